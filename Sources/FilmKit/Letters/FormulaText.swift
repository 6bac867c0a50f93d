import Typesetting

/// Reads the film's own formulas as text: in plain words, and for the numbers that are tagged in them.
public enum FormulaText {
  /// A formula as plain text: `∂L/∂w₃ = δ₃ · a₂`.
  ///
  /// It knows what films write and what timelines are likely to; an unknown command stands as its name. What nests so
  /// deep that it can't be set ends the text.
  public static func plain(_ source: String) -> String {
    var reader = Reader(Array(source))
    return spaced(reader.text(until: nil))
  }

  /// The parts that stand in a tagged role (`\role{delta@d.3}{…}`), outermost first: the tag, and what is shown.
  package static func tagged(_ source: String) -> [(tag: String, shown: String)] {
    var found: [(String, String)] = []
    let characters = Array(source)
    var place = 0
    while place < characters.count {
      guard characters[place...].starts(with: "\\role{") else {
        place += 1
        continue
      }
      let start = place + 6
      guard let end = characters[start...].firstIndex(of: "}") else { break }
      let parts = characters[start..<end].split(separator: "@")
      place = end + 1
      guard parts.count == 2, place < characters.count, characters[place] == "{" else { continue }
      var reader = Reader(characters, at: place)
      found.append((String(parts[1]), spaced(reader.argument())))
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
    "prime": "′", "propto": " ∝ ", "mid": " | ",
  ]

  /// What commands put above a letter.
  private static let accents: [String: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "tilde": "\u{303}", "widetilde": "\u{303}", "bar": "\u{304}",
    "overline": "\u{304}", "dot": "\u{307}", "ddot": "\u{308}", "vec": "\u{20D7}",
  ]

  /// What a command says; nil for one that is unknown.
  private static func word(_ name: String) -> String? {
    words[name] ?? MathSymbol.named(name).map { $0.isSpaced ? " \($0.sign) " : $0.sign }
  }

  /// Signs as they stand in an exponent.
  package static let raised: [Character: Character] = [
    "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹", "-": "⁻",
    "(": "⁽", ")": "⁾",
    "ᵀ": "ᵀ", "′": "′",
  ]

  private static let lowered: [Character: Character] = [
    "0": "₀", "1": "₁", "2": "₂", "3": "₃", "4": "₄", "5": "₅", "6": "₆", "7": "₇", "8": "₈", "9": "₉", ",": ",",
    "k": "ₖ", "i": "ᵢ", "j": "ⱼ", "n": "ₙ",
  ]

  /// Reads a formula once, from the front.
  private struct Reader {
    private let characters: [Character]
    private var position: Int
    private var depth = 0
    /// How deep groups and commands may nest: deeper than in any formula that can be set.
    private static let deepest = 200

    init(_ characters: [Character], at position: Int = 0) { (self.characters, self.position) = (characters, position) }

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
      guard depth < Self.deepest else {
        position = characters.count
        return ""
      }
      depth += 1
      defer { depth -= 1 }
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
      case _ where FormulaText.accents[name] != nil: return argument() + (FormulaText.accents[name] ?? "")
      case "text", "mathrm", "mathbf", "operatorname", "mathit": return argument()
      case "sqrt": return "√(\(argument()))"
      default:
        let known = FormulaText.word(name)
        let word = known ?? name
        // A space after a name ends the name.
        if word == name || !word.hasSuffix(" "), position < characters.count, characters[position] == " " {
          position += 1
          return known == nil ? word + " " : word
        }
        return word
      }
    }
  }
}
