extension JSONReader {
  /// Reads a string, a value, from its opening quote to its closing one.
  package mutating func readString() throws(ReadingError) -> String {
    try count()
    return try readText()
  }

  /// Reads a string or a key from its opening quote to its closing one.
  mutating func readText() throws(ReadingError) -> String {
    let start = place
    advance()
    var content: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        advance()
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"): content += try readEscape()
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): throw unclosedString(start)
      case 0..<0x20: throw error(.badJSON(.controlCharacter(byte)))
      default:
        content.append(byte)
        advance()
      }
    }
    throw unclosedString(start)
  }

  private func unclosedString(_ start: Place) -> ReadingError {
    ReadingError(problem: .badJSON(.unclosedString), place: start)
  }

  private mutating func readEscape() throws(ReadingError) -> [UInt8] {
    let start = place
    advance()
    guard let letter = next else { return [] }
    let plain: UInt8? =
      switch letter {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
      case UInt8(ascii: "b"): 8
      case UInt8(ascii: "f"): 12
      case UInt8(ascii: "n"): 10
      case UInt8(ascii: "r"): 13
      case UInt8(ascii: "t"): 9
      default: nil
      }
    if let plain {
      advance()
      return [plain]
    }
    guard letter == UInt8(ascii: "u") else {
      // A line's end stays where it is: the string is not closed.
      guard letter >= 0x20 else { return [] }
      throw ReadingError(problem: .badJSON(.badEscape("\\" + foundCharacter)), place: start)
    }
    advance()
    let unit = try readCodeUnit(start)
    guard 0xD800..<0xE000 ~= unit else { return Self.encoded(UInt32(unit)) }
    guard unit < 0xDC00, rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      throw ReadingError(problem: .badJSON(.loneSurrogate), place: start)
    }
    advance()
    advance()
    let low = try readCodeUnit(start)
    guard 0xDC00..<0xE000 ~= low else { throw ReadingError(problem: .badJSON(.loneSurrogate), place: start) }
    return Self.encoded(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
  }

  private mutating func readCodeUnit(_ start: Place) throws(ReadingError) -> UInt16 {
    let text = String(decoding: rest.prefix(4), as: UTF8.self)
    let isHex = text.utf8.count == 4 && text.utf8.allSatisfy { Unicode.Scalar($0).properties.isASCIIHexDigit }
    guard isHex, let unit = UInt16(text, radix: 16) else {
      throw ReadingError(problem: .badJSON(.badEscape("\\u")), place: start)
    }
    for _ in 0..<4 { advance() }
    return unit
  }

  private static func encoded(_ scalar: UInt32) -> [UInt8] {
    Unicode.Scalar(scalar).map { Array(String(Character($0)).utf8) } ?? []
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// Reads `true`, `false`, `null` or a number, and distinguishes a number that is not JSON's from a word without
  /// quotes.
  mutating func readWord() throws(ReadingError) -> Node.Kind {
    try count()
    let word = wordBytes
    let text = String(decoding: word, as: UTF8.self)
    let kind: Node.Kind
    switch text {
    case "true", "false": kind = .bool(text == "true")
    case "null": kind = .null
    default:
      guard Self.isNumber(word) else { throw error(Self.problem(ofWord: text)) }
      kind = .number(text)
    }
    position = word.endIndex
    return kind
  }

  /// Reads a number; nil, without a step, when another value stands here.
  ///
  /// - Parameter allowsNonFinite: Whether `NaN`, `Infinity` and `-Infinity` are read as well, which Python writes
  ///   though JSON has no words for them.
  package mutating func readNumber(allowsNonFinite: Bool = false) throws(ReadingError) -> Double? {
    switch start {
    case .mapping, .list, .string: return nil
    case .nothing: throw error(.badJSON(.unexpected(found, .value)))
    case .word: break
    }
    let word = wordBytes
    let text = String(decoding: word, as: UTF8.self)
    if !Self.isNumber(word) {
      if ["true", "false", "null"].contains(text) { return nil }
      guard allowsNonFinite, ["NaN", "Infinity", "-Infinity"].contains(text) else {
        throw error(Self.problem(ofWord: text))
      }
    }
    try count()
    position = word.endIndex
    return Double(text)
  }

  /// The bytes of the word that begins here.
  private var wordBytes: ArraySlice<UInt8> {
    var end = position
    while end < bytes.endIndex, Self.isWordByte(bytes[end]) { end += 1 }
    return bytes[position..<end]
  }

  /// What is wrong with a word that is no value of JSON.
  private static func problem(ofWord word: String) -> TextProblem {
    let unsigned = (word.hasPrefix("-") || word.hasPrefix("+") ? word.dropFirst() : word[...]).lowercased()
    if ["nan", "inf", "infinity"].contains(unsigned) { return .notFinite(word) }
    let isWord = word.utf8.first.map { Unicode.Scalar($0).properties.isAlphabetic || $0 == UInt8(ascii: "_") } ?? false
    return .badJSON(isWord ? .unquotedWord(word) : .badNumber(word))
  }

  /// Words without quotes where a key must be.
  func unquotedKey() -> ReadingError? {
    guard let first = next, Unicode.Scalar(first).properties.isAlphabetic, first < 0x80 else { return nil }
    return error(.badJSON(.unquotedWord(String(decoding: wordBytes, as: UTF8.self))))
  }

  /// JSON's grammar of a number: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var next = word.startIndex
    func passes(_ mark: Unicode.Scalar) -> Bool {
      guard next < word.endIndex, word[next] == UInt8(ascii: mark) else { return false }
      next += 1
      return true
    }
    func digits() -> Int {
      let start = next
      while next < word.endIndex, 48...57 ~= word[next] { next += 1 }
      return next - start
    }
    _ = passes("-")
    if !passes("0"), digits() == 0 { return false }
    if passes("."), digits() == 0 { return false }
    if passes("e") || passes("E") {
      _ = passes("+") || passes("-")
      if digits() == 0 { return false }
    }
    return next == word.endIndex
  }

  private var rest: ArraySlice<UInt8> { bytes[position...] }

  /// What stands here, for a message: a character, the end of the text, or what opens a comment.
  var found: JSONProblem.Found {
    if next == nil { return .endOfText }
    if next == UInt8(ascii: "#") || rest.starts(with: "//".utf8) || rest.starts(with: "/*".utf8) {
      return .comment
    }
    return .character(foundCharacter)
  }

  private var foundCharacter: String {
    String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first.map { String(Character($0)) } ?? ""
  }
}
