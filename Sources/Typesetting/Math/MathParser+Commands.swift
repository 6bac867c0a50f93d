extension MathParser {
  /// The characters that may stand after `\left` and `\right`, besides `.` for none.
  private static let delimiters: Set<Unicode.Scalar> = [
    "(", ")", "[", "]", "{", "}", "|", "‖", "/", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉",
  ]

  /// The name of the command whose backslash is at `offset`: letters, or any one other character; nil at the end.
  func commandName(at offset: Int) -> String? {
    let rest = characters[(offset + 1)...]
    let letters = rest.prefix { $0.isASCII && $0.isLetter }
    return letters.isEmpty ? rest.first.map { $0.isWhitespace ? " " : String($0) } : String(letters)
  }

  /// Reads a command and its arguments; the next character is its backslash.
  mutating func command() throws(TypesettingError) -> [MathItem] {
    let start = position
    guard let name = commandName(at: start) else { throw failure(.strayBackslash, at: start) }
    position += 1 + name.count
    guard let command = MathCommand.named(name) else {
      let nearest = Spelling.nearest(to: name, among: MathCommand.names)
      throw failure(.unknownCommand(name, nearest: nearest), at: start)
    }
    switch command {
    case .symbol, .large, .function: return symbol(command, at: start).map { [$0] } ?? []
    case .space(let mu): return [.space(mu)]
    case .role: return try roled()
    case .left: return [.atom(try fenced(openedAt: start))]
    case .right: throw failure(.unexpectedRight, at: start)
    default: return [.atom(try construction(command, name: "\\\(name)", at: start))]
    }
  }

  /// Reads the arguments of a command that makes one atom of them.
  private mutating func construction(
    _ command: MathCommand, name: String, at start: Int
  ) throws(TypesettingError) -> MathAtom {
    var atom = MathAtom.empty(role: role, offset: start)
    switch command {
    case .fraction(let style):
      let numerator = try argument(of: name, "a numerator, as in \(name){a}{b},")
      atom.nucleus = .fraction(numerator, try argument(of: name, "a denominator, as in \(name){a}{b},"), style)
    case .root:
      let degree = try optionalArgument()
      atom.nucleus = .radical(try argument(of: name, "what the root is of, as in \(name){x},"), degree: degree)
    case .accent(let accent, let isWide):
      let base = try argument(of: name, "what stands under the accent, as in \(name){y},")
      atom.nucleus = .accent(accent, over: base, isWide: isWide)
    case .overline: atom.nucleus = .overline(try argument(of: name, "what stands under the line,"))
    case .alphabet(let alphabet):
      let outer = self.alphabet
      self.alphabet = alphabet
      atom.nucleus = .list(try argument(of: name, "letters, as in \(name){x},"))
      self.alphabet = outer
    case .functionName:
      atom.nucleus = try word(of: name)
      atom.kind = .large
    default: atom.nucleus = try word(of: name)
    }
    return atom
  }

  /// Reads `[…]` if it stands here.
  private mutating func optionalArgument() throws(TypesettingError) -> [MathItem]? {
    skipSpaces()
    let start = position
    guard next == "[" else { return nil }
    return try nested(at: start) { parser throws(TypesettingError) in
      parser.position += 1
      return try parser.list(until: .bracket(openedAt: start))
    }
  }

  /// Reads `{name}{…}`; what is inside joins the list around it, so that its spaces are as without the role.
  private mutating func roled() throws(TypesettingError) -> [MathItem] {
    let start = position
    let name = String(try words(of: "\\role").map(\.character))
    guard !name.allSatisfy(\.isWhitespace) else { throw failure(.emptyRole, at: start) }
    let outer = role
    role = name
    let items = try argument(of: "\\role", "what has the role, as in \\role{name}{x},")
    role = outer
    guard items.count == 1, case .atom(let atom)? = items.first, case .list(let inside) = atom.nucleus else {
      return items
    }
    return inside.isEmpty ? items : inside
  }

  /// Reads words in braces, to be set upright.
  private mutating func word(of command: String) throws(TypesettingError) -> MathAtom.Nucleus {
    let words = try words(of: command)
    return .word(String(words.map(\.character)), at: words.map(\.offset))
  }

  /// Reads plain words in braces; a backslash before a sign that has a meaning gives the sign itself.
  private mutating func words(
    of command: String
  ) throws(TypesettingError) -> [(character: Character, offset: Int)] {
    skipSpaces()
    let start = position
    guard next == "{" else {
      throw failure(.missingArgument(of: command, expected: "words in braces, as in \(command){…},"), at: start)
    }
    position += 1
    var words: [(character: Character, offset: Int)] = []
    var open = 1
    while let character = next {
      position += 1
      switch character {
      case "{": open += 1
      case "}":
        open -= 1
        if open == 0 { return words }
      case "\\":
        let name = commandName(at: position - 1) ?? ""
        guard name.count == 1, let sign = name.first, !sign.isLetter else {
          throw failure(.commandInText(name, inside: command), at: position - 1)
        }
        words.append((sign, position))
        position += 1
      default: words.append((character.isWhitespace ? " " : character, position - 1))
      }
    }
    throw failure(.unclosedBrace, at: start)
  }

  /// Reads `( … \right)` after `\left`.
  private mutating func fenced(openedAt start: Int) throws(TypesettingError) -> MathAtom {
    let left = try delimiter(after: "\\left")
    let items = try nested(at: start) { parser throws(TypesettingError) in
      try parser.list(until: .right(openedAt: start))
    }
    position += "\\right".count
    let right = try delimiter(after: "\\right")
    return MathAtom(nucleus: .fenced(left, items, right), kind: .inner, role: role, offset: start)
  }

  /// Reads a delimiter; nil for `.`, which stands for none.
  private mutating func delimiter(after command: String) throws(TypesettingError) -> Unicode.Scalar? {
    skipSpaces()
    let start = position
    guard let character = next else { throw failure(.notADelimiter(nil, after: command), at: start) }
    position += 1
    if character == "." { return nil }
    var found = String(character)
    var scalar = found.unicodeScalars.first
    if character == "\\" {
      let name = commandName(at: start) ?? ""
      position += name.count
      found += name
      scalar = nil
      if case .symbol(let named, _)? = MathCommand.named(name) { scalar = named }
    }
    guard let scalar, Self.delimiters.contains(scalar), character == "\\" || character != "{" && character != "}"
    else { throw failure(.notADelimiter(found, after: command), at: start) }
    return scalar
  }
}
