/// A JSON value to be written: keys in the order given, numbers with the fewest digits that read back the same.
public indirect enum JSONText: Sendable {
  /// A number, `true`, `null`, or anything else that is JSON already.
  case literal(String)
  /// A string, not yet escaped.
  case string(String)
  /// A list.
  case list([JSONText])
  /// An object; its keys are written as they come.
  case object([(key: String, value: JSONText)])

  /// A whole number.
  public static func integer(_ number: Int) -> JSONText { .literal("\(number)") }

  /// A finite number.
  public static func number(_ number: Double) -> JSONText {
    precondition(number.isFinite, "JSON has no word for what is no number")
    return .literal(number.description)
  }

  /// A list of finite numbers.
  public static func numbers(_ numbers: [Double]) -> JSONText { .list(numbers.map(number)) }

  /// The value over many lines: two spaces a level, a list of plain values on one line.
  public var text: String { text(indent: "") }

  /// The value on one line.
  public var line: String {
    switch self {
    case .literal(let text): text
    case .string(let text): Self.escaped(text)
    case .list(let items): "[" + items.map(\.line).joined(separator: ", ") + "]"
    case .object(let entries):
      "{" + entries.map { Self.escaped($0.key) + ": " + $0.value.line }.joined(separator: ", ") + "}"
    }
  }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .list(let items) where !items.allSatisfy(\.isPlain):
      return "[\n" + items.map { inner + $0.text(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let entries) where !entries.isEmpty:
      let lines = entries.map { inner + Self.escaped($0.key) + ": " + $0.value.text(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    default: return line
    }
  }

  private var isPlain: Bool {
    switch self {
    case .literal, .string: true
    case .list, .object: false
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\0"..<" ": result += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
