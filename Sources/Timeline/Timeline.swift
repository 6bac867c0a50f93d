public import Simulation

/// A timeline file as values that cannot be wrong: the film, its picture's size and rate, the network with every
/// number of its training step, and the beats on the frame grid.
public struct Timeline: Hashable, Sendable {
  /// The film's title; nil for none.
  public let title: String?
  /// Where the file has the title, for those who can't set it.
  public let titlePlace: Place?
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
  public let network: Network
  /// All that is computed before the first frame; every number of it is finite.
  public let trace: Trace
  /// The beats in the film's order, without a gap; those of 0 ms stay listed.
  public let beats: [Beat]
  /// The voiceover's name as it stands in the file; not read by this version.
  public let voiceover: String?
  /// Remarks that don't stop the film, in the order of their places.
  public let warnings: [Diagnostic]

  /// Reads a timeline from the text of a JSON or YAML file; nothing is opened.
  ///
  /// - Parameters:
  ///   - text: The file's content. YAML when the name ends in `.yaml` or `.yml`; else JSON, unless the name doesn't
  ///     say so and the text doesn't begin with a brace.
  ///   - file: The file's name, for messages.
  ///   - size: Takes the place of `video.size`, which is checked all the same.
  ///   - frameRate: Takes the place of `video.fps`, likewise.
  ///
  /// Throws everything that is wrong with the text, at once.
  public init(
    parsing text: String, file: String, size: PixelSize? = nil, frameRate: FrameRate? = nil
  ) throws(TimelineError) {
    var decoder = Decoder(file: file)
    do throws(ReadingError) {
      let root = try Node(reading: text, file: file)
      if let document = decoder.document(root) {
        let resolved = decoder.resolve(document, size: size, frameRate: frameRate)
        if let resolved, !decoder.hasErrors {
          self.init(document, resolved, warnings: decoder.sortedDiagnostics)
          return
        }
      }
    } catch {
      decoder.report(error.problem, error.place, Trail())
    }
    throw TimelineError(diagnostics: decoder.sortedDiagnostics, omitted: decoder.omitted)
  }

  private init(_ document: Document, _ resolved: Resolved, warnings: [Diagnostic]) {
    title = document.title
    titlePlace = document.titlePlace
    film = document.film
    theme = document.theme
    tokens = document.tokens ?? ThemeTokens()
    size = resolved.size
    frameRate = resolved.frameRate
    network = resolved.trace.network
    trace = resolved.trace
    beats = resolved.beats
    voiceover = document.voiceover
    self.warnings = warnings
  }

  /// The clock that the beats are laid out by.
  public var clock: FrameClock { FrameClock(frameRate) }
  /// How long the film lasts, exactly.
  public var duration: FilmTime { beats.last?.end ?? .zero }
  /// How many frames it has, at least one.
  public var frameCount: Int { beats.last?.frames.upperBound ?? 0 }
}
