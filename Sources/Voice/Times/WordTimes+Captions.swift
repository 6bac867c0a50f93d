import Text

/// A caption: its lines as they stand, and when it is shown.
struct TimedCaption {
  let lines: [String]
  let start: Double
  let end: Double
  let place: Place
}

extension WordTimes {
  /// The cues of SRT, VTT and SBV.
  static func captions(_ lines: [Line], isVTT: Bool) -> TimedEntries {
    var read = TimedEntries()
    var captions: [TimedCaption] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      index += 1
      guard let times = cueTimes(line.text) else {
        if isVTT, ["NOTE", "STYLE", "REGION"].contains(where: { line.text.hasPrefix($0) }) {
          while index < lines.count, !lines[index].isBlank { index += 1 }
        }
        continue
      }
      let place = Place(line: line.number, column: 1)
      let first = index
      // In VTT a line of one space is a line, which captions that roll have.
      func ends(_ line: Line) -> Bool { line.text.contains("-->") || (isVTT ? line.text.isEmpty : line.isBlank) }
      while index < lines.count, !ends(lines[index]) { index += 1 }
      guard let (start, end) = times else {
        read.warn(
          .unreadable(String(line.text), expected: "two times, such as 00:00:01,250 --> 00:00:02,000"), place)
        continue
      }
      // The number of the next cue may follow without an empty line.
      captions.append(
        TimedCaption(lines: lines[first..<index].map { String($0.text) }, start: start, end: end, place: place))
    }
    read.entries = entries(of: captions)
    return read
  }

  /// The two times of a cue's first line; nil for another line, and nothing in it where they can't be read.
  private static func cueTimes(_ line: Substring) -> (start: Double, end: Double)?? {
    if let arrow = line.firstRange(of: "-->") {
      guard let start = CaptionClock.seconds(line[..<arrow.lowerBound]),
        let end = CaptionClock.seconds(line[arrow.upperBound...].split(whereSeparator: \.isWhitespace).first ?? "")
      else { return .some(nil) }
      return (start, end)
    }
    // SBV has 0:00:01.250,0:00:02.000.
    guard line.first?.isNumber ?? false, let comma = line.firstIndex(of: ","),
      let start = CaptionClock.seconds(line[..<comma]),
      let end = CaptionClock.seconds(line[line.index(after: comma)...])
    else { return nil }
    return (start, end)
  }

  /// The words of captions: marked words where each caption marks the one that is said; what is new in each where they
  /// roll or grow; else all.
  static func entries(of captions: [TimedCaption]) -> [TimedEntry] {
    let texts = captions.map { CaptionText($0.lines.joined(separator: "\n")) }
    if let marked = markedWords(captions, texts) { return marked }
    let plain = captions.map { caption in caption.lines.map { CaptionText($0).plain } }
    let (isRolling, isGrowing) = (rolls(plain), grows(texts.map(\.plain)))
    var entries: [TimedEntry] = []
    for (index, caption) in captions.enumerated() {
      if isGrowing, index > 0 {
        let (before, now) = (texts[index - 1].plain, texts[index].plain)
        if now.hasPrefix(before) {
          let new = now.dropFirst(before.count).drop(while: \.isWhitespace)
          if !new.isEmpty {
            entries.append(
              TimedEntry(text: String(new), start: caption.start, end: caption.end, place: caption.place))
          }
          continue
        }
      }
      var lines = caption.lines
      if isRolling, index > 0 {
        lines = zip(caption.lines, plain[index]).filter { $0.1.isEmpty || !plain[index - 1].contains($0.1) }.map(\.0)
      }
      entries += runs(CaptionText(lines.joined(separator: "\n")), of: caption)
    }
    return entries
  }

  /// The runs of a caption, each from its time to the next one's.
  private static func runs(_ text: CaptionText, of caption: TimedCaption) -> [TimedEntry] {
    var parts: [(text: String, start: Double)] = [("", caption.start)]
    for run in text.runs {
      if let start = run.start { parts.append(("", start)) }
      parts[parts.count - 1].text += run.text
    }
    return parts.enumerated().compactMap { index, part in
      guard !part.text.allSatisfy(\.isWhitespace) else { return nil }
      let until = index + 1 < parts.count ? max(part.start, parts[index + 1].start) : caption.end
      let isFirst = part.start == caption.start
      return TimedEntry(
        text: part.text, start: part.start, end: isFirst || until >= part.start ? until : part.start,
        place: caption.place)
    }
  }

  /// The marked words, where most captions mark one of the words that the caption beside it has as well.
  private static func markedWords(_ captions: [TimedCaption], _ texts: [CaptionText]) -> [TimedEntry]? {
    let marked = texts.map(\.marked)
    let count = marked.count { $0 != nil }
    guard count >= 2, count * 10 >= 4 * texts.count else { return nil }
    let plain = texts.map(\.plain)
    let repeated = zip(plain, plain.dropFirst()).count { $0 == $1 }
    guard repeated * 10 >= 4 * (texts.count - 1) else { return nil }
    return zip(captions, marked).compactMap { caption, word in
      word.map { TimedEntry(text: $0, start: caption.start, end: caption.end, place: caption.place) }
    }
  }

  /// Whether lines are shown again in the next caption, as captions do that roll.
  private static func rolls(_ lines: [[String]]) -> Bool {
    guard lines.count >= 3, lines.contains(where: { $0.count > 1 }) else { return false }
    let pairs = zip(lines, lines.dropFirst()).filter { !$0.allSatisfy(\.isEmpty) && !$1.allSatisfy(\.isEmpty) }
    let again = pairs.count { before, now in now.contains { !$0.isEmpty && before.contains($0) } }
    return again * 10 >= 4 * pairs.count
  }

  /// Whether captions say again what the one before has and add to it, as live captions do.
  private static func grows(_ texts: [String]) -> Bool {
    guard texts.count >= 4 else { return false }
    let pairs = zip(texts, texts.dropFirst())
    let growing = pairs.count { !$0.isEmpty && $1.count > $0.count && $1.hasPrefix($0 + " ") }
    return growing * 2 >= texts.count
  }
}
