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
  private let target: any AnimationTarget
  private var distinctCount = 0
  /// When the last picture that was stored starts.
  private var start: Int64 = 0

  /// Makes the file, or empties it; the path is a local file's, whatever it looks like.
  ///
  /// - Throws: `VideoError.encoderMissing`, or the library's failure.
  public init(path: String, format: AnimationFormat) throws(VideoError) {
    let clock = AnimationClock(format.coding.kind, period: format.period)
    target =
      switch format.coding {
      case .gif: try GIFTarget(path: path, format, timescale: clock.timescale)
      case .apng: try APNGTarget(path: path, format, timescale: clock.timescale)
      }
    self.path = path
    self.format = format
    self.clock = clock
  }

  /// Adds the next picture; nil is the one before it once more.
  ///
  /// Traps when the picture is not of the animation's format and size.
  ///
  /// - Throws: `VideoError.emptyMovie` for nil when there is no picture yet, or the library's failure.
  public mutating func append(_ picture: AnimationPicture?) throws(VideoError) {
    if let picture, !target.shows(picture) {
      if pictureCount > 0 { try hold() }
      try target.store(picture, at: start)
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
    try target.finish(lastShownFor: try hold())
    return distinctCount
  }

  /// Lets the stored picture last to the start of the next, stored again where no single time can be so long; answers
  /// how long it is shown since it was stored last.
  @discardableResult
  private mutating func hold() throws(VideoError) -> Int64 {
    let parts = AnimationClock.parts(of: clock.start(ofPicture: pictureCount) - start)
    for (index, part) in parts.enumerated() {
      if index > 0 { try target.storeAgain(at: start) }
      start += part
    }
    return parts[parts.count - 1]
  }
}
