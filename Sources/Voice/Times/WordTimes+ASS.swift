import Text

extension WordTimes {
  /// The dialogue of ASS and SSA, by the columns that the file names; karaoke divides it.
  static func ass(_ lines: [Line]) -> TimedEntries {
    var read = TimedEntries()
    var (start, end, text, count) = (1, 2, 9, 10)
    var captions: [TimedCaption] = []
    var sung: [TimedEntry] = []
    var isEvents = false
    for line in lines {
      if line.text.hasPrefix("[") { isEvents = line.text.lowercased().hasPrefix("[events]") }
      guard isEvents, let colon = line.text.firstIndex(of: ":") else { continue }
      let name = line.text[..<colon]
      let value = line.text[line.text.index(after: colon)...]
      if name == "Format" {
        let columns = fields(value, by: ",").map { $0.lowercased().filter { !$0.isWhitespace } }
        (start, end, text, count) = (
          columns.firstIndex(of: "start") ?? start, columns.firstIndex(of: "end") ?? end,
          columns.firstIndex(of: "text") ?? text, columns.count
        )
      }
      guard name == "Dialogue" else { continue }
      let cells = value.split(separator: ",", maxSplits: max(count - 1, 1), omittingEmptySubsequences: false)
      let place = Place(line: line.number, column: 1)
      guard cells.count > max(start, end, text), let from = CaptionClock.seconds(cells[start]),
        let to = CaptionClock.seconds(cells[end])
      else {
        read.warn(.unreadable(String(line.text), expected: "the fields that the line Format names"), place)
        continue
      }
      let words = String(cells[text])
      if let karaoke = karaoke(words, from, to, place) {
        sung += karaoke
      } else {
        captions.append(TimedCaption(lines: [words], start: from, end: to, place: place))
      }
    }
    read.entries = sung + entries(of: captions)
    return read
  }

  /// The words of a line whose syllables have lengths in hundredths of a second; nil for any other line.
  private static func karaoke(_ text: String, _ start: Double, _ end: Double, _ place: Place) -> [TimedEntry]? {
    var rest = Substring(text)
    var syllables: [(text: String, start: Double, end: Double)] = []
    var time = start
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      append(rest[..<open], &syllables)
      for tag in rest[open..<close].split(whereSeparator: { $0 == "\\" || $0 == "{" }) {
        let name = tag.prefix { $0.isLetter }
        guard ["k", "K", "kf", "ko", "kt"].contains(name), let hundredths = Double(tag.dropFirst(name.count)) else {
          continue
        }
        if name == "kt" {
          time = start + hundredths / 100
        } else {
          syllables.append(("", time, time + hundredths / 100))
          time += hundredths / 100
        }
      }
      rest = rest[rest.index(after: close)...]
    }
    append(rest, &syllables)
    guard !syllables.isEmpty else { return nil }
    // Syllables with no space between them are one word.
    var words: [TimedEntry] = []
    var isOpen = false
    for syllable in syllables {
      let text = CaptionText(syllable.text).runs.map(\.text).joined()
      for (index, part) in text.split(whereSeparator: \.isWhitespace).enumerated() {
        if index == 0, isOpen, !(text.first?.isWhitespace ?? true), !words.isEmpty {
          words[words.count - 1].text += part
          words[words.count - 1].end = syllable.end
        } else {
          words.append(TimedEntry(text: String(part), start: syllable.start, end: syllable.end, place: place))
        }
      }
      if !text.isEmpty { isOpen = !(text.last?.isWhitespace ?? true) }
    }
    return words

    func append(_ part: Substring, _ syllables: inout [(text: String, start: Double, end: Double)]) {
      guard !syllables.isEmpty else { return }
      syllables[syllables.count - 1].text += part
    }
  }
}
