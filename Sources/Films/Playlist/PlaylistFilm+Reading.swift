import Text
public import Timeline

/// What a playlist asks for, as far as it is right.
public struct PlaylistDraft: Sendable {
  var parts: [JoinedPart] = []
  /// Whether no part is missing here because it was wrong.
  var isComplete = true
}

extension ExpectedValue {
  /// The parts of a film.
  static let parts = ExpectedValue(
    "a list of films, such as [{\"file\": \"gradients.yaml\"}]", [.list, .timelines]
  ) { context in
    let named = Schema.mapping(context)
    return Schema.list(ofItems: named.filter { $0.0 != "additionalProperties" }, 1...PlaylistFilm.most)
  }
}

extension PlaylistFilm {
  /// The most parts that a film can have.
  static let most = 50

  /// Reads the parts, each with its own timeline.
  public static func read(_ fields: Fields, _ reader: inout KeyReader) -> PlaylistDraft {
    var draft = PlaylistDraft()
    guard let value = fields["parts"], let items = reader.items(value, count: 1...most, expected: .parts) else {
      draft.isComplete = false
      return draft
    }
    for item in items {
      guard let part = part(item, &reader) else {
        draft.isComplete = false
        continue
      }
      if draft.parts.contains(where: { $0.name == part.name }) {
        reader.report(own: PlaylistProblem.repeated(part.name), at: item)
        draft.isComplete = false
        continue
      }
      draft.parts.append(part)
    }
    return draft
  }

  private static func part(_ value: Located, _ reader: inout KeyReader) -> JoinedPart? {
    guard let entries = reader.entries(of: value, expected: .mapping) else { return nil }
    guard entries.contains(where: { $0.key == "file" }) else { return here(value, entries, &reader) }
    guard let fields = reader.fields(of: value, keys: partKeys), let file = fields["file"],
      let name = reader.fileName(file, expected: .fileName(example: "gradients.yaml"))
    else { return nil }
    guard KeyReader.isInside(name) else {
      reader.report(own: PlaylistProblem.outside(name), at: file)
      return nil
    }
    let stem = name.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? name
    let own = fields["part"]
    guard let part = own.map({ reader.string($0, expected: .text(longest: 20)) }) ?? stem, isName(part) else {
      reader.report(own: PlaylistProblem.badName(own == nil ? stem : nil), at: own ?? file)
      return nil
    }
    guard let content = reader.companion(name, at: file),
      let timeline = reader.timeline(in: content, named: name, at: file)
    else { return nil }
    return JoinedPart(
      part, timeline, folder: KeyReader.folder(of: name), source: name, isFile: true, &reader, at: value)
  }

  /// A part whose timeline stands in the film's own file.
  private static func here(_ value: Located, _ entries: [Node.Entry], _ reader: inout KeyReader) -> JoinedPart? {
    guard let entry = entries.first(where: { $0.key == "part" }) else {
      reader.report(own: PlaylistProblem.noName, at: value)
      return nil
    }
    let place = Located(node: entry.value, path: value.path.key("part"))
    guard let name = reader.string(place, expected: .text(longest: 20)) else { return nil }
    guard isName(name) else {
      reader.report(own: PlaylistProblem.badName(nil), at: place)
      return nil
    }
    guard let timeline = reader.timeline(at: value, without: ["part"]) else { return nil }
    return JoinedPart(name, timeline, folder: "", source: value.path.text, isFile: false, &reader, at: value)
  }

  /// Whether a name can be that of a part.
  private static func isName(_ name: String) -> Bool {
    name.utf8.count <= 20 && (name.first?.isLetter ?? false)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
  }
}

/// What can be wrong with a playlist: facts only.
enum PlaylistProblem: FilmProblem {
  /// A part that stands in the file itself has no name.
  case noName
  /// What is no name of a part; that of a file, where the part has none of its own.
  case badName(String?)
  case repeated(String)
  /// A file that lies outside the folder of this one.
  case outside(String)
  /// A part has no beat but a countdown.
  case empty(String)
  /// A part's names are too long with the part's own before them.
  case longName(String, in: String)

  var description: String {
    switch self {
    case .noName:
      "this part has no name. Name a timeline, such as \"file\": \"gradients.yaml\", or give this one a name, such as "
        + "\"part\": \"gradients\"."
    case .badName(let file?):
      "\(quoted(file)) can't be the name of a part, which is a letter, then letters, digits, hyphens and underscores, "
        + "20 at most. Give it one, such as \"part\": \"gradients\"."
    case .badName(nil):
      "this can't be the name of a part. Expected a letter, then letters, digits, hyphens and underscores, 20 at most."
    case .repeated(let name):
      "there is a part \(quoted(name)) before this one. Give it another name, such as \"part\": \(quoted(name + "2"))."
    case .outside(let name):
      "\(quoted(name)) lies outside this file's folder. Put the part beside this file, or below it."
    case .empty(let name): "the part \(quoted(name)) lasts no time without its countdown, which is left out here."
    case .longName(let beat, let part):
      "the beat \(beat) has too long a name behind \(quoted(part)). Give the part a shorter one: \"part\": \"…\"."
    }
  }
}
