import Text

/// A value of a JSON text, with its path.
struct JSONValue {
  let node: Node
  let path: String

  init(_ node: Node, _ path: String) { (self.node, self.path) = (node, path) }

  /// The value of a key; nil where it is not there, or null.
  subscript(key: String) -> JSONValue? {
    guard case .mapping(let entries) = node.kind, let entry = entries.first(where: { $0.key == key }) else {
      return nil
    }
    if case .null = entry.value.kind { return nil }
    return JSONValue(entry.value, path.isEmpty ? key : path + "." + key)
  }

  /// The entries of a mapping; none of any other value.
  var entries: [(key: String, value: JSONValue)] {
    guard case .mapping(let entries) = node.kind else { return [] }
    return entries.map { ($0.key, JSONValue($0.value, path.isEmpty ? $0.key : path + "." + $0.key)) }
  }

  /// The items of a list; none of any other value.
  var items: [JSONValue] {
    guard case .list(let nodes) = node.kind else { return [] }
    return nodes.enumerated().map { JSONValue($0.element, "\(path)[\($0.offset)]") }
  }

  /// Whether it is neither a list nor a mapping.
  var isPlain: Bool {
    switch node.kind {
    case .list, .mapping: false
    default: true
    }
  }

  /// A text; nil for any other value.
  var string: String? { if case .string(let text) = node.kind { text } else { nil } }

  /// A number, which some programs write as a text; nil for any other value.
  var number: Double? {
    switch node.kind {
    case .number(let digits), .string(let digits): Double(digits).flatMap { $0.isFinite ? $0 : nil }
    default: nil
    }
  }

  /// A length of time that names its unit, in seconds: `"1.200s"`, `"PT1.2S"`, `{"seconds": 1, "nanos": 200000000}`; nil for
  /// any other value.
  var duration: Double? {
    switch node.kind {
    case .string(let text):
      if let match = text.wholeMatch(of: /(\d+(?:\.\d+)?)s/) { return Double(match.1) }
      guard let match = text.wholeMatch(of: /PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?/) else {
        return CaptionClock.seconds(text)
      }
      let parts = [match.1, match.2, match.3].map { $0.flatMap { Double($0) } ?? 0 }
      return parts[0] * 3600 + parts[1] * 60 + parts[2]
    case .mapping:
      guard self["seconds"] != nil || self["nanos"] != nil else { return nil }
      return (self["seconds"]?.number ?? 0) + (self["nanos"]?.number ?? 0) / 1e9
    default: return nil
    }
  }
}

extension JSONTimes {
  /// The value of a text; of several one after the other, as some programs write them, the list of them.
  static func root(_ text: String) throws(WordTimes.Failure) -> JSONValue {
    // How long a recording may be, and so the text, is not for this reader to say.
    let limits = JSONReader.Limits(values: JSONReader.Limits.document.values, depth: JSONReader.Limits.document.depth)
    do throws(ReadingError) {
      var reader = JSONReader(text, limits: limits)
      return JSONValue(try reader.read(), "")
    } catch {
      // Python writes numbers that are none by their names, which JSON has not.
      if let plain = withoutNames(text) { return try root(plain) }
      let parts = documents(text)
      guard parts.count > 1 else { throw WordTimes.Failure(.json(error.problem), error.place) }
      var nodes: [Node] = []
      do throws(ReadingError) {
        for part in parts {
          var reader = JSONReader(part, limits: limits)
          nodes.append(try reader.read())
        }
      } catch {
        throw WordTimes.Failure(.json(error.problem), error.place)
      }
      return JSONValue(Node(kind: .list(nodes), place: .start), "")
    }
  }

  /// A text with what is no number in the place of `NaN` and `Infinity`, of as many bytes; nil where it has neither.
  private static func withoutNames(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    let names = ["-Infinity", "Infinity", "NaN"].map { Array($0.utf8) }
    var (index, isString, isChanged) = (0, false, false)
    while index < bytes.count {
      let byte = bytes[index]
      if isString {
        if byte == UInt8(ascii: "\\") { index += 1 } else if byte == UInt8(ascii: "\"") { isString = false }
      } else if byte == UInt8(ascii: "\"") {
        isString = true
      } else if let name = names.first(where: { bytes[index...].starts(with: $0) }) {
        // As long as before, so that what follows keeps its column; three letters have no room for null.
        let plain = Array((name.count > 3 ? "null" : "\"\"").utf8)
        for place in name.indices {
          bytes[index + place] = place < plain.count ? plain[place] : UInt8(ascii: " ")
        }
        isChanged = true
        index += name.count - 1
      }
      index += 1
    }
    return isChanged ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The values that stand one after the other in a text.
  private static func documents(_ text: String) -> [ArraySlice<UInt8>] {
    let bytes = Array(text.utf8)
    var parts: [ArraySlice<UInt8>] = []
    var (depth, start, isString, isEscaped) = (0, 0, false, false)
    for (index, byte) in bytes.enumerated() {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if depth == 0 { start = index }
        depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        guard depth >= 0 else { return [] }
        if depth == 0 { parts.append(bytes[start...index]) }
      default: continue
      }
    }
    return depth == 0 ? parts : []
  }
}
