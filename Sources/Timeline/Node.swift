/// A value as it was read from JSON or YAML, with its place; nothing is interpreted yet.
package struct Node: Sendable {
  /// What it is.
  package let kind: Kind
  /// Where the value's first character stands.
  package let place: Place

  /// What a value is.
  package enum Kind: Sendable {
    case null
    case bool(Bool)
    /// Something that is a number to the format; the text as written, for YAML perhaps `.nan` or `0x1F`.
    case number(String)
    case string(String)
    case list([Node])
    /// The entries in the text's order; a key may still stand there twice.
    case mapping([Entry])
  }

  /// A key and its value.
  package struct Entry: Sendable {
    package let key: String
    package let keyPlace: Place
    package let value: Node
  }

  /// How deep lists and mappings may nest; a timeline needs five levels.
  static let deepest = 32
}

/// Why a text could not be read at all, and where.
package struct ReadingError: Error {
  package let problem: Problem
  package let place: Place
}

extension Node {
  /// Reads a whole text: as YAML when the file's name ends so or nothing in the text looks like JSON, else as JSON.
  init(reading text: String, file: String) throws(ReadingError) {
    let limit = Self.largestText
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

  /// The most bytes of a JSON text: the largest network, every weight written out, has about six million.
  static let largestText = 16 << 20
  /// The most values of a JSON text, so that the nodes of any text take tens of megabytes and no more.
  static let mostValues = 500_000
}
