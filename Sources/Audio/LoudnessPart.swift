public import Media

/// What is to be known of a part of a sound so that the loudness of the whole can be worked out from its parts.
///
/// The parts of a whole follow one another, each but the last as long as a number of steps. They can be measured in any
/// order, and a part that stays the same need not be heard again.
public struct LoudnessPart: Hashable, Sendable {
  /// Samples of a step: 100 ms.
  public static let step = PCMBuffer.sampleRate / 10
  /// How many samples before a part have to be heard with it: the filter has then forgotten all before them, to within
  /// the precision of a double.
  public static let lead = 2 * step

  /// The power of each whole step after the K-weighting filter: the sum of both channels' mean squares.
  public let powers: [Double]
  /// The highest true peak as a factor of full scale.
  public let truePeak: Double

  /// What is in each millisecond, in order; the last one may be shorter.
  public let hops: [SoundHop]

  /// Makes it of its parts.
  public init(powers: [Double], truePeak: Double, hops: [SoundHop]) {
    (self.powers, self.truePeak, self.hops) = (powers, truePeak, hops)
  }

  /// Measures a part.
  ///
  /// - Parameters:
  ///   - sound: The part.
  ///   - before: What is heard before it, `lead` samples or all that there is.
  public init(_ sound: PCMBuffer, after before: PCMBuffer) {
    var meter = Meter()
    meter.hear(before: before)
    meter.hear(sound)
    self = meter.part
  }

  /// Measures a part, block by block.
  public struct Meter: Sendable {
    private var hops = HopMeter()

    /// Makes a meter that has heard nothing.
    public init() {}

    /// Hears what comes before the part, ``LoudnessPart/lead`` samples or all that there is.
    public mutating func hear(before sound: PCMBuffer) { hops.hear(sound, isKept: false) }

    /// Hears on in the part; only the last block may end within a millisecond.
    public mutating func hear(_ sound: PCMBuffer) { hops.hear(sound) }

    /// What has been measured.
    public var part: LoudnessPart { LoudnessPart(hops) }
  }

  /// Takes what was measured of a part, which began with a hop.
  private init(_ meter: HopMeter) {
    let perStep = Self.step / SoundHop.length
    var (powers, hops): ([Double], [SoundHop]) = ([], [])
    hops.reserveCapacity(meter.powers.count)
    for start in stride(from: 0, to: meter.powers.count, by: perStep) {
      let step = meter.powers[start..<min(start + perStep, meter.powers.count)]
      if (start + perStep) * SoundHop.length <= meter.count { powers.append(step.reduce(0, +) / Double(perStep)) }
      hops += zip(meter.peaks[start...], SoundHop.shares(step)).map {
        SoundHop(level: SoundHop.level(ofPeak: $0), share: $1)
      }
    }
    self.init(powers: powers, truePeak: meter.peaks.max() ?? 0, hops: hops)
  }
}

/// The loudness of a sound by ITU-R BS.1770-4, and its true peak, worked out from its parts.
public struct LoudnessSum: Hashable, Sendable {
  /// The integrated loudness in LUFS; nil for silence, and for what is too soft or too short to have one.
  public let loudness: Double?
  /// The true peak as a factor of full scale.
  public let truePeak: Double

  /// Power under which a block is not counted: −70 LUFS.
  private static let absoluteGate = power(-70)

  /// Adds up parts, which are given in their order.
  ///
  /// The powers of blocks of 400 ms, one every 100 ms, are averaged: of those above −70 LUFS, then of those that are
  /// less than 10 LU below that average.
  public init(_ parts: [LoudnessPart]) {
    truePeak = parts.reduce(0) { max($0, $1.truePeak) }
    loudness = Self.loudness(ofSteps: parts.flatMap(\.powers))
  }

  /// The integrated loudness in LUFS of the powers of all steps.
  static func loudness(ofSteps steps: [Double]) -> Double? {
    var blocks = steps.indices.dropFirst(3).map { (steps[$0 - 3] + steps[$0 - 2] + steps[$0 - 1] + steps[$0]) / 4 }
    blocks.removeAll { $0 < absoluteGate }
    let gate = mean(blocks) / 10
    blocks.removeAll { $0 < gate }
    return blocks.isEmpty ? nil : Decibels.of(mean(blocks).squareRoot()) - offset
  }

  /// What BS.1770 takes off, so that a sine of 1 kHz has as many LUFS as decibels.
  private static let offset = 0.691

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func power(_ loudness: Double) -> Double {
    let factor = Decibels.factor(loudness + offset)
    return factor * factor
  }
}
