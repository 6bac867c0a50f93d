/// Writes a looping animation: a GIF or an APNG.
///
/// Picture k starts at k × period, to the tick of its format; it is played for ever. A picture that is the one before
/// is not stored again: that one is shown for longer. Nothing in the file names a version or a date, and its bytes
/// depend on the pictures alone.
///
/// The file is written in place, as by ``MovieWriter``.
public struct AnimationWriter: ~Copyable {
  /// The file.
  public let path: String
  /// The pictures' kind, size and speed.
  public let format: AnimationFormat
  /// How many pictures have been handed over.
  public private(set) var pictureCount = 0
  private let clock: AnimationClock
  private let output: MovieOutput
  private let encoder: AnimationEncoder
  private var distinctCount = 0
  /// The last picture that was stored, and when it starts.
  private var shown: [UInt8] = []
  private var start: Int64 = 0

  /// Makes the file, or empties it; the path is a local file's, whatever it looks like.
  ///
  /// - Throws: `VideoError.encoderMissing`, or the library's failure.
  public init(path: String, format: AnimationFormat) throws(VideoError) {
    let clock = AnimationClock(format.coding.kind, period: format.period)
    let output = try MovieOutput(path: path, muxer: format.coding.kind.rawValue)
    let encoder = try AnimationEncoder(format, timescale: clock.timescale)
    try output.create()
    try encoder.begin(output)
    self.path = path
    self.format = format
    self.clock = clock
    self.output = output
    self.encoder = encoder
  }

  /// Adds the next picture: rows from the top, without padding; nil is the one before it once more.
  ///
  /// Traps when the picture has not `format.bytesPerPicture` bytes.
  ///
  /// - Throws: `VideoError.emptyMovie` for nil when there is no picture yet, or the library's failure.
  public mutating func append(_ picture: [UInt8]?) throws(VideoError) {
    if let picture, picture != shown {
      precondition(picture.count == format.bytesPerPicture, "a picture has the animation's size")
      if pictureCount > 0 { try hold() }
      try encoder.encode(picture, at: start, to: output)
      shown = picture
      distinctCount += 1
    }
    guard distinctCount > 0 else { throw .emptyMovie(path: path) }
    pictureCount += 1
  }

  /// Completes the animation and closes the file; answers how many pictures differ from the one before.
  ///
  /// - Throws: `VideoError.emptyMovie`, or the library's failure, such as a full disk's.
  @discardableResult
  public consuming func finish() throws(VideoError) -> Int {
    guard pictureCount > 0 else { throw .emptyMovie(path: path) }
    let last = try hold()
    try encoder.finish(to: output)
    try output.set("final_delay", to: format.coding.kind == .gif ? "\(last)" : "\(last)/\(clock.timescale)")
    try output.end()
    return distinctCount
  }

  /// Lets the stored picture last to the start of the next, stored again where no single time can be so long; answers
  /// how long it is shown since it was stored last.
  @discardableResult
  private mutating func hold() throws(VideoError) -> Int64 {
    let parts = AnimationClock.parts(of: clock.start(ofPicture: pictureCount) - start)
    for (index, part) in parts.enumerated() {
      if index > 0 { try encoder.encode(shown, at: start, to: output) }
      start += part
    }
    return parts[parts.count - 1]
  }
}
