/// One note of an event: what is heard as it happens.
public struct Note: Hashable, Sendable {
  /// A pitch of the timeline's scale, with semitones beside it where a dissonance is meant.
  public struct Pitch: Hashable, Sendable {
    /// Steps of the pentatonic scale above the tonic of the small octave, 5 an octave; negative below it.
    public var step: Int
    /// Semitones above that step.
    public var semitones: Int

    /// A pitch of the scale.
    public init(step: Int, semitones: Int = 0) { (self.step, self.semitones) = (step, semitones) }
  }

  /// How high it is.
  public var pitch: Pitch
  /// The amplitude as a factor of full scale; see ``reference``.
  public var level: Double
  /// How strong its upper partials are: 0 … 1.
  public var brightness: Double
  /// How long it is heard, in seconds.
  public var seconds: Double

  /// Describes a note.
  public init(_ pitch: Pitch, level: Double, brightness: Double = 0.3, seconds: Double = 1.2) {
    (self.pitch, self.level, self.brightness, self.seconds) = (pitch, level, brightness, seconds)
  }

  /// The amplitude of the note of something that arrives; all others are measured against it.
  public static let reference = 0.1

  /// A tick of the countdown; the one with 0 seconds left is the film's first.
  static func tick(secondsLeft: Int) -> Note {
    secondsLeft == 0
      ? Note(Pitch(step: 10), level: 0.8 * reference, seconds: 0.7)
      : Note(Pitch(step: 5), level: 0.6 * reference, brightness: 0.1, seconds: 0.25)
  }

  /// A chord for the end of everything that was to be worked out.
  public static let done = [0, 3, 5, 7].map {
    Note(Pitch(step: $0), level: 0.55 * reference, brightness: 0.35, seconds: 2.8)
  }
}
