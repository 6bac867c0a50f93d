import Text

/// What a file asks for apart from its film's own keys, every part of it valid; nil stands for a part that is wrong and
/// was reported.
struct Document {
  var title: String?
  var subtitle: String?
  var closing: String?
  var poster: String?
  var author: String?
  var comment: String?
  var language: String?
  var words: [String: [String]] = [:]
  var theme = TimelineKeys.defaultTheme
  var tokens: ThemeTokens?
  var size: PixelSize?
  var frameRate: FrameRate?
  var takes: [Voiceover] = []
  var sound = Sound()
  var cues: [BeatCue] = []
  var spoken: [String: String] = [:]
  var say: [BeatID: String] = [:]
  var panel: [BeatID: PanelOverride] = [:]
  var show = ShownParts()
}

/// Everything that a timeline is made of, none of it wrong.
struct ReadTimeline {
  let film: any FilmGrammar.Type
  let words: FilmWords
  let document: Document
  let size: PixelSize
  let frameRate: FrameRate
  let beatSet: BeatSet
  let beats: [Beat]
  let content: any FilmContent
}

extension KeyReader {
  /// Reads the whole file; nil, with messages, when anything is wrong.
  ///
  /// - Parameters:
  ///   - root: What the text holds.
  ///   - size: Takes the place of `video.size`.
  ///   - frameRate: Takes the place of `video.fps`.
  ///   - path: Where it stands, if that is not the whole file.
  mutating func timeline(
    _ root: Node, at path: Trail = Trail(), size: PixelSize?, frameRate: FrameRate?
  ) -> ReadTimeline? {
    findFilm(root)
    return timeline(of: film, Located(node: root, path: path), size: size, frameRate: frameRate)
  }

  private mutating func timeline<Film: FilmGrammar>(
    of film: Film.Type, _ root: Located, size: PixelSize?, frameRate: FrameRate?
  ) -> ReadTimeline? {
    let keys = TimelineKeys.all(of: film, among: films)
    guard let fields = fields(of: root, keys: keys) else { return nil }
    var document = head(fields)
    picture = (size ?? document.size, frameRate ?? document.frameRate)
    let draft = Film.read(fields, &self)
    let plan = Film.plan(draft)
    let own = Film.ownBeats(draft)
    let beatSet = BeatSet(film, counts: plan.counts, own: own)
    let durations = durations(fields, beatSet, plan, film)
    document.say = say(fields["say"], beatSet, durations, own: own.say).merging(own.said) { own, _ in own }
    document.cues = cues(fields["cues"], beatSet)
    document.spoken = spoken(fields["spoken"]).merging(own.spoken) { own, _ in own }
    document.language = document.language ?? own.language
    let words = words(of: film, own, document, fields["language"])
    wording = words.wording
    document.panel = panel(fields["panel"], beatSet)
    document.show = show(fields["show"], film.parts)
    let rate = frameRate ?? document.frameRate
    let beats = durations.flatMap { durations in
      rate.flatMap { beatSet.isKnown ? self.beats(durations, beatSet, rate: $0) : nil }
    }
    document.takes += own.takes.map { take in
      take.take.moved(by: beats?.first { $0.id == take.beat }?.start ?? .zero)
    }
    document.poster = poster(fields["poster"], beats, rate)
    let content = Film.resolve(draft, FilmTiming(durations: durations, beats: beats), &self)
    guard !hasErrors, let content, let beats, let rate, let size = size ?? document.size else {
      if !hasErrors { report(.noContent(film.name), .start, Trail()) }
      return nil
    }
    return ReadTimeline(
      film: film, words: words, document: document, size: size, frameRate: rate, beatSet: beatSet, beats: beats,
      content: content)
  }

  /// Reads the keys that come before the film's own, and those of voice and sound.
  private mutating func head(_ fields: Fields) -> Document {
    var document = Document()
    _ = string(fields["$schema"], expected: .text(longest: nil))
    document.title = text(fields["title"], longest: Bounds.title)
    document.subtitle = text(fields["subtitle"], longest: Bounds.title)
    document.closing = text(fields["closing"], longest: Bounds.title)
    document.author = text(fields["author"], longest: Bounds.title)
    document.comment = lines(fields["comment"], expected: .text(longest: Bounds.comment))
    document.language = language(fields["language"])
    document.words = words(fields["words"], of: film)
    _ = choice(fields["film"], among: films.map { $0.name })
    document.theme = choice(fields["theme"]) ?? TimelineKeys.defaultTheme
    document.tokens = tokens(fields["tokens"])
    (document.size, document.frameRate) = video(fields["video"])
    document.takes = takes(fields["voiceover"])
    document.sound = sound(fields["sound"], BeatTable(film).sounds + film.sounds)
    return document
  }

  /// What the film says, in the timeline's language and with its own words.
  private mutating func words(
    of film: any FilmGrammar.Type, _ own: OwnBeats, _ document: Document, _ place: Located?
  ) -> FilmWords {
    let words = own.phases.isEmpty ? film.words : film.words.with(phases: own.phases)
    let language = FilmLanguage(tag: document.language)
    if !language.hasWords, document.words.isEmpty, let place { report(.noWords(language), at: place) }
    return words.said(in: Wording(language, by: film.catalogues, own: document.words))
  }

  /// Reads the place of the frame that stands for the film; whether it is in the film is known with the beats.
  private mutating func poster(_ value: Located?, _ beats: [Beat]?, _ rate: FrameRate?) -> String? {
    guard let value, let text = string(value, expected: .place), let beats, let rate else { return nil }
    let (clock, duration) = (FrameClock(rate), beats.last?.end ?? .zero)
    let places = FilmPlaces(
      beats: beats, clock: clock, duration: duration, frameCount: clock.frame(at: duration))
    return parsed(value) { () throws(Problem) in
      _ = try places.frame(at: text)
      return text
    }
  }

  private mutating func video(_ value: Located?) -> (PixelSize?, FrameRate?) {
    guard let value else { return (.fullHD, .sixty) }
    guard let fields = fields(of: value, keys: TimelineKeys.video) else { return (nil, nil) }
    var (size, rate): (PixelSize?, FrameRate?) = (.fullHD, .sixty)
    if let value = fields["size"] {
      size = string(value, expected: .pixelSize).flatMap { text in
        parsed(value) { () throws(Problem) in try PixelSize(parsing: text) }
      }
    }
    if let value = fields["fps"] {
      rate = frameRate(value)
    }
    return (size, rate)
  }

  /// Reads a rate: a number, or a text that has one in it, such as `30000/1001` or `29.97 fps`.
  private mutating func frameRate(_ value: Located) -> FrameRate? {
    let text: String
    switch value.node.kind {
    case .string(let written) where written.unicodeScalars.contains { 48...57 ~= $0.value }: text = written
    default:
      guard let decimal = decimal(value, expected: .frameRate) else { return nil }
      text = decimal.text
    }
    guard let rate = parsed(value, { () throws(Problem) in try FrameRate(parsing: text) }) else { return nil }
    if FrameRate.isRounded(text) { report(.roundedFrameRate(text, rate), at: value) }
    return rate
  }

  /// What `parse` makes of a text; what it throws is reported at the value.
  mutating func parsed<Value>(_ value: Located, _ parse: () throws(Problem) -> Value) -> Value? {
    do {
      return try parse()
    } catch {
      report(error, at: value)
      return nil
    }
  }
}
