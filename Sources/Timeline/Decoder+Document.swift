internal import Text

/// What a file asks for, every part of it valid; nil stands for a part that is wrong and was reported.
struct Document {
  var title: String?
  var subtitle: String?
  var closing: String?
  var author: String?
  var comment: String?
  var language: String?
  var film = TimelineKeys.defaultFilm
  var theme = TimelineKeys.defaultTheme
  var tokens: ThemeTokens?
  var size: PixelSize?
  var frameRate: FrameRate?
  var network: NetworkDraft?
  /// How many edges the network has, whenever that is sure.
  var edgeCount: Int?
  /// What the film `training` is about; nil of the other film.
  var training: TrainingDraft?
  var voiceover: Voiceover?
  var sound = Sound()
  var durations: Durations?
  var cues: [BeatCue] = []
  var spoken: [String: String] = [:]
  var say: [BeatID: String] = [:]
  var panel: [BeatID: PanelOverride] = [:]
  var show = Shown()
  var labels: [Int: [Connection]] = [:]

  /// The beats, as far as they are known.
  var beats: BeatSet {
    BeatSet(
      film: film, edgeCount: edgeCount, sampleCount: training?.samples?.speeds.count,
      segmentCount: training?.segments?.count)
  }
}

extension Decoder {
  /// Reads the whole file.
  mutating func document(_ root: Node) -> Document? {
    findFilm(root)
    guard let fields = fields(of: Located(node: root, path: Trail()), keys: TimelineKeys.all) else { return nil }
    var document = Document()
    _ = string(fields["$schema"], expected: .text(longest: nil))
    document.title = text(fields["title"], longest: Bounds.title)
    document.subtitle = text(fields["subtitle"], longest: Bounds.title)
    document.closing = text(fields["closing"], longest: Bounds.title)
    document.author = text(fields["author"], longest: Bounds.title)
    document.comment = text(fields["comment"], longest: Bounds.comment)
    document.language = language(fields["language"])
    let named: FilmKind? = choice(fields["film"])
    document.film = named ?? film
    document.theme = choice(fields["theme"]) ?? TimelineKeys.defaultTheme
    document.tokens = tokens(fields["tokens"])
    (document.size, document.frameRate) = video(fields["video"])
    document.voiceover = voiceover(fields["voiceover"])
    document.sound = sound(fields["sound"])
    switch film {
    case .backprop:
      if let network = fields["network"] {
        (document.network, document.edgeCount) = self.network(network)
      }
    case .training:
      let training = training(fields)
      (document.training, document.edgeCount) = (training, training.edgeCount)
    }
    let beats = document.beats
    document.durations = durations(fields, beats, document.training)
    document.say = say(fields["say"], beats, document.durations)
    document.cues = cues(fields["cues"], beats)
    document.spoken = spoken(fields["spoken"])
    document.panel = panel(fields["panel"], beats)
    document.show = show(fields["show"])
    document.labels = labels(fields["LABELS_BY"], edgeCount: document.edgeCount, network: document.network)
    return document
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
      switch value.node.kind {
      case .string(let text) where text.contains("/"):
        rate = parsed(value) { () throws(Problem) in try FrameRate(parsing: text) }
      default:
        rate = decimal(value, expected: .frameRate).flatMap { decimal in
          parsed(value) { () throws(Problem) in try FrameRate(parsing: decimal.text) }
        }
      }
    }
    return (size, rate)
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
