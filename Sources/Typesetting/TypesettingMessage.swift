/// The words for what went wrong: what, where, what was expected, and how to fix it.
extension TypesettingError: CustomStringConvertible {
  /// The message for people; for a formula three lines, the last with a caret under the place.
  public var description: String {
    switch self {
    case .notAFont(let name, let defect):
      "font \(quoted(name)): \(defect.words); give the bytes of a whole OpenType or TrueType font (.otf, .ttf)"
    case .noMathTable(let font):
      "font \(quoted(font)): has no MATH table, so it cannot set formulas; "
        + "use a font made for mathematics, such as Latin Modern Math"
    case .missingGlyph(let scalar, let offset, let text, let font):
      "font \(quoted(font)): has no glyph for \(named(scalar)), character \(offset + 1); "
        + "use another character or another font\n\(pointer(to: offset, in: text))"
    case .missingFont(let scalar, let offset, let text, let package):
      "no font that is installed has \(named(scalar)), character \(offset + 1); install one that has it: apt-get install "
        + "\(package)\n\(pointer(to: offset, in: text))"
    case .formula(let source, let offset, let problem):
      "formula, character \(offset + 1): \(problem.words)\n\(pointer(to: offset, in: source))"
    case .harfBuzz(let call): "HarfBuzz: \(call) failed; most likely there is no memory left"
    }
  }
}

extension FontDefect {
  fileprivate var words: String {
    switch self {
    case .signature: "is not a font (it starts with none of the signatures of one)"
    case .truncated: "is cut off: its directory names tables beyond its end"
    case .missingTable(let tag): "has no usable table \(quoted(tag))"
    case .noOutlines: "has no outlines"
    case .noGlyphs: "has no glyphs"
    }
  }
}

extension MathProblem {
  fileprivate var words: String {
    switch self {
    case .unknownCommand(let name, let nearest): "unknown command \\\(name); \(advice(for: name, nearest))"
    case .strayBackslash: "a backslash with no command after it; write a name, as in \\sigma, or leave it out"
    case .missingArgument(let command, let expected): "\(command) needs \(expected) here"
    case .unclosedBrace: "this { is never closed; add a }"
    case .unexpectedBrace: "this } closes nothing; remove it, add a { before it, or write \\} for the sign itself"
    case .unclosedBracket: "this [ is never closed; add a ], as in \\sqrt[3]{x}"
    case .doubleSubscript: "a second subscript on one symbol; group them, as in x_{ij} or {x_i}_j"
    case .doubleSuperscript: "a second superscript on one symbol; group them, as in x^{ab} or {x^a}^b or x'^{2}"
    case .notADelimiter(let found, let command):
      "\(command) needs a delimiter, not \(found.map(quoted) ?? "the end of the formula"); "
        + "expected one of ( ) [ ] \\{ \\} | \\| / \\langle \\rangle \\lfloor \\rfloor \\lceil \\rceil "
        + "or . for none"
    case .unclosedLeft: "this \\left has no \\right; add one, or \\right. for an invisible delimiter"
    case .unexpectedRight: "this \\right has no \\left; add one before it, or \\left. for an invisible delimiter"
    case .commandInText(let name, let inside):
      "\\\(name) inside \(inside), where commands are not read; close the brace before it"
    case .emptyRole: "the role has no name; write \\role{name}{…}"
    case .combinedCharacter(let text):
      "\(quoted(text)) is made of several code points; write accents as commands, as in \\hat{y}"
    case .nestedTooDeeply(let limit): "more than \(limit) groups inside each other; split the formula"
    }
  }
}

/// What to write in place of a command that does not exist.
private func advice(for name: String, _ nearest: [String]) -> String {
  if !nearest.isEmpty { return "did you mean \(alternatives(nearest.map { "\\\($0)" }))?" }
  guard name.allSatisfy(\.isLetter) else { return "leave out the backslash for the sign itself" }
  return "write \\operatorname{\(name)} for the name of a function, \\text{\(name)} for a word"
}

/// `a`, `a or b`, `a, b or c`.
private func alternatives(_ names: [String]) -> String {
  guard let last = names.last, names.count > 1 else { return names.joined() }
  return names.dropLast().joined(separator: ", ") + " or " + last
}

private func quoted(_ text: String) -> String { "\"\(text)\"" }

/// The number of a character, after the character itself if it can be seen: `"ẞ" (U+1E9E)`.
private func named(_ scalar: Unicode.Scalar) -> String {
  let hex = String(scalar.value, radix: 16, uppercase: true)
  let number = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  return isVisible(scalar) ? "\(quoted(String(scalar))) (\(number))" : number
}

private func isVisible(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
    .spaceSeparator, .nonspacingMark, .enclosingMark, .spacingMark:
    false
  default: true
  }
}

/// The line of a text that holds a character, and below it a caret under that character, both indented by two.
private func pointer(to offset: Int, in text: String) -> String {
  let characters = Array(text)
  let place = min(offset, characters.count)
  let start = characters[..<place].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
  let end = characters[place...].firstIndex(where: \.isNewline) ?? characters.count
  let line = characters[start..<max(start, end)].map { character in
    character.unicodeScalars.first.map(isVisible) == true ? String(character) : " "
  }
  return "  \(line.joined())\n  \(String(repeating: " ", count: place - start))^"
}
