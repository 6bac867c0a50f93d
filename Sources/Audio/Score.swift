public import FilmKit
public import Timeline

/// Every tone of a film, made of the notes of what happens in it.
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

  /// Sets a film's events to music, as its timeline wants them to sound: in its key and scale, each part as loud as it
  /// says.
  public init(_ events: [FilmEvent], of timeline: Timeline) {
    let sound = timeline.sound
    let clock = SampleClock(timeline.frameRate)
    let pitches = Pitches(timeline.sound)
    var (tones, onsets): ([Tone], [Onset]) = ([], [])
    for event in events {
      guard let part = timeline.kind(of: event.beat)?.sound, let decibels = sound.decibels(of: part) else { continue }
      let onset = Onset(event: event, sample: clock.sample(ofFrame: event.frame))
      let gain = Decibels.factor(decibels)
      tones += event.notes.map { note in
        Tone(
          onset: onset.sample, frequency: pitches.frequency(note.pitch), level: note.level * gain,
          brightness: note.brightness, seconds: note.seconds, pan: 0.8 * event.place)
      }
      onsets.append(onset)
    }
    self.init(instrument: sound.instrument, tones: tones, onsets: onsets)
  }
}
