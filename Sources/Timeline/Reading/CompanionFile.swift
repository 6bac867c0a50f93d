import Text

/// A file that a timeline names and that is a part of it, such as points or a run that was saved elsewhere.
public struct CompanionFile: Hashable, Sendable {
  /// How messages call it: the path that it was read from.
  public let path: String
  /// What is in it.
  public let bytes: [UInt8]

  /// Takes a file's content.
  public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}

/// Why a file that a timeline names can't be read: facts only.
public enum FileObstacle: Error, Hashable, Sendable {
  /// The timeline is not read from a file, so that there is no folder to look in.
  case noFolder
  /// There is no such file; alternatives are those of the same kind where it was looked for.
  case missing(alternatives: [String])
  /// It is a folder.
  case isFolder
  /// It has more bytes than are read.
  case tooLarge(limit: Int)
  /// The system refuses, in its own words.
  case unreadable(reason: String)
}

/// Reads the files that a timeline names, by the names that stand in it.
public typealias CompanionReader = (String) -> Result<CompanionFile, FileObstacle>

/// A file as a timeline names it.
public struct FileMention: Hashable, Sendable {
  /// The key that it stands under, such as `voiceover.words` or `voiceover[1].file`.
  public let key: String
  /// The name that stands there.
  public let name: String
  /// Whether the file is a timeline that is a part of this one, so that what it names belongs to this one too.
  public var isPart = false
}

extension Timeline {
  /// All files that a text names, right or wrong as it may be otherwise, in the order of the text: what its film reads,
  /// and what belongs to its voice.
  ///
  /// - Parameter films: The films that a timeline can be of.
  public static func files(namedIn text: String, file: String, films: [any FilmGrammar.Type]) -> [FileMention] {
    guard let root = try? Node(reading: text, file: file) else { return [] }
    return mentions(in: root, at: "", films)
  }

  /// The files that a timeline names.
  private static func mentions(in root: Node, at path: String, _ films: [any FilmGrammar.Type]) -> [FileMention] {
    var reader = KeyReader(file: "", films: films)
    reader.findFilm(root)
    return mentions(in: root, at: path, TimelineKeys.all(of: reader.film, among: films), films)
  }

  /// The files that a mapping, or the mappings of a list, name under some keys.
  private static func mentions(
    in node: Node, at path: String, _ keys: [Key], _ films: [any FilmGrammar.Type]
  ) -> [FileMention] {
    switch node.kind {
    case .list(let items):
      items.enumerated().flatMap { index, item in mentions(in: item, at: "\(path)[\(index)]", keys, films) }
    case .mapping(let entries):
      entries.flatMap { entry -> [FileMention] in
        guard let key = keys.first(where: { $0.name == entry.key }) else { return [] }
        let place = path.isEmpty ? entry.key : "\(path).\(entry.key)"
        let values: [(node: Node, place: String)] =
          if case .list(let items) = entry.value.kind {
            items.enumerated().map { ($1, "\(place)[\($0)]") }
          } else {
            [(entry.value, place)]
          }
        return values.flatMap { value -> [FileMention] in
          if let fileKey = key.value.fileKey { return mentions(under: fileKey, in: value.node, at: value.place) }
          guard case .string(let name) = value.node.kind else {
            let named = mentions(in: value.node, at: value.place, key.keys, films)
            guard key.value.traits.contains(.timelines) else { return named }
            if !named.isEmpty { return named.map { FileMention(key: $0.key, name: $0.name, isPart: true) } }
            return mentions(in: value.node, at: value.place, films)
          }
          let isFile = key.value.namesFile(name) && !name.isEmpty && !name.contains("\0")
          return isFile ? [FileMention(key: value.place, name: name)] : []
        }
      }
    default: []
    }
  }

  /// The files that the mappings of a table of names name under a key.
  private static func mentions(under key: String, in table: Node, at path: String) -> [FileMention] {
    guard case .mapping(let entries) = table.kind else { return [] }
    return entries.flatMap { entry -> [FileMention] in
      guard case .mapping = entry.value.kind else { return [] }
      return mentions(of: key, in: entry.value, at: "\(path)[\"\(entry.key)\"]")
    }
  }

  /// The files that a mapping, and mappings in it, name under a key.
  private static func mentions(of key: String, in node: Node, at path: String) -> [FileMention] {
    switch node.kind {
    case .list(let items):
      items.enumerated().flatMap { index, item in mentions(of: key, in: item, at: "\(path)[\(index)]") }
    case .mapping(let parts):
      parts.flatMap { part -> [FileMention] in
        let place = "\(path).\(part.key)"
        guard part.key == key, case .string(let name) = part.value.kind else {
          return mentions(of: key, in: part.value, at: place)
        }
        return name.isEmpty || name.contains("\0") ? [] : [FileMention(key: place, name: name)]
      }
    default: []
    }
  }
}
