/// A value as it was read from JSON or YAML, with its place; nothing is interpreted yet.
public struct Node: Sendable {
  /// What it is.
  public let kind: Kind
  /// Where the value's first character stands.
  public let place: Place

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

  /// A key and its value.
  public struct Entry: Sendable {
    /// The key, its escapes read.
    public let key: String
    /// Where the key's first character stands.
    public let keyPlace: Place
    /// The value.
    public let value: Node

    /// Makes an entry of its parts.
    public init(key: String, keyPlace: Place, value: Node) {
      (self.key, self.keyPlace, self.value) = (key, keyPlace, value)
    }
  }

  /// Makes a value of its parts.
  public init(kind: Kind, place: Place) {
    (self.kind, self.place) = (kind, place)
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
