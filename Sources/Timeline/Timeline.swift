public import Simulation
public import Text

/// A timeline file as values that cannot be wrong: the film, its picture's size and rate, the network with every
/// number of its training step, and the beats on the frame grid.
public struct Timeline: Hashable, Sendable {
  /// The film's title; nil for none.
  public let title: String?
  /// The second line of the title card; nil for none.
  public let subtitle: String?
  /// The words of the end card; nil for the film's own.
  public let closing: String?
  /// Which film it is.
  public let film: FilmKind
  /// How it looks.
  public let theme: ThemeName
  /// What it changes in its theme.
  public let tokens: ThemeTokens
  /// The size of its frames.
  public let size: PixelSize
  /// Frames a second.
  public let frameRate: FrameRate
  /// The network, its weights drawn if the file gives none.
  ///
  /// In the film `training` it is the one before the first step, with the first sample that is stepped through.
  public let network: Network
  /// All that is computed before the first frame; every number of it is finite.
  public let trace: Trace
  /// The step of the update and both passes after it; nil unless the beat `update` lasts.
  public let update: Update?
  /// What the film `training` shows; nil of the other film.
  public let training: Training?
  /// The beats in the film's order, without a gap; those of 0 ms stay listed.
  public let beats: [Beat]
  /// How long, at the end of `grad.0`, the memo stands beside Fibonacci's, at most as long as that beat; nil when the
  /// file doesn't say.
  public let wrap: FilmTime?
  /// The words spoken in beats, each one line that isn't blank; they may be words of beats without a frame.
  public let say: [BeatID: String]
  /// The words that beats start on, in the order of the file; a script may have more.
  public let cues: [BeatCue]
  /// What is said for what is written, as a script's words are: `"⊙": "times"`.
  public let spoken: [String: String]
  /// What stands below the stage in beats, in place of the film's own words and formulas.
  public let panel: [BeatID: PanelOverride]
  /// Which parts of the picture are shown.
  public let show: Shown
  /// The connections that are labelled, by edge; an edge that is not in it has the film's own choice.
  public let labels: [Int: [Connection]]
  /// The recorded voice; nil for none.
  public let voiceover: Voiceover?
  /// How the tones sound.
  public let sound: Sound
  /// Who made the film; nil when the file doesn't say.
  public let author: String?
  /// What is to be known of the film; nil when the file doesn't say.
  public let comment: String?
  /// The language of the words, as a tag of BCP 47; nil when the file doesn't say.
  public let language: String?
  /// How long the last picture is held after the last beat, so that a longer voice can end.
  public private(set) var tail = FilmTime.zero
  /// The words of the narration at their times; nil as long as only `say` is known.
  public private(set) var speech: Speech?
  /// Remarks that don't stop the film, in the order of their places, at most ``TimelineError/mostDiagnostics``.
  public let warnings: [Diagnostic]
  private let textPlaces: [String: Place]

  /// Reads a timeline from the text of a JSON or YAML file; nothing is opened but by `reading`.
  ///
  /// - Parameters:
  ///   - text: The file's content. YAML when the name ends in `.yaml` or `.yml`; else JSON, unless the name doesn't
  ///     say so and the text doesn't begin with a brace.
  ///   - file: The file's name, for messages.
  ///   - size: Takes the place of `video.size`, which is checked all the same.
  ///   - frameRate: Takes the place of `video.fps`, likewise.
  ///   - reading: How the files that belong to the film are had, by their names: its points, and a run that was saved
  ///     elsewhere. Left out, they can't be read.
  ///
  /// Throws everything that is wrong with the text, at once.
  public init(
    parsing text: String, file: String, size: PixelSize? = nil, frameRate: FrameRate? = nil,
    reading: @escaping CompanionReader = { _ in .failure(.noFolder) }
  ) throws(TimelineError) {
    var decoder = Decoder(file: file, reading: reading)
    do throws(ReadingError) {
      let root = try Node(reading: text, file: file)
      if let document = decoder.document(root) {
        let resolved = decoder.resolve(document, size: size, frameRate: frameRate)
        if let resolved, !decoder.hasErrors {
          self.init(document, resolved, decoder)
          return
        }
      }
    } catch {
      decoder.report(.text(error.problem), error.place, Trail())
    }
    throw TimelineError(diagnostics: decoder.sortedDiagnostics, omitted: decoder.omitted)
  }

  private init(_ document: Document, _ resolved: Resolved, _ decoder: Decoder) {
    title = document.title
    subtitle = document.subtitle
    closing = document.closing
    film = document.film
    theme = document.theme
    tokens = document.tokens ?? ThemeTokens()
    size = resolved.size
    frameRate = resolved.frameRate
    network = resolved.trace.network
    trace = resolved.trace
    update = resolved.update
    training = resolved.training
    beats = resolved.beats
    wrap = document.durations?.wrap
    say = document.say
    cues = document.cues
    spoken = document.spoken
    panel = document.panel
    show = document.show
    labels = document.labels
    voiceover = document.voiceover
    sound = document.sound
    author = document.author
    comment = document.comment
    language = document.language
    warnings = decoder.sortedDiagnostics
    textPlaces = decoder.textPlaces
  }

  /// The clock that the beats are laid out by.
  public var clock: FrameClock { FrameClock(frameRate) }
  /// How long the film lasts, exactly.
  public var duration: FilmTime { (beats.last?.end ?? .zero) + tail }
  /// How many frames it has, at least one.
  public var frameCount: Int { tail == .zero ? beatFrameCount : clock.frame(at: duration) }
  /// How many frames its beats have; those after them show the last of these.
  public var beatFrameCount: Int { beats.last?.frames.upperBound ?? 0 }

  /// The same film with its last picture held until `end`; the same film where its beats last as long.
  ///
  /// - Parameter end: At most ``FilmTime/longestFilm``.
  public func held(until end: FilmTime) -> Timeline {
    precondition(end <= .longestFilm, "a film lasts at most 12 h")
    var timeline = self
    timeline.tail = max(.zero, end - (beats.last?.end ?? .zero))
    return timeline
  }

  /// The same film with the words of its narration, which take the place of `say`.
  public func speaking(_ speech: Speech) -> Timeline {
    var timeline = self
    timeline.speech = speech
    return timeline
  }

  /// Where the file has a text that is set, for those who can't set it; nil for a path that the file hasn't.
  ///
  /// The paths are `title`, `subtitle`, `closing`, `say["loss"]`, `panel["grad.2"].caption` and
  /// `panel["grad.2"].formula[1]`, with beats always in brackets. A formula that is one text and no list is found as
  /// `panel["grad.2"].formula` and as its step 0.
  public func place(of path: String) -> Place? { textPlaces[path] }
}
