/// A shape of letters; each has its own code points in Unicode's mathematical alphabets.
enum MathAlphabet {
  case italic, upright, bold, calligraphic, blackboard

  /// The character for a letter or digit in this shape; any other character stays as it is.
  ///
  /// Code points after the Unicode chart "Mathematical Alphanumeric Symbols" (U+1D400 to U+1D7FF), with the letters
  /// that older blocks hold.
  func styled(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if self == .upright { return scalar }
    if let exception = exceptions[scalar] { return exception }
    let value = scalar.value
    let code: UInt32? =
      switch scalar {
      case "A"..."Z": capitals.map { $0 + value - 0x41 }
      case "a"..."z": smalls.map { $0 + value - 0x61 }
      case "0"..."9": digits.map { $0 + value - 0x30 }
      case "α"..."ω": greekSmalls.map { $0 + value - 0x3B1 }
      case "Α"..."Ω" where self == .bold: 0x1D6A8 + value - 0x391
      default: variants[scalar].flatMap { offset in greekSmalls.map { $0 + offset } }
      }
    return code.flatMap(Unicode.Scalar.init) ?? scalar
  }

  private var capitals: UInt32? {
    switch self {
    case .italic: 0x1D434
    case .bold: 0x1D400
    case .calligraphic: 0x1D49C
    case .blackboard: 0x1D538
    case .upright: nil
    }
  }

  private var smalls: UInt32? { capitals.map { $0 + 26 } }

  private var digits: UInt32? {
    switch self {
    case .bold: 0x1D7CE
    case .blackboard: 0x1D7D8
    case .italic, .calligraphic, .upright: nil
    }
  }

  private var greekSmalls: UInt32? {
    switch self {
    case .italic: 0x1D6FC
    case .bold: 0x1D6C2
    case .calligraphic, .blackboard, .upright: nil
    }
  }

  /// The Greek forms that follow omega in each alphabet, counted from alpha.
  private var variants: [Unicode.Scalar: UInt32] {
    ["∂": 25, "ϵ": 26, "ϑ": 27, "ϰ": 28, "ϕ": 29, "ϱ": 30, "ϖ": 31]
  }

  private var exceptions: [Unicode.Scalar: Unicode.Scalar] {
    switch self {
    case .italic: ["h": "ℎ"]
    case .calligraphic:
      [
        "B": "ℬ", "E": "ℰ", "F": "ℱ", "H": "ℋ", "I": "ℐ", "L": "ℒ", "M": "ℳ", "R": "ℛ", "e": "ℯ", "g": "ℊ",
        "o": "ℴ",
      ]
    case .blackboard: ["C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ"]
    case .bold, .upright: [:]
    }
  }
}
