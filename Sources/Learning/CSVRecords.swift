/// The records of a text of rows, one after the other: fields that a separator parts, in quotes or not.
///
/// As RFC 4180 has them: within double quotes, separators and line ends are text, and a quote is doubled. Lines end with
/// LF, CR LF or CR. Spaces around fields, and lines that are empty or begin with "#", are passed over.
struct CSVRecords {
  /// One value.
  struct Field: Hashable {
    var text: String
    var isQuoted = false
  }

  /// What is wrong with a record.
  enum Fault: Hashable {
    /// A quote is never closed; the line where it is.
    case unclosed(line: Int)
    /// Text follows a closing quote.
    case afterQuote
  }

  /// A row of fields.
  struct Record: Hashable {
    /// The line that it begins with, counted from 1.
    let line: Int
    var fields: [Field]
    var fault: Fault?
  }

  /// How many fields of a record are kept.
  private static let maximumFields = 100_000

  /// The last line so far that begins with "#", without that.
  private(set) var comment: String?
  private let bytes: ArraySlice<UInt8>
  private let separator: CSVDialect.Separator
  private var position: Int
  private var line: Int

  init(_ bytes: ArraySlice<UInt8>, _ separator: CSVDialect.Separator, line: Int = 1) {
    (self.bytes, self.separator, self.line) = (bytes, separator, line)
    position = bytes.startIndex
  }

  /// The next record that has anything in it; nil at the end.
  mutating func next() -> Record? {
    while position < bytes.endIndex {
      skipBlanks()
      if bytes[safe: position] == UInt8(ascii: "#"), skipComment() { continue }
      var record = Record(line: line, fields: [])
      repeat {
        let field = field(&record.fault)
        if record.fields.count < Self.maximumFields { record.fields.append(field) }
      } while skipSeparator()
      skipLineEnd()
      if record.fields.contains(where: { !$0.text.isEmpty || $0.isQuoted }) { return record }
    }
    return nil
  }

  // MARK: Fields

  private mutating func field(_ fault: inout Fault?) -> Field {
    skipBlanks()
    guard bytes[safe: position] == UInt8(ascii: "\"") else { return Field(text: plain()) }
    let start = line
    position += 1
    var text: [UInt8] = []
    while let byte = bytes[safe: position] {
      position += 1
      guard byte == UInt8(ascii: "\"") else {
        if isLineEnd(byte, at: position - 1) { line += 1 }
        text.append(byte)
        continue
      }
      guard bytes[safe: position] == UInt8(ascii: "\"") else {
        // Where spaces part columns, what follows one is the next field.
        if separator != .whitespace { skipBlanks() }
        let rest = plain()
        if !rest.isEmpty { fault = fault ?? .afterQuote }
        return Field(text: String(decoding: text, as: UTF8.self) + rest, isQuoted: true)
      }
      text.append(byte)
      position += 1
    }
    fault = .unclosed(line: start)
    return Field(text: String(decoding: text, as: UTF8.self), isQuoted: true)
  }

  /// What stands before the next separator or line end, without blanks after it.
  private mutating func plain() -> String {
    let start = position
    var end = position
    while let byte = bytes[safe: position], !isSeparator(byte), !Self.breaks(byte) {
      position += 1
      if !isBlank(byte) { end = position }
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  // MARK: Between fields

  private func isSeparator(_ byte: UInt8) -> Bool {
    switch separator {
    case .character(let own): byte == own
    case .whitespace: byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && separator != .character(byte)
  }

  private static func breaks(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// Whether a line ends with this byte: CR LF ends it once.
  private func isLineEnd(_ byte: UInt8, at index: Int) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") && bytes[safe: index + 1] != UInt8(ascii: "\n")
  }

  private mutating func skipBlanks() {
    while let byte = bytes[safe: position], isBlank(byte) { position += 1 }
  }

  /// Steps over a separator; false where the line ends.
  private mutating func skipSeparator() -> Bool {
    if separator == .whitespace { skipBlanks() }
    guard let byte = bytes[safe: position], !Self.breaks(byte) else { return false }
    // Blanks are behind already, and what follows them is a field.
    if separator != .whitespace { position += 1 }
    return true
  }

  private mutating func skipLineEnd() {
    while let byte = bytes[safe: position], Self.breaks(byte) {
      position += 1
      guard isLineEnd(byte, at: position - 1) else { continue }
      line += 1
      return
    }
  }

  /// Steps over a line that begins with "#", unless that is a word for a value that is missing.
  private mutating func skipComment() -> Bool {
    let start = position
    let word = plain()
    guard !CSVNumber.isMissing(word) else {
      position = start
      return false
    }
    while let byte = bytes[safe: position], !Self.breaks(byte) { position += 1 }
    comment = String(decoding: bytes[(start + 1)..<position], as: UTF8.self)
    skipLineEnd()
    return true
  }
}

extension ArraySlice<UInt8> {
  /// The byte at an index; nil behind the end.
  fileprivate subscript(safe index: Int) -> UInt8? { index < endIndex ? self[index] : nil }
}
