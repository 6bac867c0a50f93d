/// What a part of a formula is to its neighbours; decides the spaces between them.
enum AtomClass: Int, CaseIterable {
  case ordinary, large, binary, relation, opening, closing, punctuation, inner
}

/// An element of a formula's list.
enum MathItem {
  case atom(MathAtom)
  /// An explicit space, in mu: 18 to the em.
  case space(Double)
}

/// A symbol or a construction, with its scripts.
struct MathAtom {
  /// What stands at the middle of an atom.
  enum Nucleus {
    case symbol(Unicode.Scalar)
    /// Upright letters shaped as a word, and where each stands in the source; empty for the name of a function.
    case word(String, at: [Int])
    case list([MathItem])
    /// A style where the command asks for one.
    case fraction([MathItem], [MathItem], MathStyle?)
    case radical([MathItem], degree: [MathItem]?)
    /// A combining character over a list; a wide one stretches over it.
    case accent(Unicode.Scalar, over: [MathItem], isWide: Bool)
    case overline([MathItem])
    /// A list between delimiters that grow with it; nil where none is seen.
    case fenced(Unicode.Scalar?, [MathItem], Unicode.Scalar?)
  }

  var nucleus: Nucleus
  var kind: AtomClass
  /// Whether scripts go above and below in display style.
  var hasLimits = false
  var `subscript`: [MathItem]?
  var superscript: [MathItem]?
  /// Whether the superscript is primes alone, so that an exponent may join them.
  var isPrimed = false
  /// The innermost role around it.
  var role: String?
  /// Where it stands in the source, in characters.
  var offset: Int

  /// Nothing, to carry scripts.
  static func empty(role: String?, offset: Int) -> MathAtom {
    MathAtom(nucleus: .list([]), kind: .ordinary, role: role, offset: offset)
  }
}
