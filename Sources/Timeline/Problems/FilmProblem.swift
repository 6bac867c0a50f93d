/// What only one film can find wrong with its timelines: facts, and the words for them.
///
/// Usually an enum of the film's own. The words say what is wrong, what was expected, and how to fix it.
public protocol FilmProblem: Hashable, Sendable, CustomStringConvertible {
  /// Whether the film is made all the same.
  var isWarning: Bool { get }
}

extension FilmProblem {
  /// There is no film.
  public var isWarning: Bool { false }
}

/// A problem of some film.
public struct AnyFilmProblem: Hashable, Sendable, CustomStringConvertible {
  /// The film's own problem.
  public let problem: any FilmProblem

  /// Wraps a problem.
  public init(_ problem: some FilmProblem) { self.problem = problem }

  /// Whether the film is made all the same.
  var isWarning: Bool { problem.isWarning }
  /// The words for it.
  public var description: String { problem.description }

  /// Whether two are the same problem of the same film.
  public static func == (left: AnyFilmProblem, right: AnyFilmProblem) -> Bool {
    AnyHashable(left.problem) == AnyHashable(right.problem)
  }

  /// Hashes the film's own problem.
  public func hash(into hasher: inout Hasher) { AnyHashable(problem).hash(into: &hasher) }
}
