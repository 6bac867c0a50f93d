internal import Text

/// Turns nodes into values, and keeps every problem that it meets on the way.
///
/// A value that is wrong is reported once, and becomes nil; what depends on it is left unchecked, so that one mistake
/// never makes two messages.
struct Decoder {
  let file: String
  /// How other files are read that the timeline names.
  let reading: CompanionReader
  /// Which film the file is of, as far as can be told.
  private(set) var film = TimelineKeys.defaultFilm
  /// Whether that is sure, so that another film's key is a mistake.
  private var isFilmSure = true
  private(set) var diagnostics: [Diagnostic] = []
  /// How many problems came after those that are kept.
  private(set) var omitted = 0
  /// Where the texts stand that are set later, by their paths.
  var textPlaces: [String: Place] = [:]

  init(file: String, reading: @escaping CompanionReader = { _ in .failure(.noFolder) }) {
    (self.file, self.reading) = (file, reading)
  }

  /// Looks at which film the whole file is of, before its keys are; what is wrong with the name is told later.
  mutating func findFilm(_ root: Node) {
    guard case .mapping(let entries) = root.kind, let value = entries.first(where: { $0.key == "film" })?.value else {
      return
    }
    guard case .string(let name) = value.kind, let film = FilmKind(rawValue: name) else {
      isFilmSure = false
      // What is nearest to the name, or what only one of the films has, tells it.
      if case .string(let name) = value.kind,
        let near = DidYouMean.suggestion(for: name, among: FilmKind.allCases.map(\.rawValue))
      {
        film = FilmKind(rawValue: near) ?? film
      } else if entries.contains(where: { $0.key == "data" }) {
        film = .training
      }
      return
    }
    self.film = film
  }

  /// Whether the film can't be made.
  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Keeps a problem, as long as there is room; an error takes the room of a warning.
  ///
  /// - Parameter other: The file that it is of, if that is not the timeline itself.
  mutating func report(_ problem: Problem, _ place: Place, _ path: Trail, in other: String? = nil) {
    if diagnostics.count >= TimelineError.mostDiagnostics {
      omitted += 1
      guard !problem.isWarning, let last = diagnostics.lastIndex(where: { $0.severity == .warning }) else { return }
      diagnostics.remove(at: last)
    }
    diagnostics.append(
      Diagnostic(file: other ?? file, place: place, path: path.text, problem: problem))
  }

  mutating func report(_ problem: Problem, at value: Located) { report(problem, value.node.place, value.path) }

  /// The problems in the order of the text, those of other files behind it; those of one place in the order they were
  /// found.
  var sortedDiagnostics: [Diagnostic] {
    func rank(_ diagnostic: Diagnostic) -> Int { diagnostic.file == file ? 0 : 1 }
    return diagnostics.enumerated().sorted {
      (rank($0.element), $0.element.place, $0.offset) < (rank($1.element), $1.element.place, $1.offset)
    }.map(\.element)
  }

  /// The entries of a mapping whose keys are known; nil, with a message, when the value is no mapping.
  mutating func fields(of value: Located, keys: [Key]) -> Fields? {
    guard let entries = entries(of: value, expected: .mapping) else { return nil }
    let own = keys.filter { $0.films.contains(film) }
    let names = own.map(\.name)
    let unknown = entries.filter { !names.contains($0.key) }
    for entry in unknown {
      if keys.contains(where: { $0.name == entry.key }) {
        guard isFilmSure else { continue }
        report(.keyOfOtherFilm(film, known: names), entry.keyPlace, value.path.key(entry.key))
      } else {
        report(.unknownKey(entry.key, known: names), entry.keyPlace, value.path.key(entry.key))
      }
    }
    for key in own {
      // A misspelt key is told of as such; it need not be told to be missing as well.
      if case .required(let example) = key.fallback, isFilmSure, !entries.contains(where: { $0.key == key.name }),
        !unknown.prefix(TimelineError.mostDiagnostics).contains(where: {
          DidYouMean.suggestion(for: $0.key, among: names) == key.name
        })
      {
        report(.missingKey(example: example), value.node.place, value.path.key(key.name))
      }
    }
    return Fields(node: value.node, path: value.path, entries: entries, hasUnknownKeys: !unknown.isEmpty)
  }

  /// The entries of any mapping, each key once; a key that stands there again is reported with both places.
  mutating func entries(of value: Located, expected: ExpectedValue) -> [Node.Entry]? {
    guard case .mapping(let entries) = value.node.kind else {
      report(.wrongType(found: FoundValue(value.node), expected: expected), at: value)
      return nil
    }
    var firsts: [String: Place] = [:]
    return entries.filter { entry in
      guard let first = firsts[entry.key] else {
        firsts[entry.key] = entry.keyPlace
        return true
      }
      let path = expected == .mapping ? value.path.key(entry.key) : value.path.entry(entry.key)
      report(.repeatedKey(entry.key, first: first), entry.keyPlace, path)
      return false
    }
  }
}

/// A value with the path that leads to it.
struct Located {
  let node: Node
  let path: Trail
}

/// A mapping's entries by name.
struct Fields {
  let node: Node
  let path: Trail
  let entries: [Node.Entry]
  /// Where the mapping begins.
  var place: Place { node.place }
  /// Whether a key was misspelt, so that a default may not be what was meant.
  let hasUnknownKeys: Bool

  subscript(name: String) -> Located? {
    entries.first { $0.key == name }.map { Located(node: $0.value, path: path.key(name)) }
  }
}

/// The path of a value in the file: `network.weights[0][1]`, `GRAD_HOLD_BY["3"]`.
struct Trail: Hashable, Sendable {
  var text = ""

  /// The path of a mapping's entry.
  func key(_ name: String) -> Trail {
    let isWord =
      name.utf8.count <= 40 && name.first.map { $0.isASCII && ($0.isLetter || $0 == "_" || $0 == "$") } ?? false
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
    guard isWord else { return Trail(text: text + "[" + quoted(name) + "]") }
    return Trail(text: text.isEmpty ? name : text + "." + name)
  }

  /// The path of an entry of a table by edges or beats, always in brackets.
  func entry(_ name: String) -> Trail { Trail(text: text + "[" + quoted(name) + "]") }

  /// The path of a list's item.
  func index(_ index: Int) -> Trail { Trail(text: text + "[\(index)]") }
}
