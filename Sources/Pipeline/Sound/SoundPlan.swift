public import Audio
public import FilmKit
import Numerics
import Timeline

/// What is heard in a whole film: its tones and its voice, before they are mixed and measured.
///
/// The types around it, in the order of the work: `SoundMix` mixes a plan, sample by sample, through a
/// `StemReader`, which gives voice and tones apart. ``LeveledSound`` is a plan whose mix was measured, with its gain;
/// the program `audio` writes it to files (``SoundExporter``), and a film is verified against it. ``SoundOutput`` is a
/// plan and how a film's file stores it. A renderer cuts it into `SoundPiece`s, and a `SoundFeed` gives the file's
/// writer their packets: those in the cache as `CachedSound`, the others made by a `SoundPieceEncoder`.
public struct SoundPlan: Sendable {
  /// The tones.
  public let score: Score
  /// The voice; nil for none.
  public let voice: Voice?
  /// How many samples the film lasts.
  public let count: Int
  let clock: SampleClock
  let mixer: Mixer

  /// Plans the sound of a film; nil when there is nothing to hear in it.
  ///
  /// - Parameters:
  ///   - film: The film, held for the voice.
  ///   - voice: The voice that was heard.
  public init?(of film: any Film, voice: Voice?) {
    let timeline = film.timeline
    clock = SampleClock(timeline.frameRate)
    count = clock.sample(ofFrame: timeline.frameCount)
    score = Score(film.events, of: timeline)
    self.voice = voice
    guard voice != nil || !score.tones.isEmpty else { return nil }
    mixer = Mixer(
      score, duck: timeline.sound.duck, takes: voice?.takes.map { Mixer.Take($0.profile, $0.voiceover) } ?? [])
  }

  /// Whether the bytes of all that is heard are known, so that it can be distinguished from anything else.
  var isKnown: Bool { voice?.isKnown ?? true }

  /// Whether all that is said in some samples is decoded already.
  func isAtHand(_ samples: Range<Int>) -> Bool {
    voice?.takes.allSatisfy { take in
      guard let kept = take.kept, !kept.isWhole else { return take.kept != nil || !samples.overlaps(take.span) }
      return samples.upperBound <= take.start + kept.count || samples.lowerBound >= take.end
    } ?? true
  }

  /// Feeds everything that decides some samples of the mix before its gain, wherever in the film they are; of the voice,
  /// the digests of its takes.
  func feed(_ samples: Range<Int>, _ hash: inout StableHash) {
    hash.combine(samples.count)
    mixer.feed(tonesIn: samples, &hash)
    let spoken = voice?.takes.filter { samples.overlaps($0.span) } ?? []
    hash.combine(spoken.count)
    for take in spoken {
      take.recording.feed(take.digest ?? StableHash(), &hash)
      hash.combine(take.voiceover.volume)
      hash.combine(samples.lowerBound - take.start)
    }
  }
}
