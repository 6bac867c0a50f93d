public import Media

/// What is to be known of a recording before it is mixed: how long and how loud it is, and when someone speaks.
public struct VoiceProfile: Hashable, Sendable, Codable {
  /// How many samples it has.
  public let count: Int
  /// Its integrated loudness in LUFS; nil when it is silent, or too short to have one.
  public let loudness: Double?
  /// Its samples in which someone speaks, in order, none of them next to another.
  public let speech: [Range<Int>]

  /// Makes a profile of its parts.
  init(count: Int, loudness: Double?, speech: [Range<Int>]) {
    (self.count, self.loudness, self.speech) = (count, loudness, speech)
  }
}

/// Listens to a recording, once through.
public struct VoiceListener: ~Copyable {
  /// Samples that are judged together: 10 ms.
  static let hop = PCMBuffer.sampleRate / 100

  private var meter = LoudnessMeter(findsPeaks: false)
  private var count = 0
  /// The mean square of each hop that is over.
  private var powers: [Float] = []
  private var sum: Float = 0

  /// Makes a listener that has heard nothing.
  public init() {}

  /// Hears on.
  public mutating func hear(_ sound: PCMBuffer) {
    meter.hear(sound)
    for index in 0..<sound.count {
      let (left, right) = (sound.left[index], sound.right[index])
      sum += left * left + right * right
      count += 1
      if count % Self.hop == 0 { endHop(Self.hop) }
    }
  }

  private mutating func endHop(_ length: Int) {
    powers.append(sum / Float(2 * length))
    sum = 0
  }

  /// What has been heard.
  public consuming func finish() -> VoiceProfile {
    if count % Self.hop > 0 { endHop(count % Self.hop) }
    let loudness = meter.loudness
    let spoken = loudness.map { Self.speech(powers, loudness: $0, count: count) } ?? []
    return VoiceProfile(count: count, loudness: loudness, speech: spoken)
  }

  /// The hops in which someone speaks: those not much softer than the whole, and louder than the noise in the pauses.
  private static func speech(_ powers: [Float], loudness: Double, count: Int) -> [Range<Int>] {
    func power(_ decibels: Double) -> Float { Float(Decibels.factor(decibels) * Decibels.factor(decibels)) }
    // A tenth of what is heard is softer than this: breath and room, or speech where there is no pause.
    let noise = powers.sorted()[powers.count / 10] * power(6)
    let threshold = min(power(loudness - 6), max(power(loudness - 16), noise))
    var speech: [Range<Int>] = []
    for (index, power) in powers.enumerated() where power > threshold {
      let span = index * hop..<min(count, (index + 1) * hop)
      if let last = speech.last, last.upperBound == span.lowerBound {
        speech[speech.count - 1] = last.lowerBound..<span.upperBound
      } else {
        speech.append(span)
      }
    }
    // A click is no word.
    return speech.filter { $0.count > 2 * hop }
  }
}
