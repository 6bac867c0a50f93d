extension PlanarFrame {
  /// Converts a part of a picture, or all of it, to BT.709 limited range.
  ///
  /// Chroma is sited as H.264 assumes when nothing is said ("left"): level with even columns, between two rows. A
  /// chroma sample is therefore the mean of the columns left of, at and right of its own, weighted 1, 2, 1, over two
  /// rows; the first column stands in for the one that is missing at its left. The chroma just right of `rect` also
  /// depends on pixels in it and is converted too. So a frame has the same samples however it is cut into rectangles,
  /// and in whatever order, provided that each rectangle whose pixels changed is converted after they did.
  ///
  /// The picture is taken as opaque: colour is premultiplied, so a transparent pixel counts as lying on black.
  ///
  /// - Parameters:
  ///   - pixels: The picture; it must have this frame's size.
  ///   - rect: The part whose pixels changed, all sides even; what lies outside the frame is ignored. It is widened to
  ///     columns that are multiples of 16. Nil is the whole picture.
  public mutating func convert(_ pixels: borrowing PixelBuffer, in rect: PixelRect? = nil) {
    precondition(pixels.width == width && pixels.height == height, "the picture and the frame have one size")
    let rect = rect ?? PixelRect(x: 0, y: 0, width: width, height: height)
    precondition(
      (rect.x | rect.y | rect.width | rect.height) & 1 == 0, "a rectangle to convert has even sides and corner")
    let (left, right) = (max(rect.x, 0), min(rect.x + rect.width, width))
    let (top, bottom) = (max(rect.y, 0), min(rect.y + rect.height, height))
    guard left < right, top < bottom else { return }
    func groupEnd(_ x: Int) -> Int { (x + BT709.group - 1) / BT709.group * BT709.group }
    let start = left / BT709.group * BT709.group
    let columns = start..<groupEnd(right)
    let chromaColumns = start..<groupEnd(min(right + 2, width))
    let (lumaStride, chromaStride, pixelStride) = (lumaStride, chromaStride, pixels.stride)
    let conversion = BT709()
    pixels.withPixels { pixels in
      withMutablePlanes { planes in
        guard
          let source = pixels.baseAddress, let y = planes.y.baseAddress,
          let cb = planes.cb.baseAddress, let cr = planes.cr.baseAddress
        else { return }
        for row in stride(from: top, to: bottom, by: 2) {
          let (first, second) = (source + row * pixelStride, source + (row + 1) * pixelStride)
          conversion.luma(of: first, to: y + row * lumaStride, in: columns)
          conversion.luma(of: second, to: y + (row + 1) * lumaStride, in: columns)
          let offset = row / 2 * chromaStride
          conversion.chroma(of: first, second, toBlue: cb + offset, toRed: cr + offset, in: chromaColumns)
        }
      }
    }
  }
}
