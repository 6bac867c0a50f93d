extension KeyReader {
  /// Reads `tokens`; nil when any of them is wrong.
  mutating func tokens(_ value: Located?) -> ThemeTokens? {
    guard let value else { return ThemeTokens() }
    guard let fields = fields(of: value, keys: TimelineKeys.tokens) else { return nil }
    var tokens = ThemeTokens()
    for token in ColorToken.allCases {
      if let value = fields[token.rawValue] { tokens.colors[token] = color(value) }
    }
    for token in SizeToken.allCases {
      if let value = fields[token.rawValue] {
        tokens.sizes[token] = number(value, in: token.bounds, expected: .units(token.bounds))
      }
    }
    if let value = fields["fade"] { tokens.fade = duration(value, in: Bounds.fade, expected: .fade) }
    return tokens
  }

  private mutating func color(_ value: Located) -> HexColor? {
    string(value, expected: .color).flatMap { text in
      parsed(value) { () throws(Problem) in try HexColor(parsing: text) }
    }
  }

}
