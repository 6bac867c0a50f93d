import Text

/// The table of a timeline's keys: those that every timeline has, with the rows of its film.
enum TimelineKeys {
  /// All keys of a film's timelines, in the order in which they are listed.
  static func all(of film: any FilmGrammar.Type, among films: [any FilmGrammar.Type]) -> [Key] {
    head(films) + film.keys + tail(of: film)
  }

  /// The keys that come before the film's own.
  private static func head(_ films: [any FilmGrammar.Type]) -> [Key] {
    let names = films.map { $0.name }
    return [
      Key("$schema", .text(longest: nil), .words("none"), "Where an editor finds the schema; not read."),
      Key("title", .text(longest: Bounds.title), .words("no title"), "The film's title."),
      Key("subtitle", .text(longest: Bounds.title), .words("no subtitle"), "The second line of the title card."),
      Key(
        "closing", .text(longest: Bounds.title), .words("a sentence of the film's own"), "The words of the end card."),
      Key(
        "poster", .place, .words("the end of the beat that says most"),
        "The frame that stands for the film: the cover picture of an MP4, and what `render still --poster` writes."),
      Key("author", .text(longest: Bounds.title), .words("none"), "Who made the film; a tag of the file."),
      Key(
        "comment", .text(longest: Bounds.comment), .words("none"),
        "A remark about the film, of one line or more; a tag of the file."),
      Key(
        "language", .language, .words("none"),
        "The language of the film's own words, of `say` and of the voice, as a tag of BCP 47; a tag of the file's tracks."
      ),
      Key(
        "words", .filmWords, .words("the film's own, in `language`"),
        "Words in place of the film's own: on cards, in the header and the panel, in legends, everywhere. `render words "
          + "--catalogue` lists them."),
      Key("film", .choice(names), .value(quoted(names.first ?? "")), "Which film to make."),
      Key(
        "theme", .choice(ThemeName.allCases.map(\.rawValue)), .value(quoted(defaultTheme.rawValue)),
        "How the film looks: midnight is dark, paper is light as a printed notebook, contrast is safe for colour-blind "
          + "viewers."),
      Key("tokens", .mapping, .words("the theme's tokens"), "What is changed in the theme.", keys: tokens),
      Key("video", .mapping, .words("the defaults of its keys"), "The picture.", keys: video),
    ]
  }

  /// The keys that come after the film's own; some depend on its beats.
  private static func tail(of film: any FilmGrammar.Type) -> [Key] {
    let table = BeatTable(film)
    return [
      Key(
        "voiceover", .voiceover, .words("none"),
        "A recorded voice: its file's name, or a mapping with more about it; or a list of several takes.",
        keys: voiceover),
      Key(
        "sound", .mapping, .words("the defaults of its keys"), "The tones that are made of the numbers.",
        keys: sound(table.sounds + film.sounds)),
      Key(
        "T", .mapping, .words("the defaults of its keys"), "How long each kind of beat lasts.",
        keys: durations(of: table) + film.durations),
    ] + tables(of: table) + [
      Key("say", .wordsByBeat, .words("none"), "The words that are spoken in single beats."),
      Key(
        "cues", .cues, .words("the marks of the script"),
        "The words that beats start on, for `render tune`; they go before a script's marks.", keys: cue),
      Key(
        "spoken", .spoken, .words("the usual ones"),
        "How what a script has in writing is said: words, abbreviations and signs."),
      Key(
        "panel", .panelByBeat, .words("the film's own"),
        "What stands below the stage in single beats: a caption of at most \(Bounds.title) characters; a formula of at "
          + "most \(Bounds.formula), or a list of \(Bounds.steps.lowerBound) to \(Bounds.steps.upperBound) such "
          + "formulas, which are revealed one after the other."),
      Key(
        "show", .mapping, .words("the defaults of its keys"), "Which parts of the picture are shown.",
        keys: show(film.parts)),
    ]
  }

  static let video: [Key] = [
    Key(
      "size", .pixelSize, .value(quoted(defaultSizeName)),
      "The frame's size in pixels: a name, or both sides, each even and from \(PixelSize.bounds.lowerBound) to "
        + "\(PixelSize.bounds.upperBound)."),
    Key(
      "fps", .frameRate, .value("\(FrameRate.sixty)"),
      "Frames a second: a number, or an exact fraction as a string. 23.976, 23.98, 29.97, 59.94 and 119.88 are "
        + "fractions over 1001, as in editors."),
  ]

  /// The keys of `T` that kinds of beats have, each once.
  static func durations(of table: BeatTable) -> [Key] {
    var keys: [Key] = []
    for kind in table.kinds {
      guard case .key(let name, let milliseconds, let meaning, _) = kind.length,
        !keys.contains(where: { $0.name == name })
      else { continue }
      keys.append(Key(name, .milliseconds, .value("\(milliseconds)"), meaning))
    }
    return keys
  }

  /// The tables of durations of single beats.
  private static func tables(of table: BeatTable) -> [Key] {
    table.kinds.compactMap { kind in
      guard case .key(let name, _, _, let table?) = kind.length else { return nil }
      let paced = kind.axes.first { $0.isPaced }
      let fallback =
        paced.map { "`T.\(name)`, divided by the \($0.name)'s speed" }
        ?? "`T.\(name)` for every \(kind.axes.map(\.name).joined(separator: " and "))"
      return Key(table.name, .durations(of: kind), .words(fallback), table.meaning)
    }
  }

  static let defaultTheme = ThemeName.midnight
  static let defaultSizeName = "1080p"
}
