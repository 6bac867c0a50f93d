import FilmKit
import Numerics
import Pipeline
import Timeline

/// A film as the studio shows it: one reading of its files, with all that follows from them.
struct StudioFilm: Sendable {
  /// What the timeline's file has, or is to have.
  let text: String
  /// The timeline, not held for its voice.
  let timeline: Timeline
  /// The film as it is made.
  let project: Project
  /// The recorded voice; nil for none.
  let voice: Voice?
  /// What is said, and when; nil where nobody says anything.
  let spoken: SpokenScript?
  /// Film and voice side by side; nil where nothing is said.
  let tuning: Tuning?
  /// What is heard; nil for a silent film.
  let sound: SoundPlan?
  /// The captions and the chapters.
  let words: MovieWords
  /// What is to be known of the files, a line each.
  let remarks: [String]
  /// Why its durations can't be changed here; nil when they can.
  let whyNot: String?

  /// Where a film is read from.
  struct Source: Sendable {
    /// The timeline's file.
    let path: String
    /// The films that it can be of.
    let films: FilmList
    /// Where to look for fonts first.
    let fontFolder: String?
    /// Where it is kept what was found; nil for nowhere.
    let cache: Cache?
  }

  /// Reads a film.
  ///
  /// - Parameters:
  ///   - text: What the timeline's file has, or is to have.
  ///   - size: The size of its frames; nil for its own.
  ///   - frameRate: Its frames a second; nil for its own.
  ///   - theme: What it looks like; nil for its own.
  /// - Throws: Whatever is wrong with one of its files.
  init(
    _ text: String, from source: Source, size: PixelSize? = nil, frameRate: FrameRate? = nil, theme: ThemeName? = nil
  ) throws(PipelineError) {
    let path = source.path
    var (timeline, digest) = try TimelineFile.load(
      text: text, of: path, films: source.films, size: size, frameRate: frameRate)
    if let theme {
      timeline = timeline.wearing(theme)
      digest.combine(theme.rawValue)
    }
    voice = try Voice.read(for: timeline, at: path, cache: source.cache)
    let files = NarrationFiles(of: timeline, at: path)
    var remarks = timeline.warnings.map { "\($0)" } + (voice?.warnings ?? [])
    whyNot = source.films[timeline.film]?.untuned
    if files.isNarrated, whyNot == nil {
      let spoken = try SpokenScript(timeline, at: path, files, cache: source.cache)
      remarks += spoken.remarks + spoken.warnings
      self.spoken = spoken
      tuning = try Tuning(timeline, at: path, spoken)
    } else {
      (spoken, tuning) = (nil, nil)
    }
    let narrated = try Narration(of: timeline, at: path, cache: source.cache).timeline
    project = try Project(
      narrated, path: path, films: source.films, fontFolder: source.fontFolder, voice: voice, source: digest)
    sound = SoundPlan(of: project.film, voice: voice)
    words = MovieWords(project.timeline)
    (self.text, self.timeline, self.remarks) = (text, timeline, remarks)
  }

  /// The same film in another shape or theme.
  func project(_ look: StudioLook, from source: Source) throws(PipelineError) -> Project {
    guard look.size != nil || look.theme != nil else { return project }
    let (other, _) = try TimelineFile.load(text: text, of: source.path, films: source.films, size: look.size)
    let themed = look.theme.map { other.wearing($0) } ?? other
    return try Project(
      themed, path: source.path, films: source.films, fontFolder: source.fontFolder, voice: voice)
  }
}

/// What the studio puts in place of a film's own shape and theme.
struct StudioLook: Hashable, Sendable {
  /// The size of its frames; nil for its own.
  var size: PixelSize?
  /// The theme; nil for its own.
  var theme: ThemeName?

  /// The shapes to choose from, by their names on the page; nil for the film's own.
  static let shapes: [(id: String, size: PixelSize?)] = [
    ("own", nil), ("wide", .fullHD), ("square", PixelSize(width: 1080, height: 1080)),
    ("tall", PixelSize(width: 1080, height: 1920)),
  ]

  /// Reads the page's words; nil where one is none of them.
  init?(shape: String?, theme: String?) {
    if let shape {
      guard let known = Self.shapes.first(where: { $0.id == shape }) else { return nil }
      size = known.size
    }
    if let theme {
      guard let known = ThemeName(rawValue: theme) else { return nil }
      self.theme = known
    }
  }
}
