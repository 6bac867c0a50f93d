/// Reads an expression: from `or`, which binds loosest, to calls and indices, which bind tightest.
struct Parser {
  private let tokens: [Token]
  private var place = 0
  private var depth = 0

  /// How deep brackets, calls and signs may nest.
  static let deepest = 100
  /// The longest expression that is read, in Unicode scalars.
  static let longest = 10_000

  /// Reads a whole text.
  static func expression(_ text: String) throws(ValueError) -> Expression {
    guard text.unicodeScalars.count <= longest else {
      throw ValueError(.tooLong(limit: longest), at: longest..<longest + 1)
    }
    var parser = Parser(tokens: try Token.tokens(of: text))
    guard parser.current.kind != .end else { throw ValueError(.nothing, at: 0..<0) }
    let expression = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected(wanted: "an operator or the end") }
    return expression
  }

  private init(tokens: [Token]) { self.tokens = tokens }

  private var current: Token { tokens[place] }

  private func isAt(_ sign: String) -> Bool { current.kind == .sign(sign) }

  private mutating func take(_ sign: String) -> Bool {
    guard isAt(sign) else { return false }
    place += 1
    return true
  }

  /// The first of the operators that stands here, taken.
  private mutating func takeOperator(_ symbols: [BinaryOperator]) -> BinaryOperator? {
    symbols.first { take($0.rawValue) }
  }

  private func unexpected(wanted: String) -> ValueError {
    switch current.kind {
    case .end: ValueError(.ends(wanted: wanted), at: current.span)
    case .sign(let sign): ValueError(.unexpected(sign, wanted: wanted), at: current.span)
    case .number, .text, .name: ValueError(.missingOperator, at: current.span)
    }
  }

  private mutating func close(_ bracket: String, openedAt open: Token) throws(ValueError) {
    if take(bracket) { return }
    guard current.kind != .end, case .sign = current.kind else {
      if current.kind == .end, case .sign(let sign) = open.kind { throw ValueError(.unclosed(sign), at: open.span) }
      throw unexpected(wanted: "a comma or \(bracket)")
    }
    throw unexpected(wanted: "a comma or \(bracket)")
  }

  private mutating func expression() throws(ValueError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw ValueError(.tooDeep(limit: Self.deepest), at: current.span) }
    let then = try disjunction()
    guard take("if") else { return then }
    let condition = try disjunction()
    guard take("else") else { throw unexpected(wanted: "else") }
    let otherwise = try expression()
    return Expression(
      kind: .conditional(condition: condition, then: then, otherwise: otherwise),
      span: then.span.lowerBound..<otherwise.span.upperBound)
  }

  private mutating func disjunction() throws(ValueError) -> Expression {
    try chain([.or]) { parser throws(ValueError) in
      try parser.chain([.and]) { parser throws(ValueError) in try parser.negation() }
    }
  }

  /// Operators of one rank, from left to right.
  private mutating func chain(
    _ symbols: [BinaryOperator], of operand: (inout Parser) throws(ValueError) -> Expression
  ) throws(ValueError) -> Expression {
    var left = try operand(&self)
    while let symbol = takeOperator(symbols) {
      let right = try operand(&self)
      left = Expression(
        kind: .binary(symbol, left, right), span: left.span.lowerBound..<right.span.upperBound)
    }
    return left
  }

  private mutating func negation() throws(ValueError) -> Expression {
    let start = current.span.lowerBound
    guard take("not") else { return try comparison() }
    let operand = try deeper { parser throws(ValueError) in try parser.negation() }
    return Expression(kind: .not(operand), span: start..<operand.span.upperBound)
  }

  private mutating func comparison() throws(ValueError) -> Expression {
    let first = try sum()
    var links: [Expression.Comparison] = []
    while let symbol = takeOperator([.lessOrEqual, .greaterOrEqual, .less, .greater, .equal, .notEqual]) {
      links.append(Expression.Comparison(symbol: symbol, operand: try sum()))
    }
    guard let last = links.last else { return first }
    return Expression(
      kind: .comparison(first, links), span: first.span.lowerBound..<last.operand.span.upperBound)
  }

  private mutating func sum() throws(ValueError) -> Expression {
    try chain([.add, .subtract]) { parser throws(ValueError) in
      try parser.chain([.multiply, .divide, .matrixProduct]) { parser throws(ValueError) in try parser.signed() }
    }
  }

  private mutating func signed() throws(ValueError) -> Expression {
    let start = current.span.lowerBound
    if take("+") { return try deeper { parser throws(ValueError) in try parser.signed() } }
    guard take("-") else { return try power() }
    let operand = try deeper { parser throws(ValueError) in try parser.signed() }
    let span = start..<operand.span.upperBound
    if case .number(let number) = operand.kind { return Expression(kind: .number(-number), span: span) }
    return Expression(kind: .negative(operand), span: span)
  }

  /// `a ^ b ^ c` is a ^ (b ^ c), and `-a ^ b` is -(a ^ b).
  private mutating func power() throws(ValueError) -> Expression {
    let base = try postfix()
    guard take("^") else { return base }
    let exponent = try deeper { parser throws(ValueError) in try parser.signed() }
    return Expression(
      kind: .binary(.power, base, exponent), span: base.span.lowerBound..<exponent.span.upperBound)
  }

  /// Reads what may nest, and counts how deep.
  private mutating func deeper(
    _ read: (inout Parser) throws(ValueError) -> Expression
  ) throws(ValueError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw ValueError(.tooDeep(limit: Self.deepest), at: current.span) }
    return try read(&self)
  }

  private mutating func postfix() throws(ValueError) -> Expression {
    var value = try primary()
    let start = value.span.lowerBound
    while true {
      let open = current
      if take("(") {
        let arguments = try arguments(openedAt: open)
        value = Expression(kind: .call(value, arguments), span: start..<tokens[place - 1].span.upperBound)
      } else if take("[") {
        let subscripts = try subscripts(openedAt: open)
        value = Expression(kind: .index(value, subscripts), span: start..<tokens[place - 1].span.upperBound)
      } else if take(".") {
        guard case .name(let name) = current.kind else { throw unexpected(wanted: "a name after the point") }
        let span = current.span
        place += 1
        value = Expression(kind: .member(value, name, nameSpan: span), span: start..<span.upperBound)
      } else {
        return value
      }
    }
  }

  private mutating func arguments(openedAt open: Token) throws(ValueError) -> [Expression.Argument] {
    var arguments: [Expression.Argument] = []
    while !isAt(")") {
      var name: String?
      let nameSpan = current.span
      if case .name(let text) = current.kind, [.sign(":"), .sign("=")].contains(tokens[place + 1].kind) {
        name = text
        place += 2
      }
      arguments.append(.init(name: name, nameSpan: nameSpan, value: try expression()))
      guard take(",") else { break }
    }
    try close(")", openedAt: open)
    return arguments
  }

  private mutating func subscripts(openedAt open: Token) throws(ValueError) -> [Expression.Subscript] {
    guard !isAt("]") else { throw unexpected(wanted: "an index or a range, such as 0, 1:3 or :") }
    var subscripts: [Expression.Subscript] = []
    repeat { subscripts.append(try oneSubscript()) } while take(",") && !isAt("]")
    try close("]", openedAt: open)
    return subscripts
  }

  private mutating func oneSubscript() throws(ValueError) -> Expression.Subscript {
    let start = current.span
    if take("...") { return .rest(start) }
    if current.kind == .name("newaxis") || current.kind == .name("None") {
      place += 1
      return .newSide(start)
    }
    let from = isAt(":") ? nil : try expression()
    guard take(":") else {
      guard let from else { throw unexpected(wanted: "an index") }
      return .at(from)
    }
    let to = try bound()
    let step = take(":") ? try bound() : nil
    return .range(from: from, to: to, step: step, span: start.lowerBound..<tokens[place - 1].span.upperBound)
  }

  private mutating func bound() throws(ValueError) -> Expression? {
    isAt(":") || isAt(",") || isAt("]") ? nil : try expression()
  }

  private mutating func primary() throws(ValueError) -> Expression {
    let token = current
    switch token.kind {
    case .number(let number):
      place += 1
      return Expression(kind: .number(number), span: token.span)
    case .text(let text):
      place += 1
      return Expression(kind: .text(text), span: token.span)
    case .name(let name):
      place += 1
      return Expression(kind: .name(name), span: token.span)
    case .sign("("):
      place += 1
      let inner = try expression()
      try close(")", openedAt: token)
      // The brackets belong to what they hold, so that messages point at all of it.
      return Expression(kind: inner.kind, span: token.span.lowerBound..<tokens[place - 1].span.upperBound)
    case .sign("["):
      place += 1
      var elements: [Expression] = []
      while !isAt("]") {
        elements.append(try expression())
        guard take(",") else { break }
      }
      try close("]", openedAt: token)
      return Expression(kind: .list(elements), span: token.span.lowerBound..<tokens[place - 1].span.upperBound)
    case .sign, .end:
      throw unexpected(wanted: "a value")
    }
  }
}
