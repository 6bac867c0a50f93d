/// How the film sounds apart from its voice: tones that are made of the numbers on screen, and what is done to the mix.
public struct Sound: Hashable, Sendable {
  /// What the tones are played on.
  public internal(set) var instrument = Instrument.bell
  /// The tonic of their scale.
  public internal(set) var key = Tonic.d
  /// Which five tones of the octave they have.
  public internal(set) var scale = Scale.major
  /// How loud all of them are.
  public internal(set) var volume = Volume.decibels(0)
  /// How loud single parts are, by their names, on top of `volume`; one that is not in it is as loud as designed.
  public internal(set) var volumes: [String: Volume] = [:]
  /// How they make way for the voice.
  public internal(set) var duck = Ducking()
  /// By how many decibels peaks of the whole mix may be made softer, so that it can be louder; nil for not at all.
  public internal(set) var limiter: Double? = usualLimiter

  /// The decibels by which peaks may be made softer where a timeline does not say otherwise.
  public static let usualLimiter = 6.0

  /// What tones are played on: how they begin, what partials they have, how they die away.
  public enum Instrument: String, CaseIterable, Hashable, Sendable {
    /// Struck metal: long, with partials that are no multiples of the lowest.
    case bell
    /// Struck wood: short and round.
    case marimba
    /// A plucked string: bright at first, then softer.
    case pluck
    /// A soft blown tone, without an attack.
    case flute
  }

  /// A tonic: C is 0, and each semitone 1 more.
  public enum Tonic: String, CaseIterable, Hashable, Sendable {
    case c = "C"
    case cSharp = "C#"
    case d = "D"
    case eFlat = "Eb"
    case e = "E"
    case f = "F"
    case fSharp = "F#"
    case g = "G"
    case aFlat = "Ab"
    case a = "A"
    case bFlat = "Bb"
    case b = "B"
  }

  /// A pentatonic scale: any of its tones go together.
  public enum Scale: String, CaseIterable, Hashable, Sendable {
    /// Do, re, mi, sol, la.
    case major
    /// La, do, re, mi, sol.
    case minor
  }

  /// A loudness that the timeline sets.
  public enum Volume: Hashable, Sendable {
    /// So many decibels more than designed, or fewer.
    case decibels(Double)
    /// Not to be heard.
    case silent
  }

  /// How tones make way for the voice.
  public struct Ducking: Hashable, Sendable {
    /// By how many decibels tones are softer while someone speaks; 0 for not at all.
    public internal(set) var depth = 12.0
    /// How long before a word tones begin to make way.
    public internal(set) var attack = FilmTime(microseconds: 120_000)
    /// How long a pause in the speech may be without tones coming back.
    public internal(set) var hold = FilmTime(microseconds: 350_000)
    /// How long tones take to come back.
    public internal(set) var release = FilmTime(microseconds: 600_000)
  }

  init() {}

  /// How loud a part is against its design, in decibels; nil when it is silent.
  public func decibels(of part: SoundPart) -> Double? {
    guard case .decibels(let all) = volume, case .decibels(let own) = volumes[part.name] ?? .decibels(0) else {
      return nil
    }
    return all + own
  }
}
