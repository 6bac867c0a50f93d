import ArgumentParser
import Foundation
import Numerics
import Pipeline
import Timeline

/// Which timeline.
struct TimelineFileOption: ParsableArguments {
  @Option(
    name: [.customShort("t"), .long],
    help: ArgumentHelp("The timeline: JSON or YAML; - for standard input.", valueName: "file"))
  var timeline: String?

  /// The timeline's file: what the option says, or the default that `BEATFRAME_TIMELINE` has.
  var path: String {
    let path = timeline ?? RenderProgram.usualTimeline ?? ""
    switch path {
    case "-": return TimelineFile.standardInput
    // A file that happens to have that name.
    case TimelineFile.standardInput: return "./" + path
    default: return path
    }
  }

  /// Whether the timeline comes from standard input.
  var isStandardInput: Bool { path == TimelineFile.standardInput }

  /// Refuses to make up the name of an output after a timeline that has none.
  func checkOutput(_ output: String?, example: String) throws {
    guard isStandardInput, output == nil else { return }
    throw ValidationError(
      "a timeline from standard input has no name that the output could have. Give one: -o \(example)")
  }

  /// The timeline and all that it names.
  var inputs: InputFiles { InputFiles(timeline: path, films: RenderProgram.films) }

  /// Refuses to guess which timeline is meant.
  func validate() throws {
    guard timeline == nil, RenderProgram.usualTimeline == nil else { return }
    throw ValidationError("Missing expected argument '--timeline <file>'")
  }
}

/// Which timeline, and what the command line puts in place of its own settings.
struct TimelineOptions: ParsableArguments {
  @OptionGroup var file: TimelineFileOption

  @Option(
    help: ArgumentHelp(
      "Instead of video.size: 720p, 1080p, 1440p, 4k, square, vertical or WIDTHxHEIGHT.", valueName: "size"),
    transform: { text in
      do { return try PixelSize(parsing: text) } catch { throw ValidationError("\(error)") }
    })
  var size: PixelSize?

  @Option(
    help: ArgumentHelp(
      "Instead of video.fps: frames a second, such as 30 or 30000/1001, which 29.97 is taken for.", valueName: "rate"),
    transform: { text in
      do { return GivenRate(text: text, rate: try FrameRate(parsing: text)) } catch {
        throw ValidationError("\(error)")
      }
    })
  var fps: GivenRate?

  @Option(
    help: ArgumentHelp("Instead of theme: midnight, paper or contrast.", valueName: "name"),
    transform: { text in
      guard let theme = ThemeName(rawValue: text) else {
        let names = ThemeName.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(text): expected one of \(names).")
      }
      return theme
    })
  var theme: ThemeName?

  /// A frame rate as it was written.
  struct GivenRate {
    let text: String
    let rate: FrameRate
  }

  /// The timeline's file.
  var timeline: String { file.path }
  /// The timeline and all that it names.
  var inputs: InputFiles { file.inputs }

  /// Reads and checks the timeline, and reports its warnings.
  func load(_ style: ProgressStyle = .auto) throws(PipelineError) -> Timeline {
    try loadWithDigest(style).timeline
  }

  /// The same, with the hash of all that the timeline depends on.
  func loadWithDigest(
    _ style: ProgressStyle = .auto
  ) throws(PipelineError) -> (timeline: Timeline, digest: StableHash) {
    var (timeline, digest) = try TimelineFile.load(
      timeline, films: RenderProgram.films, size: size, frameRate: fps?.rate)
    if let theme {
      timeline = timeline.wearing(theme)
      digest.combine(theme.rawValue)
    }
    if let fps, FrameRate.isRounded(fps.text) {
      style.warn("--fps \(fps.text) is taken for \(fps.rate) frames a second, which editors call so.")
    }
    for warning in timeline.warnings { style.warn("\(warning)") }
    return (timeline, digest)
  }
}

/// Where the fonts are.
struct FontOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A folder to look for the fonts in first.", valueName: "folder"))
  var fonts: String?
}

/// Whether the narration's words are in the picture.
struct CaptionOptions: ParsableArguments {
  /// What becomes of the words of `say`.
  enum Style: String, ExpressibleByArgument, CaseIterable {
    case burn, none
  }

  @Option(help: "The words of the script or of `say`: burn (into the picture, at its foot) or none.")
  var captions: Style = .none

  @OptionGroup var by: CaptionUnitOptions

  /// Whether a band of the picture is kept for them.
  var areBurned: Bool { captions == .burn }
}

/// How many work at once.
struct WorkerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Workers at once; the result has the same bytes for any number.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  /// Refuses a number of workers that can't be.
  func validate() throws {
    guard (1...1024).contains(jobs) else {
      throw ValidationError("--jobs \(jobs): expected a number of workers from 1 to 1024.")
    }
  }
}

/// How the work is done.
struct WorkOptions: ParsableArguments {
  @OptionGroup var workers: WorkerOptions

  @Option(
    help: "How progress is shown: auto (a bar on a terminal, else lines), plain, json, openjd (for render farms), none."
  )
  var progress: ProgressStyle = .auto

  /// How many work at once.
  var jobs: Int { workers.jobs }
}
