/// What a command of the formula language does.
enum MathCommand {
  /// A symbol; letters are given their shape by the alphabet in force.
  case symbol(Unicode.Scalar, AtomClass)
  /// A symbol that is larger in display style.
  case large(Unicode.Scalar, hasLimits: Bool)
  /// A function written out in upright letters.
  case function(String, hasLimits: Bool)
  /// A space, in mu.
  case space(Double)
  case accent(Unicode.Scalar, isWide: Bool)
  case overline
  case fraction(MathStyle?)
  case root
  case alphabet(MathAlphabet)
  case text
  case functionName
  case left
  case right
  case role

  /// The command of a name (without backslash); nil when there is none.
  static func named(_ name: String) -> MathCommand? { table[name] }

  /// All names, sorted.
  static let names: [String] = table.keys.sorted()

  private static let table: [String: MathCommand] = {
    var table: [String: MathCommand] = [
      ",": .space(3), ":": .space(4), ">": .space(4), ";": .space(5), "!": .space(-3), " ": .space(6),
      "quad": .space(18), "qquad": .space(36),
      "hat": .accent("\u{302}", isWide: false), "widehat": .accent("\u{302}", isWide: true),
      "tilde": .accent("\u{303}", isWide: false), "widetilde": .accent("\u{303}", isWide: true),
      "bar": .accent("\u{304}", isWide: false), "dot": .accent("\u{307}", isWide: false),
      "ddot": .accent("\u{308}", isWide: false), "vec": .accent("\u{20D7}", isWide: false), "overline": .overline,
      "frac": .fraction(nil), "tfrac": .fraction(.text), "dfrac": .fraction(.display), "sqrt": .root,
      "mathrm": .alphabet(.upright), "mathbf": .alphabet(.bold), "mathcal": .alphabet(.calligraphic),
      "mathbb": .alphabet(.blackboard), "mathit": .alphabet(.italic),
      "text": .text, "operatorname": .functionName, "left": .left, "right": .right, "role": .role,
      "int": .large(integral, hasLimits: false),
    ]
    for (name, scalar) in sums { table[name] = .large(scalar, hasLimits: true) }
    for name in ["max", "min", "lim", "sup", "inf"] { table[name] = .function(name, hasLimits: true) }
    for name in ["exp", "log", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arg", "det", "dim"] {
      table[name] = .function(name, hasLimits: false)
    }
    for (kind, symbols) in symbols {
      for (name, scalar) in symbols { table[name] = .symbol(scalar, kind) }
    }
    return table
  }()
}

/// A symbol of the formula language.
package struct MathSymbol: Sendable {
  /// The sign that is drawn.
  package let sign: String
  /// Whether it stands between two others, with room on both sides.
  package let isSpaced: Bool

  /// The symbol of a command (without backslash); nil for one that is none.
  package static func named(_ name: String) -> MathSymbol? {
    guard case .symbol(let scalar, let kind)? = MathCommand.named(name) else { return nil }
    return MathSymbol(sign: String(scalar), isSpaced: kind == .binary || kind == .relation)
  }
}

extension MathCommand {
  private typealias Symbols = KeyValuePairs<String, Unicode.Scalar>

  private static let integral: Unicode.Scalar = "∫"
  private static let sums: Symbols = ["sum": "∑", "prod": "∏", "bigcup": "⋃", "bigcap": "⋂"]

  private static let symbols: [(AtomClass, Symbols)] = [
    (.ordinary, greek), (.ordinary, ordinary), (.binary, operators), (.relation, relations),
    (.inner, ["ldots": "…", "dots": "…", "cdots": "⋯"]),
    (.opening, ["{": "{", "lbrace": "{", "langle": "⟨", "lfloor": "⌊", "lceil": "⌈", "lvert": "|", "lVert": "‖"]),
    (.closing, ["}": "}", "rbrace": "}", "rangle": "⟩", "rfloor": "⌋", "rceil": "⌉", "rvert": "|", "rVert": "‖"]),
    (.punctuation, ["colon": ":"]),
  ]

  private static let greek: Symbols = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "pi": "π", "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
  ]

  private static let ordinary: Symbols = [
    "partial": "∂", "nabla": "∇", "infty": "∞", "prime": "′", "top": "⊤", "bot": "⊥", "forall": "∀",
    "exists": "∃", "emptyset": "∅", "ell": "ℓ", "hbar": "ℏ", "angle": "∠", "vdots": "⋮", "|": "‖", "vert": "|",
    "Vert": "‖", "%": "%", "#": "#", "&": "&", "$": "$", "_": "_",
  ]

  private static let operators: Symbols = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "∘",
    "bullet": "∙", "odot": "⊙", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "cup": "∪", "cap": "∩",
    "wedge": "∧", "vee": "∨", "setminus": "∖",
  ]

  private static let relations: Symbols = [
    "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫",
    "approx": "≈", "sim": "∼", "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "to": "→",
    "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔", "mapsto": "↦", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⟹", "iff": "⟺", "uparrow": "↑", "downarrow": "↓",
    "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "mid": "∣", "parallel": "∥", "perp": "⟂",
  ]

  /// What a character does on its own, without a command.
  static func character(_ scalar: Unicode.Scalar) -> MathCommand {
    switch scalar {
    case "-": .symbol("−", .binary)
    case "*": .symbol("∗", .binary)
    case "·": .symbol("⋅", .binary)
    case "+", "−": .symbol(scalar, .binary)
    case ":", "<", ">", "=": .symbol(scalar, .relation)
    case "(", "[": .symbol(scalar, .opening)
    case ")", "]", "!", "?": .symbol(scalar, .closing)
    case ",", ";": .symbol(scalar, .punctuation)
    case "|", "‖": .symbol(scalar, .ordinary)
    case integral: .large(scalar, hasLimits: false)
    case _ where sums.contains { $0.value == scalar }: .large(scalar, hasLimits: true)
    default: .symbol(scalar, classes[scalar] ?? .ordinary)
    }
  }

  /// The classes of the characters that commands name, so that `≤` is what `\le` is.
  private static let classes: [Unicode.Scalar: AtomClass] = {
    var classes: [Unicode.Scalar: AtomClass] = [:]
    for (kind, symbols) in symbols {
      for (_, scalar) in symbols { classes[scalar] = kind }
    }
    return classes
  }()
}
