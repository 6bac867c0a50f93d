/// Reads JSON (RFC 8259): whole texts to nodes that know their places, or value by value without any.
///
/// Written out here because Yams, which reads YAML, refuses JSON's surrogate escapes, names one place of a repeated
/// key, and spends time that grows with nesting times size. One pass over the bytes; the nesting is bounded.
///
/// What is too long to be kept as nodes is read by steps: ``openMapping()`` and ``nextKey(in:)``, ``openList()`` and
/// ``nextItem(in:)``, with ``readString()``, ``readNumber()`` or ``skipValue()`` in between.
package struct JSONReader {
  /// How much is read; what is more is an error.
  package struct Limits: Sendable {
    /// The most bytes of the text.
    package var bytes: Int
    /// The most values: numbers, strings, lists, mappings and words.
    package var values: Int
    /// How deep lists and mappings may nest.
    package var depth: Int

    /// Limits of one's own.
    package init(bytes: Int = .max, values: Int = .max, depth: Int) {
      (self.bytes, self.values, self.depth) = (bytes, values, depth)
    }

    /// The limits of a text that people write: six million bytes are the largest network, every weight written out,
    /// and the nodes of half a million values take tens of megabytes.
    package static let document = Limits(bytes: 16 << 20, values: 500_000, depth: 32)
  }

  /// A list or a mapping that is being read.
  package struct Bracket {
    let opener: String
    let closer: Unicode.Scalar
    let place: Place
    fileprivate(set) var isEmpty = true
  }

  let bytes: ArraySlice<UInt8>
  /// The next byte.
  var position: Int
  private let limits: Limits
  private var line = 1
  /// Where column 1 would be if the line had ASCII only.
  private var lineStart: Int
  private var depth = 0
  private var values = 0

  /// Begins to read a text.
  package init(_ text: String, limits: Limits = .document) { self.init(Array(text.utf8)[...], limits: limits) }

  /// Begins to read a text of UTF-8.
  package init(_ bytes: ArraySlice<UInt8>, limits: Limits = .document) {
    (self.bytes, self.limits) = (bytes, limits)
    position = bytes.startIndex + (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    lineStart = position
  }

  /// Where the next byte stands.
  package var place: Place { Place(line: line, column: position - lineStart + 1) }

  /// Reads the one value that the whole text is.
  package mutating func read() throws(ReadingError) -> Node {
    try begin()
    let node = try readNode(.value)
    try end()
    return node
  }

  /// Steps to the text's first value.
  package mutating func begin() throws(ReadingError) {
    guard bytes.count <= limits.bytes else {
      throw error(.textTooLong(bytes: bytes.count, limit: limits.bytes))
    }
    skipSpace()
    guard next != nil else { throw error(.emptyText) }
  }

  /// Checks that nothing comes after the value.
  package mutating func end() throws(ReadingError) {
    skipSpace()
    guard next == nil else { throw error(.badJSON(.unexpected(found, .endOfText))) }
  }

  // MARK: Nodes

  private mutating func readNode(_ expected: JSONProblem.Expected) throws(ReadingError) -> Node {
    let start = place
    switch next {
    case UInt8(ascii: "{"):
      var bracket = try openMapping()
      var entries: [Node.Entry] = []
      while let (key, keyPlace) = try nextKey(in: &bracket) {
        entries.append(Node.Entry(key: key, keyPlace: keyPlace, value: try readNode(.value)))
      }
      return Node(kind: .mapping(entries), place: start)
    case UInt8(ascii: "["):
      var bracket = try openList()
      var items: [Node] = []
      while try nextItem(in: &bracket) { items.append(try readNode(items.isEmpty ? .valueOrEnd : .value)) }
      return Node(kind: .list(items), place: start)
    case UInt8(ascii: "\""): return Node(kind: .string(try readString()), place: start)
    case .some(let byte) where Self.isWordByte(byte): return Node(kind: try readWord(), place: start)
    default: throw error(.badJSON(.unexpected(found, expected)))
    }
  }

  // MARK: Steps

  /// What a value begins with, for those who read by steps.
  package enum Start: Sendable {
    /// A brace.
    case mapping
    /// A bracket.
    case list
    /// A double quote.
    case string
    /// A letter, a digit or a sign: a number, `true`, `false`, `null`, or a mistake.
    case word
    /// Something that no value begins with.
    case nothing
  }

  /// What stands here.
  package var start: Start {
    switch next {
    case UInt8(ascii: "{"): .mapping
    case UInt8(ascii: "["): .list
    case UInt8(ascii: "\""): .string
    case .some(let byte): Self.isWordByte(byte) ? .word : .nothing
    case nil: .nothing
    }
  }

  /// Steps into a mapping, at whose brace the reader must be.
  package mutating func openMapping() throws(ReadingError) -> Bracket { try open("{", "}") }

  /// Steps to the value of the mapping's next key, which is nil at its end.
  package mutating func nextKey(in bracket: inout Bracket) throws(ReadingError) -> (key: String, place: Place)? {
    guard try !passesEnd(of: bracket) else { return nil }
    let start = place
    guard next == UInt8(ascii: "\"") else {
      throw unquotedKey() ?? unexpected(bracket.isEmpty ? .keyOrEnd : .key, in: bracket)
    }
    let key = try readText()
    skipSpace()
    guard next == UInt8(ascii: ":") else { throw unexpected(.colon, in: bracket) }
    advance()
    skipSpace()
    guard next != nil else { throw unexpected(.value, in: bracket) }
    bracket.isEmpty = false
    return (key, start)
  }

  /// Steps into a list, at whose bracket the reader must be.
  package mutating func openList() throws(ReadingError) -> Bracket { try open("[", "]") }

  /// Steps to the list's next item, and says whether there is one.
  package mutating func nextItem(in bracket: inout Bracket) throws(ReadingError) -> Bool {
    guard try !passesEnd(of: bracket) else { return false }
    guard next != nil else { throw unexpected(.value, in: bracket) }
    bracket.isEmpty = false
    return true
  }

  /// Passes over a value of any kind.
  package mutating func skipValue() throws(ReadingError) {
    switch start {
    case .mapping:
      var bracket = try openMapping()
      while try nextKey(in: &bracket) != nil { try skipValue() }
    case .list:
      var bracket = try openList()
      while try nextItem(in: &bracket) { try skipValue() }
    case .string: _ = try readString()
    case .word: _ = try readWord()
    case .nothing: throw error(.badJSON(.unexpected(found, .value)))
    }
  }

  /// Steps into a bracket, which is a value.
  private mutating func open(_ opener: Unicode.Scalar, _ closer: Unicode.Scalar) throws(ReadingError) -> Bracket {
    precondition(next == UInt8(ascii: opener), "a bracket is opened where it stands")
    try count()
    depth += 1
    guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    let bracket = Bracket(opener: String(opener), closer: closer, place: place)
    advance()
    skipSpace()
    return bracket
  }

  /// Steps over the comma before a value or key, if one came before it, or over the bracket's end.
  private mutating func passesEnd(of bracket: Bracket) throws(ReadingError) -> Bool {
    let closer = UInt8(ascii: bracket.closer)
    if !bracket.isEmpty {
      skipSpace()
      if next == UInt8(ascii: ",") {
        let comma = place
        advance()
        skipSpace()
        if next == closer { throw ReadingError(problem: .badJSON(.trailingComma), place: comma) }
        return false
      }
      guard next == closer else { throw unexpected(.commaOrEnd(String(bracket.closer)), in: bracket) }
    }
    guard next == closer else { return false }
    depth -= 1
    advance()
    return true
  }

  /// Counts a value, which begins here.
  mutating func count() throws(ReadingError) {
    values += 1
    guard values <= limits.values else { throw error(.tooManyValues(limit: limits.values)) }
  }

  // MARK: Bytes

  /// The next byte; nil at the end.
  var next: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// Steps over one byte, which is not a line's end.
  mutating func advance() {
    guard let byte = next else { return }
    position += 1
    if byte & 0xC0 == 0x80 { lineStart += 1 }
  }

  /// Steps over blanks, tabs and line ends: LF, CR LF, or CR.
  private mutating func skipSpace() {
    while let byte = next {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        position += 1
        if byte == UInt8(ascii: "\r"), next == UInt8(ascii: "\n") { position += 1 }
        line += 1
        lineStart = position
      default: return
      }
    }
  }

  func error(_ problem: TextProblem) -> ReadingError { ReadingError(problem: problem, place: place) }

  /// The text ends inside a bracket, or has something else than what must come.
  private func unexpected(_ expected: JSONProblem.Expected, in bracket: Bracket) -> ReadingError {
    guard next == nil else { return error(.badJSON(.unexpected(found, expected))) }
    return error(.badJSON(.unclosed(bracket.opener, bracket.place)))
  }
}
