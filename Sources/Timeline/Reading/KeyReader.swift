public import Text

/// Turns the nodes of a timeline into values, and keeps every problem that it meets on the way.
///
/// A value that is wrong is reported once, and becomes nil; what depends on it is left unchecked, so that one mistake
/// never makes two messages.
public struct KeyReader {
  /// The timeline's name, as messages have it.
  public let file: String
  /// The films that a timeline can be of.
  let films: [any FilmGrammar.Type]
  /// How other files are read that the timeline names.
  let reading: CompanionReader
  /// Which film the file is of, as far as is known.
  private(set) var film: any FilmGrammar.Type
  /// Whether that is sure, so that another film's key is a mistake.
  private var isFilmSure = true
  private(set) var diagnostics: [Diagnostic] = []
  /// How many problems came after those that are kept.
  private(set) var omitted = 0
  /// The text of the file, for the places of single characters; nil where nobody asks for them.
  let written: WrittenText?
  /// Where the texts stand that are set later, by their paths.
  var textPlaces: [String: Place] = [:]
  /// The size and the rate of the pictures, once they are known; a film's own keys are read after them.
  var picture: (size: PixelSize?, frameRate: FrameRate?) = (nil, nil)
  /// How the film says things, once its language and its words are known.
  public internal(set) var wording = Wording.english

  /// - Precondition: There is at least one film.
  init(
    file: String, films: [any FilmGrammar.Type], written: WrittenText? = nil,
    reading: @escaping CompanionReader = { _ in .failure(.noFolder) }
  ) {
    precondition(!films.isEmpty, "a timeline is of one film of several")
    (self.file, self.films, self.written, self.reading, film) = (file, films, written, reading, films[0])
  }

  /// Looks at which film the whole file is of, before its keys are; what is wrong with the name is reported later.
  mutating func findFilm(_ root: Node) {
    guard case .mapping(let entries) = root.kind, let value = entries.first(where: { $0.key == "film" })?.value else {
      return
    }
    guard case .string(let name) = value.kind, let film = films.first(where: { $0.name == name }) else {
      isFilmSure = false
      // What is nearest to the name, or what has most of its keys, decides.
      if case .string(let name) = value.kind,
        let near = DidYouMean.suggestion(for: name, among: films.map { $0.name }),
        let film = films.first(where: { $0.name == near })
      {
        self.film = film
      } else {
        let keys = Set(entries.map(\.key))
        func known(_ film: any FilmGrammar.Type) -> Int { film.keys.count { keys.contains($0.name) } }
        self.film = films.dropFirst().reduce(films[0]) { known($1) > known($0) ? $1 : $0 }
      }
      return
    }
    self.film = film
  }

  /// Whether something is wrong, so that there will be no film.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Keeps a problem, as long as there is room; an error takes the room of a warning.
  ///
  /// - Parameters:
  ///   - problem: What is wrong.
  ///   - place: Where it stands.
  ///   - path: The path of the value.
  ///   - other: The file that it stands in, if that is not the timeline itself.
  public mutating func report(_ problem: Problem, _ place: Place, _ path: Trail, in other: String? = nil) {
    report(problem, place, path, in: other, alias: nil)
  }

  private mutating func report(
    _ problem: Problem, _ place: Place, _ path: Trail, in other: String?, alias: Diagnostic.Alias?
  ) {
    keep(Diagnostic(file: other ?? file, place: place, path: path.text, problem: problem, alias: alias))
  }

  private mutating func keep(_ diagnostic: Diagnostic) {
    if diagnostics.count >= TimelineError.mostDiagnostics {
      omitted += 1
      guard diagnostic.severity == .error,
        let last = diagnostics.lastIndex(where: { $0.severity == .warning })
      else { return }
      diagnostics.remove(at: last)
    }
    diagnostics.append(diagnostic)
  }

  /// Keeps what another reader has found, and where texts stand in this file.
  mutating func adopt(_ other: KeyReader) {
    for diagnostic in other.diagnostics { keep(diagnostic) }
    omitted += other.omitted
    if other.file == file { textPlaces.merge(other.textPlaces) { own, _ in own } }
  }

  /// Keeps a problem of a value.
  public mutating func report(_ problem: Problem, at value: Located) {
    var alias: Diagnostic.Alias?
    if case .alias(let name, let place) = value.node.sharing { alias = Diagnostic.Alias(name: name, place: place) }
    report(problem, value.node.place, value.path, in: nil, alias: alias)
  }

  /// Keeps a problem that only the film knows of.
  public mutating func report(
    own problem: some FilmProblem, _ place: Place, _ path: Trail, in other: String? = nil
  ) {
    report(.film(AnyFilmProblem(problem)), place, path, in: other)
  }

  /// Keeps a problem of a value that only the film knows of.
  public mutating func report(own problem: some FilmProblem, at value: Located) {
    report(.film(AnyFilmProblem(problem)), at: value)
  }

  /// The problems in the order of the text, those of other files after it; those of one place in the order they were
  /// found.
  var sortedDiagnostics: [Diagnostic] {
    let others = diagnostics.map(\.file).filter { $0 != file }
    func rank(_ diagnostic: Diagnostic) -> Int { others.firstIndex(of: diagnostic.file).map { $0 + 1 } ?? 0 }
    return diagnostics.enumerated().sorted {
      (rank($0.element), $0.element.place, $0.offset) < (rank($1.element), $1.element.place, $1.offset)
    }.map(\.element)
  }

  /// The entries of a mapping whose keys are known; nil, with a message, when the value is no mapping.
  ///
  /// A key that isn't known and one that is missing are reported. A key of any other name may hold what aliases use.
  public mutating func fields(of value: Located, keys: [Key]) -> Fields? {
    guard let entries = entries(of: value, expected: .mapping) else { return nil }
    let names = keys.map(\.name)
    let unknown = entries.filter { !names.contains($0.key) && !isDefinition($0, at: value.path, besides: names) }
    for entry in unknown {
      let path = value.path.key(entry.key)
      let owners = owners(of: path)
      if owners.isEmpty {
        report(.unknownKey(entry.key, known: names), entry.keyPlace, path)
      } else if isFilmSure {
        report(.keyOfOtherFilm(film.name, others: owners, known: names), entry.keyPlace, path)
      }
    }
    for key in keys {
      // A misspelt key is reported as such; it need not be reported as missing as well.
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

  /// Whether an entry is there for its anchors only: aliases use them, and its name is not one that was misspelt.
  private func isDefinition(_ entry: Node.Entry, at path: Trail, besides names: [String]) -> Bool {
    guard !entry.isMerged, entry.value.hasUsedAnchor, owners(of: path.key(entry.key)).isEmpty else { return false }
    return ["x-", ".", "_"].contains(where: entry.key.hasPrefix)
      || DidYouMean.suggestion(for: entry.key, among: names) == nil
  }

  /// The other films that have the key at a path.
  private func owners(of path: Trail) -> [String] {
    films.filter { other in
      guard other.name != film.name else { return false }
      var keys = TimelineKeys.all(of: other, among: films)
      for (place, name) in path.keys.enumerated() {
        guard let key = keys.first(where: { $0.name == name }) else { return false }
        if place == path.keys.count - 1 { return true }
        keys = key.keys
      }
      return false
    }.map { $0.name }
  }

  /// The entries of any mapping, each key once; a key that stands there again is reported with both places.
  public mutating func entries(of value: Located, expected: ExpectedValue) -> [Node.Entry]? {
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
      let path = expected.traits.contains(.mapping) ? value.path.key(entry.key) : value.path.entry(entry.key)
      report(.repeatedKey(entry.key, first: first), entry.keyPlace, path)
      return false
    }
  }
}
