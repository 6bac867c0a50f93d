/// A JSON value to be written, its keys in the order given.
indirect enum JSONText {
  /// A number, `true`, or anything else that is JSON already.
  case literal(String)
  case string(String)
  case list([JSONText])
  case object([(key: String, value: JSONText)])

  static func integer(_ number: Int) -> JSONText { .literal("\(number)") }

  /// The value as JSON: two spaces a level; a list without mappings on one line.
  func text(indent: String = "") -> String {
    let inner = indent + "  "
    switch self {
    case .literal(let text): return text
    case .string(let text): return Self.escaped(text)
    case .list(let items):
      let isFlat = items.allSatisfy {
        if case .object = $0 { false } else { true }
      }
      let texts = items.map { $0.text(indent: inner) }
      if isFlat { return "[" + texts.joined(separator: ", ") + "]" }
      return "[\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let entries):
      if entries.isEmpty { return "{}" }
      let lines = entries.map { inner + Self.escaped($0.key) + ": " + $0.value.text(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
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
