import Text

extension WordTimes {
  /// Reads the JSON of the programs that are known.
  static func readJSON(_ text: String) throws(Failure) -> WordTimes {
    let root: Node
    // How long a recording may be, and so the text, is not for this reader to say.
    let limits = JSONReader.Limits(values: JSONReader.Limits.document.values, depth: JSONReader.Limits.document.depth)
    do throws(ReadingError) {
      var reader = JSONReader(text, limits: limits)
      root = try reader.read()
    } catch {
      throw Failure(.json(error.problem), error.place)
    }
    let top = Value(node: root, path: "")
    if case .list(let items) = root.kind {
      // faster-whisper's segments, or words, one after the other.
      guard let first = items.first else { throw Failure(.noTimes, root.place) }
      let list = Value(node: root, path: "")
      let isSegments = Value(node: first, path: "")["words"] != nil
      return isSegments
        ? WordTimes(format: .openAIWhisper, spans: try segments(list))
        : WordTimes(format: .wordList, spans: try words(list))
    }
    if let transcription = top["transcription"] {
      return WordTimes(format: .whisperCpp, spans: try whisperCpp(transcription))
    }
    if let list = top["segments"] {
      let format: Format = top["word_segments"] == nil ? .openAIWhisper : .whisperX
      return WordTimes(format: format, spans: try segments(list))
    }
    if let fragments = top["fragments"] {
      var spans: [Span] = []
      for fragment in try fragments.items() {
        let lines = try fragment.required("lines", "a list of lines").items()
        let text = try lines.map { (line) throws(Failure) in try line.string() }.joined(separator: " ")
        spans.append(
          try span(
            text, try fragment.required("begin", "a time").number(), try fragment.required("end", "a time").number(),
            fragment.node.place))
      }
      return WordTimes(format: .aeneas, spans: spans)
    }
    if let list = top["words"] {
      guard top["skipped"] != nil else { return WordTimes(format: .wordList, spans: try words(list)) }
      return WordTimes(format: .beatframe, spans: try words(list)).lasting(try top["duration"]?.number())
    }
    guard case .mapping(let entries) = root.kind else { throw Failure(.unknownFormat, root.place) }
    throw Failure(.unknownShape(keys: entries.prefix(8).map { "\"\($0.key)\"" }), root.place)
  }

  /// Segments of Whisper, faster-whisper and WhisperX: their words, or the whole text where they have none.
  private static func segments(_ list: Value) throws(Failure) -> [Span] {
    var spans: [Span] = []
    for segment in try list.items() {
      if let inside = segment["words"], !(try inside.items()).isEmpty {
        spans += try words(inside)
      } else {
        spans.append(
          try span(
            try segment.required("text", "a text").string(), try segment.required("start", "a time").number(),
            try segment.required("end", "a time").number(), segment.node.place))
      }
    }
    return spans
  }

  /// Words with `word` or `text`, `start`, `end`, and how sure it is; WhisperX leaves the times out where it has none.
  private static func words(_ list: Value) throws(Failure) -> [Span] {
    try list.items().map { (word) throws(Failure) in
      guard let text = word["word"] ?? word["text"] else {
        throw Failure(.value(path: word.path + ".word", expected: "a word"), word.node.place)
      }
      let confidence = word["probability"] ?? word["score"] ?? word["confidence"]
      return try span(
        try text.string(), try word["start"]?.number(), try word["end"]?.number(),
        confidence: try confidence.map { (value) throws(Failure) in min(1, max(0, try value.number())) },
        word.node.place)
    }
  }

  /// whisper.cpp: the words that its tokens make up, or its segments, where there are no tokens.
  private static func whisperCpp(_ list: Value) throws(Failure) -> [Span] {
    var spans: [Span] = []
    for segment in try list.items() {
      let offsets = try segment.required("offsets", "two times")
      let start = try offsets.required("from", "milliseconds").number() / 1000
      let end = try offsets.required("to", "milliseconds").number() / 1000
      let text = try segment.required("text", "a text").string()
      guard let tokens = segment["tokens"] else {
        if !text.allSatisfy(\.isWhitespace) { spans.append(try span(text, start, end, segment.node.place)) }
        continue
      }
      var words: [(text: String, start: Double, end: Double, sure: Double, place: Place)] = []
      for token in try tokens.items() {
        let text = try token.required("text", "a text").string()
        // Marks such as [_BEG_] and [_TT_50].
        guard !text.hasPrefix("[_"), !text.isEmpty else { continue }
        let times = try token.required("offsets", "two times")
        let (from, to) = (
          try times.required("from", "milliseconds").number() / 1000,
          try times.required("to", "milliseconds").number() / 1000
        )
        let sure = try token["p"]?.number() ?? 1
        if text.hasPrefix(" ") || words.isEmpty {
          words.append((text, from, max(from, to), sure, token.node.place))
        } else {
          words[words.count - 1].text += text
          words[words.count - 1].end = max(words[words.count - 1].end, to)
          words[words.count - 1].sure = min(words[words.count - 1].sure, sure)
        }
      }
      for word in words {
        spans.append(try span(word.text, word.start, word.end, confidence: min(1, max(0, word.sure)), word.place))
      }
    }
    return spans
  }

  /// A value of a JSON text, with its path.
  private struct Value {
    let node: Node
    let path: String

    /// The value of a key; nil where it is not there, or null.
    subscript(key: String) -> Value? {
      guard case .mapping(let entries) = node.kind, let entry = entries.first(where: { $0.key == key }) else {
        return nil
      }
      if case .null = entry.value.kind { return nil }
      return Value(node: entry.value, path: path.isEmpty ? key : path + "." + key)
    }

    func required(_ key: String, _ expected: String) throws(Failure) -> Value {
      guard let value = self[key] else {
        throw Failure(.value(path: path.isEmpty ? key : path + "." + key, expected: expected), node.place)
      }
      return value
    }

    func items() throws(Failure) -> [Value] {
      guard case .list(let nodes) = node.kind else { throw Failure(.value(path: path, expected: "a list"), node.place) }
      return nodes.enumerated().map { Value(node: $0.element, path: "\(path)[\($0.offset)]") }
    }

    func string() throws(Failure) -> String {
      guard case .string(let text) = node.kind else {
        throw Failure(.value(path: path, expected: "a text"), node.place)
      }
      return text
    }

    /// A number, which some programs write as a text.
    func number() throws(Failure) -> Double {
      let text: String
      switch node.kind {
      case .number(let digits): text = digits
      case .string(let digits): text = digits
      default: throw Failure(.value(path: path, expected: "a number"), node.place)
      }
      guard let value = Double(text), value.isFinite, value >= 0 else {
        throw Failure(.value(path: path, expected: "a number that is not negative"), node.place)
      }
      return value
    }
  }
}
