public import Text

/// A timeline file as values that cannot be wrong: the film with all that it is made of, its picture's size and rate,
/// and the beats on the frame grid.
///
/// What only one film has is its ``content``; a timeline knows no film.
public struct Timeline: Hashable, Sendable {
  /// The film's title; nil for none.
  public let title: String?
  /// The second line of the title card; nil for none.
  public let subtitle: String?
  /// The words of the end card; nil for the film's own.
  public let closing: String?
  /// Which film it is, by its name.
  public let film: String
  /// The keys that its film adds to those of every film; a part of the picture is `show.counter`.
  public let filmKeys: Set<String>
  /// How it looks.
  public private(set) var theme: ThemeName
  /// What it changes in its theme.
  public let tokens: ThemeTokens
  /// The size of its frames.
  public let size: PixelSize
  /// Frames a second.
  public let frameRate: FrameRate
  /// What its cards say where the file doesn't, and the phases that it runs through.
  public let words: FilmWords
  /// Which beats it has.
  public let beatSet: BeatSet
  /// The beats in the film's order, without a gap; those of 0 ms stay listed.
  public let beats: [Beat]
  /// The words spoken in beats, each one line that isn't blank; they may be words of beats without a frame.
  public let say: [BeatID: String]
  /// The words that beats start on, in the order of the file; a script may have more.
  public let cues: [BeatCue]
  /// What is said for what is written, as a script's words are: `"⊙": "times"`.
  public let spoken: [String: String]
  /// What stands below the stage in beats, in place of the film's own words and formulas.
  public let panel: [BeatID: PanelOverride]
  /// Which parts of the picture are shown.
  public let show: ShownParts
  /// The takes of the recorded voice, in the order of the file; none without a voice.
  public let takes: [Voiceover]
  /// How the tones sound.
  public let sound: Sound
  /// The place of the frame that stands for the film, as the file names it; nil when it doesn't.
  ///
  /// ``posterFrame`` is the frame itself.
  public let poster: String?
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
  private let anyContent: AnyFilmContent

  /// What the film is made of: the values of its own keys, with every number that it will show.
  public var content: any FilmContent { anyContent.content }

  /// Reads a timeline from the text of a JSON or YAML file; nothing is opened but by `reading`.
  ///
  /// - Parameters:
  ///   - text: The file's content. YAML when the name ends in `.yaml` or `.yml`; else JSON, unless the name doesn't
  ///     say so and the text doesn't begin with a brace.
  ///   - file: The file's name, for messages.
  ///   - films: The films that it can be of, at least one; the first is made where the file names none.
  ///   - size: Takes the place of `video.size`, which is checked all the same.
  ///   - frameRate: Takes the place of `video.fps`, likewise.
  ///   - reading: Reads the files that belong to the film, by the names that the timeline gives them. Left out, none can
  ///     be read.
  ///
  /// Throws everything that is wrong with the text, at once.
  public init(
    parsing text: String, file: String, films: [any FilmGrammar.Type], size: PixelSize? = nil,
    frameRate: FrameRate? = nil, reading: @escaping CompanionReader = { _ in .failure(.noFolder) }
  ) throws(TimelineError) {
    var reader = KeyReader(file: file, films: films, written: WrittenText(text), reading: reading)
    do throws(ReadingError) {
      let root = try Node(reading: text, file: file)
      if let read = reader.timeline(root, size: size, frameRate: frameRate) {
        self.init(read, reader)
        return
      }
    } catch {
      reader.report(.text(error.problem), error.place, Trail())
    }
    throw TimelineError(diagnostics: reader.sortedDiagnostics, omitted: reader.omitted)
  }

  /// The same film in another theme; what the file changes in its own theme, it changes in that one too.
  public func wearing(_ theme: ThemeName) -> Timeline {
    var other = self
    other.theme = theme
    return other
  }

  init(_ read: ReadTimeline, _ reader: KeyReader) {
    let document = read.document
    title = document.title
    subtitle = document.subtitle
    closing = document.closing
    film = read.film.name
    filmKeys = Set(read.film.keys.map(\.name) + read.film.parts.map { "show.\($0.name)" })
    words = read.words
    theme = document.theme
    tokens = document.tokens ?? ThemeTokens()
    size = read.size
    frameRate = read.frameRate
    beatSet = read.beatSet
    beats = read.beats
    anyContent = AnyFilmContent(content: read.content)
    say = document.say
    cues = document.cues
    spoken = document.spoken
    panel = document.panel
    show = document.show
    takes = document.takes
    sound = document.sound
    poster = document.poster
    author = document.author
    comment = document.comment
    language = document.language
    warnings = reader.sortedDiagnostics
    textPlaces = reader.textPlaces
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
  /// `panel["grad.2"].formula` and as its step 0. A film may keep places of its own, such as those of marks.
  public func place(of path: String) -> Place? { textPlaces[path] }
}
