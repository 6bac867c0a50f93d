import Media
import Numerics
import Timeline

/// Makes the samples of tones: sums of sines that come in and go without a click.
struct Synthesizer {
  /// Partials above this many hertz are left out, and they grow fainter from 0.8 of it on: nothing is folded back.
  static let highest = 0.45 * Double(PCMBuffer.sampleRate)
  /// How many seconds a tone takes to go at its end.
  static let release = 0.08

  /// What plays.
  let instrument: Sound.Instrument
  private let timbre: Timbre
  /// How a tone comes in and, backwards, how it goes, unless it is too short for that.
  private let (rise, fall): ([Double], [Double])

  /// Makes a synthesizer of an instrument.
  init(_ instrument: Sound.Instrument) {
    (self.instrument, timbre) = (instrument, Timbre(instrument))
    rise = Self.ramp(max(1, SampleClock.count(seconds: timbre.attack)))
    fall = Self.ramp(max(1, SampleClock.count(seconds: Self.release)))
  }

  /// How many samples a tone has.
  func count(of tone: Tone) -> Int { max(2, SampleClock.count(seconds: tone.seconds * timbre.length)) }

  /// The samples of a tone from its onset on, before it is panned; the last ones are 0.
  ///
  /// The first sample is 0 and the second is not, so that the tone's onset is where the score has it.
  func samples(of tone: Tone) -> [Float] {
    let count = count(of: tone)
    var sum = [Double](repeating: 0, count: count)
    let levels = timbre.partials.map { partial in
      let level = partial.level.dull + tone.brightness * (partial.level.bright - partial.level.dull)
      return level * Self.audible(partial.ratio * tone.frequency)
    }
    // However bright, a tone is as loud as the score has it.
    let power = levels.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard power > 0 else { return Array(repeating: 0, count: count) }
    for (partial, level) in zip(timbre.partials, levels) where level > 0 {
      add(partial, tone.frequency * partial.ratio, tone.level * level / power, to: &sum)
    }
    let rise = count / 2 < rise.count ? Self.ramp(count / 2) : rise
    let fall = count / 2 < fall.count ? Self.ramp(count / 2) : fall
    for index in rise.indices { sum[index] *= rise[index] }
    for index in fall.indices { sum[count - 1 - index] *= fall[index] }
    return sum.map { Float($0) }
  }

  /// Adds one sine that dies away: the imaginary part of a complex number that is turned and shrunk with every sample.
  private func add(_ partial: Timbre.Partial, _ frequency: Double, _ level: Double, to sum: inout [Double]) {
    let rate = Double(PCMBuffer.sampleRate)
    let angle = 2 * Double.pi * frequency / rate
    let shrink = Elementary.exp(-1 / (partial.decay * rate))
    let (turnX, turnY) = (shrink * Elementary.cos(angle), shrink * Elementary.sin(angle))
    var (x, y) = (level, 0.0)
    for index in sum.indices {
      sum[index] += y
      (x, y) = (x * turnX - y * turnY, x * turnY + y * turnX)
    }
  }

  /// How much of a partial may be heard, by its frequency.
  private static func audible(_ frequency: Double) -> Double {
    max(0, min(1, (highest - frequency) / (0.2 * highest)))
  }

  /// A raised cosine that comes up from 0 within so many samples.
  private static func ramp(_ count: Int) -> [Double] {
    (0..<count).map { 0.5 - 0.5 * Elementary.cos(Double.pi * Double($0) / Double(count)) }
  }
}
