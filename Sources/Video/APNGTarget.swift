import Media

/// The file of an APNG, whose pictures come compressed.
final class APNGTarget: AnimationTarget {
  private let output: OutputFile
  private let timescale: Int
  private var chunks: APNGChunks
  /// The last picture, which is written when it is known how long it is shown, and when it starts.
  private var last: (picture: PNGPatch, start: Int64)?
  private var isAnimated = false

  /// Makes the file, or empties it.
  init(path: String, _ format: AnimationFormat, timescale: Int) throws(VideoError) {
    output = try OutputFile(path: path)
    self.timescale = timescale
    chunks = APNGChunks(width: format.width, height: format.height)
  }

  func shows(_ picture: AnimationPicture) -> Bool { false }

  func store(_ picture: AnimationPicture, at start: Int64) throws(VideoError) {
    guard case .patch(let patch) = picture else { preconditionFailure("a picture of an APNG is a patch") }
    try writeLast(until: start)
    last = (patch, start)
  }

  func storeAgain(at start: Int64) throws(VideoError) {
    try writeLast(until: start)
    last = (.nothing, start)
  }

  func finish(lastShownFor ticks: Int64) throws(VideoError) {
    if let last, !isAnimated {
      try output.write(chunks.file(of: last.picture))
    } else {
      try writeLast(until: (last?.start ?? 0) + ticks)
      try output.write(APNGChunks.end)
      try output.overwriteStart(with: chunks.start)
    }
    try output.close()
  }

  private func writeLast(until end: Int64) throws(VideoError) {
    guard let last else { return }
    if !isAnimated { try output.write(chunks.start) }
    isAnimated = true
    try output.write(chunks.append(last.picture, shownFor: (Int(end - last.start), timescale)))
  }
}
