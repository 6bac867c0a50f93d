/// The bounds of the numbers that every timeline has, each said once.
public enum Bounds {
  /// Milliseconds of a beat.
  public static let milliseconds = 0...3_600_000
  /// Seeds: the whole numbers that every JSON tool keeps exactly, up to 2⁵³ − 1.
  public static let seed = 0...9_007_199_254_740_991
  /// Characters of a title, and of any other text that is set as one line.
  public static let title = 200
  /// Milliseconds of a fade.
  static let fade = 0...2000
  /// Milliseconds from the film's start to that of a recording.
  static let offset = -3_600_000...3_600_000
  /// Takes of a voice.
  static let takes = 1...500
  /// Tracks of sound of a file, and channels of a track, by their numbers.
  static let tracks = 1...64
  static let channels = 1...64
  /// Words that beats start on.
  static let cues = 0...500
  /// Occurrences of a word.
  static let nth = 1...1000
  /// Milliseconds by which a beat may be later than its word.
  static let cueOffset = -60_000...60_000
  /// Characters of words of a script.
  static let spoken = 200
  /// Decibels by which a sound may be changed.
  static let volume = -60...24
  /// Decibels by which tones may make way for the voice.
  static let duck = 0...60
  /// Decibels by which peaks may be made softer: beyond it, nothing is left of how loud and soft follow each other.
  public static let limiter = 1...12
  /// Decimals of a millisecond: a microsecond is the finest.
  static let decimals = 3
  /// Characters of what a file says of itself.
  static let comment = 2000
  /// Characters that are spoken in one beat.
  static let words = 1...2000
  /// Ways to say one of a film's own texts.
  static let ways = 1...6
  /// Characters of one of them: plurals have a form for each way that a language counts.
  static let way = 600
  /// Characters of one step of a formula.
  static let formula = 500
  /// Steps of a formula.
  static let steps = 1...8
}
