/// How a film looks: which set of colours and line widths it is drawn with.
public enum ThemeName: String, CaseIterable, Hashable, Sendable {
  /// Light on a dark ground.
  case midnight
  /// Ink on warm paper, like a printed notebook.
  case paper
  /// Strong contrast on black, in colours that colour-blind viewers tell apart.
  case contrast
}
