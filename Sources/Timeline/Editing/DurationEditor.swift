public import Text

/// Changes durations in a timeline's text, and nothing else: order, spacing and comments stay.
public struct DurationEditor: Sendable {
  /// The text, with the changes so far.
  public internal(set) var text: String
  let file: String
  /// What the text is read as, which says where durations stand.
  let timeline: Timeline

  /// Begins to edit the text of a timeline.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - file: Its name, which distinguishes JSON from YAML.
  ///   - timeline: The timeline that it is.
  public init(_ text: String, file: String, of timeline: Timeline) {
    (self.text, self.file, self.timeline) = (text, file, timeline)
  }

  /// What can't be edited.
  public enum Failure: Error, Hashable, Sendable {
    /// The text can't be read at all.
    case unreadable(Problem, Place)
    /// A table that holds durations is something else.
    case noTable(String, Place)
    /// A table that holds durations has an anchor, `&name`, and another place of the text uses it as well.
    case shared(String, anchor: String, Place, use: Place)
    /// A list that holds durations stands here as an alias, `*name`, of that at another place.
    case aliased(String, alias: String, Place, of: Place)
    /// The text would give this beat another duration than it should have.
    case otherChange(BeatID)
    /// A table or a list that holds durations is brought by `<<`, from a place.
    case merged(String, Place)
  }

  /// Gives a beat another duration.
  ///
  /// A beat whose kind has a table gets an entry in it, where there is none yet; one of a list's item has its own there;
  /// others are in `T`. A table or a list that is missing is put in front of everything, a list with its usual items.
  ///
  /// No other value changes by it: what an alias or a merge brings is written out or gets an entry of its own; where the
  /// text would have to be laid out anew for that, it is a failure.
  ///
  /// - Parameter duration: Whole microseconds; written in milliseconds.
  public mutating func set(_ beat: BeatID, to duration: FilmTime) throws(Failure) {
    let root: Node
    do throws(ReadingError) { root = try Node(reading: text, file: file) } catch {
      throw .unreadable(.text(error.problem), error.place)
    }
    guard case .mapping(let entries) = root.kind else { throw .noTable("", root.place) }
    let value = Self.milliseconds(duration)
    let (table, key): (String, String)
    switch timeline.beatSet.table.durationEntry(of: beat) {
    case .item(let index, let list, let field):
      return try setItem(index, of: list, under: field, to: value, in: root, entries)
    case .table(let name, let entry): (table, key) = (name, entry)
    }
    guard let found = entries.last(where: { $0.key == table }) else {
      let entry = keyText(key, in: root) + ": " + value
      return insert(table, isInBraces(root) ? " { \(entry) }" : "\n  \(entry)", into: root, entries)
    }
    guard !found.isMerged else { throw .merged(table, found.keyPlace) }
    try setEntry(key, to: value, in: found.value, called: table, root)
  }

  /// Gives an entry of a table another value, or puts it there.
  mutating func setEntry(
    _ key: String, to value: String, in table: Node, called name: String, _ root: Node
  ) throws(Failure) {
    guard case .mapping(let entries) = table.kind else { throw .noTable(name, table.place) }
    switch table.sharing {
    case .anchor(let anchor, let use): throw .shared(name, anchor: anchor, table.place, use: use)
    case .alias(let anchor, _): return replace(table, with: "{ <<: *\(anchor), \(key): \(value) }")
    case nil: break
    }
    guard let entry = entries.last(where: { $0.key == key && !$0.isMerged }) else {
      return insert(keyText(key, in: table) + ": " + value, into: table, entries.filter { !$0.isMerged })
    }
    guard case .anchor = entry.value.sharing else { return replace(entry.value, with: value) }
    // Those who use the number keep it. What is behind in the text is changed first, so that places stay right.
    let old = String(text[literal(at: entry.value.place)])
    let changes = aliases(of: entry.value.place, in: root).map { ($0, old) } + [(entry.value, value)]
    for (node, text) in changes.sorted(by: { $0.0.place > $1.0.place }) { replace(node, with: text) }
  }

  /// The aliases that stand for the value at a place.
  private func aliases(of place: Place, in node: Node) -> [Node] {
    switch node.sharing {
    case .alias(_, of: let value): return value == place ? [node] : []
    case .anchor, nil: break
    }
    return switch node.kind {
    case .list(let items): items.flatMap { aliases(of: place, in: $0) }
    case .mapping(let entries): entries.filter { !$0.isMerged }.flatMap { aliases(of: place, in: $0.value) }
    case .null, .bool, .number, .string: []
    }
  }

  // MARK: Places

  func index(_ place: Place) -> String.Index {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    var line = 1
    while line < place.line, index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      switch scalar {
      case "\r":
        if index < scalars.endIndex, scalars[index] == "\n" { index = scalars.index(after: index) }
        line += 1
      case "\n": line += 1
      case "\u{85}", "\u{2028}", "\u{2029}": line += isJSON ? 0 : 1
      default: break
      }
    }
    return scalars.index(index, offsetBy: place.column - 1, limitedBy: scalars.endIndex) ?? scalars.endIndex
  }

  /// The text of a number or a word that begins at a place.
  private func literal(at place: Place) -> Range<String.Index> {
    let start = index(place)
    let scalars = text.unicodeScalars
    if scalars[start] == "\"" || scalars[start] == "'" {
      let quote = scalars[start]
      var end = scalars.index(after: start)
      while end < scalars.endIndex, scalars[end] != quote {
        if scalars[end] == "\\", quote == "\"" { end = scalars.index(after: end) }
        end = scalars.index(after: end)
      }
      return start..<(end < scalars.endIndex ? scalars.index(after: end) : end)
    }
    let end = scalars[start...].firstIndex { " \t\r\n,}]#".unicodeScalars.contains($0) } ?? scalars.endIndex
    return start..<end
  }

  /// Whether a mapping is written in braces, as all of JSON's are.
  func isInBraces(_ node: Node) -> Bool {
    let start = index(node.place)
    return start < text.endIndex && text.unicodeScalars[start] == "{"
  }

  func keyText(_ key: String, in node: Node) -> String { isInBraces(node) && isJSON ? "\"\(key)\"" : key }

  private var isJSON: Bool {
    let name = file.lowercased()
    guard !name.hasSuffix(".yaml"), !name.hasSuffix(".yml") else { return false }
    return name.hasSuffix(".json")
      || text.unicodeScalars.first { !" \t\r\n\u{FEFF}".unicodeScalars.contains($0) } == "{"
  }

  // MARK: Changes

  mutating func replace(_ node: Node, with value: String) {
    text.replaceSubrange(literal(at: node.place), with: value)
  }

  /// Puts an entry after the last one of a table, as that stands.
  mutating func insert(_ entry: String, into table: Node, _ entries: [Node.Entry]) {
    guard let last = entries.last else {
      let start = index(table.place)
      if case .mapping(let merged) = table.kind, !merged.isEmpty {
        // Nothing but a merge.
        let indent = "\n" + String(repeating: " ", count: max(0, table.place.column - 1))
        if isInBraces(table) {
          text.insert(contentsOf: " \(entry),", at: text.index(after: start))
        } else {
          text.insert(contentsOf: entry + indent, at: start)
        }
      } else if isInBraces(table) {
        // {} or nothing.
        let end = text[start...].firstIndex(of: "}") ?? start
        text.replaceSubrange(text.index(after: start)..<end, with: " \(entry) ")
      }
      return
    }
    let end = literal(at: last.value.place).upperBound
    let indent = String(repeating: " ", count: max(0, last.keyPlace.column - 1))
    if isInBraces(table) {
      let isOnOwnLine = last.keyPlace.line != table.place.line
      text.insert(contentsOf: isOnOwnLine ? ",\n\(indent)\(entry)" : ", \(entry)", at: end)
    } else {
      let lineEnd = text[end...].firstIndex(where: \.isNewline) ?? text.endIndex
      text.insert(contentsOf: "\n\(indent)\(entry)", at: lineEnd)
    }
  }

  /// Puts a key and what follows its colon in front of all others; line breaks in it are indented as the others are.
  mutating func insert(_ key: String, _ value: String, into root: Node, _ entries: [Node.Entry]) {
    let name = keyText(key, in: root)
    if isInBraces(root) {
      guard let first = entries.first(where: { !$0.isMerged }) else {
        let comma = entries.isEmpty ? "" : ","
        return text.insert(contentsOf: " \(name):\(value)\(comma) ", at: text.index(after: index(root.place)))
      }
      let isOnOwnLine = first.keyPlace.line != root.place.line
      let indent = isOnOwnLine ? "\n" + String(repeating: " ", count: first.keyPlace.column - 1) : " "
      text.insert(contentsOf: "\(name):\(value),\(indent)", at: index(first.keyPlace))
    } else {
      let indent = String(repeating: " ", count: max(0, root.place.column - 1))
      text.insert(
        contentsOf: "\(name):\(value.replacing("\n", with: "\n\(indent)"))\n\(indent)",
        at: index(root.place))
    }
  }

  /// Milliseconds with no more decimals than they have.
  private static func milliseconds(_ time: FilmTime) -> String {
    let (whole, rest) = time.microseconds.quotientAndRemainder(dividingBy: 1000)
    guard rest != 0 else { return "\(whole)" }
    let digits = String(rest)
    let decimals = String(repeating: "0", count: 3 - digits.count) + digits
    return "\(whole)." + String(decimals.reversed().drop { $0 == "0" }.reversed())
  }
}
