public import Text

/// Changes durations in a timeline's text, and nothing else: order, spacing and comments stay.
public struct DurationEditor: Sendable {
  /// The text, with the changes so far.
  public private(set) var text: String
  private let file: String
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
  }

  /// Gives a beat another duration.
  ///
  /// A beat whose kind has a table gets an entry in it, where there is none yet; one of a list's item has its own there;
  /// others are in `T`. A table or a list that is missing is put in front of everything, a list with its usual items.
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
    guard case .mapping(let durations) = found.value.kind else { throw .noTable(table, found.value.place) }
    if let entry = durations.last(where: { $0.key == key }) {
      replace(entry.value, with: value)
    } else {
      insert(keyText(key, in: found.value) + ": " + value, into: found.value, durations)
    }
  }

  // MARK: Places

  private func index(_ place: Place) -> String.Index {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    var line = 1
    while line < place.line, index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      if scalar == "\n" {
        line += 1
      } else if scalar == "\r" {
        if index < scalars.endIndex, scalars[index] == "\n" { index = scalars.index(after: index) }
        line += 1
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
      // {} or nothing.
      if isInBraces(table) {
        let start = index(table.place)
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
      guard let first = entries.first else {
        return text.insert(contentsOf: " \(name):\(value) ", at: text.index(after: index(root.place)))
      }
      let isOnOwnLine = first.keyPlace.line != root.place.line
      let indent = isOnOwnLine ? "\n" + String(repeating: " ", count: first.keyPlace.column - 1) : " "
      text.insert(contentsOf: "\(name):\(value),\(indent)", at: index(first.keyPlace))
    } else {
      let indent = String(repeating: " ", count: max(0, root.place.column - 1))
      text.insert(
        contentsOf: "\(name):\(value.replacing("\n", with: "\n\(indent)"))\n\(indent)",
        at: index(entries.first?.keyPlace ?? root.place))
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
