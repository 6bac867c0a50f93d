import Text

extension WordTimes {
  /// The words of a TextGrid, long or short: those of the tier that is called so, or of each speaker's; else those of the
  /// tier that has most, with the other tiers beside them.
  static func textGrid(_ lines: [Line]) throws(Failure) -> TimedEntries {
    var read = TimedEntries()
    var tokens: [(value: GridToken, place: Place)] = []
    for line in lines { try GridToken.read(line, &tokens) }
    var reader = GridReader(tokens[...])
    let tiers = try reader.tiers(&read)
    let named = tiers.filter { tier in
      let name = tier.name.lowercased().filter { !$0.isWhitespace }
      return ["words", "word", "wörter", "mots", "orthography", "ort"].contains(name) || name.hasSuffix("-words")
    }
    if !named.isEmpty {
      read.entries = named.flatMap(\.entries)
      if named.count > 1 { read.entries.sort { ($0.start ?? 0, $0.place) < ($1.start ?? 0, $1.place) } }
    } else {
      let ordered = tiers.enumerated().sorted {
        ($1.element.entries.count, $0.offset) < ($0.element.entries.count, $1.offset)
      }
      read.entries = ordered.first?.element.entries ?? []
      read.others = ordered.dropFirst().map(\.element.entries).filter { !$0.isEmpty }
    }
    return read
  }
}

/// What matters of a TextGrid: the numbers and the texts.
private enum GridToken {
  case number(Double)
  case text(String)

  static func read(
    _ line: WordTimes.Line, _ tokens: inout [(value: GridToken, place: Place)]
  ) throws(WordTimes.Failure) {
    var rest = line.text
    // Columns are counted as one goes along, so that a long line takes no longer for it.
    var (column, counted) = (1, rest.startIndex)
    while let first = rest.first {
      if first == "\"" {
        column += line.text[counted..<rest.startIndex].count
        counted = rest.startIndex
        let place = Place(line: line.number, column: column)
        var (string, closed) = ("", false)
        rest = rest.dropFirst()
        while let end = rest.firstIndex(of: "\"") {
          string += rest[..<end]
          rest = rest[rest.index(after: end)...]
          guard rest.first == "\"" else {
            closed = true
            break
          }
          string += "\""
          rest = rest.dropFirst()
        }
        guard closed else {
          throw WordTimes.Failure(.line(String(line.text.prefix(80)), expected: "a closing quotation mark"), place)
        }
        tokens.append((.text(string), place))
      } else if first == "[" {
        // An index, as in `intervals [3]:`.
        rest = rest.firstIndex(of: "]").map { rest[rest.index(after: $0)...] } ?? ""
      } else if first.isNumber || first == "-" {
        let word = rest.prefix { !$0.isWhitespace }
        rest = rest[word.endIndex...]
        if let value = Double(word), value.isFinite {
          tokens.append((.number(value), Place(line: line.number, column: 1)))
        }
      } else if first.isWhitespace {
        rest = rest.drop(while: \.isWhitespace)
      } else if first == "!" {
        // A comment.
        return
      } else {
        rest = rest.drop { !$0.isWhitespace && $0 != "[" && $0 != "\"" }
      }
    }
  }
}

/// Reads the tiers of a TextGrid from its numbers and texts.
private struct GridReader {
  private var tokens: ArraySlice<(value: GridToken, place: Place)>
  private let end: Place

  /// What stands for a pause.
  private static let pauses: Set<String> = ["sil", "sp", "<sil>", "<eps>", "spn", "<p>", "_", "<p:>", "pau", "#"]

  init(_ tokens: ArraySlice<(value: GridToken, place: Place)>) {
    self.tokens = tokens
    end = tokens.last?.place ?? Place(line: 1, column: 1)
  }

  mutating func tiers(
    _ read: inout TimedEntries
  ) throws(WordTimes.Failure) -> [(name: String, entries: [TimedEntry])] {
    // Type of the file, class of the object, its two times, and how many tiers there are.
    while case .text? = tokens.first?.value { tokens.removeFirst() }
    for _ in 0..<2 { _ = try number("a time") }
    let count = try number("the number of tiers")
    var tiers: [(name: String, entries: [TimedEntry])] = []
    for _ in 0..<max(0, Int(min(count, 1000))) {
      let (kind, place) = try string("the class of a tier")
      guard kind == "IntervalTier" || kind == "TextTier" else {
        throw WordTimes.Failure(.line(kind, expected: "IntervalTier or TextTier"), place)
      }
      let (name, _) = try string("the name of a tier")
      for _ in 0..<2 { _ = try number("a time") }
      let size = try number("the number of intervals")
      var entries: [TimedEntry] = []
      for _ in 0..<max(0, Int(min(size, 1_000_000))) {
        let start = try number("when an interval starts")
        let end = kind == "IntervalTier" ? try number("when an interval ends") : nil
        let (text, place) = try string("the text of an interval")
        let isPause = text.allSatisfy(\.isWhitespace) || Self.pauses.contains(text.lowercased())
        if !isPause { entries.append(TimedEntry(text: text, start: start, end: end, place: place)) }
      }
      tiers.append((name, entries))
    }
    return tiers
  }

  private mutating func next(_ expected: String) throws(WordTimes.Failure) -> (value: GridToken, place: Place) {
    guard let token = tokens.popFirst() else {
      throw WordTimes.Failure(.line("the end of the file", expected: expected), end)
    }
    return token
  }

  private mutating func number(_ expected: String) throws(WordTimes.Failure) -> Double {
    let token = try next(expected)
    guard case .number(let value) = token.value else {
      throw WordTimes.Failure(.line("a text", expected: expected), token.place)
    }
    return value
  }

  private mutating func string(_ expected: String) throws(WordTimes.Failure) -> (String, Place) {
    let token = try next(expected)
    guard case .text(let value) = token.value else {
      throw WordTimes.Failure(.line("a number", expected: expected), token.place)
    }
    return (value, token.place)
  }
}
