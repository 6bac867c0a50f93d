public import Timeline

/// The texts that films of every kind have.
extension Term {
  static let countdownSummary = Term(
    "countdownSummary", "reports and storyboards, of the countdown", "the seconds before the take")
  static let titleSummary = Term("titleSummary", "reports and storyboards, of the title card", "the title card")
  static let endSummary = Term("endSummary", "reports and storyboards, of the end card", "the end card")

  /// The head of a storyboard.
  public static let storyboard = Term("storyboard", "the storyboard of a film without a title", "Storyboard")
  /// How many warnings there are.
  public static let warnings = Term(
    "warnings", "the storyboard", "{count, plural, one {# warning} other {# warnings}}")
  /// How many frames a second.
  public static let frameRate = Term("frameRate", "the storyboard", "{rate} frames/s")
  /// How many frames.
  public static let frames = Term("frames", "the storyboard", "{count, plural, one {# frame} other {# frames}}")
  /// Which frame a beat is.
  public static let beatFrame = Term("beatFrame", "the storyboard, of a beat of one frame", "frame {frame}")
  /// Which frames a beat is.
  public static let beatFrames = Term("beatFrames", "the storyboard, of a beat", "frames {first}–{last}")
  /// How many more warnings there are.
  public static let moreWarnings = Term("moreWarnings", "the storyboard, below a beat's warnings", "{count} more")
}

extension WordCatalogue {
  /// What films of every kind say.
  public static let film = WordCatalogue(
    [
      .countdownSummary, .titleSummary, .endSummary, .storyboard, .warnings, .frameRate, .frames, .beatFrame,
      .beatFrames, .moreWarnings,
    ], translations: FilmTranslations.all)
}
