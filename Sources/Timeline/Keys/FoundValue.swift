public import Text

/// What a value in the file is, before it is asked what it should be.
public enum FoundValue: Hashable, Sendable {
  /// `null`, or nothing at all.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as written.
  case number(String)
  /// A string.
  case string(String)
  /// A list.
  case list
  /// A mapping.
  case mapping

  /// What a value is.
  public init(_ node: Node) {
    self =
      switch node.kind {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number(let text): .number(text)
      case .string(let text): .string(text)
      case .list: .list
      case .mapping: .mapping
      }
  }
}

extension FoundValue: CustomStringConvertible {
  /// What was found, as the start of a sentence: `"fast" is a string`.
  public var description: String {
    switch self {
    case .null: "this is null, as if it were left out"
    case .bool(let value): "\(value) is a truth value"
    case .number(let text): "\(cut(text)) is a number"
    case .string(let text): "\(quoted(text)) is a string"
    case .list: "this is a list"
    case .mapping: "this is a mapping"
    }
  }
}
