import Text

/// A word or sign of an expression.
struct Token: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case number(Double)
    case text(String)
    case name(String)
    /// A sign, or a word that is one, such as `if`.
    case sign(String)
    case end
  }

  let kind: Kind
  let span: Span

  /// Words that can't be names.
  static let words: Set<String> = ["if", "else", "and", "or", "not"]

  /// Signs that people type, and the ones that they are read as.
  private static let aliases: [Unicode.Scalar: String] = [
    "·": "*", "×": "*", "−": "-", "÷": "/", "≤": "<=", "≥": ">=", "≠": "!=", "…": "...",
  ]

  /// The signs, longer ones first.
  private static let signs = [
    "...", "<=", ">=", "==", "!=", "**", "//", "&&", "||", "+", "-", "*", "/", "@", "^", "<", ">", "(", ")", "[", "]",
    ",", ":", ".", "=", "!", "%", "&", "|",
  ].map { Array($0.unicodeScalars) }

  /// The tokens of a text, an `end` last.
  static func tokens(of text: String) throws(ValueError) -> [Token] {
    let scalars = Array(text.unicodeScalars)
    var tokens: [Token] = []
    var place = 0
    while place < scalars.count {
      let start = place
      let scalar = scalars[place]
      if scalar.properties.isWhitespace {
        place += 1
      } else if isDigit(scalar) || (scalar == "." && place + 1 < scalars.count && isDigit(scalars[place + 1])) {
        tokens.append(try number(in: scalars, from: &place))
      } else if startsName(scalar) {
        while place < scalars.count, continuesName(scalars[place]) { place += 1 }
        let name = string(scalars[start..<place])
        tokens.append(Token(kind: words.contains(name) ? .sign(name) : .name(name), span: start..<place))
      } else if scalar == "\"" || scalar == "'" {
        tokens.append(try quotation(in: scalars, from: &place))
      } else if let alias = aliases[scalar] {
        place += 1
        tokens.append(Token(kind: .sign(alias), span: start..<place))
      } else if let sign = signs.first(where: { scalars[start...].starts(with: $0) }) {
        place += sign.count
        tokens.append(Token(kind: .sign(string(sign[...])), span: start..<place))
      } else {
        throw ValueError(.unknownCharacter(String(scalar)), at: start..<start + 1)
      }
    }
    tokens.append(Token(kind: .end, span: scalars.count..<scalars.count))
    return tokens
  }

  private static func number(
    in scalars: [Unicode.Scalar], from place: inout Int
  ) throws(ValueError) -> Token {
    let start = place
    func skipDigits() { while place < scalars.count, isDigit(scalars[place]) { place += 1 } }
    skipDigits()
    if place < scalars.count, scalars[place] == "." {
      place += 1
      skipDigits()
    }
    if place < scalars.count, scalars[place] == "e" || scalars[place] == "E" {
      let signed = place + 1 < scalars.count && (scalars[place + 1] == "-" || scalars[place + 1] == "+")
      let digits = place + (signed ? 2 : 1)
      if digits < scalars.count, isDigit(scalars[digits]) {
        place = digits
        skipDigits()
      }
    }
    let text = string(scalars[start..<place])
    // A number right before a name, such as 2x, is a product that was meant.
    if place < scalars.count, startsName(scalars[place]) {
      throw ValueError(.missingTimes(number: text), at: start..<place + 1)
    }
    guard let number = DecimalLiteral(text)?.double, number.isFinite else {
      throw ValueError(.badNumber(text), at: start..<place)
    }
    return Token(kind: .number(number), span: start..<place)
  }

  private static func quotation(
    in scalars: [Unicode.Scalar], from place: inout Int
  ) throws(ValueError) -> Token {
    let start = place
    guard let end = scalars[(start + 1)...].firstIndex(of: scalars[start]) else {
      throw ValueError(.unclosed(String(scalars[start])), at: start..<start + 1)
    }
    place = end + 1
    return Token(kind: .text(string(scalars[start + 1..<end])), span: start..<place)
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

  private static func startsName(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }

  private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
    startsName(scalar) || scalar == "′" || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  /// Whether a text is a name: `w`, `W_1`, `λ`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, startsName(first), !words.contains(text) else { return false }
    return text.unicodeScalars.allSatisfy(continuesName)
  }
}
