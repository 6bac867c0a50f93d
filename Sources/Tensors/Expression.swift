/// A piece of an expression's text: the places of its Unicode scalars, from 0.
public typealias Span = Range<Int>

/// What an expression says, before anything is known of shapes.
struct Expression: Hashable, Sendable {
  indirect enum Kind: Hashable, Sendable {
    case number(Double)
    case text(String)
    case name(String)
    case list([Expression])
    case negative(Expression)
    case not(Expression)
    case binary(BinaryOperator, Expression, Expression)
    /// `a < b <= c`: each neighbouring pair holds.
    case comparison(Expression, [Comparison])
    case conditional(condition: Expression, then: Expression, otherwise: Expression)
    case call(Expression, [Argument])
    case member(Expression, String, nameSpan: Span)
    case index(Expression, [Subscript])
  }

  /// A further link of a chain of comparisons.
  struct Comparison: Hashable, Sendable {
    let symbol: BinaryOperator
    let operand: Expression
  }

  /// An argument of a call, with its name when it has one.
  struct Argument: Hashable, Sendable {
    let name: String?
    let nameSpan: Span
    let value: Expression
  }

  /// What stands between the brackets of an index, for one side.
  enum Subscript: Hashable, Sendable {
    case at(Expression)
    case range(from: Expression?, to: Expression?, step: Expression?, span: Span)
    /// A new side of length 1.
    case newSide(Span)
    /// As many whole sides as are needed.
    case rest(Span)
  }

  let kind: Kind
  let span: Span
}

/// An operator between two expressions.
enum BinaryOperator: String, Hashable, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case matrixProduct = "@"
  case power = "^"
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case and
  case or
}
