public import ArgumentParser
import Pipeline
public import Voice

/// Prints when the words of a script are said.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Prints when each word of a script is said in a recording, to be corrected and given back.",
    discussion: """
      Times come from the recording itself, which must be English, or from a
      file of word times: JSON of Whisper and other recognisers, SRT, VTT, SBV,
      ASS, TTML, labels of Audacity, a TextGrid of Praat, CTM, CSV, TSV, or
      what this command has printed.
      """)

  @Option(help: ArgumentHelp("The script: what is said, with marks such as {delta.2} before words.", valueName: "file"))
  var script: String

  @Option(help: ArgumentHelp("The recording.", valueName: "file"))
  var voiceover: String?

  @Option(help: ArgumentHelp("A file of word times, in place of listening to the recording.", valueName: "file"))
  var words: String?

  @Option(help: "What is printed.")
  var format = WordTimesWriter.Format.json

  func validate() throws {
    guard voiceover != nil || words != nil else {
      throw ValidationError("give the recording (--voiceover FILE), or word times of it (--words FILE).")
    }
  }

  func run() throws {
    let spoken = try SpokenScript(NarrationFiles(script: script, recording: voiceover, words: words))
    let writer = WordTimesWriter(spoken.script, spoken.alignment, duration: spoken.duration)
    try Terminal.print(writer.text(format))
    Terminal.note(spoken.report)
    for remark in spoken.remarks { Terminal.note("warning: \(remark)") }
    for warning in spoken.warnings { Terminal.note("warning: \(warning)") }
  }
}

extension WordTimesWriter.Format: ExpressibleByArgument {}
