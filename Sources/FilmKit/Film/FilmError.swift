public import Typesetting

/// Why a film could not be made of a timeline: everything that it says and that can't be set.
public struct FilmError: Error, Sendable {
  /// One text or formula that can't be set.
  public struct Problem: Sendable {
    /// The JSON path of what is wrong, such as `title`, or a part of the picture.
    public let place: String
    /// Why it can't be set.
    public let error: TypesettingError

    /// States what can't be set, and where it stands.
    public init(place: String, _ error: TypesettingError) { (self.place, self.error) = (place, error) }
  }

  /// At least one problem, in the order of the film.
  public let problems: [Problem]

  /// States problems, at least one.
  public init(_ problems: [Problem]) { self.problems = problems }
  /// States one problem.
  public init(place: String, _ error: TypesettingError) { self.init([Problem(place: place, error)]) }
}
