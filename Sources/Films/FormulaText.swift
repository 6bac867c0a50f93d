/// Reads the film's own formulas as text: in plain words, and for the numbers that are tagged in them.
enum FormulaText {
  /// A formula as plain text: `∂L/∂w₃ = δ₃ · a₂`.
  ///
  /// It knows what films write and what timelines are likely to; an unknown command stands as its name.
  static func plain(_ source: String) -> String {
    var reader = Reader(source)
    return spaced(reader.text(until: nil))
  }

  /// The parts that stand in a tagged role, outermost first, with what each shows.
  static func tagged(_ source: String) -> [(quantity: Quantity, shown: String)] {
    var found: [(Quantity, String)] = []
    var rest = source[...]
    while let start = rest.firstRange(of: "\\role{") {
      rest = rest[start.upperBound...]
      guard let end = rest.firstIndex(of: "}") else { break }
      let parts = rest[..<end].split(separator: "@")
      rest = rest[rest.index(after: end)...]
      guard parts.count == 2, let quantity = Quantity(tag: parts[1]), rest.first == "{" else { continue }
      var reader = Reader(String(rest))
      found.append((quantity, spaced(reader.argument())))
    }
    return found
  }

  /// A text with single spaces, and none at its ends.
  private static func spaced(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }

  private static let words: [String: String] = [
    "partial": "∂", "delta": "δ", "sigma": "σ", "eta": "η", "cdot": " · ", "odot": " ⊙ ", "times": " × ", "sum": "Σ",
    "top": "ᵀ", "ldots": "…", "leftarrow": " ← ", "rightarrow": " → ", "to": " → ", "quad": " ", "qquad": " ",
    ",": "", ";": " ", " ": " ", "!": "", "left": "", "right": "", "displaystyle": "", "infty": "∞", "nabla": "∇",
    "alpha": "α", "beta": "β", "gamma": "γ", "epsilon": "ε", "varepsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ",
    "pi": "π", "rho": "ρ", "tau": "τ", "phi": "φ", "varphi": "φ", "omega": "ω", "Delta": "Δ", "Sigma": "Σ",
    "approx": " ≈ ", "le": " ≤ ", "ge": " ≥ ", "neq": " ≠ ", "pm": " ± ", "ln": "ln ", "log": "log ", "exp": "exp ",
    "prime": "′", "propto": " ∝ ",
  ]

  /// Signs as they stand in an exponent.
  static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "-": "⁻",
    "ᵀ": "ᵀ", "′": "′",
  ]

  private static let lowered: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", ",": ",",
    "k": "ₖ", "i": "ᵢ", "j": "ⱼ", "n": "ₙ",
  ]

  /// Reads a formula once, from the front.
  private struct Reader {
    private let characters: [Character]
    private var position = 0

    init(_ source: String) { characters = Array(source) }

    /// The text up to a closing brace, and past it; nil for all of it.
    mutating func text(until end: Character?) -> String {
      var text = ""
      while position < characters.count {
        let character = characters[position]
        if character == end {
          position += 1
          return text
        }
        text += element()
      }
      return text
    }

    /// The text of one group, command or character.
    mutating func argument() -> String {
      while position < characters.count, characters[position].isWhitespace { position += 1 }
      return position < characters.count ? element() : ""
    }

    private mutating func element() -> String {
      let character = characters[position]
      position += 1
      switch character {
      case "{": return text(until: "}")
      case "}": return ""
      case "\\": return command()
      case "'": return "′"
      case "_": return script(FormulaText.lowered, "_")
      case "^": return script(FormulaText.raised, "^")
      case "=": return " = "
      case "~": return " "
      case "-" where isBinary: return " - "
      case "+": return " + "
      default: return String(character)
      }
    }

    /// Whether the sign just read stands between two terms, with room on both sides.
    private var isBinary: Bool {
      position >= 2 && position < characters.count && characters[position - 2] == " " && characters[position] == " "
    }

    private mutating func script(_ table: [Character: Character], _ sign: String) -> String {
      let content = argument()
      let set = content.compactMap { table[$0] }
      if set.count == content.count { return String(set) }
      return content.count == 1 ? sign + content : "\(sign)(\(content))"
    }

    private mutating func command() -> String {
      var name = ""
      while position < characters.count, characters[position].isLetter {
        name.append(characters[position])
        position += 1
      }
      if name.isEmpty, position < characters.count {
        name = String(characters[position])
        position += 1
      }
      switch name {
      case "role":
        _ = argument()
        return argument()
      case "frac", "tfrac", "dfrac":
        let (top, bottom) = (argument(), argument())
        return top == "1" && bottom == "2" ? "½" : "\(top)/\(bottom)"
      case "hat": return argument() + "\u{302}"
      case "text", "mathrm", "mathbf", "operatorname", "mathit": return argument()
      case "sqrt": return "√(\(argument()))"
      default:
        let word = FormulaText.words[name] ?? name
        // A space behind a name ends the name.
        if word == name || !word.hasSuffix(" "), position < characters.count, characters[position] == " " {
          position += 1
          return FormulaText.words[name] == nil ? word + " " : word
        }
        return word
      }
    }
  }
}

extension FormulaText {
  /// A timeline's own formula with the names of things on stage in their colours; parts in a role keep theirs.
  ///
  /// - Parameter lastLayer: The layer of ŷ.
  static func colored(_ source: String, lastLayer: Int) -> String {
    guard !source.contains("\\role") else { return source }
    let characters = Array(source)
    var (text, position) = ("", 0)
    while position < characters.count {
      if let found = name(in: characters, at: position, lastLayer), !(found.isLoss && text.hasSuffix("\\partial ")) {
        text += "\\role{\(found.role)}{\(String(characters[position..<found.end]))}"
        position = found.end
      } else if characters[position] == "\\" {
        // A command as a whole, so that its letters are no names.
        let start = position
        position += 1
        while position < characters.count, characters[position].isLetter { position += 1 }
        if position == start + 1, position < characters.count { position += 1 }
        text += String(characters[start..<position])
        // Words stay words.
        if ["\\text", "\\mathrm", "\\operatorname"].contains(String(characters[start..<position])),
          position < characters.count, characters[position] == "{",
          let end = characters[position...].firstIndex(of: "}")
        {
          text += String(characters[position...end])
          position = end + 1
        }
      } else {
        text.append(characters[position])
        position += 1
      }
    }
    return text
  }

  /// The name of a thing on stage that starts at a place: δ₃, w₁, a₂, x, y, ŷ, L, each with its number.
  private static func name(
    in characters: [Character], at start: Int, _ lastLayer: Int
  ) -> (role: String, end: Int, isLoss: Bool)? {
    let rest = String(characters[start..<min(start + 16, characters.count)])
    let names: [(String, Quantity.Kind, Role, isNumbered: Bool)] = [
      ("\\delta_", .delta, .delta, true), ("w_", .weight, .weight, true), ("W_", .weight, .weight, true),
      ("a_", .activation, .signal, true), ("\\hat{y}", .activation, .signal, false), ("x", .activation, .signal, false),
      ("y", .target, .target, false), ("L", .loss, .target, false),
    ]
    for (name, kind, role, isNumbered) in names where rest.hasPrefix(name) {
      var end = start + name.count
      guard isNumbered else {
        let isSubscripted = end < characters.count && characters[end] == "_"
        if isSubscripted { return nil }
        let layer = kind == .activation ? ".\(name == "x" ? 0 : lastLayer)" : ""
        return ("\(role.rawValue)@\(kind.rawValue)\(layer)", end, kind == .loss)
      }
      guard end < characters.count else { return nil }
      var digits = ""
      if characters[end] == "{" {
        guard let close = characters[end...].firstIndex(of: "}") else { return nil }
        digits = String(characters[(end + 1)..<close])
        end = close + 1
      } else {
        digits = String(characters[end])
        end += 1
      }
      guard let number = Int(digits), number >= (kind == .activation ? 0 : 1) else { return nil }
      return ("\(role.rawValue)@\(kind.rawValue).\(kind == .weight ? number - 1 : number)", end, false)
    }
    return nil
  }
}
