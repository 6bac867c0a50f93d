import Text

/// A word or a line of a file with its times as they stand there, before they are put right.
struct TimedEntry {
  /// The text.
  var text: String
  /// When it starts, in the file's unit; nil where it has no time.
  var start: Double?
  /// When it ends, likewise.
  var end: Double?
  /// How sure the file is of it, 0 … 1.
  var confidence: Double?
  /// Where it stands.
  var place: Place
  /// Which of the recordings of a file it belongs to.
  var part = 0
}

/// What a file has, entry by entry, and what was odd.
struct TimedEntries {
  var entries: [TimedEntry] = []
  var warnings: [WordTimesWarning] = []
  /// Units a second; nil where the file does not say.
  var scale: Double? = 1
  /// How long the recording is by the file, in seconds.
  var duration: Double?
  /// Other entries that could be meant instead, such as those of another tier.
  var others: [[TimedEntry]] = []
  /// Whether texts may have descriptions of sounds and names of speakers, which are no words.
  var hasDescriptions = true

  mutating func warn(_ kind: WordTimesWarning.Kind, _ place: Place) {
    warnings.append(WordTimesWarning(place: place, kind: kind))
  }
}

extension TimedEntries {
  /// The units that times are in, the most usual first: how many make a second, and their name.
  private static let units: [(scale: Double, name: String)] = [
    (1, "seconds"), (1000, "milliseconds"), (10_000_000, "ticks of 100 ns"), (1_000_000, "microseconds"),
  ]

  /// Puts the entries right: in seconds, in order, none of them negative or backwards, and none without a word.
  ///
  /// - Parameter length: How long the recording is, in seconds; nil when nobody knows.
  func spans(of format: WordTimes.Format, length: Double?) -> WordTimes {
    var own = self
    let scale = own.unit(length)
    let spans = own.ordered(own.entries, scale)
    var times = WordTimes(format: format, spans: spans, warnings: own.warnings)
    if !others.isEmpty {
      times = times.with(others: others.map { own.ordered($0, scale) })
    }
    return times.lasting(duration)
  }

  /// Units a second: what the file says, else the first that suits the recording, or the pace of speech.
  private mutating func unit(_ length: Double?) -> Double {
    if let scale { return scale }
    let starts = entries.compactMap(\.start)
    guard let last = starts.max(), let first = starts.min(), last > 0 else { return 1 }
    let words = entries.reduce(0) { $0 + $1.text.split(whereSeparator: \.isWhitespace).count }
    func suits(_ scale: Double) -> Bool {
      let span = (last - first) / scale
      // Nobody says fifteen words a second, nor one every twelve seconds throughout.
      if scale != 1, words > 2, 15 * span < Double(words - 1) { return false }
      if let length { return last / scale <= length + 0.5 }
      return words < 2 || span <= 12 * Double(words)
    }
    let unit = Self.units.first { suits($0.scale) && !($0.scale > 1 && last / $0.scale < 0.05) } ?? Self.units[0]
    if unit.scale != 1, let place = entries.first?.place { warn(.guessed(unit: unit.name), place) }
    return unit.scale
  }

  private mutating func ordered(_ entries: [TimedEntry], _ scale: Double) -> [WordTimes.Span] {
    var spans: [WordTimes.Span] = []
    var seen: Set<[String]> = []
    var isOrdered = true
    var (last, place): (Double, Place?) = (0, nil)
    for entry in entries {
      let text =
        hasDescriptions
        ? SpeechText.spoken(entry.text) : entry.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !text.isEmpty else { continue }
      var (start, end) = (entry.start.map { $0 / scale }, entry.end.map { $0 / scale })
      if let time = start, time < 0 {
        // Some programs put the first word a little before the beginning.
        if time < -0.05 { warn(.negative(time), entry.place) }
        start = 0
        end = end.map { max(0, $0) }
      }
      if let from = start, let to = end, to < from {
        warn(.backwards(start: from, end: to), entry.place)
        end = nil
      }
      if let start {
        // The same again, as where a file has a word by itself and in its line.
        guard seen.insert([text, "\(start)"]).inserted else { continue }
        if start < last, isOrdered { (isOrdered, place) = (false, entry.place) }
        last = max(last, start)
      }
      spans.append(
        WordTimes.Span(text: text, start: start, end: end, confidence: entry.confidence, place: entry.place))
    }
    if !isOrdered, let place {
      warn(.outOfOrder, place)
      spans = Self.sorted(spans)
    }
    return Self.closed(spans)
  }

  /// By their starts; those that have none stay behind the ones that they stand behind.
  private static func sorted(_ spans: [WordTimes.Span]) -> [WordTimes.Span] {
    var groups: [(start: Double, spans: [WordTimes.Span])] = []
    for span in spans {
      if let start = span.start {
        groups.append((start, [span]))
      } else if groups.isEmpty {
        groups.append((0, [span]))
      } else {
        groups[groups.count - 1].spans.append(span)
      }
    }
    return groups.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
      .flatMap(\.element.spans)
  }

  /// What has a start and no end lasts until the next start, and at most half a second.
  private static func closed(_ spans: [WordTimes.Span]) -> [WordTimes.Span] {
    var next: Double?
    return spans.reversed().map { span -> WordTimes.Span in
      defer { next = span.start ?? next }
      guard let start = span.start, span.end == nil else { return span }
      return WordTimes.Span(
        text: span.text, start: start, end: max(start, min(next ?? start + 0.5, start + 0.5)),
        confidence: span.confidence, place: span.place)
    }.reversed()
  }
}
