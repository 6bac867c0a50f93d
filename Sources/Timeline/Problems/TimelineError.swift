public import Text

/// Why a text is no timeline: everything that is wrong with it, at once.
public struct TimelineError: Error, Hashable, Sendable {
  /// The problems in the order of their places, warnings among them; at least one is an error.
  public let diagnostics: [Diagnostic]
  /// How many more were found than are listed; 0 unless there are ``mostDiagnostics``.
  public let omitted: Int

  /// The most problems that are listed.
  public static let mostDiagnostics = 100
}

/// One remark about a timeline file: what, and where.
public struct Diagnostic: Hashable, Sendable {
  /// How bad a problem is.
  public enum Severity: String, Hashable, Sendable {
    /// There is no film until it is fixed.
    case error
    /// The film is made all the same.
    case warning
  }

  /// The file's name as it was given to ``Timeline/init(parsing:file:size:frameRate:reading:)``, or that of a file that
  /// it names and that is wrong itself.
  public let file: String
  /// Where it stands.
  public let place: Place
  /// The value it is about, such as `T.forward` or `GRAD_HOLD_BY["3"]`; empty for the file as a whole.
  public let path: String
  /// What is wrong.
  public let problem: Problem
  /// What an alias stands for, where one stands at the place; nil for none.
  public let alias: Alias?

  /// An alias of YAML: `*name`.
  public struct Alias: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Where the value stands that has the anchor.
    public let place: Place
  }

  /// Whether it stops the film.
  public var severity: Severity { problem.isWarning ? .warning : .error }
}
