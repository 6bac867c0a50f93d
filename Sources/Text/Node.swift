/// A value as it was read from JSON or YAML, with its place; nothing is interpreted yet.
public struct Node: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where the value's first character stands; where an alias stands for it, that.
  public let place: Place
  /// What an anchor or an alias has to do with it; nil for nothing, as for all of JSON.
  public let sharing: Sharing?

  /// What a value is.
  public enum Kind: Sendable {
    /// Nothing: `null`, or in YAML also a value left out.
    case null
    /// True or false.
    case bool(Bool)
    /// Something that is a number to the format; the text as written, for YAML perhaps `.nan` or `0x1F`.
    case number(String)
    /// A string, its escapes read.
    case string(String)
    /// The items of a list.
    case list([Node])
    /// The entries in the text's order; a key may still stand there twice.
    case mapping([Entry])
  }

  /// How YAML uses one value in several places.
  public indirect enum Sharing: Hashable, Sendable {
    /// An alias stands here, `*name`, for the value whose place is given.
    case alias(String, of: Place)
    /// The value has an anchor, `&name`, which an alias or a merge uses first at the place given.
    case anchor(String, use: Place)
  }

  /// A key and its value.
  public struct Entry: Sendable {
    /// The key, its escapes read.
    public let key: String
    /// Where the key's first character stands.
    public let keyPlace: Place
    /// The value.
    public let value: Node
    /// Whether it is from another mapping, by YAML's `<<`.
    public let isMerged: Bool

    /// Makes an entry of its parts.
    public init(key: String, keyPlace: Place, value: Node, isMerged: Bool = false) {
      (self.key, self.keyPlace, self.value, self.isMerged) = (key, keyPlace, value, isMerged)
    }
  }

  /// Makes a value of its parts.
  public init(kind: Kind, place: Place, sharing: Sharing? = nil) {
    (self.kind, self.place, self.sharing) = (kind, place, sharing)
  }

  /// Whether an alias uses something in this value, which was not brought here itself by one.
  public var hasUsedAnchor: Bool {
    switch sharing {
    case .alias: return false
    case .anchor: return true
    case nil: break
    }
    return switch kind {
    case .list(let items): items.contains(where: \.hasUsedAnchor)
    case .mapping(let entries): entries.contains { !$0.isMerged && $0.value.hasUsedAnchor }
    case .null, .bool, .number, .string: false
    }
  }
}

extension Node {
  /// Reads a whole text: as YAML when the file's name ends so or nothing in the text looks like JSON, else as JSON.
  package init(reading text: String, file: String) throws(ReadingError) {
    let limit = JSONReader.Limits.document.bytes
    guard text.utf8.count <= limit else {
      throw ReadingError(problem: .textTooLong(bytes: text.utf8.count, limit: limit), place: .start)
    }
    let name = file.lowercased()
    let first = text.unicodeScalars.first { !" \t\r\n\u{FEFF}".unicodeScalars.contains($0) }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") || !(name.hasSuffix(".json") || first == "{" || first == nil) {
      self = try YAMLReader.read(text)
    } else {
      var reader = JSONReader(text)
      self = try reader.read()
    }
  }
}
