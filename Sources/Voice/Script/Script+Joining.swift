extension Script {
  /// Makes one script of several that are said one after the other.
  ///
  /// Pronunciations are those of the first script that gives them.
  public init(joining scripts: [Script]) {
    var (words, cues): ([Word], [Cue]) = ([], [])
    var pronunciations: [String: [String]] = [:]
    for script in scripts {
      cues += script.cues.map {
        Cue(name: $0.name, word: $0.word + words.count, offset: $0.offset, lands: $0.lands, place: $0.place)
      }
      words += script.words
      pronunciations.merge(script.pronunciations) { first, _ in first }
    }
    self.init(
      words: words, cues: cues, pronunciations: pronunciations, language: scripts.lazy.compactMap(\.language).first,
      directions: scripts.flatMap(\.directions))
  }
}
