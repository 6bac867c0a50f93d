/// The file of a GIF, which libavcodec's encoder and libavformat's muxer write.
final class GIFTarget: AnimationTarget {
  private let format: AnimationFormat
  private let output: MovieOutput
  private let encoder: AnimationEncoder
  private var shown: [UInt8] = []

  /// Makes the file, or empties it.
  init(path: String, _ format: AnimationFormat, timescale: Int) throws(VideoError) {
    let output = try MovieOutput(path: path, muxer: format.coding.kind.rawValue)
    let encoder = try AnimationEncoder(format, timescale: timescale)
    try output.create()
    try encoder.begin(output)
    self.format = format
    self.output = output
    self.encoder = encoder
  }

  func shows(_ picture: AnimationPicture) -> Bool { picture == .indices(shown) }

  func store(_ picture: AnimationPicture, at start: Int64) throws(VideoError) {
    guard case .indices(let bytes) = picture, bytes.count == format.bytesPerPicture else {
      preconditionFailure("a picture of a GIF is indices, and has the animation's size")
    }
    try encoder.encode(bytes, at: start, to: output)
    shown = bytes
  }

  func storeAgain(at start: Int64) throws(VideoError) { try encoder.encode(shown, at: start, to: output) }

  func finish(lastShownFor ticks: Int64) throws(VideoError) {
    try encoder.finish(to: output)
    try output.set("final_delay", to: "\(ticks)")
    try output.end()
  }
}
