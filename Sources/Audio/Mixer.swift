public import Media
public import Numerics
public import Timeline

/// Mixes tones and voice, block by block from the film's start.
public struct Mixer: Sendable {
  /// The loudness of a voice, in LUFS, that tones are designed to go with; under another one they are as much softer or
  /// louder as it is.
  static let designedVoice = -20.0

  private var track: ToneTrack
  private let duck: DuckingCurve
  private let toneGain: Float
  private var position = 0

  /// A take of the voice, as tones make way for it.
  public struct Take: Hashable, Sendable {
    /// The film's samples in which someone speaks, in order.
    let speech: [Range<Int>]
    /// Its loudness in the film, in LUFS; nil when it is silent, or too short to have one.
    let loudness: Double?
    /// How many samples it has.
    let count: Int

    /// Takes what is known of a recording, and what the timeline wants of it.
    public init(_ profile: VoiceProfile, _ voiceover: Voiceover) {
      let offset = SampleClock.sample(at: voiceover.offset)
      speech = profile.speech.map { $0.lowerBound + offset..<$0.upperBound + offset }
      loudness = profile.loudness.map { $0 + voiceover.volume }
      count = profile.count
    }

    /// The loudness of several together: the mean of their powers, by their lengths.
    static func loudness(of takes: [Take]) -> Double? {
      let heard = takes.compactMap { take in take.loudness.map { (loudness: $0, count: Double(take.count)) } }
      guard heard.count > 1 else { return heard.first?.loudness }
      let count = heard.reduce(0) { $0 + $1.count }
      let power = heard.reduce(0.0) { sum, take in
        let factor = Decibels.factor(take.loudness)
        return sum + factor * factor * take.count
      }
      return Decibels.of((power / count).squareRoot())
    }
  }

  /// One block of both, as they are in the mix before its gain.
  public struct Stems: Hashable, Sendable {
    /// The tones, having made way for the voice.
    public var tones: PCMBuffer
    /// The voice.
    public var voice: PCMBuffer

    /// Both together, times a gain.
    public func mix(gain: Double) -> PCMBuffer {
      let gain = Float(gain)
      func sum(_ a: [Float], _ b: [Float]) -> [Float] {
        [Float](unsafeUninitializedCapacity: a.count) { sum, count in
          for index in a.indices { sum[index] = (a[index] + b[index]) * gain }
          count = a.count
        }
      }
      return PCMBuffer(left: sum(tones.left, voice.left), right: sum(tones.right, voice.right))
    }
  }

  /// Prepares a mix.
  ///
  /// - Parameters:
  ///   - score: The tones.
  ///   - duck: How they make way for the voice.
  ///   - takes: What is known of the voice's takes; none without a voice.
  public init(_ score: Score, duck: Sound.Ducking, takes: [Take]) {
    track = ToneTrack(score)
    toneGain = Float(Decibels.factor(Take.loudness(of: takes).map { $0 - Self.designedVoice } ?? 0))
    self.duck = DuckingCurve(takes.flatMap(\.speech).sorted { $0.lowerBound < $1.lowerBound }, duck)
  }

  /// Leaves samples out; what is mixed after them is as if they had been mixed.
  public mutating func skip(_ count: Int) {
    track.skip(count)
    position += count
  }

  /// Feeds what decides the tones that are mixed into some samples of the film, counted from the first of these on.
  ///
  /// Where no tone is heard it does not matter what is said about tones.
  public func feed(tonesIn samples: Range<Int>, _ hash: inout StableHash) {
    let isHeard = track.feed(samples, &hash)
    guard isHeard else { return }
    hash.combine(Double(toneGain))
    duck.feed(samples, &hash)
  }

  /// Mixes the next block, as long as the voice's, which is silence where nobody speaks, and as loud as it is wanted.
  public mutating func next(voice: PCMBuffer) -> Stems {
    let factors = duck.factors(from: position, count: voice.count)
    var tones = track.next(voice.count)
    for index in factors.indices {
      let gain = factors[index] * toneGain
      tones.left[index] *= gain
      tones.right[index] *= gain
    }
    position += voice.count
    return Stems(tones: tones, voice: voice)
  }
}
