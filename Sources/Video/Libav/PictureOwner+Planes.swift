internal import CFFmpeg
internal import Media

extension PictureOwner {
  /// Gets memory for samples of a layout.
  func allocate(width: Int, height: Int, _ format: AVPixelFormat) throws(VideoError) {
    pointer.pointee.format = format.rawValue
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

  /// Copies the picture's samples to whole macroblocks of its size.
  func copy(to samples: CodedPicture.Samples) {
    let picture = pointer.pointee
    let (width, height) = (16 * samples.columns, 16 * samples.rows)
    let (lumaStride, chromaStride) = (samples.stride, samples.chromaStride)
    copyRows(picture.data.0, Int(picture.linesize.0), samples.y, lumaStride, width, height)
    copyRows(picture.data.1, Int(picture.linesize.1), samples.cb, chromaStride, width / 2, height / 2)
    copyRows(picture.data.2, Int(picture.linesize.2), samples.cr, chromaStride, width / 2, height / 2)
  }

  /// Copies a frame's samples into the picture, which must own buffers of the frame's size.
  ///
  /// The library's samples are little-endian, as those of every machine that this runs on.
  func fill(from frame: borrowing AlphaFrame) {
    let picture = pointer.pointee
    let (width, height, stride) = (frame.width * 2, frame.height, frame.stride * 2)
    frame.withPlanes { planes in
      func copy(_ source: UnsafeBufferPointer<UInt16>, _ target: UnsafeMutablePointer<UInt8>?, _ targetStride: Int32) {
        let bytes = UnsafeRawBufferPointer(source).assumingMemoryBound(to: UInt8.self)
        copyRows(bytes.baseAddress, stride, target, Int(targetStride), width, height)
      }
      copy(planes.y, picture.data.0, picture.linesize.0)
      copy(planes.cb, picture.data.1, picture.linesize.1)
      copy(planes.cr, picture.data.2, picture.linesize.2)
      copy(planes.alpha, picture.data.3, picture.linesize.3)
    }
  }

  /// Copies the picture's samples to a frame of its size; of samples of 12 bits, as which FFmpeg gives
  /// those of ProRes 4444, the nearest of 10.
  func copy(to frame: inout AlphaFrame) {
    let picture = pointer.pointee
    let isFine = picture.format == AV_PIX_FMT_YUVA444P12LE.rawValue
    let (width, height, stride) = (frame.width, frame.height, frame.stride)
    frame.withMutablePlanes { planes in
      func copy(
        _ source: UnsafeMutablePointer<UInt8>?, _ sourceStride: Int32, _ target: UnsafeMutableBufferPointer<UInt16>,
        rounded: UInt16 = 2
      ) {
        guard let source else { return }
        for row in 0..<height {
          let samples = UnsafeRawPointer(source + row * Int(sourceStride)).assumingMemoryBound(to: UInt16.self)
          for column in 0..<width {
            target[row * stride + column] =
              isFine ? min((samples[column] + rounded) >> 2, 1023) : samples[column]
          }
        }
      }
      copy(picture.data.0, picture.linesize.0, planes.y)
      copy(picture.data.1, picture.linesize.1, planes.cb)
      copy(picture.data.2, picture.linesize.2, planes.cr)
      // Opacity of 10 bits is stored with its first bits after its last: cut off, it is what it was.
      copy(picture.data.3, picture.linesize.3, planes.alpha, rounded: 0)
    }
  }
}

/// Copies rows of bytes between planes.
private func copyRows(
  _ source: UnsafePointer<UInt8>?, _ sourceStride: Int, _ target: UnsafeMutablePointer<UInt8>?, _ targetStride: Int,
  _ width: Int, _ height: Int
) {
  guard let source, let target else { return }
  for row in 0..<height {
    (target + row * targetStride).update(from: source + row * sourceStride, count: width)
  }
}

extension PacketOwner {
  /// The compressed data.
  var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: pointer.pointee.data, count: Int(pointer.pointee.size)))
  }
}
