import Text

extension WordTimes {
  /// Reads the JSON of the programs that are known, and of others that write in the same way: lists of words or lines,
  /// each with its text and its times.
  static func json(_ text: String) throws(Failure) -> (format: Format, read: TimedEntries) {
    let root = try JSONTimes.root(text)
    for row in JSONTimes.special {
      if let read = try row.read(root) { return (row.format, read) }
    }
    var finder = JSONTimes.Finder()
    finder.walk(root, path: [])
    guard var list = finder.best else {
      if case .list = root.node.kind { throw Failure(.noTimes, root.node.place) }
      guard case .mapping(let entries) = root.node.kind else { throw Failure(.unknownFormat, root.node.place) }
      throw Failure(.unknownShape(keys: entries.prefix(8).map { "\"\($0.key)\"" }), root.node.place)
    }
    let format = JSONTimes.formats.first { $0.matches(list.path, root) }?.format ?? .wordList
    if format == .beatframe {
      list.read.duration = root["duration"]?.number
      list.read.hasDescriptions = false
    }
    return (format, list.read)
  }
}

/// What is known of JSON with word times.
enum JSONTimes {
  /// Programs whose words do not stand in a list of their own: what they are told by, and how they are read.
  static let special:
    [(format: WordTimes.Format, read: @Sendable (JSONValue) throws(WordTimes.Failure) -> TimedEntries?)] = [
      (.whisperCpp, { (root) throws(WordTimes.Failure) in root["transcription"].map { whisperCpp($0) } }),
      (.aeneas, { (root) throws(WordTimes.Failure) in root["fragments"].map { aeneas($0) } }),
      (.other, { (root) throws(WordTimes.Failure) in characters(root) }),
    ]

  /// What a format is told by: the keys on the way to its list, and what the whole has.
  static let formats: [(format: WordTimes.Format, matches: @Sendable ([String], JSONValue) -> Bool)] = [
    (.beatframe, { $0 == ["words"] && $1["skipped"] != nil }),
    (.whisperX, { $0.contains("word_segments") || $1["word_segments"] != nil }),
    (.openAIWhisper, { $0.contains("segments") || ($0 == ["words"] && $1["segments"] != nil) || $0 == ["", "words"] }),
    (.wordList, { path, _ in path == ["words"] || path == [""] }),
    (.other, { _, _ in true }),
  ]

  /// Keys of an entry's text, the best first.
  static let texts = ["punctuated_word", "word", "Word", "text", "Text", "value", "token", "content", "label"]
  /// Keys of an entry's start, its end and its length, with units a second; nil where the key does not say.
  static let starts: [(key: String, scale: Double?)] = [
    ("start", nil), ("start_time", nil), ("startTime", nil), ("begin", nil), ("ts", 1), ("start_ts", nil),
    ("from", nil),
    ("startMs", 1000), ("start_ms", 1000), ("startTimeMs", 1000), ("offsetMs", 1000), ("timestampMs", 1000),
    ("start_offset_sec", 1), ("startSec", 1), ("start_sec", 1), ("startSeconds", 1), ("start_seconds", 1),
    ("audio_offset", 1e7), ("offsetInTicks", 1e7), ("Offset", 1e7), ("offsetMilliseconds", 1000), ("offset", nil),
    ("time", nil),
  ]
  static let ends: [(key: String, scale: Double?)] = [
    ("end", nil), ("end_time", nil), ("endTime", nil), ("end_ts", nil), ("to", nil), ("endMs", 1000), ("end_ms", 1000),
    ("endTimeMs", 1000), ("endSec", 1), ("end_sec", 1), ("endSeconds", 1), ("end_seconds", 1),
  ]
  static let lengths: [(key: String, scale: Double?)] = [
    ("duration", nil), ("dur", nil), ("durationMs", 1000), ("duration_ms", 1000), ("duration_milliseconds", 1000),
    ("durationMilliseconds", 1000), ("durationInTicks", 1e7), ("Duration", 1e7),
  ]
  static let confidences = ["probability", "score", "confidence", "Confidence", "conf", "p"]
  /// Lists of which each item is another guess at the same.
  static let guesses: Set<String> = ["alternatives", "NBest", "nBest", "nbest"]

  // MARK: Special shapes

  /// whisper.cpp: the words that its tokens make up, or its segments, where there are no tokens.
  private static func whisperCpp(_ list: JSONValue) -> TimedEntries {
    var read = TimedEntries()
    read.scale = 1000
    for segment in list.items {
      guard let text = segment["text"]?.string, let offsets = segment["offsets"], let start = offsets["from"]?.number
      else {
        read.warn(.unreadable(segment.path, expected: "a text and its offsets"), segment.node.place)
        continue
      }
      guard let tokens = segment["tokens"] else {
        read.entries.append(
          TimedEntry(text: text, start: start, end: offsets["to"]?.number, place: segment.node.place))
        continue
      }
      var words: [TimedEntry] = []
      for token in tokens.items {
        // Marks such as [_BEG_] and [_TT_50].
        guard let text = token["text"]?.string, !text.hasPrefix("[_"), !text.isEmpty,
          let from = token["offsets"]?["from"]?.number, let to = token["offsets"]?["to"]?.number
        else { continue }
        let sure = min(1, max(0, token["p"]?.number ?? 1))
        if text.hasPrefix(" ") || words.isEmpty {
          words.append(
            TimedEntry(text: text, start: from, end: max(from, to), confidence: sure, place: token.node.place))
        } else {
          words[words.count - 1].text += text
          words[words.count - 1].end = max(words[words.count - 1].end ?? to, to)
          words[words.count - 1].confidence = min(words[words.count - 1].confidence ?? 1, sure)
        }
      }
      read.entries += words
    }
    return read
  }

  /// aeneas: fragments of lines.
  private static func aeneas(_ list: JSONValue) -> TimedEntries {
    var read = TimedEntries()
    for fragment in list.items {
      guard let lines = fragment["lines"], let start = fragment["begin"]?.number else {
        read.warn(.unreadable(fragment.path, expected: "lines and a time"), fragment.node.place)
        continue
      }
      read.entries.append(
        TimedEntry(
          text: lines.items.compactMap(\.string).joined(separator: " "), start: start, end: fragment["end"]?.number,
          place: fragment.node.place))
    }
    return read
  }

  /// ElevenLabs: characters with their starts and ends; nil for any other JSON.
  private static func characters(_ root: JSONValue) -> TimedEntries? {
    let value = root["alignment"] ?? root["normalized_alignment"] ?? root
    guard let characters = value["characters"]?.items.map({ $0.string ?? " " }),
      let starts = value["character_start_times_seconds"]?.items.map(\.number),
      let ends = value["character_end_times_seconds"]?.items.map(\.number), starts.count == characters.count,
      ends.count == characters.count
    else { return nil }
    var read = TimedEntries()
    var isOpen = false
    for (index, character) in characters.enumerated() {
      guard !character.allSatisfy(\.isWhitespace) else {
        isOpen = false
        continue
      }
      if isOpen, !read.entries.isEmpty {
        read.entries[read.entries.count - 1].text += character
        read.entries[read.entries.count - 1].end = ends[index]
      } else {
        read.entries.append(
          TimedEntry(text: character, start: starts[index], end: ends[index], place: value.node.place))
      }
      isOpen = true
    }
    return read
  }
}
