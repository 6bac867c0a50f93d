import Text

/// The columns of a table that has its names in its first line.
struct TimeColumns {
  /// What a column is.
  enum Role: Hashable {
    case text, start, end, duration, confidence
  }

  let separator: Character
  let places: [Role: Int]
  /// Units a second of the times; nil where no name says so.
  let scale: Double?

  /// Names of columns, in lower case and without anything but letters.
  private static let roles: [(role: Role, names: Set<String>)] = [
    (
      .text,
      ["text", "word", "words", "token", "label", "content", "name", "annotation", "transcript", "punctuatedword"]
    ),
    (.start, ["start", "begin", "from", "onset", "tmin", "xmin", "starttime", "begintime", "timestart", "t", "in"]),
    (.end, ["end", "stop", "to", "offset", "tmax", "xmax", "endtime", "stoptime", "timeend", "out", "until"]),
    (.duration, ["duration", "dur", "length"]), (.confidence, ["confidence", "conf", "probability", "score", "p"]),
  ]
  /// Endings of names that say the unit.
  private static let units: [(ending: String, scale: Double)] = [
    ("milliseconds", 1000), ("msec", 1000), ("ms", 1000), ("seconds", 1), ("secs", 1), ("sec", 1), ("s", 1),
  ]

  /// Finds the columns in a header; nil where it has no text or no start.
  init?(_ header: Substring) {
    for separator in ["\t", ";", ",", "|"] as [Character] {
      let cells = WordTimes.cells(header, by: separator)
      guard cells.count > 1 else { continue }
      var places: [Role: Int] = [:]
      var scale: Double?
      for (index, cell) in cells.enumerated() {
        let name = cell.lowercased().filter { $0.isLetter && $0.isASCII }
        guard let (role, unit) = Self.role(of: name), places[role] == nil else { continue }
        places[role] = index
        if role != .text { scale = scale ?? unit }
      }
      if places[.text] != nil, places[.start] != nil {
        (self.separator, self.places, self.scale) = (separator, places, scale)
        return
      }
    }
    return nil
  }

  private static func role(of name: String) -> (Role, scale: Double?)? {
    if let row = roles.first(where: { $0.names.contains(name) }) { return (row.role, nil) }
    for unit in units where name.hasSuffix(unit.ending) {
      let bare = String(name.dropLast(unit.ending.count))
      if let row = roles.first(where: { $0.role != .text && $0.names.contains(bare) }) { return (row.role, unit.scale) }
    }
    return nil
  }
}

extension WordTimes {
  /// The rows of a table with a header; openai-whisper has whole milliseconds in its own.
  static func table(_ lines: [Line], _ columns: TimeColumns) -> TimedEntries {
    var read = TimedEntries()
    let rows = rows(lines.drop { $0.isBlank }.dropFirst(), columns.separator)
    let (start, text) = (columns.places[.start] ?? 0, columns.places[.text] ?? 0)
    func time(_ cells: [String], _ role: TimeColumns.Role) -> Double? {
      columns.places[role].flatMap {
        cells.indices.contains($0) ? number(cells[$0]) ?? CaptionClock.seconds(cells[$0]) : nil
      }
    }
    var isWhole = true
    for row in rows {
      guard row.cells.count > max(start, text), let from = time(row.cells, .start) else {
        read.warn(
          .unreadable(
            row.cells.joined(separator: String(columns.separator)), expected: "a row with a start and a text"),
          row.place)
        continue
      }
      if row.cells[start].contains(where: { ".,:".contains($0) }) { isWhole = false }
      let end = time(row.cells, .end) ?? time(row.cells, .duration).map { from + $0 }
      read.entries.append(
        TimedEntry(
          text: row.cells[text], start: from, end: end,
          confidence: time(row.cells, .confidence).map { min(1, max(0, $0)) },
          place: row.place))
    }
    // The header of openai-whisper's TSV is just this, and its times are milliseconds.
    let isWhisper = columns.separator == "\t" && isWhole && columns.places == [.start: 0, .end: 1, .text: 2]
    read.scale = columns.scale ?? (isWhisper ? 1000 : isWhole ? nil : 1)
    return read
  }

  /// Rows of cells; a cell in quotation marks may have separators and line breaks in it (RFC 4180).
  private static func rows(_ lines: ArraySlice<Line>, _ separator: Character) -> [(cells: [String], place: Place)] {
    var rows: [(cells: [String], place: Place)] = []
    var pending: (text: String, number: Int)?
    for line in lines {
      let text = pending.map { $0.text + "\n" + line.text } ?? String(line.text)
      let number = pending?.number ?? line.number
      let isOpen = text.utf8.count { $0 == UInt8(ascii: "\"") } % 2 == 1
      // A quotation mark that nobody closes is one of the text.
      if isOpen, separator != "\t", text.utf8.count < 2000, line.number != lines.last?.number {
        pending = (text, number)
        continue
      }
      pending = nil
      if text.allSatisfy(\.isWhitespace) { continue }
      rows.append((cells(Substring(text), by: separator), Place(line: number, column: 1)))
    }
    return rows
  }

  /// The cells of a row, without their quotation marks.
  static func cells(_ row: Substring, by separator: Character) -> [String] {
    guard row.contains("\""), separator != "\t" else { return fields(row, by: separator).map { String($0) } }
    var cells = [""]
    var isQuoted = false
    var rest = row
    while let character = rest.popFirst() {
      if character == "\"" {
        if isQuoted, rest.first == "\"" {
          cells[cells.count - 1].append("\"")
          rest = rest.dropFirst()
        } else {
          isQuoted.toggle()
        }
      } else if character == separator, !isQuoted {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// A number of a table, with a point or a comma before its decimals.
  static func number(_ text: some StringProtocol) -> Double? {
    let text = String(text).filter { !$0.isWhitespace && $0 != "\"" }.replacing(",", with: ".")
    guard let first = text.first, first.isASCII, first.isNumber || first == "." || first == "-",
      let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }

  /// Labels of Audacity: start, end and text; a line that begins with a backslash has the frequencies of the one before.
  static func labels(_ lines: [Line]) -> TimedEntries {
    var read = TimedEntries()
    for line in lines where !line.isBlank && !line.text.hasPrefix("\\") {
      let cells = line.text.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      let place = Place(line: line.number, column: 1)
      guard cells.count >= 2, let start = number(cells[0]), let end = number(cells[1]) else {
        read.warn(
          .unreadable(String(line.text), expected: "two times in seconds and a label, set apart by tabs"), place)
        continue
      }
      read.entries.append(
        TimedEntry(text: cells.count > 2 ? String(cells[2]) : "", start: start, end: end, place: place))
    }
    return read
  }

  /// Whether a line is one of CTM: file, channel, start, duration, word.
  static func isCTM(_ line: Substring) -> Bool {
    let cells = line.split(whereSeparator: \.isWhitespace)
    return (5...8).contains(cells.count) && number(cells[2]) != nil && number(cells[3]) != nil
  }

  /// Lines of NIST's CTM: file, channel, start, duration, word, and how sure it is.
  static func ctm(_ lines: [Line]) -> TimedEntries {
    var read = TimedEntries()
    for line in lines where !line.isBlank && !line.text.hasPrefix(";;") {
      let cells = line.text.split(whereSeparator: \.isWhitespace)
      let place = Place(line: line.number, column: 1)
      guard isCTM(line.text), let start = number(cells[2]), let length = number(cells[3]) else {
        read.warn(
          .unreadable(String(line.text), expected: "FILE CHANNEL START DURATION WORD [CONFIDENCE]"), place)
        continue
      }
      let isPause = ["<eps>", "<sil>", "<b>", "<blank>", "@"].contains(cells[4].lowercased())
      guard !isPause else { continue }
      read.entries.append(
        TimedEntry(
          text: String(cells[4]), start: start, end: start + max(0, length),
          confidence: cells.count > 5 ? number(cells[5]).map { min(1, max(0, $0)) } : nil, place: place))
    }
    return read
  }
}
