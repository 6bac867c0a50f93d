/// How good pictures are, when no figure is given.
public enum VideoQuality: String, CaseIterable, Hashable, Sendable, Codable {
  /// Made fast, to look at.
  case draft
  /// To be shown: on a screen it can hardly be distinguished from the source.
  case standard
  /// To be kept or compressed again.
  case master
}
