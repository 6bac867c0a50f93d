public import Typesetting

/// Why a film could not be made of a timeline.
public enum FilmError: Error, Sendable {
  /// The words of `place` (a JSON path such as `title`, or a part of the picture) could not be set.
  case lettering(place: String, TypesettingError)
}
