import ArgumentParser
import FilmKit
import Pipeline
import Timeline

/// Puts a film's beats on the words of its voice.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Changes the durations of a timeline so that every beat starts on its word.",
    discussion: """
      Which beat starts on which word is said by marks in the script, such as
      {delta.2}, or by the timeline's "cues". The recording is listened to,
      unless there are word times. Only durations are changed in the file, and
      what it was before is kept beside it as NAME.bak. Prints each beat, its
      word, when that is said, how sure that is, by how much the beat was off
      (ms, later is +), its old and its new duration, and how much shorter it
      could be. Cues that don't fit are an error, with what would fix it.
      """)

  @OptionGroup var file: TimelineFileOption

  @OptionGroup var narration: NarrationOptions

  @Flag(help: "Change nothing; print what would be changed.")
  var dryRun = false

  @Flag(help: "Take warnings for errors.")
  var strict = false

  @Option(
    help: ArgumentHelp("Also draw a picture of film, voice and cues: .svg, .png or .pdf.", valueName: "file"))
  var plot: String?

  @OptionGroup var fonts: FontOptions
  @OptionGroup var cache: CacheOptions

  func validate() throws {
    guard file.isStandardInput, !dryRun else { return }
    throw ValidationError(
      "the durations can't be written into standard input. Name the timeline's file, or see them with --dry-run.")
  }

  func run() throws {
    let timeline = file.path
    let plotter = try plot.map {
      try TuningPlotter(
        to: $0, timeline: timeline, keeping: narration.inputs(besides: file.inputs), fontFolder: fonts.fonts)
    }
    let checked = try TimelineFile.read(timeline, films: RenderProgram.films)
    if let reason = RenderProgram.films[checked.film]?.untuned {
      throw PipelineError.tuning(["\(timeline): \(reason)."])
    }
    for warning in checked.warnings { Terminal.note("\(warning)") }
    let files = narration.files(of: checked, at: timeline)
    let spoken = try SpokenScript(checked, at: timeline, files, cache: try cache.open())
    for remark in spoken.remarks { Terminal.note("\(timeline): warning: \(remark)") }
    Terminal.note(spoken.report)
    let tuning = try Tuning(checked, at: timeline, spoken)
    try Terminal.print(TuningTable(tuning).text)
    // Who has cues that don't fit needs the picture most.
    if let plot, let report = try plotter?.write(tuning, files) {
      Terminal.note("\(plot): \(report.width)x\(report.height), \(report.bytes / 1000) kB")
    }
    guard tuning.problems.isEmpty else { throw PipelineError.tuning(tuning.words(in: timeline)) }
    let warnings = tuning.warnings.map { "\($0)" }
    if strict, !warnings.isEmpty { throw PipelineError.strict(warnings) }
    for warning in warnings { Terminal.note("warning: \(warning)") }
    if let moved = tuning.moved { Terminal.note(moved) }
    let edit = try TuningEdit(tuning, path: timeline, films: RenderProgram.films)
    if edit.isEmpty {
      Terminal.note("\(timeline): in tune already; nothing to change")
    } else if dryRun {
      try Terminal.print("\n" + edit.diff)
    } else if let backup = try edit.write() {
      Terminal.note("\(timeline): tuned; what it was before is \(backup)")
    }
  }
}

/// What a narrator says, in place of what the timeline names.
struct NarrationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The recording, in place of the timeline's.", valueName: "file"))
  var voiceover: String?

  @Option(
    help: ArgumentHelp("The script with its marks, in place of the timeline's.", valueName: "file"))
  var script: String?

  @Option(help: ArgumentHelp("A file of word times, in place of listening to the recording.", valueName: "file"))
  var words: String?

  /// All files that are read: those of the options, and those of the timeline.
  func inputs(besides timeline: InputFiles) -> InputFiles {
    timeline.adding(voiceover, as: .option("--voiceover")).adding(script, as: .option("--script"))
      .adding(words, as: .option("--words"))
  }

  /// The files, those of the timeline where none is given.
  func files(of timeline: Timeline, at path: String) -> NarrationFiles {
    NarrationFiles(of: timeline, at: path, script: script, recording: voiceover, words: words)
  }
}
