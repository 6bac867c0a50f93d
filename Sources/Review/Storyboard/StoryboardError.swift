public import FilmKit

/// Why a storyboard could not be made.
public enum StoryboardError: Error, Sendable {
  /// So many columns make the type of the page too small, or are more than there are beats; those that are allowed.
  case columns(Int, allowed: ClosedRange<Int>)
  /// Texts of the timeline that can't be set.
  case text(FilmError)
}
