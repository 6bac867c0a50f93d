import Text

extension WordTimes {
  /// Reads word times of any of the formats, told apart by the text.
  ///
  /// - Parameters:
  ///   - bytes: The file: UTF-8, or UTF-16 with a byte order mark.
  ///   - file: Its name, for messages.
  public init(parsing bytes: [UInt8], file: String) throws(WordTimesError) {
    do throws(Failure) {
      self = try Self.read(Self.text(of: bytes))
    } catch {
      throw WordTimesError(file: file, place: error.place, problem: error.problem)
    }
  }

  /// A problem and its place.
  struct Failure: Error {
    let problem: WordTimesProblem
    let place: Place

    init(_ problem: WordTimesProblem, line: Int, column: Int = 1) {
      (self.problem, place) = (problem, Place(line: line, column: column))
    }

    init(_ problem: WordTimesProblem, _ place: Place) { (self.problem, self.place) = (problem, place) }
  }

  /// A line of a text, with its number from 1.
  struct Line {
    let text: Substring
    let number: Int
  }

  private static func text(of bytes: [UInt8]) -> String {
    func wide(_ order: (Int, Int)) -> String {
      let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
        UInt16(bytes[$0 + order.0]) << 8 | UInt16(bytes[$0 + order.1])
      }
      return String(decoding: units, as: UTF16.self)
    }
    if bytes.starts(with: [0xFE, 0xFF]) { return wide((0, 1)) }
    if bytes.starts(with: [0xFF, 0xFE]) { return wide((1, 0)) }
    return String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
  }

  private static func read(_ text: String) throws(Failure) -> WordTimes {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
      Line(text: $0.element, number: $0.offset + 1)
    }
    guard let first = lines.first(where: { !$0.text.allSatisfy(\.isWhitespace) }) else {
      throw Failure(.empty, line: 1)
    }
    let start = first.text.drop(while: \.isWhitespace)
    let times: WordTimes
    if isJSON(text) {
      times = try readJSON(text)
    } else if start.hasPrefix("WEBVTT") {
      times = WordTimes(format: .vtt, spans: try readCues(lines, isVTT: true))
    } else if text.prefix(400).contains("ooTextFile") {
      times = WordTimes(format: .textGrid, spans: try readTextGrid(text))
    } else if lines.prefix(20).contains(where: { $0.text.contains("-->") }) {
      times = WordTimes(format: .srt, spans: try readCues(lines, isVTT: false))
    } else if let columns = columns(of: start) {
      times = WordTimes(format: .tsv, spans: try readTable(lines, columns))
    } else if fields(first.text, by: "\t").count >= 2, seconds(fields(first.text, by: "\t")[0]) != nil {
      times = WordTimes(format: .audacity, spans: try readLabels(lines))
    } else if let line = lines.first(where: { !$0.text.hasPrefix(";;") && !$0.text.allSatisfy(\.isWhitespace) }),
      isCTM(line.text)
    {
      times = WordTimes(format: .ctm, spans: try readCTM(lines))
    } else {
      throw Failure(.unknownFormat, line: first.number)
    }
    guard times.spans.contains(where: { $0.start != nil }) else { throw Failure(.noTimes, line: first.number) }
    return times
  }

  /// Whether a text begins as JSON does, and not as a script with a mark.
  private static func isJSON(_ text: String) -> Bool {
    let text = text.drop(while: \.isWhitespace)
    guard let first = text.first, first == "{" || first == "[" else { return false }
    return text.dropFirst().first { !$0.isWhitespace }.map { "\"{}[]".contains($0) } ?? true
  }

  // MARK: Parts

  static func fields(_ line: Substring, by separator: Character) -> [Substring] {
    line.split(separator: separator, omittingEmptySubsequences: false)
  }

  /// A plain number of seconds that is not negative.
  static func seconds(_ text: Substring) -> Double? {
    let text = text.filter { !$0.isWhitespace }
    guard let first = text.first, first.isASCII, first.isNumber || first == "." || first == "-",
      let value = Double(text),
      value.isFinite, value >= -1
    else { return nil }
    return max(0, value)
  }

  /// A span whose times are in order.
  static func span(
    _ text: some StringProtocol, _ start: Double?, _ end: Double?, confidence: Double? = nil, _ place: Place
  ) throws(Failure) -> Span {
    if let start, let end, end < start { throw Failure(.backwards(start: start, end: end), place) }
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Span(text: words, start: start, end: end, confidence: confidence, place: place)
  }

  // MARK: Tables

  /// Where the columns of a table stand, if its first line names them.
  private static func columns(of header: Substring) -> (start: Int, end: Int, text: Int)? {
    let names = fields(header, by: "\t").map { $0.lowercased().filter { !$0.isWhitespace } }
    guard let start = names.firstIndex(of: "start"), let end = names.firstIndex(of: "end"),
      let text = names.firstIndex(where: { ["text", "word", "label"].contains($0) })
    else { return nil }
    return (start, end, text)
  }

  /// A table of openai-whisper, in whole milliseconds; one with decimals is in seconds.
  private static func readTable(
    _ lines: [Line], _ columns: (start: Int, end: Int, text: Int)
  ) throws(Failure) -> [Span] {
    let rows = lines.filter { !$0.text.allSatisfy(\.isWhitespace) }.dropFirst()
    let inSeconds = rows.contains { fields($0.text, by: "\t").prefix(2).contains { $0.contains(".") } }
    var spans: [Span] = []
    for row in rows {
      let cells = fields(row.text, by: "\t")
      guard cells.count > max(columns.start, columns.end, columns.text), let start = seconds(cells[columns.start]),
        let end = seconds(cells[columns.end])
      else {
        throw Failure(
          .line(String(row.text), expected: "a start, an end and a text, set apart by tabs"), line: row.number)
      }
      let scale = inSeconds ? 1.0 : 1000
      spans.append(try span(cells[columns.text], start / scale, end / scale, Place(line: row.number, column: 1)))
    }
    return spans
  }

  /// Labels of Audacity: start, end and text; a line that begins with a backslash has the frequencies of the one before.
  private static func readLabels(_ lines: [Line]) throws(Failure) -> [Span] {
    var spans: [Span] = []
    for line in lines where !line.text.allSatisfy(\.isWhitespace) && !line.text.hasPrefix("\\") {
      let cells = line.text.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard cells.count >= 2, let start = seconds(cells[0]), let end = seconds(cells[1]) else {
        throw Failure(
          .line(String(line.text), expected: "two times in seconds and a label, set apart by tabs"), line: line.number)
      }
      let label = cells.count > 2 ? cells[2] : ""
      guard !label.allSatisfy(\.isWhitespace) else { continue }
      spans.append(try span(label, start, end, Place(line: line.number, column: 1)))
    }
    return spans
  }

  private static func isCTM(_ line: Substring) -> Bool {
    let cells = line.split(whereSeparator: \.isWhitespace)
    return (5...6).contains(cells.count) && seconds(cells[2]) != nil && seconds(cells[3]) != nil
  }

  /// Lines of NIST's CTM: file, channel, start, duration, word, and how sure it is.
  private static func readCTM(_ lines: [Line]) throws(Failure) -> [Span] {
    var spans: [Span] = []
    for line in lines where !line.text.hasPrefix(";;") && !line.text.allSatisfy(\.isWhitespace) {
      let cells = line.text.split(whereSeparator: \.isWhitespace)
      guard isCTM(line.text), let start = seconds(cells[2]), let length = seconds(cells[3]) else {
        throw Failure(
          .line(String(line.text), expected: "FILE CHANNEL START DURATION WORD [CONFIDENCE]"), line: line.number)
      }
      spans.append(
        try span(
          cells[4], start, start + length, confidence: cells.count > 5 ? seconds(cells[5]) : nil,
          Place(line: line.number, column: 1)))
    }
    return spans
  }

  // MARK: Subtitles

  /// The cues of SRT and VTT; times inside a cue divide it.
  private static func readCues(_ lines: [Line], isVTT: Bool) throws(Failure) -> [Span] {
    var spans: [Span] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard let arrow = line.text.firstRange(of: "-->") else {
        if isVTT, ["NOTE", "STYLE", "REGION"].contains(where: { line.text.hasPrefix($0) }) {
          while index < lines.count, !lines[index].text.allSatisfy(\.isWhitespace) { index += 1 }
        }
        continue
      }
      guard let start = clock(line.text[..<arrow.lowerBound]),
        let end = clock(line.text[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first ?? "")
      else {
        throw Failure(
          .line(String(line.text), expected: "two times, such as 00:00:01,250 --> 00:00:02,000"), line: line.number)
      }
      guard end >= start else { throw Failure(.backwards(start: start, end: end), line: line.number) }
      let first = index
      while index < lines.count, !lines[index].text.allSatisfy(\.isWhitespace), !lines[index].text.contains("-->") {
        index += 1
      }
      let text = lines[first..<index].map { String($0.text) }.joined(separator: " ")
      spans += try divided(text, start, end, Place(line: line.number, column: 1))
    }
    return spans
  }

  /// A time as subtitles have it: hours, minutes and seconds, the hours if there are any.
  private static func clock(_ text: Substring) -> Double? {
    let parts = text.filter { !$0.isWhitespace }.replacing(",", with: ".").split(separator: ":")
    guard (2...3).contains(parts.count) else { return nil }
    var sum = 0.0
    for part in parts {
      guard let value = Double(part), value >= 0, part.first?.isNumber == true else { return nil }
      sum = sum * 60 + value
    }
    return sum
  }

  /// A cue's text without its tags; `<00:00:01.250>` begins a span of its own.
  private static func divided(_ text: String, _ start: Double, _ end: Double, _ place: Place) throws(Failure) -> [Span]
  {
    var parts: [(text: String, start: Double)] = [("", start)]
    var rest = Substring(text)
    while let first = rest.first {
      if first == "<", let close = rest.firstIndex(of: ">") {
        let tag = rest[rest.index(after: rest.startIndex)..<close]
        if let time = clock(tag), tag.first?.isNumber == true { parts.append(("", time)) }
        rest = rest[rest.index(after: close)...]
      } else {
        parts[parts.count - 1].text.append(first)
        rest = rest.dropFirst()
      }
    }
    var spans: [Span] = []
    for (index, part) in parts.enumerated() {
      let text = part.text.replacing("&amp;", with: "&").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
        .replacing("&nbsp;", with: " ")
      guard !text.allSatisfy(\.isWhitespace) else { continue }
      let until = index + 1 < parts.count ? parts[index + 1].start : end
      spans.append(try span(text, part.start, max(until, part.start), place))
    }
    return spans
  }

  // MARK: TextGrid

  /// The tier of words of a TextGrid, long or short: the one that has most intervals with text.
  private static func readTextGrid(_ text: String) throws(Failure) -> [Span] {
    // All that matters are the numbers, the strings, and where they stand.
    var tokens: [(value: Token, place: Place)] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var rest = line
      while let first = rest.first {
        let column = line.distance(from: line.startIndex, to: rest.startIndex) + 1
        let place = Place(line: number + 1, column: column)
        if first == "\"" {
          var (string, closed) = ("", false)
          rest = rest.dropFirst()
          while let character = rest.first {
            rest = rest.dropFirst()
            if character == "\"" {
              guard rest.first == "\"" else {
                closed = true
                break
              }
              rest = rest.dropFirst()
            }
            string.append(character)
          }
          guard closed else { throw Failure(.line(String(line), expected: "a closing quotation mark"), place) }
          tokens.append((.text(string), place))
        } else if first == "[" {
          // An index, as in `intervals [3]:`.
          rest = rest.drop { $0 != "]" }.dropFirst()
        } else if first.isNumber || first == "-", let value = Double(rest.prefix { !$0.isWhitespace }) {
          tokens.append((.number(value), place))
          rest = rest.drop { !$0.isWhitespace }
        } else if first.isWhitespace {
          rest = rest.dropFirst()
        } else {
          rest = rest.drop { !$0.isWhitespace && $0 != "[" }
        }
      }
    }
    return try tiers(tokens[...])
  }

  private enum Token: Hashable {
    case number(Double)
    case text(String)
  }

  private static func tiers(_ all: ArraySlice<(value: Token, place: Place)>) throws(Failure) -> [Span] {
    var tokens = all
    let end = tokens.last?.place ?? Place(line: 1, column: 1)
    func next(_ expected: String) throws(Failure) -> (value: Token, place: Place) {
      guard let token = tokens.popFirst() else {
        throw Failure(.line("the end of the file", expected: expected), end)
      }
      return token
    }
    func number(_ expected: String) throws(Failure) -> Double {
      let token = try next(expected)
      guard case .number(let value) = token.value else {
        throw Failure(.line("a text", expected: expected), token.place)
      }
      return value
    }
    func string(_ expected: String) throws(Failure) -> (String, Place) {
      let token = try next(expected)
      guard case .text(let value) = token.value else {
        throw Failure(.line("a number", expected: expected), token.place)
      }
      return (value, token.place)
    }
    // Type of the file, class of the object, its two times, and how many tiers there are.
    while case .text? = tokens.first?.value { tokens.removeFirst() }
    for _ in 0..<2 { _ = try number("a time") }
    let count = try number("the number of tiers")
    var best: [Span] = []
    for _ in 0..<max(0, Int(min(count, 1000))) {
      let (kind, place) = try string("the class of a tier")
      guard kind == "IntervalTier" || kind == "TextTier" else {
        throw Failure(.line(kind, expected: "IntervalTier or TextTier"), place)
      }
      _ = try string("the name of a tier")
      for _ in 0..<2 { _ = try number("a time") }
      let size = try number("the number of intervals")
      var spans: [Span] = []
      for _ in 0..<max(0, Int(min(size, 1_000_000))) {
        let start = try number("when an interval starts")
        let end = kind == "IntervalTier" ? try number("when an interval ends") : start
        let (text, place) = try string("the text of an interval")
        let isPause = text.allSatisfy(\.isWhitespace) || ["sil", "sp", "<sil>", "<eps>"].contains(text.lowercased())
        if !isPause { spans.append(try span(text, start, end, place)) }
      }
      if spans.count > best.count { best = spans }
    }
    return best
  }
}
