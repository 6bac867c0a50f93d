package import Media

/// All samples of a picture: luma, then blue, then red.
package func samples(_ planes: borrowing PlanarFrame) -> [UInt8] {
  let (width, height, lumaStride, chromaStride) = (planes.width, planes.height, planes.lumaStride, planes.chromaStride)
  return planes.withPlanes { planes in
    func rows(_ plane: UnsafeBufferPointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int) -> [UInt8] {
      (0..<height).flatMap { Array(plane[$0 * stride..<$0 * stride + width]) }
    }
    return rows(planes.y, lumaStride, width, height) + rows(planes.cb, chromaStride, width / 2, height / 2)
      + rows(planes.cr, chromaStride, width / 2, height / 2)
  }
}
