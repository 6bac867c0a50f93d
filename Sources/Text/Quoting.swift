/// A text of the user's in double quotes, safe to print: control characters escaped, and cut after 40 characters.
public func quoted(_ text: some StringProtocol) -> String {
  var result = "\""
  for scalar in text.prefix(40).unicodeScalars.prefix(80) {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate:
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
  return result + (text.dropFirst(40).isEmpty ? "\"" : "…\"")
}

/// Words as a sentence has them: `a`, `a and b`, `a, b and c`.
public func listed(_ words: [String], by conjunction: String = "and") -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// A number with its noun: `1 layer`, `3 layers`.
public func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

/// A word or number of the user's, without quotes, cut to what a line can hold.
public func cut(_ text: String) -> String { text.count <= 40 ? text : text.prefix(40) + "…" }
