public import Audio
public import Films
import Numerics
import Timeline

/// What is heard in a whole film: its tones and its voice, before they are mixed and measured.
public struct SoundPlan: Sendable {
  /// The tones.
  public let score: Score
  /// The voice; nil for none.
  public let voice: VoiceFile?
  /// How many samples the film lasts.
  public let count: Int
  let clock: SampleClock
  let mixer: Mixer
  private let duck: Sound.Ducking

  /// Plans the sound of a film; nil when there is nothing to hear in it.
  ///
  /// - Parameters:
  ///   - film: The film, held for the voice.
  ///   - voice: The voice that was heard.
  public init?(of film: any Film, voice: VoiceFile?) {
    let timeline = film.timeline
    clock = SampleClock(timeline.frameRate)
    count = clock.sample(ofFrame: timeline.frameCount)
    score = Score(film.events, of: timeline)
    self.voice = voice
    guard voice != nil || !score.tones.isEmpty else { return nil }
    duck = timeline.sound.duck
    mixer = Mixer(score, duck: duck, voice: voice?.profile, voiceover: voice?.voiceover)
  }

  /// Whether the bytes of all that is heard are known, so that it can be told from anything else.
  var isKnown: Bool { voice == nil || voice?.digest != nil }

  /// Feeds everything that decides the samples of the mix; of the voice, its digest.
  func feed(_ hash: inout StableHash) {
    hash.combine(count)
    hash.combine(score.instrument.rawValue)
    hash.combine(score.tones.count)
    for tone in score.tones {
      hash.combine(tone.onset)
      for value in [tone.frequency, tone.level, tone.brightness, tone.seconds, tone.pan] { hash.combine(value) }
    }
    hash.combine(duck.depth)
    for time in [duck.attack, duck.hold, duck.release] { hash.combine(time.microseconds) }
    hash.combine(voice == nil)
    guard let voice else { return }
    hash.combine(voice.digest ?? StableHash())
    hash.combine(voice.voiceover.offset.microseconds)
    hash.combine(voice.voiceover.volume)
  }
}
