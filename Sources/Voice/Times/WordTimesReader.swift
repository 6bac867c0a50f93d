import Text

extension WordTimes {
  /// Reads word times of any of the formats, told apart by what is in the file.
  ///
  /// - Parameters:
  ///   - bytes: The file, a text in UTF-8, UTF-16 or UTF-32.
  ///   - file: Its name, for messages.
  ///   - length: How long the recording is, in seconds, by which units are told apart; nil when nobody knows.
  public init(parsing bytes: [UInt8], file: String, length: Double? = nil) throws(WordTimesError) {
    let decoded = DecodedText(bytes)
    do throws(Failure) {
      var times = try Self.read(decoded.text, length)
      if decoded.encoding == .windows1252 {
        times.warnings.insert(WordTimesWarning(place: .start, kind: .encoding(.windows1252)), at: 0)
      }
      self = times
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

    /// Whether nothing but spaces is in it.
    var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
  }

  /// A file's text, its lines, and the first of these that has something in it.
  struct Source {
    let text: String
    let lines: [Line]
    let first: Line
  }

  /// A format that is told by what is in a text.
  private struct Row {
    let format: Format
    let isMeant: @Sendable (Source) -> Bool
    let read: @Sendable (Source) throws(Failure) -> TimedEntries
  }

  /// The formats of plain text in the order in which they are looked for.
  private static let rows: [Row] = [
    Row(format: .vtt) {
      $0.first.text.drop(while: \.isWhitespace).hasPrefix("WEBVTT")
    } read: {
      captions($0.lines, isVTT: true)
    },
    Row(format: .textGrid) {
      $0.text.prefix(400).contains("ooTextFile")
    } read: { (source) throws(Failure) in
      try textGrid(source.lines)
    },
    Row(format: .ass) { source in
      source.lines.prefix(400).contains {
        $0.text.hasPrefix("Dialogue:") || $0.text.lowercased().hasPrefix("[script info]")
      }
    } read: {
      ass($0.lines)
    },
    Row(format: .ttml) {
      $0.first.text.hasPrefix("<") && $0.text.prefix(4000).contains(/<(\w+:)?tt[\s>]/)
    } read: {
      ttml($0.text)
    },
    Row(format: .srt) {
      $0.lines.prefix(40).contains { $0.text.contains("-->") }
    } read: {
      captions($0.lines, isVTT: false)
    },
    Row(format: .sbv) {
      $0.first.text.wholeMatch(of: /\s*\d+:\d\d:\d\d\.\d+,\d+:\d\d:\d\d\.\d+\s*/) != nil
    } read: {
      captions($0.lines, isVTT: false)
    },
    Row(format: .tsv) {
      TimeColumns($0.first.text)?.separator == "\t"
    } read: { source in
      TimeColumns(source.first.text).map { table(source.lines, $0) } ?? TimedEntries()
    },
    Row(format: .csv) {
      TimeColumns($0.first.text) != nil
    } read: { source in
      TimeColumns(source.first.text).map { table(source.lines, $0) } ?? TimedEntries()
    },
    Row(format: .audacity) { source in
      let cells = fields(source.first.text, by: "\t")
      return cells.count >= 2 && number(cells[0]) != nil
    } read: {
      labels($0.lines)
    },
    Row(format: .ctm) { source in
      source.lines.first { !$0.text.hasPrefix(";;") && !$0.isBlank }.map { isCTM($0.text) } ?? false
    } read: {
      ctm($0.lines)
    },
  ]

  private static func read(_ text: String, _ length: Double?) throws(Failure) -> WordTimes {
    let lines = lines(of: text)
    guard let first = lines.first(where: { !$0.isBlank }) else { throw Failure(.empty, line: 1) }
    let (format, read): (Format, TimedEntries)
    if isJSON(text) {
      (format, read) = try json(text)
    } else {
      let source = Source(text: text, lines: lines, first: first)
      guard let row = rows.first(where: { $0.isMeant(source) }) else {
        throw Failure(.unknownFormat, line: first.number)
      }
      (format, read) = (row.format, try row.read(source))
    }
    let times = read.spans(of: format, length: length)
    guard times.spans.contains(where: { $0.start != nil }) else {
      // Of a file that has nothing else, what can't be read is the mistake.
      if let warning = times.warnings.first, case .unreadable(let text, let expected) = warning.kind {
        throw Failure(.line(text, expected: expected), warning.place)
      }
      throw Failure(.noTimes, line: first.number)
    }
    return times
  }

  /// Whether a text begins as JSON does, and not as a script with a mark, nor as ASS.
  private static func isJSON(_ text: String) -> Bool {
    let text = text.drop(while: \.isWhitespace)
    guard let first = text.first, first == "{" || first == "[" else { return false }
    return text.dropFirst().first { !$0.isWhitespace }.map { "\"{}[]".contains($0) } ?? true
  }

  /// The lines of a text, whatever ends them.
  static func lines(of text: String) -> [Line] {
    var lines: [Line] = []
    let bytes = text.utf8
    var (start, index) = (bytes.startIndex, bytes.startIndex)
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = bytes.index(after: index)
      if byte == 0x0A || byte == 0x0D {
        lines.append(Line(text: text[start..<index], number: lines.count + 1))
        start = byte == 0x0D && next < bytes.endIndex && bytes[next] == 0x0A ? bytes.index(after: next) : next
        index = start
      } else {
        index = next
      }
    }
    lines.append(Line(text: text[start...], number: lines.count + 1))
    return lines
  }

  static func fields(_ line: Substring, by separator: Character) -> [Substring] {
    line.split(separator: separator, omittingEmptySubsequences: false)
  }
}
