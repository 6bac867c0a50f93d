/// How words, numbers and signs are spoken in English.
public struct SpokenForm: Sendable {
  private let own: [String: String]
  /// Of the author's own forms those of signs, which count inside a word too, the longest first.
  private let ownSigns: [String]

  /// Prepares to work out how words are said.
  ///
  /// - Parameter own: Forms that count before the usual ones, by what is written.
  public init(own: [String: String] = [:]) {
    self.own = own
    ownSigns = own.keys.filter { !$0.contains { $0.isLetter || $0.isNumber } }.sorted {
      ($1.count, $0) < ($0.count, $1)
    }
  }

  /// What is said for a word of a text, the author's own forms first.
  public func words(of text: String) -> [String] {
    guard !own.isEmpty else { return Self.words(of: text) }
    let bare = text.drop { Self.isPunctuation($0) }
    let core = String(bare.reversed().drop { Self.isPunctuation($0) }.reversed())
    if let said = own[text] ?? own[core] {
      return said.split(whereSeparator: \.isWhitespace).flatMap { Self.words(of: String($0)) }
    }
    guard let sign = ownSigns.first(where: { text.contains($0) }), let range = text.firstRange(of: sign) else {
      return Self.words(of: text)
    }
    let said = own[sign, default: ""].split(whereSeparator: \.isWhitespace).flatMap { Self.words(of: String($0)) }
    return words(of: String(text[..<range.lowerBound])) + said + words(of: String(text[range.upperBound...]))
  }

  private static func isPunctuation(_ character: Character) -> Bool { ".,;:!?…\"'”’“‘()[]«»–—".contains(character) }

  /// What is said for a word of a text: words in lower case, of letters and apostrophes; empty where nothing is said.
  ///
  /// Numbers are spelled out (`1.5` is "one point five", `3rd` "third"), Greek letters and mathematical signs are named,
  /// letters of a symbol are said one by one (`w₁` is "w one"), and so are abbreviations in capitals.
  public static func words(of text: String) -> [String] { words(of: text, depth: 0) }

  /// How deep fractions and roots may nest; what is deeper is not said.
  private static let deepest = 20

  private static func words(of text: String, depth: Int) -> [String] {
    guard depth < deepest else { return [] }
    var words: [String] = []
    var rest = Substring(text)
    while let first = rest.first {
      if first == "\\" {
        words += command(&rest, depth)
      } else if let digits = number(&rest) {
        words += digits
      } else if first.isLetter, Greek.names[first] == nil, signs[first] == nil {
        words += letters(&rest)
      } else {
        rest = rest.dropFirst()
        // The sum is said before its currency.
        if "$€£".contains(first), let digits = number(&rest) { words += digits }
        if let name = Greek.names[first] {
          words.append(name)
        } else if let digit = subscripts[first] {
          words += Numerals.cardinal(digit)
        } else if first == "-" {
          // A hyphen, or a minus before a number.
          if words.isEmpty, rest.first?.isNumber ?? false { words.append("minus") }
        } else if let sign = signs[first] {
          words += sign
        } else if first == "/", !words.isEmpty, !rest.isEmpty {
          words.append("over")
        }
      }
    }
    return words
  }

  /// A run of letters: a word, a symbol of one letter, or an abbreviation that is spelled.
  private static func letters(_ rest: inout Substring) -> [String] {
    var run = rest.prefix { ($0.isLetter && Greek.names[$0] == nil && signs[$0] == nil) || $0 == "'" || $0 == "’" }
    rest = rest[run.endIndex...]
    while let last = run.last, last == "'" || last == "’" { run = run.dropLast() }
    let word = run.lowercased().replacing("’", with: "'")
    guard !word.isEmpty else { return [] }
    let isAbbreviation = run.count > 1 && run.count <= 5 && run.allSatisfy { $0.isUppercase && $0.isASCII }
    guard isAbbreviation, !word.contains(where: { "aeiouy".contains($0) }) else { return [word] }
    return word.map(String.init)
  }

  /// A number at the start, spelled out; nil when there is none.
  private static func number(_ rest: inout Substring) -> [String]? {
    var digits = rest.prefix { $0.isASCII && $0.isNumber }
    if digits.isEmpty, rest.first == ".", let next = rest.dropFirst().first, next.isASCII, next.isNumber {
      // `.001`, without its zero.
      let decimals = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
      rest = rest[decimals.endIndex...]
      return ["point"] + decimals.flatMap { Numerals.cardinal(String($0)) }
    }
    guard !digits.isEmpty else { return nil }
    var end = digits.endIndex
    // Thousands set apart by commas.
    let isGroup = digits.count <= 3
    while isGroup, rest[end...].first == "," {
      let group = rest[end...].dropFirst().prefix { $0.isASCII && $0.isNumber }
      guard group.count == 3 else { break }
      end = group.endIndex
    }
    digits = rest[rest.startIndex..<end]
    let whole = digits.filter { $0 != "," }
    var words = Numerals.cardinal(String(whole))
    let tail = rest[end...]
    if tail.first == ".", let next = tail.dropFirst().first, next.isASCII, next.isNumber {
      let decimals = tail.dropFirst().prefix { $0.isASCII && $0.isNumber }
      words += ["point"] + decimals.flatMap { Numerals.cardinal(String($0)) }
      end = decimals.endIndex
    } else if let ordinal = Numerals.ordinalEndings.first(where: { ending in
      tail.prefix(2).lowercased().hasPrefix(ending) && !(tail.dropFirst(ending.count).first?.isLetter ?? false)
    }) {
      words = Numerals.ordinal(words)
      end = rest.index(end, offsetBy: ordinal.count)
    }
    rest = rest[end...]
    return words
  }

  /// What is said for mathematics as it is written for the screen: `\delta_3`, `\frac{\partial L}{\partial w_1}`.
  private static func command(_ rest: inout Substring, _ depth: Int) -> [String] {
    rest = rest.dropFirst()
    let name = rest.prefix { $0.isLetter && $0.isASCII }
    rest = rest[name.endIndex...]
    if name == "frac" {
      let (above, below) = (group(&rest), group(&rest))
      return words(of: above, depth: depth + 1) + ["over"] + words(of: below, depth: depth + 1)
    }
    if name == "sqrt" { return ["square", "root", "of"] + words(of: group(&rest), depth: depth + 1) }
    if name == "role" { _ = group(&rest) }
    if let word = commands[String(name)] { return word }
    return Greek.names.values.contains(String(name)) ? [String(name)] : []
  }

  /// What stands in braces at the start; empty for none.
  private static func group(_ rest: inout Substring) -> String {
    guard rest.first == "{" else { return "" }
    var depth = 0
    for index in rest.indices {
      if rest[index] == "{" { depth += 1 }
      if rest[index] == "}" { depth -= 1 }
      guard depth == 0 else { continue }
      let inside = rest[rest.index(after: rest.startIndex)..<index]
      rest = rest[rest.index(after: index)...]
      return String(inside)
    }
    rest = ""
    return ""
  }

  private static let commands: [String: [String]] = [
    "partial": ["dee"], "cdot": ["times"], "times": ["times"], "hat": [], "mathrm": [], "sum": ["sum"],
    "leq": ["less", "than", "or", "equal", "to"], "geq": ["greater", "than", "or", "equal", "to"],
    "infty": ["infinity"],
    "to": ["to"], "approx": ["approximately"], "nabla": ["gradient"],
  ]

  private static let signs: [Character: [String]] = [
    "∂": ["dee"], "∇": ["gradient"], "Σ": ["sum"], "∑": ["sum"], "∏": ["product"], "√": ["square", "root", "of"],
    "×": ["times"], "·": ["times"], "*": ["times"], "÷": ["divided", "by"], "+": ["plus"], "−": ["minus"],
    "-": ["minus"], "±": ["plus", "or", "minus"], "=": ["equals"], "≈": ["approximately"], "≠": ["not", "equal", "to"],
    "<": ["less", "than"], ">": ["greater", "than"], "≤": ["less", "than", "or", "equal", "to"],
    "≥": ["greater", "than", "or", "equal", "to"], "→": ["to"], "∞": ["infinity"], "%": ["percent"], "&": ["and"],
    "@": ["at"], "°": ["degrees"], "²": ["squared"], "³": ["cubed"], "½": ["one", "half"], "¼": ["one", "quarter"],
    "$": ["dollars"], "€": ["euros"], "£": ["pounds"], "∈": ["in"], "′": ["prime"], "ŷ": ["y", "hat"],
  ]

  private static let subscripts: [Character: String] = Dictionary(
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉", "0123456789").map { ($0, String($1)) })
}

/// Greek letters by their English names.
enum Greek {
  static let names: [Character: String] = {
    let small = zip(
      "αβγδεζηθικλμνξοπρστυφχψω",
      [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi",
        "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
      ])
    let large = zip("ΓΔΘΛΞΠΦΨΩ", ["gamma", "delta", "theta", "lambda", "xi", "pi", "phi", "psi", "omega"])
    return Dictionary(
      uniqueKeysWithValues: Array(small) + Array(large) + [("ς", "sigma"), ("ϵ", "epsilon"), ("ϕ", "phi")])
  }()
}

/// Numbers in words.
enum Numerals {
  static let ordinalEndings = ["st", "nd", "rd", "th"]

  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  private static let scales = ["", "thousand", "million", "billion", "trillion"]

  /// A whole number; one too long to be said as such, or with a zero in front, is said digit by digit.
  static func cardinal(_ digits: String) -> [String] {
    guard let value = Int(digits), digits.count <= 15, digits.count == 1 || digits.first != "0" else {
      return digits.compactMap(\.wholeNumberValue).map { small[$0] }
    }
    guard value > 0 else { return [small[0]] }
    var (rest, groups): (Int, [Int]) = (value, [])
    while rest > 0 {
      groups.append(rest % 1000)
      rest /= 1000
    }
    return groups.indices.reversed().flatMap { index in
      groups[index] == 0 ? [] : hundreds(groups[index]) + (index > 0 ? [scales[index]] : [])
    }
  }

  private static func hundreds(_ value: Int) -> [String] {
    var words: [String] = value >= 100 ? [small[value / 100], "hundred"] : []
    let rest = value % 100
    if rest >= 20 {
      words.append(tens[rest / 10])
      if rest % 10 > 0 { words.append(small[rest % 10]) }
    } else if rest > 0 {
      words.append(small[rest])
    }
    return words
  }

  /// The ordinal of a cardinal in words.
  static func ordinal(_ cardinal: [String]) -> [String] {
    guard let last = cardinal.last else { return [] }
    let irregular = [
      "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
      "twelve": "twelfth",
    ]
    let word = irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th")
    return cardinal.dropLast() + [word]
  }
}
