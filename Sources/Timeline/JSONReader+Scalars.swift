extension JSONReader {
  /// Reads a string from its opening quote to its closing one.
  mutating func readString() throws(ReadingError) -> String {
    let start = place
    advance()
    var content: [UInt8] = []
    while let byte = bytes.first {
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
    guard let letter = bytes.first else { return [] }
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
    guard unit < 0xDC00, bytes.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      throw ReadingError(problem: .badJSON(.loneSurrogate), place: start)
    }
    advance()
    advance()
    let low = try readCodeUnit(start)
    guard 0xDC00..<0xE000 ~= low else { throw ReadingError(problem: .badJSON(.loneSurrogate), place: start) }
    return Self.encoded(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00))
  }

  private mutating func readCodeUnit(_ start: Place) throws(ReadingError) -> UInt16 {
    let text = String(decoding: bytes.prefix(4), as: UTF8.self)
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

  /// Reads `true`, `false`, `null` or a number, and tells a number that is not JSON's from a word without quotes.
  mutating func readWord(_ expected: JSONProblem.Expected) throws(ReadingError) -> Node.Kind {
    let start = place
    let word = String(decoding: bytes.prefix { Self.isWordByte($0) }, as: UTF8.self)
    switch word {
    case "true", "false":
      for _ in word.utf8 { advance() }
      return .bool(word == "true")
    case "null":
      for _ in word.utf8 { advance() }
      return .null
    default:
      guard Self.isNumber(word) else { throw ReadingError(problem: Self.problem(ofWord: word), place: start) }
      for _ in word.utf8 { advance() }
      return .number(word)
    }
  }

  /// What is wrong with a word that is no value of JSON.
  private static func problem(ofWord word: String) -> Problem {
    let unsigned = (word.hasPrefix("-") || word.hasPrefix("+") ? word.dropFirst() : word[...]).lowercased()
    if ["nan", "inf", "infinity"].contains(unsigned) { return .notFinite(word) }
    let isWord = word.utf8.first.map { Unicode.Scalar($0).properties.isAlphabetic || $0 == UInt8(ascii: "_") } ?? false
    return .badJSON(isWord ? .unquotedWord(word) : .badNumber(word))
  }

  /// Words without quotes where a key must be.
  func unquotedKey() -> ReadingError? {
    guard let first = bytes.first, Unicode.Scalar(first).properties.isAlphabetic, first < 0x80 else { return nil }
    return error(.badJSON(.unquotedWord(String(decoding: bytes.prefix { Self.isWordByte($0) }, as: UTF8.self))))
  }

  /// JSON's grammar of a number: ours, without a leading `+`, and with digits on both sides of a point.
  private static func isNumber(_ word: String) -> Bool {
    guard DecimalLiteral(word) != nil, !word.hasPrefix("+") else { return false }
    let mantissa = (word.hasPrefix("-") ? word.dropFirst() : word[...]).prefix { $0 != "e" && $0 != "E" }
    return !mantissa.hasPrefix(".") && !mantissa.hasSuffix(".")
  }

  /// What stands here, for a message: a character, the end of the text, or what opens a comment.
  var found: JSONProblem.Found {
    if bytes.first == nil { return .endOfText }
    if bytes.first == UInt8(ascii: "#") || bytes.starts(with: Array("//".utf8)) || bytes.starts(with: Array("/*".utf8))
    {
      return .comment
    }
    return .character(foundCharacter)
  }

  private var foundCharacter: String {
    String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first.map { String(Character($0)) } ?? ""
  }
}
