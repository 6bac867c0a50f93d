public import Films
import Simulation
public import Timeline

/// Every tone of a film, made of what happens in it and of the numbers that it is about.
public struct Score: Hashable, Sendable {
  /// What the tones are played on.
  public let instrument: Sound.Instrument
  /// The tones, in the order of their onsets.
  public let tones: [Tone]
  /// The events that sound, in the same order, each with the sample at which it is heard.
  public let onsets: [Onset]

  /// An event that is heard.
  public struct Onset: Hashable, Sendable {
    /// What happens.
    public let event: FilmEvent
    /// The sample of the film at which it is heard.
    public let sample: Int
  }

  /// Makes a score of its parts.
  init(instrument: Sound.Instrument, tones: [Tone], onsets: [Onset]) {
    (self.instrument, self.tones, self.onsets) = (instrument, tones, onsets)
  }

  /// Sets a film's events to music, as its timeline wants them to sound.
  ///
  /// Forward, tones go up: with every layer, and with the activation that arrives. Backward they go down, with the
  /// layer and with |δ|. A gradient sounds the two tones that it is the product of, the brighter the larger it is; the
  /// loss is an interval, the more dissonant the larger it is.
  public init(_ events: [FilmEvent], of timeline: Timeline) {
    let sound = timeline.sound
    let clock = SampleClock(timeline.frameRate)
    let composer = Composer(timeline)
    var (tones, onsets): ([Tone], [Onset]) = ([], [])
    for event in events {
      guard let part = event.beat.soundPart, let decibels = sound.decibels(of: part) else { continue }
      let onset = Onset(event: event, sample: clock.sample(ofFrame: event.frame))
      let gain = Decibels.factor(decibels)
      tones += composer.notes(for: event).map { note in
        Tone(
          onset: onset.sample, frequency: composer.pitches.frequency(note.pitch), level: note.level * gain,
          brightness: note.brightness, seconds: note.seconds, pan: 0.8 * event.place)
      }
      onsets.append(onset)
    }
    self.init(instrument: sound.instrument, tones: tones, onsets: onsets)
  }
}
