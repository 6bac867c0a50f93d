import Numerics

/// Expressions as texts, in which a variable stands.
enum VariableText {
  /// An expression with a number in place of a variable.
  ///
  /// What has the same name as a part of a group or as an argument stays: `model.i`, `f(i: 2)`.
  static func replacing(_ name: String, with number: Double, in text: some StringProtocol) -> String {
    var result = ""
    var brackets: [Character] = []
    var rest = Substring(text)
    while let character = rest.first {
      guard character.isLetter || character.isNumber || character == "_" else {
        if "([".contains(character) { brackets.append(character) }
        if ")]".contains(character) { _ = brackets.popLast() }
        result.append(character)
        rest = rest.dropFirst()
        continue
      }
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      rest = rest[word.endIndex...]
      let isArgument = brackets.last == "(" && rest.drop(while: \.isWhitespace).first == ":"
      let isOther = word != name || result.last == "." || isArgument
      result += isOther ? String(word) : number.text(significantDigits: 6)
    }
    return result
  }

  /// What a label was set from, with something done to what its numbers are called.
  static func inTags(of source: String, _ change: (Substring) -> String) -> String {
    var result = ""
    var rest = source[...]
    while let role = rest.firstRange(of: "\\role{") {
      result += rest[..<role.upperBound]
      rest = rest[role.upperBound...]
      let tag = rest.prefix { $0 != "}" }
      guard let at = tag.firstIndex(of: "@"), let value = tag.lastIndex(of: "="), at < value else { continue }
      let start = rest.index(after: at)
      result += rest[..<start] + change(rest[start..<value])
      rest = rest[value...]
    }
    return result + rest
  }
}
