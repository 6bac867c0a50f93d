import Media
public import Timeline

/// From frames to samples, by the clock that frames are counted by.
public struct SampleClock: Hashable, Sendable {
  private let frameRate: FrameRate

  /// Makes the clock of a frame rate.
  public init(_ frameRate: FrameRate) { self.frameRate = frameRate }

  /// The sample at which a frame begins: ⌊t · 48000 + ½⌋ of the frame's exact start t, so that a sound is never more
  /// than half a sample from its frame, however long the film.
  ///
  /// The frame is one of a film: from 0 up to 12 h.
  public func sample(ofFrame frame: Int) -> Int {
    // At most 2 · 12 h · 240 frames/s · 10⁶ · 48000 = 10¹⁸, less than 2⁶³.
    let ticks = frame * frameRate.denominator * PCMBuffer.sampleRate
    return (2 * ticks + frameRate.numerator) / (2 * frameRate.numerator)
  }

  /// The sample nearest to an instant, which may be before the film's start.
  public static func sample(at time: FilmTime) -> Int {
    let doubled = 2 * time.microseconds * PCMBuffer.sampleRate + 1_000_000
    let (whole, rest) = doubled.quotientAndRemainder(dividingBy: 2_000_000)
    return rest < 0 ? whole - 1 : whole
  }

  /// How many samples are so long, to the nearest.
  static func count(seconds: Double) -> Int { Int((seconds * Double(PCMBuffer.sampleRate)).rounded()) }
}
