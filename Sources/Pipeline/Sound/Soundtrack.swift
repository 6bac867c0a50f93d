public import Audio
public import Films
import Media
import Video

/// The sound of a whole film, measured: what is heard, and the one gain that it is mixed with.
///
/// It is mixed once to be measured, and then once more, block by block, as it is written: memory does not grow with the
/// film.
public struct Soundtrack: Sendable {
  /// What is heard.
  public let plan: SoundPlan
  /// How loud the mix is, and its gain.
  public let leveling: Leveling

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
  /// - Throws: `PipelineError.sound` or `.interrupted`.
  public init(_ plan: SoundPlan, loudness: Double?, headroom: Double = lossyHeadroom) throws(PipelineError) {
    self.plan = plan
    var meter = LoudnessMeter()
    var reader = try SoundtrackReader(plan)
    while reader.position < plan.count {
      let stems = try reader.next(min(plan.count - reader.position, Self.block))
      meter.hear(stems.mix(gain: 1))
    }
    leveling = Leveling(meter, target: loudness, headroom: headroom)
  }

  /// Plans and measures the sound of a film; nil when there is nothing to hear in it.
  ///
  /// - Throws: `PipelineError.sound` or `.interrupted`.
  public init?(
    of film: any Film, voice: VoiceFile?, loudness: Double?, headroom: Double = lossyHeadroom
  ) throws(PipelineError) {
    guard let plan = SoundPlan(of: film, voice: voice) else { return nil }
    try self.init(plan, loudness: loudness, headroom: headroom)
  }

  /// The tones.
  public var score: Score { plan.score }
  /// The voice; nil for none.
  public var voice: VoiceFile? { plan.voice }
  /// How many samples the film lasts.
  public var count: Int { plan.count }
  /// The factor of the mix's gain.
  public var gain: Double { Decibels.factor(leveling.gain) }

  /// Begins to mix from the film's first sample on.
  func reader() throws(PipelineError) -> SoundtrackReader { try SoundtrackReader(plan) }
}

/// The sound of a film, block by block from its start.
struct SoundtrackReader: ~Copyable {
  private var mixer: Mixer
  private var source: VoiceSource
  /// How many samples have been given.
  private(set) var position = 0

  fileprivate init(_ plan: SoundPlan) throws(PipelineError) {
    mixer = plan.mixer
    do { source = try VoiceSource(plan.voice) } catch { throw .sound(error) }
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
  mutating func skip(to sample: Int) throws(PipelineError) {
    while position < sample { _ = try next(min(sample - position, Soundtrack.block)) }
  }
}
