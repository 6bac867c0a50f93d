internal import Learning
public import Text

/// Changes durations in a timeline's text, and nothing else: order, spacing and comments stay.
public struct DurationEditor: Sendable {
  /// The text, with the changes so far.
  public private(set) var text: String
  private let file: String
  /// The stretches of training when the file names none.
  let usualStretches: [(end: String, milliseconds: String)]

  /// Begins to edit a text that is a timeline.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - file: Its name, which tells JSON from YAML.
  ///   - training: What the film `training` shows; a file that leaves its stretches out gets them from it.
  public init(_ text: String, file: String, training: Training? = nil) {
    (self.text, self.file) = (text, file)
    if let training, training.run.settings == nil {
      usualStretches = [("to: \(training.run.steps)", Self.milliseconds(TimelineKeys.defaultSavedTime))]
    } else {
      usualStretches = TimelineKeys.defaultSegments.map { ("steps: \($0)", "\($1)") }
    }
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
  /// A beat of an edge or of a sample gets an entry in its table (`FORWARD_BY`, `LOSS_BY` and the like), where there is
  /// none yet; a stretch of training has its own in `train`; others are in `T`. A table that is missing is put in front
  /// of everything, and so is `train`, with the usual stretches.
  ///
  /// - Parameter duration: Whole microseconds; written in milliseconds.
  public mutating func set(_ beat: BeatID, to duration: FilmTime) throws(Failure) {
    let (table, key) = beat.durationEntry
    let root: Node
    do throws(ReadingError) { root = try Node(reading: text, file: file) } catch {
      throw .unreadable(.text(error.problem), error.place)
    }
    guard case .mapping(let entries) = root.kind else { throw .noTable("", root.place) }
    let value = Self.milliseconds(duration)
    if case .train(let segment) = beat { return try setStretch(segment, to: value, in: root, entries) }
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

  /// Puts an entry behind the last one of a table, as that stands.
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

extension BeatID {
  /// The key of the file that lengthens this beat and no other, as far as there is one: `T.loss`,
  /// `GRAD_HOLD_BY["2"]`, `train[0].ms`.
  public var durationKey: String {
    let (table, key) = durationEntry
    return switch table {
    case "T": "T.\(key)"
    case "train": "train[\(key)].ms"
    default: "\(table)[\"\(key)\"]"
    }
  }

  /// The table of a timeline that has the beat's duration, and the key in it.
  package var durationEntry: (table: String, key: String) {
    switch self {
    case .forward(let edge): ("FORWARD_BY", "\(edge)")
    case .delta(let edge): ("DELTA_BY", "\(edge)")
    case .grad(let edge): ("GRAD_HOLD_BY", "\(edge)")
    case .countdown, .title, .idle, .loss, .done, .update, .end, .cost: ("T", description)
    case .step(.sample, let sample): ("SAMPLE_BY", "\(sample)")
    case .step(.forward(let edge), let sample): ("FORWARD_BY", "\(sample).\(edge)")
    case .step(.loss, let sample): ("LOSS_BY", "\(sample)")
    case .step(.delta(let edge), let sample): ("DELTA_BY", "\(sample).\(edge)")
    case .step(.grad(let edge), let sample): ("GRAD_HOLD_BY", "\(sample).\(edge)")
    case .step(.input, let sample): ("INPUT_BY", "\(sample)")
    case .train(let segment): ("train", "\(segment)")
    }
  }
}
