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
  private let voiceGain: Float
  private var position = 0

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

    /// Only the tones, or only the voice, of the same block.
    public func alone(_ part: WritableKeyPath<Stems, PCMBuffer>) -> Stems {
      var stems = Stems(tones: PCMBuffer(silence: tones.count), voice: PCMBuffer(silence: voice.count))
      stems[keyPath: part] = self[keyPath: part]
      return stems
    }
  }

  /// Prepares a mix.
  ///
  /// - Parameters:
  ///   - score: The tones.
  ///   - duck: How they make way for the voice.
  ///   - voice: What is known of the recording; nil without one.
  ///   - voiceover: What the timeline wants of it: its offset and its volume.
  public init(_ score: Score, duck: Sound.Ducking, voice: VoiceProfile?, voiceover: Voiceover?) {
    track = ToneTrack(score)
    let volume = voiceover?.volume ?? 0
    voiceGain = Float(Decibels.factor(volume))
    toneGain = Float(Decibels.factor(voice?.loudness.map { $0 + volume - Self.designedVoice } ?? 0))
    let offset = SampleClock.sample(at: voiceover?.offset ?? .zero)
    self.duck = DuckingCurve(
      (voice?.speech ?? []).map { $0.lowerBound + offset..<$0.upperBound + offset }, duck)
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

  /// Mixes the next block, as long as the voice's, which is silence where nobody speaks.
  public mutating func next(voice: PCMBuffer) -> Stems {
    let factors = duck.factors(from: position, count: voice.count)
    var (tones, voice) = (track.next(voice.count), voice)
    for index in factors.indices {
      let gain = factors[index] * toneGain
      tones.left[index] *= gain
      tones.right[index] *= gain
    }
    if voiceGain != 1 {
      for index in factors.indices {
        voice.left[index] *= voiceGain
        voice.right[index] *= voiceGain
      }
    }
    position += voice.count
    return Stems(tones: tones, voice: voice)
  }
}
