/// A kind of value with how it is read: words, schema and reading together.
public struct ValueKind<Value: Sendable>: Sendable {
  /// Its words and its schema.
  public let expected: ExpectedValue
  /// Reads a value; nil, with a message, when it is wrong.
  let read: @Sendable (Located, inout KeyReader) -> Value?

  /// Describes a kind of value.
  public init(_ expected: ExpectedValue, read: @escaping @Sendable (Located, inout KeyReader) -> Value?) {
    (self.expected, self.read) = (expected, read)
  }
}

extension KeyReader {
  /// Reads a value; nil, with a message, when it is wrong.
  public mutating func read<Value>(_ value: Located, _ kind: ValueKind<Value>) -> Value? { kind.read(value, &self) }

  /// Reads a value that may be left out; nil, with a message, when it is there and wrong.
  public mutating func read<Value>(_ value: Located?, _ kind: ValueKind<Value>, else fallback: Value) -> Value? {
    guard let value else { return fallback }
    return kind.read(value, &self)
  }
}

extension ValueKind<Int> {
  /// A whole number within bounds.
  public static func whole(_ bounds: ClosedRange<Int>) -> ValueKind {
    let expected = ExpectedValue.whole(bounds)
    return ValueKind(expected) { value, reader in reader.whole(value, in: bounds, expected: expected) }
  }
}

extension ValueKind<Double> {
  /// A finite number.
  public static var number: ValueKind { ValueKind(.number) { value, reader in reader.finite(value) } }

  /// A finite number greater than 0.
  public static var positive: ValueKind { number(.positive) { $0 > 0 } }

  /// A finite number that is not less than 0.
  public static var notNegative: ValueKind { number(.notNegative) { $0 >= 0 } }

  /// A number from 0 to below 1.
  public static var share: ValueKind { number(.share) { 0 <= $0 && $0 < 1 } }

  /// A number within bounds.
  public static func number(in bounds: ClosedRange<Int>) -> ValueKind {
    let expected = ExpectedValue.numberWithin(bounds)
    return ValueKind(expected) { value, reader in reader.number(value, in: bounds, expected: expected) }
  }

  /// A finite number that suits.
  public static func number(_ expected: ExpectedValue, where suits: @escaping @Sendable (Double) -> Bool) -> ValueKind {
    ValueKind(expected) { value, reader in reader.number(value, expected: expected, where: suits) }
  }
}

extension ValueKind<Bool> {
  /// Whether something is so.
  public static var flag: ValueKind { ValueKind(.flag) { value, reader in reader.flag(value) } }
}

extension ValueKind<FilmTime> {
  /// A duration in milliseconds, exact to the microsecond.
  public static var milliseconds: ValueKind {
    ValueKind(.milliseconds) { value, reader in reader.duration(value) }
  }
}

extension ValueKind<String> {
  /// One line of at most so many characters, which the film sets; its place is kept for a text that can't be set.
  public static func line(longest: Int) -> ValueKind {
    ValueKind(.text(longest: longest)) { value, reader in reader.text(value, longest: longest) }
  }

  /// One of some words.
  public static func choice(_ words: [String]) -> ValueKind {
    ValueKind(.choice(words)) { value, reader in reader.choice(value, among: words) }
  }

  /// The name of a file that belongs to the timeline.
  public static func fileName(_ expected: ExpectedValue) -> ValueKind {
    ValueKind(expected) { value, reader in reader.fileName(value, expected: expected) }
  }
}
