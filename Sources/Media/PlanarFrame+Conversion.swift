extension PlanarFrame {
  /// Converts a part of a picture, or all of it, to BT.709 limited range.
  ///
  /// Chroma is sited as H.264 assumes when nothing is said ("left"): level with even columns and between two rows. A
  /// chroma sample is therefore the exact mean, rounded once, of the columns left of, at and right of its own,
  /// weighted 1, 2, 1, over two rows; the first column stands in for the one that is missing at its left. The column
  /// of chroma just right of `rect` also hangs on pixels in it and is converted too, so a frame has the same samples
  /// however it is cut into rectangles, and in whatever order, provided that each rectangle whose pixels changed is
  /// converted after they did.
  ///
  /// The picture is taken as opaque: colour is premultiplied, so a transparent pixel counts as lying on black.
  ///
  /// - Parameters:
  ///   - pixels: The picture; it must have this frame's size.
  ///   - rect: The part whose pixels changed, all sides even; what lies outside the frame is ignored. Nil is the whole.
  public mutating func convert(_ pixels: borrowing PixelBuffer, in rect: PixelRect? = nil) {
    precondition(pixels.width == width && pixels.height == height, "the picture and the frame have one size")
    let rect = rect ?? PixelRect(x: 0, y: 0, width: width, height: height)
    precondition(
      (rect.x | rect.y | rect.width | rect.height) & 1 == 0, "a rectangle to convert has even sides and corner")
    let columns = max(rect.x, 0)..<max(min(rect.x + rect.width, width), max(rect.x, 0))
    let rows = max(rect.y, 0)..<max(min(rect.y + rect.height, height), max(rect.y, 0))
    guard !columns.isEmpty, !rows.isEmpty else { return }
    let chroma = columns.lowerBound / 2..<min(columns.upperBound / 2 + 1, width / 2)
    let (lumaStride, chromaStride, pixelStride) = (lumaStride, chromaStride, pixels.stride)
    pixels.withPixels { pixels in
      withMutablePlanes { planes in
        guard
          let source = pixels.baseAddress, let y = planes.y.baseAddress,
          let cb = planes.cb.baseAddress, let cr = planes.cr.baseAddress
        else { return }
        for row in stride(from: rows.lowerBound, to: rows.upperBound, by: 2) {
          let (top, bottom) = (source + row * pixelStride, source + (row + 1) * pixelStride)
          BT709.luma(of: top, to: y + row * lumaStride, in: columns)
          BT709.luma(of: bottom, to: y + (row + 1) * lumaStride, in: columns)
          let offset = row / 2 * chromaStride
          BT709.chroma(of: top, bottom, toBlue: cb + offset, toRed: cr + offset, in: chroma)
        }
      }
    }
  }
}
