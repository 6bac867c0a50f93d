/// The kind of file that holds a film's tracks.
public enum MovieContainer: String, CaseIterable, Hashable, Sendable {
  /// ISO base media (ISO/IEC 14496-12), which every player and site takes.
  case mp4
  /// QuickTime, which editors take.
  case mov
  /// Matroska as browsers take it.
  case webm
}
