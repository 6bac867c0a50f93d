/// The spaces between neighbours, after the table in chapter 18 of The TeXbook.
enum MathSpacing {
  /// How much, and whether in large styles only.
  private enum Space: Character {
    case none = "0"
    case thin = "1"
    case thinIfLarge = "a"
    case mediumIfLarge = "b"
    case thickIfLarge = "c"
    /// Cannot come about, because a binary operator beside such a neighbour is ordinary.
    case impossible = "*"

    func mu(in style: LayoutStyle) -> Double {
      switch self {
      case .none, .impossible: 0
      case .thin: 3
      case .thinIfLarge: style.isSpaced ? 3 : 0
      case .mediumIfLarge: style.isSpaced ? 4 : 0
      case .thickIfLarge: style.isSpaced ? 5 : 0
      }
    }
  }

  /// Rows: the left neighbour; columns: the right one; both in the order of `AtomClass`.
  private static let table: [[Space]] = [
    "01bc000a", "11*c000a", "bb**b**b", "cc*0c00c", "00*00000", "01bc000a", "aa*aaaaa", "a1bca0aa",
  ].map { row in row.compactMap(Space.init) }

  /// The space between two neighbours, in mu (18 to the em of the style).
  static func mu(between left: AtomClass, and right: AtomClass, in style: LayoutStyle) -> Double {
    table[left.rawValue][right.rawValue].mu(in: style)
  }

  /// The classes of a list's atoms once every binary operator without two operands has become ordinary.
  static func resolved(_ classes: [AtomClass]) -> [AtomClass] {
    var result: [AtomClass] = []
    for kind in classes {
      switch kind {
      case .binary where result.last.map(takesNoOperand) ?? true: result.append(.ordinary)
      case .relation, .closing, .punctuation:
        if result.last == .binary { result[result.count - 1] = .ordinary }
        result.append(kind)
      default: result.append(kind)
      }
    }
    if result.last == .binary { result[result.count - 1] = .ordinary }
    return result
  }

  /// Whether what stands here cannot be the left operand of an operator.
  private static func takesNoOperand(_ kind: AtomClass) -> Bool {
    switch kind {
    case .binary, .large, .relation, .opening, .punctuation: true
    case .ordinary, .closing, .inner: false
    }
  }
}
