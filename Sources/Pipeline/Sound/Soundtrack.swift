public import Audio
public import Films
import Media
import Timeline
import Video

/// The sound of a whole film: its tones and its voice, and the one gain that both are mixed with.
///
/// It is planned and measured before a picture is drawn, and then mixed once more, block by block, as it is written:
/// memory does not grow with the film.
public struct Soundtrack: Sendable {
  /// The tones.
  public let score: Score
  /// The voice; nil for none.
  public let voice: VoiceFile?
  /// How loud the mix is, and its gain.
  public let leveling: Leveling
  /// How many samples the film lasts.
  public let count: Int
  let clock: SampleClock
  let mixer: Mixer

  /// Samples that are mixed at a time.
  static let block = PCMBuffer.sampleRate / 4
  /// Decibels that are left under the ceiling for what a lossy codec adds to the peaks.
  public static let lossyHeadroom = 0.7

  /// Plans and measures the sound of a film; nil when there is nothing to hear in it.
  ///
  /// - Parameters:
  ///   - film: The film, held for the voice.
  ///   - voice: The voice that was heard.
  ///   - loudness: The integrated loudness of the mix in LUFS; nil to leave it as it is.
  ///   - headroom: Decibels that are left under the ceiling.
  /// - Throws: `PipelineError.sound` or `.interrupted`.
  public init?(
    of film: any Film, voice: VoiceFile?, loudness: Double?, headroom: Double = lossyHeadroom
  ) throws(PipelineError) {
    let timeline = film.timeline
    clock = SampleClock(timeline.frameRate)
    count = clock.sample(ofFrame: timeline.frameCount)
    score = Score(film.events, of: timeline)
    self.voice = voice
    guard voice != nil || !score.tones.isEmpty else { return nil }
    mixer = Mixer(score, duck: timeline.sound.duck, voice: voice?.profile, voiceover: voice?.voiceover)
    var meter = LoudnessMeter()
    var reader = try SoundtrackReader(mixer, voice: voice)
    var rest = count
    while rest > 0 {
      let stems = try reader.next(min(rest, Self.block))
      meter.hear(stems.mix(gain: 1))
      rest -= stems.voice.count
    }
    leveling = Leveling(meter, target: loudness, headroom: headroom)
  }

  /// The factor of the mix's gain.
  public var gain: Double { Decibels.factor(leveling.gain) }

  /// Begins to mix from the film's first sample on.
  func reader() throws(PipelineError) -> SoundtrackReader { try SoundtrackReader(mixer, voice: voice) }
}

/// The sound of a film, block by block from its start.
struct SoundtrackReader: ~Copyable {
  private var mixer: Mixer
  private var source: VoiceSource
  /// How many samples have been given.
  private(set) var position = 0

  fileprivate init(_ mixer: Mixer, voice: VoiceFile?) throws(PipelineError) {
    self.mixer = mixer
    do { source = try VoiceSource(voice) } catch { throw .sound(error) }
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
