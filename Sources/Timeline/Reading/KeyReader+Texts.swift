import Text

extension KeyReader {
  /// A text of one line, whose place is kept for those who set it; nil when it is left out, and with a message when it
  /// is wrong.
  public mutating func text(_ value: Located?, longest: Int) -> String? {
    guard let value, let text = line(value, expected: .text(longest: longest)) else { return nil }
    textPlaces[value.path.text] = value.node.place
    if case .string(let written) = value.node.kind, written.filledLines > 1 {
      report(.foldedLines(written.filledLines), at: value)
    }
    return text
  }

  /// Reads `say`: the words by beat; with the durations, whether there is time to read them is looked at.
  mutating func say(
    _ value: Located?, _ beats: BeatSet, _ durations: Durations?, own: [(beat: BeatID, words: Located)]
  ) -> [BeatID: String] {
    var words: [BeatID: String] = [:]
    let listed = beatEntries(value, expected: .wordsByBeat, beats)
    // What `say` has of a beat goes before what stands beside it.
    let beside = own.filter { own in !listed.contains { $0.beat == own.beat } }
    for (beat, value) in beside.map({ (beat: Optional($0.beat), value: $0.words) }) + listed {
      guard let text = line(value, expected: .words(longest: Bounds.words.upperBound)) else { continue }
      guard !text.allSatisfy(\.isWhitespace) else {
        report(.blank, at: value)
        continue
      }
      textPlaces[value.path.text] = value.node.place
      guard let beat else { continue }
      words[beat] = text
      let (characters, speed) = (CaptionWords.count(text), Caption.readingSpeed(of: text))
      if let time = durations?.duration(of: beat),
        characters * 1_000_000 > speed * time.microseconds
      {
        let key = beats.table.durationEntry(of: beat).path
        report(.wordsTooFast(beat, characters: characters, time, key: key, speed: speed), at: value)
      }
    }
    return words
  }

  /// Reads `panel`: captions and formulas by beat; no formula's syntax is looked at.
  mutating func panel(_ value: Located?, _ beats: BeatSet) -> [BeatID: PanelOverride] {
    var panel: [BeatID: PanelOverride] = [:]
    for (beat, value) in beatEntries(value, expected: .panelByBeat, beats) {
      guard let fields = fields(of: value, keys: TimelineKeys.panel) else { continue }
      if fields.entries.isEmpty { report(.emptyPanel, at: value) }
      var own = PanelOverride()
      own.caption = text(fields["caption"], longest: Bounds.title)
      own.formula = fields["formula"].flatMap { formula($0) }
      if let beat { panel[beat] = own }
    }
    return panel
  }

  /// The steps of a formula; a single text is one step.
  private mutating func formula(_ value: Located) -> [String]? {
    let steps: [Located]
    switch value.node.kind {
    case .string:
      textPlaces[value.path.text] = value.node.place
      steps = [value]
    case .list:
      guard let items = items(value, count: Bounds.steps, expected: .formula) else { return nil }
      steps = items
    default:
      report(.wrongType(found: FoundValue(value.node), expected: .formula), at: value)
      return nil
    }
    let texts = steps.map { string($0, expected: .text(longest: Bounds.formula))?.folded }
    for (index, step) in steps.enumerated() { textPlaces[value.path.index(index).text] = step.node.place }
    return texts.contains(nil) ? nil : texts.compactMap(\.self)
  }

  /// The entries of a mapping by beats; the beat is nil, with a message, when its name is none of this film.
  mutating func beatEntries(
    _ value: Located?, expected: ExpectedValue, _ beats: BeatSet
  ) -> [(beat: BeatID?, value: Located)] {
    guard let value, let entries = entries(of: value, expected: expected) else { return [] }
    return entries.map { entry in
      let path = value.path.entry(entry.key)
      let beat = beat(named: entry.key, beats)
      if beat == nil { report(.unknownBeat(entry.key, beats), entry.keyPlace, path) }
      return (beat, Located(node: entry.value, path: path))
    }
  }

  /// The beat of a name; nil when it is none of this film.
  func beat(named name: String, _ beats: BeatSet) -> BeatID? {
    BeatID(name).flatMap { beats.contains($0) ? $0 : nil }
  }
}
