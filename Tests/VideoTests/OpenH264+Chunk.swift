import Players

@testable import Video

extension OpenH264 {
  /// The samples of all pictures of a chunk: luma, then blue, then red, as far as the frame reaches.
  static func decode(_ chunk: EncodedChunk) throws -> [[UInt8]] {
    let decoder = try OpenH264()
    let sets = [chunk.parameterSets.sequence] + chunk.parameterSets.pictures
    var pictures: [[UInt8]] = []
    for (index, frame) in chunk.frames.enumerated() {
      let units = NALUnits(sized: frame.bytes).units.map(Array.init)
      if let picture = try decoder.decode((index == 0 ? sets : []) + units) { pictures.append(picture) }
    }
    while pictures.count < chunk.frames.count, let picture = decoder.flush() { pictures.append(picture) }
    return pictures
  }
}
