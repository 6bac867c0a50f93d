public import Audio
public import FilmKit
import Media
import Video

/// The sound of a whole film, measured: what is heard, and the one gain that it is mixed with, and what a limiter does.
///
/// It is mixed once to be measured, and then once more as it is written, bit by bit: of the whole film, memory has four
/// bytes for each millisecond.
public struct LeveledSound: Sendable {
  /// What is heard.
  public let plan: SoundPlan
  /// How loud the mix is, its gain, and where it is limited.
  public let leveling: Leveling
  /// Some of the mix, which was mixed to be measured.
  let mixed: [SoundMix.MixedPart]

  /// Samples that are mixed at a time.
  static let block = PCMBuffer.sampleRate / 4
  /// Decibels that are left under the ceiling for what a lossy codec adds to the peaks.
  public static let lossyHeadroom = 0.7

  /// Measures what is heard.
  ///
  /// - Parameters:
  ///   - plan: What is heard.
  ///   - loudness: The integrated loudness of the mix in LUFS; nil to leave it as it is.
  ///   - headroom: Decibels that are left under the ceiling.
  ///   - limiter: What may make peaks softer; nil for nothing.
  ///   - cache: Where it is kept what was measured; nil for nowhere.
  /// - Throws: `PipelineError.sound` or `.interrupted`.
  public init(
    _ plan: SoundPlan, loudness: Double?, headroom: Double = lossyHeadroom, limiter: Limiter? = Limiter(),
    cache: Cache? = nil
  ) throws(PipelineError) {
    self.init(plan, try plan.measure(with: cache), loudness: loudness, headroom: headroom, limiter: limiter)
  }

  /// Levels what was measured.
  init(_ plan: SoundPlan, _ measured: MeasuredMix, loudness: Double?, headroom: Double, limiter: Limiter?) {
    (self.plan, mixed) = (plan, measured.mixed)
    leveling = Leveling(measured.parts, target: loudness, headroom: headroom, limiter: limiter)
  }

  /// Plans and measures the sound of a film; nil when there is nothing to hear in it.
  ///
  /// - Throws: `PipelineError.sound` or `.interrupted`.
  public init?(
    of film: any Film, voice: Voice?, loudness: Double?, headroom: Double = lossyHeadroom,
    limiter: Limiter? = Limiter()
  ) throws(PipelineError) {
    guard let plan = SoundPlan(of: film, voice: voice) else { return nil }
    try self.init(plan, loudness: loudness, headroom: headroom, limiter: limiter)
  }

  /// The tones.
  public var score: Score { plan.score }
  /// The voice; nil for none.
  public var voice: Voice? { plan.voice }
  /// How many samples the film lasts.
  public var count: Int { plan.count }
  /// The factor of the mix's gain.
  public var gain: Double { Decibels.factor(leveling.gain) }

  /// Begins to mix from the film's first sample on.
  func reader() -> StemReader { StemReader(plan) }
}

/// The voice and the tones of a film, block by block from its start.
struct StemReader: ~Copyable {
  private var mixer: Mixer
  private var source: VoiceSource
  /// How many samples have been given.
  private(set) var position = 0

  init(_ plan: SoundPlan) {
    mixer = plan.mixer
    source = VoiceSource(plan.voice?.takes ?? [])
  }

  /// Mixes the next block.
  mutating func next(_ count: Int) throws(PipelineError) -> Mixer.Stems {
    guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
    do {
      let stems = mixer.next(voice: try source.next(count))
      position += count
      return stems
    } catch {
      throw .sound(error)
    }
  }

  /// Leaves samples out.
  mutating func skip(to sample: Int) {
    mixer.skip(sample - position)
    source.skip(sample - position)
    position = sample
  }
}
