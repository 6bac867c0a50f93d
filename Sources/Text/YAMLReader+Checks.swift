internal import Yams

extension YAMLReader {
  /// What a scalar is by YAML 1.2's core schema; only the plain style can be anything but a string.
  func kind(of scalar: Yams.Node.Scalar) -> Node.Kind {
    let text = source.restored(scalar.string)
    guard scalar.style == .plain else { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: return Self.isNumber(text) ? .number(text) : .string(text)
    }
  }

  /// Whether some YAML reader takes a plain text for a number; which of them are ours is decided later, with a message.
  private static func isNumber(_ text: String) -> Bool {
    if DecimalLiteral(text) != nil { return true }
    let lower = text.lowercased()
    let unsigned = lower.hasPrefix("-") || lower.hasPrefix("+") ? String(lower.dropFirst()) : lower
    if unsigned == ".inf" || unsigned == ".nan" { return true }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2), ("0", 10)] where unsigned.hasPrefix(prefix) {
      let digits = unsigned.dropFirst(prefix.count)
      if !digits.isEmpty, digits.utf8.allSatisfy({ Int(String(Character(Unicode.Scalar($0))), radix: radix) != nil }) {
        return true
      }
    }
    return false
  }

  /// A tag (`!!str`, `!mine`) would say what a value is; here the key says it.
  ///
  /// Yams itself tags quoted scalars, and keys, as strings.
  func refuseTag(_ node: Yams.Node, isKey: Bool, _ place: Place) throws(ReadingError) {
    let tag: String
    switch node {
    case .scalar(let scalar):
      tag = scalar.tag.rawValue
      if tag == Tag.Name.str.rawValue, isKey || scalar.style != .plain { return }
    case .mapping(let mapping): tag = mapping.tag.rawValue
    case .sequence(let sequence): tag = sequence.tag.rawValue
    case .alias: return
    }
    guard tag.isEmpty else { throw ReadingError(problem: .badYAML(.tag(source.restored(tag))), place: place) }
  }

  /// Refuses what could make the work explode before a node is seen: Yams hashes every key of a mapping whole, and a
  /// key that is written with `?` may be a mapping in whose key there is a mapping.
  ///
  /// An explicit key is always found; a few words in a text or a comment that look like one are let by.
  static func refuseExpansion(_ text: String) throws(ReadingError) {
    var questions = 0
    var place = Place.start
    /// Whether a key may begin here, which is after a line's end, a bracket, a comma or another sign.
    var startsKey = true
    for scalar in text.unicodeScalars {
      if scalar == "?", startsKey { questions += 1 }
      if questions > 64 { throw ReadingError(problem: .badYAML(.keyNotText), place: place) }
      if scalar != "?", scalar.value > 0x20 || YAMLSource.isBreak(scalar) {
        startsKey = YAMLSource.isBreak(scalar) || "[]{},:-\"'".unicodeScalars.contains(scalar)
      }
      place =
        scalar == "\n" ? Place(line: place.line + 1, column: 1) : Place(line: place.line, column: place.column + 1)
    }
  }

  /// What Yams says, as our problem with its place.
  static func readingError(_ error: any Error, _ source: YAMLSource) -> ReadingError {
    guard let error = error as? YamlError else {
      return ReadingError(problem: .badYAML(.syntax("\(error)")), place: .start)
    }
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
      if problem.hasPrefix("Maximum nesting level") {
        return ReadingError(problem: .tooDeep(limit: JSONReader.Limits.document.depth), place: Place(mark))
      }
      let words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
      // What is never closed is looked for where it opens.
      let opening = problem.hasSuffix("end of stream") ? context?.mark : nil
      return ReadingError(problem: .badYAML(.syntax(words)), place: Place(opening ?? mark))
    case .composer(_, let problem, let mark, _):
      let isSecond = problem.contains("another document")
      return ReadingError(problem: .badYAML(isSecond ? .secondDocument : .syntax(problem)), place: Place(mark))
    case .reader(let problem, let offset, _, let yaml):
      return ReadingError(
        problem: .badYAML(.syntax(problem)), place: Place(after: yaml.prefix(offset ?? 0).unicodeScalars))
    case .duplicatedKeysInMapping(let keys, let context):
      return repeated(source.restored(keys.first ?? ""), Place(context.mark), source.restored(source.text))
    default: return ReadingError(problem: .badYAML(.syntax("\(error)")), place: .start)
    }
  }

  /// A repeated key: Yams names the place of its first use.
  ///
  /// In block style the second stands in the same column of a later line;
  /// in flow style the first place is all that is reported.
  private static func repeated(_ key: String, _ first: Place, _ text: String) -> ReadingError {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let spellings = ["\(key):", "\"\(key)\":", "'\(key)':", "\(key) :", "\"\(key)\" :", "'\(key)' :"]
    for (index, line) in lines.enumerated().dropFirst(first.line) {
      let indent = line.prefix { $0 == " " }.count
      if indent < first.column - 1, indent < line.count, line.dropFirst(indent).first != "#" { break }
      guard indent == first.column - 1, spellings.contains(where: { line.dropFirst(indent).hasPrefix($0) }) else {
        continue
      }
      return ReadingError(
        problem: .repeatedKey(key, first: first),
        place: Place(line: index + 1, column: indent + 1))
    }
    return ReadingError(problem: .repeatedKey(key, first: nil), place: first)
  }
}

extension Place {
  fileprivate init(after text: String.UnicodeScalarView.SubSequence) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.init(line: lines.count, column: (lines.last?.count ?? 0) + 1)
  }

  init(_ mark: Mark) { self.init(line: mark.line, column: mark.column) }
}
