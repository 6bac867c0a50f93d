/// Reads the formula language into a list of atoms.
///
/// The language is TeX's, as far as films need it; where it differs: `\role{name}{…}` gives what is inside a role and
/// is otherwise not there, `-` is a minus sign, `%`, `#`, `&` and `$` are ordinary, and characters of Unicode stand for
/// themselves. A command's argument is a group in braces, one character, or one command with its own arguments.
struct MathParser {
  /// How many groups may stand inside each other; keeps a mad input from using up the stack.
  static let depthLimit = 48

  /// What ends a list.
  enum Terminator {
    case end
    case brace(openedAt: Int)
    case bracket(openedAt: Int)
    case right(openedAt: Int)
  }

  let source: String
  let characters: [Character]
  var position = 0
  var role: String?
  var alphabet = MathAlphabet.italic
  private var depth = 0
  /// What a point between digits is set as.
  private let decimalMark: Unicode.Scalar

  /// The list of a whole formula.
  static func parse(_ source: String, decimalMark: Character = ".") throws(TypesettingError) -> [MathItem] {
    var parser = MathParser(source, decimalMark)
    return try parser.list(until: .end)
  }

  private init(_ source: String, _ decimalMark: Character) {
    self.source = source
    characters = Array(source)
    self.decimalMark = decimalMark.unicodeScalars.first ?? "."
  }

  /// Whether the character at a place is the point of a decimal number.
  private func isDecimalPoint(at place: Int) -> Bool {
    func isDigit(_ place: Int) -> Bool { characters.indices.contains(place) && "0"..."9" ~= characters[place] }
    return characters[place] == "." && isDigit(place - 1) && isDigit(place + 1)
  }

  /// The error of a problem at a character.
  func failure(_ problem: MathProblem, at offset: Int) -> TypesettingError {
    .formula(source: source, offset: offset, problem: problem)
  }

  /// The next character, unread; nil at the end.
  var next: Character? { position < characters.count ? characters[position] : nil }

  mutating func skipSpaces() {
    while let character = next, character.isWhitespace { position += 1 }
  }

  /// Runs a step one level deeper.
  mutating func nested<R>(
    at offset: Int, _ step: (inout MathParser) throws(TypesettingError) -> R
  ) throws(TypesettingError) -> R {
    guard depth < Self.depthLimit else { throw failure(.nestedTooDeeply(limit: Self.depthLimit), at: offset) }
    depth += 1
    let result = try step(&self)
    depth -= 1
    return result
  }

  /// Reads items up to a terminator, and past it.
  mutating func list(until terminator: Terminator) throws(TypesettingError) -> [MathItem] {
    var items: [MathItem] = []
    while true {
      skipSpaces()
      guard let character = next else {
        if let problem = missing(terminator) { throw problem }
        return items
      }
      let start = position
      switch character {
      case "}":
        guard case .brace = terminator else {
          throw missing(terminator) ?? failure(.unexpectedBrace, at: start)
        }
        position += 1
        return items
      case "]":
        if case .bracket = terminator {
          position += 1
          return items
        }
        items += try element()
      case "_", "^", "'", "′": try script(on: &items)
      case "\\" where commandName(at: start) == "right":
        guard case .right = terminator else {
          throw missing(terminator) ?? failure(.unexpectedRight, at: start)
        }
        return items
      default: items += try element()
      }
    }
  }

  /// The error when a list ends without its terminator; nil when the end of the formula is its terminator.
  private func missing(_ terminator: Terminator) -> TypesettingError? {
    switch terminator {
    case .end: nil
    case .brace(let offset): failure(.unclosedBrace, at: offset)
    case .bracket(let offset): failure(.unclosedBracket, at: offset)
    case .right(let offset): failure(.unclosedLeft, at: offset)
    }
  }

  /// Reads one group, character or command; the caller has seen that there is one.
  mutating func element() throws(TypesettingError) -> [MathItem] {
    let start = position
    switch characters[start] {
    case "{":
      let items = try nested(at: start) { parser throws(TypesettingError) in
        parser.position += 1
        return try parser.list(until: .brace(openedAt: start))
      }
      return [.atom(MathAtom(nucleus: .list(items), kind: .ordinary, role: role, offset: start))]
    case "\\": return try command()
    case "~":
      position += 1
      return [.space(6)]
    case let character:
      guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
        throw failure(.combinedCharacter(String(character)), at: start)
      }
      position += 1
      if isDecimalPoint(at: start) {
        // A comma in a number is no punctuation: no space follows it.
        return [.atom(MathAtom(nucleus: .symbol(decimalMark), kind: .ordinary, role: role, offset: start))]
      }
      return symbol(MathCommand.character(scalar), at: start).map { [$0] } ?? []
    }
  }

  /// The atom of a symbol in the alphabet and role in force; nil for any other command.
  func symbol(_ command: MathCommand, at offset: Int) -> MathItem? {
    switch command {
    case .symbol(let scalar, let kind):
      .atom(MathAtom(nucleus: .symbol(alphabet.styled(scalar)), kind: kind, role: role, offset: offset))
    case .large(let scalar, let hasLimits):
      .atom(MathAtom(nucleus: .symbol(scalar), kind: .large, hasLimits: hasLimits, role: role, offset: offset))
    case .function(let name, let hasLimits):
      .atom(MathAtom(nucleus: .word(name, at: []), kind: .large, hasLimits: hasLimits, role: role, offset: offset))
    default: nil
    }
  }

  /// Reads what a command or a script applies to.
  mutating func argument(of command: String, _ expected: String) throws(TypesettingError) -> [MathItem] {
    skipSpaces()
    let start = position
    switch next {
    case nil, "}", "_", "^", "'", "′":
      throw failure(.missingArgument(of: command, expected: expected), at: start)
    case "\\" where commandName(at: start) == "right":
      throw failure(.missingArgument(of: command, expected: expected), at: start)
    case "{": return try element()
    default: return try nested(at: start) { parser throws(TypesettingError) in try parser.element() }
    }
  }

  /// Reads `_x`, `^x` or a prime onto the last atom, or onto an empty one.
  private mutating func script(on items: inout [MathItem]) throws(TypesettingError) {
    let start = position
    var atom = MathAtom.empty(role: role, offset: start)
    if case .atom(let last)? = items.last {
      atom = last
      items.removeLast()
    }
    switch characters[start] {
    case "_":
      guard atom.subscript == nil else { throw failure(.doubleSubscript, at: start) }
      position += 1
      atom.subscript = try argument(of: "_", "a subscript, such as x_i or x_{ij},")
    case "^":
      guard atom.superscript == nil || atom.isPrimed else { throw failure(.doubleSuperscript, at: start) }
      position += 1
      atom.superscript = try (atom.superscript ?? []) + argument(of: "^", "a superscript, such as x^2 or x^{ab},")
      atom.isPrimed = false
    default:
      guard atom.superscript == nil || atom.isPrimed else { throw failure(.doubleSuperscript, at: start) }
      let prime = MathAtom(nucleus: .symbol("′"), kind: .ordinary, role: role, offset: start)
      position += 1
      atom.superscript = atom.superscript ?? []
      atom.superscript?.append(.atom(prime))
      atom.isPrimed = true
    }
    items.append(.atom(atom))
  }
}
