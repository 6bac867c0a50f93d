/// Reads JSON (RFC 8259) to nodes that know their places.
///
/// Written out here because Yams, which reads the YAML timelines, refuses JSON's surrogate escapes, names one place of
/// a repeated key, and spends time that grows with nesting times size. One pass over the bytes; the nesting is bounded.
package struct JSONReader {
  var bytes: ArraySlice<UInt8>
  var place = Place.start
  private var depth = 0
  private var values = 0

  /// Begins to read a text.
  package init(_ text: String) {
    bytes = Array(text.utf8)[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
  }

  /// Reads the one value that the whole text is.
  package mutating func read() throws(ReadingError) -> Node {
    skipSpace()
    guard bytes.first != nil else { throw error(.emptyText) }
    let node = try readValue(.value)
    skipSpace()
    guard bytes.first == nil else { throw error(.badJSON(.unexpected(found, .endOfText))) }
    return node
  }

  private mutating func readValue(_ expected: JSONProblem.Expected) throws(ReadingError) -> Node {
    let start = place
    values += 1
    guard values <= Node.mostValues else { throw error(.tooManyValues(limit: Node.mostValues)) }
    switch bytes.first {
    case UInt8(ascii: "{"): return Node(kind: .mapping(try readEntries()), place: start)
    case UInt8(ascii: "["): return Node(kind: .list(try readItems()), place: start)
    case UInt8(ascii: "\""): return Node(kind: .string(try readString()), place: start)
    case .some(let byte) where Self.isWordByte(byte): return Node(kind: try readWord(expected), place: start)
    default: throw error(.badJSON(.unexpected(found, expected)))
    }
  }

  private mutating func readEntries() throws(ReadingError) -> [Node.Entry] {
    let opening = try enter()
    var entries: [Node.Entry] = []
    skipSpace()
    while bytes.first != UInt8(ascii: "}") {
      let start = place
      guard bytes.first == UInt8(ascii: "\"") else {
        throw unquotedKey() ?? unexpected(entries.isEmpty ? .keyOrEnd : .key, in: "{", openedAt: opening)
      }
      let key = try readString()
      skipSpace()
      guard bytes.first == UInt8(ascii: ":") else { throw unexpected(.colon, in: "{", openedAt: opening) }
      advance()
      skipSpace()
      guard bytes.first != nil else { throw unexpected(.value, in: "{", openedAt: opening) }
      entries.append(Node.Entry(key: key, keyPlace: start, value: try readValue(.value)))
      try readSeparator(closing: "}", in: "{", openedAt: opening)
    }
    leave()
    return entries
  }

  private mutating func readItems() throws(ReadingError) -> [Node] {
    let opening = try enter()
    var items: [Node] = []
    skipSpace()
    while bytes.first != UInt8(ascii: "]") {
      guard bytes.first != nil else { throw unexpected(.value, in: "[", openedAt: opening) }
      items.append(try readValue(items.isEmpty ? .valueOrEnd : .value))
      try readSeparator(closing: "]", in: "[", openedAt: opening)
    }
    leave()
    return items
  }

  /// After a value: a comma with something behind it, or the end, which stays.
  private mutating func readSeparator(
    closing: Unicode.Scalar, in opener: String, openedAt opening: Place
  ) throws(ReadingError) {
    let end = UInt8(ascii: closing)
    skipSpace()
    if bytes.first == UInt8(ascii: ",") {
      let comma = place
      advance()
      skipSpace()
      if bytes.first == end { throw ReadingError(problem: .badJSON(.trailingComma), place: comma) }
    } else if bytes.first != end {
      throw unexpected(.commaOrEnd(String(closing)), in: opener, openedAt: opening)
    }
  }

  private mutating func enter() throws(ReadingError) -> Place {
    let opening = place
    depth += 1
    guard depth <= Node.deepest else { throw error(.tooDeep(limit: Node.deepest)) }
    advance()
    return opening
  }

  private mutating func leave() {
    depth -= 1
    advance()
  }

  /// Steps over one byte, which is not a line's end.
  mutating func advance() {
    guard let byte = bytes.popFirst() else { return }
    if byte & 0xC0 != 0x80 { place.column += 1 }
  }

  /// Steps over blanks, tabs and line ends: LF, CR LF, or CR.
  private mutating func skipSpace() {
    while let byte = bytes.first {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): advance()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        bytes.removeFirst()
        if byte == UInt8(ascii: "\r"), bytes.first == UInt8(ascii: "\n") { bytes.removeFirst() }
        place = Place(line: place.line + 1, column: 1)
      default: return
      }
    }
  }

  func error(_ problem: Problem) -> ReadingError { ReadingError(problem: problem, place: place) }

  /// The text ends inside a bracket, or has something else than what must come.
  private func unexpected(
    _ expected: JSONProblem.Expected, in opener: String, openedAt opening: Place
  ) -> ReadingError {
    guard bytes.first == nil else { return error(.badJSON(.unexpected(found, expected))) }
    return error(.badJSON(.unclosed(opener, opening)))
  }
}
