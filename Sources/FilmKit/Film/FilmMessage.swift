extension FilmError: CustomStringConvertible {
  /// A line for people, one a problem.
  public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension FilmError.Problem: CustomStringConvertible {
  /// One line for people; a formula's problem shows the formula on two more.
  public var description: String { "\(place): \(error)" }
}
