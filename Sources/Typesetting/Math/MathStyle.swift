/// How much room a formula takes.
public enum MathStyle: Hashable, Sendable {
  /// On a line of its own: large fractions and sums, limits above and below.
  case display
  /// Within text.
  case text
}

/// One of TeX's eight styles: how large a part of a formula is set, and how high its exponents rise.
struct LayoutStyle: Hashable {
  /// From the largest to the smallest.
  enum Level: Int {
    case display, text, script, scriptScript
  }

  var level: Level
  /// Whether exponents are kept low, as in a denominator or under a root.
  var cramped: Bool

  init(_ level: Level, cramped: Bool = false) {
    self.level = level
    self.cramped = cramped
  }

  init(_ style: MathStyle) { self.init(style == .display ? Level.display : Level.text) }

  var isDisplay: Bool { level == .display }
  /// Whether spaces around operators and relations are kept.
  var isSpaced: Bool { level == .display || level == .text }
  /// The same level, cramped or not.
  func with(cramped: Bool) -> LayoutStyle { LayoutStyle(level, cramped: cramped) }
  /// The style of an exponent.
  var superscript: LayoutStyle { LayoutStyle(isSpaced ? .script : .scriptScript, cramped: cramped) }
  /// The style of an index.
  var `subscript`: LayoutStyle { superscript.with(cramped: true) }

  /// The style of a numerator.
  var numerator: LayoutStyle {
    switch level {
    case .display: LayoutStyle(.text, cramped: cramped)
    case .text: LayoutStyle(.script, cramped: cramped)
    case .script, .scriptScript: LayoutStyle(.scriptScript, cramped: cramped)
    }
  }

  /// The style of a denominator.
  var denominator: LayoutStyle { numerator.with(cramped: true) }
}
