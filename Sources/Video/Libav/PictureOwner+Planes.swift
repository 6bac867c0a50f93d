internal import CFFmpeg
internal import Media

extension PictureOwner {
  /// Gets memory for 4:2:0 samples, 8 bits each.
  func allocate(width: Int, height: Int) throws(VideoError) {
    pointer.pointee.format = AV_PIX_FMT_YUV420P.rawValue
    pointer.pointee.width = Int32(width)
    pointer.pointee.height = Int32(height)
    try check(av_frame_get_buffer(pointer, 0), calling: "av_frame_get_buffer", during: .encoding)
  }

  /// Copies a frame's samples into the picture, which must own buffers of the frame's size.
  func fill(from frame: borrowing PlanarFrame) {
    let picture = pointer.pointee
    let (width, height) = (frame.width, frame.height)
    let (lumaStride, chromaStride) = (frame.lumaStride, frame.chromaStride)
    frame.withPlanes { planes in
      copyRows(planes.y.baseAddress, lumaStride, picture.data.0, Int(picture.linesize.0), width, height)
      copyRows(planes.cb.baseAddress, chromaStride, picture.data.1, Int(picture.linesize.1), width / 2, height / 2)
      copyRows(planes.cr.baseAddress, chromaStride, picture.data.2, Int(picture.linesize.2), width / 2, height / 2)
    }
  }

  /// Copies the picture's samples to a frame of its size.
  func copy(to frame: inout PlanarFrame) {
    let picture = pointer.pointee
    let (width, height) = (frame.width, frame.height)
    let (lumaStride, chromaStride) = (frame.lumaStride, frame.chromaStride)
    frame.withMutablePlanes { planes in
      copyRows(picture.data.0, Int(picture.linesize.0), planes.y.baseAddress, lumaStride, width, height)
      copyRows(picture.data.1, Int(picture.linesize.1), planes.cb.baseAddress, chromaStride, width / 2, height / 2)
      copyRows(picture.data.2, Int(picture.linesize.2), planes.cr.baseAddress, chromaStride, width / 2, height / 2)
    }
  }

  private func copyRows(
    _ source: UnsafePointer<UInt8>?, _ sourceStride: Int, _ target: UnsafeMutablePointer<UInt8>?, _ targetStride: Int,
    _ width: Int, _ height: Int
  ) {
    guard let source, let target else { return }
    for row in 0..<height {
      (target + row * targetStride).update(from: source + row * sourceStride, count: width)
    }
  }
}

extension PacketOwner {
  /// The compressed data.
  var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: pointer.pointee.data, count: Int(pointer.pointee.size)))
  }
}
