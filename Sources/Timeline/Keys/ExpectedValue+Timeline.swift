import Text

// The kinds of values of keys that every timeline has.
extension ExpectedValue {
  /// A picture's size.
  static let pixelSize = ExpectedValue(
    listed(PixelSize.named.map { quoted($0.name) } + ["\"WIDTHxHEIGHT\""], by: "or")
      + ", each side even and from \(PixelSize.bounds.lowerBound) to \(PixelSize.bounds.upperBound)", .text
  ) { _ in
    Schema.type("string")
      + Schema.any(
        Schema.choice(PixelSize.named.map(\.name)), [("pattern", .string("^\(sidePattern)x\(sidePattern)$"))])
  }

  /// A place in the film.
  static let place = ExpectedValue(
    "a place in the film: a beat such as \"done\", its end (\"done.end\"), a time (\"12.5s\") or a frame (\"750f\")",
    .text
  ) { _ in Schema.type("string") + [("minLength", .integer(1))] }

  /// Frames a second.
  static let frameRate = ExpectedValue(
    "a number from \(FrameRate.bounds.lowerBound) to \(FrameRate.bounds.upperBound), or a fraction such as "
      + "\"30000/1001\"", .number
  ) { _ in Schema.any(Schema.number(FrameRate.bounds), Schema.pattern(FrameRate.pattern)) }

  /// A colour.
  static let color = ExpectedValue("a colour as \"#RRGGBB\", such as \"#5CC8FF\"", .color) { _ in
    Schema.pattern("^#[0-9A-Fa-f]{6}$")
  }

  /// A size of text or the width of a line, in units within bounds.
  static func units(_ bounds: ClosedRange<Int>) -> ExpectedValue {
    ExpectedValue("a number of units from \(bounds.lowerBound) to \(bounds.upperBound)", .number) { _ in
      Schema.number(bounds)
    }
  }

  /// How long a fade takes.
  static let fade = milliseconds(Bounds.fade)

  /// Durations of single beats of a kind.
  static func durations(of kind: BeatKind) -> ExpectedValue {
    let paced = kind.axes.prefix { $0.isPaced && kind.axes.count > 1 }
    let own = kind.axes.dropFirst(paced.count)
    let keys = listed(own.map(\.plural))
    let all = paced.isEmpty ? keys : "\(keys), or \(listed(kind.axes.map(\.plural))),"
    let example = own.map { _ in "0" }.joined(separator: ".")
    let second =
      paced.isEmpty ? "" : ", \"\(kind.axes.indices.map { $0 == 0 ? "1" : "0" }.joined(separator: "."))\": 900"
    return ExpectedValue("a mapping from \(all) to milliseconds, such as {\"\(example)\": 2400\(second)}") { context in
      let optional = paced.map { "\($0.pattern)\\." }.joined()
      let pattern = (optional.isEmpty ? "" : "(\(optional))?") + own.map(\.pattern).joined(separator: "\\.")
      return Schema.table(pattern, ExpectedValue.milliseconds.schema(context.inside()))
    }
  }

  /// A recording's name, or more about it.
  static let voiceover = ExpectedValue(
    "a file's name such as \"narration.flac\", a mapping such as {\"file\": \"narration.flac\", \"offset\": 3000}, or a "
      + "list of \(Bounds.takes.lowerBound) to \(Bounds.takes.upperBound) of these",
    namesFile: { _ in true }
  ) { context in
    let name = Schema.type("string") + [("minLength", .integer(1))]
    let take = Schema.any(name, Schema.mapping(context))
    return Schema.any(name, Schema.mapping(context), Schema.list(ofItems: take, Bounds.takes))
  }

  /// A track of sound of a file.
  static let track = ExpectedValue(
    "a track's number from \(Bounds.tracks.lowerBound) to \(Bounds.tracks.upperBound), its title or its language",
    .number
  ) { _ in Schema.any(Schema.whole(Bounds.tracks), Schema.type("string") + [("minLength", .integer(1))]) }

  /// A channel of a recording.
  static let channel = ExpectedValue(
    listed(Voiceover.Channel.named.map { quoted($0.name) }, by: "or") + ", or a channel's number from "
      + "\(Bounds.channels.lowerBound) to \(Bounds.channels.upperBound)", .number
  ) { _ in Schema.any(Schema.whole(Bounds.channels), Schema.choice(Voiceover.Channel.named.map(\.name))) }

  /// The name of a recording, a script or word times.
  static let voiceFile = ExpectedValue("a string", .text, namesFile: { _ in true }) { _ in Schema.type("string") }

  /// The words that beats start on.
  static let cues = ExpectedValue(
    "a list of words that beats start on, such as [{\"beat\": \"loss\", \"word\": \"How far off\"}]", .list
  ) { Schema.list(ofItems: Schema.mapping($0), Bounds.cues) }

  /// By how much a beat is later than its word.
  static let cueOffset = milliseconds(Bounds.cueOffset)

  /// How written words are said.
  static let spoken = ExpectedValue(
    "a mapping from what is written to what is said, such as {\"ReLU\": \"ray loo\"}"
  ) { context in
    Schema.table("[^\\s]+", ExpectedValue.words(longest: Bounds.spoken).schema(context.inside()))
  }

  /// How one of a film's own texts is said.
  static let ways = ExpectedValue(
    "a text of at most \(Bounds.way) characters, or a list of \(Bounds.ways.lowerBound) to \(Bounds.ways.upperBound) "
      + "from the longest to the shortest", [.text, .list]
  ) { context in
    let text = ExpectedValue.text(longest: Bounds.way).schema(context.inside())
    return Schema.any(text, Schema.list(ofItems: text, Bounds.ways))
  }

  /// What a film says in place of its own words.
  static let filmWords = ExpectedValue(
    "a mapping from the names of the film's texts to words, such as {\"title\": \"Backpropagation\"}"
  ) { context in Schema.table("[A-Za-z.]+", ways.schema(context.inside())) }

  /// When a recording starts, before the film's start or after it.
  static let offset = milliseconds(Bounds.offset)

  /// A change of loudness within bounds.
  static func decibels(_ bounds: ClosedRange<Int>) -> ExpectedValue {
    ExpectedValue("a number of decibels from \(bounds.lowerBound) to \(bounds.upperBound)", .number) { _ in
      Schema.number(bounds)
    }
  }

  /// A change of loudness, or none at all.
  static let volume = ExpectedValue(
    "\(decibels(Bounds.volume)), or \(quoted(TimelineKeys.silent))", .number
  ) { _ in Schema.any(Schema.number(Bounds.volume), [("const", .string(TimelineKeys.silent))]) }

  /// By how much peaks may be made softer, or that they may not.
  static let limiter = ExpectedValue(
    "\(decibels(Bounds.limiter)), true, false or \(quoted(TimelineKeys.off))", [.number, .flag]
  ) { _ in
    Schema.any(Schema.number(Bounds.limiter), Schema.type("boolean"), [("const", .string(TimelineKeys.off))])
  }

  /// A language.
  static let language = ExpectedValue("a language tag such as \"en\" or \"pt-BR\"", .text) { _ in
    Schema.pattern("^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$") + [("maxLength", .integer(35))]
  }

  /// How long single beats last, by their names.
  public static let durationsByBeat = ExpectedValue(
    "a mapping from beats to milliseconds, such as {\"bowl.walk\": 9000}"
  ) { context in
    Schema.table(context.table.pattern, ExpectedValue.milliseconds.schema(context.inside()))
  }

  /// The words that are spoken in beats.
  static let wordsByBeat = ExpectedValue(
    "a mapping from beats to words, such as {\"loss\": \"How far off is it?\"}"
  ) { context in
    Schema.table(
      context.table.pattern, ExpectedValue.words(longest: Bounds.words.upperBound).schema(context.inside()))
  }

  /// What stands below the stage in beats.
  static let panelByBeat = ExpectedValue(
    "a mapping from beats to a caption, a formula or both, such as {\"loss\": {\"caption\": \"How far off?\"}}"
  ) { context in
    Schema.table(
      context.table.pattern, Schema.mapping(context.inside(TimelineKeys.panel)) + [("minProperties", .integer(1))])
  }

  /// A formula, whole or in steps.
  static let formula = ExpectedValue(
    "a string of at most \(Bounds.formula) characters, or a list of \(Bounds.steps.lowerBound) to "
      + "\(Bounds.steps.upperBound) such strings", .text
  ) { context in
    let step = ExpectedValue.text(longest: Bounds.formula)
    return Schema.any(step.schema(context.inside()), Schema.list(of: step, Bounds.steps, context))
  }

  /// The even numbers within ``PixelSize/bounds``, 16 to 8192.
  private static let sidePattern =
    "(1[68]|[2-9][02468]|[1-9][0-9][02468]|[1-7][0-9]{2}[02468]|80[0-9][02468]|81[0-8][02468]|819[02])"
}
