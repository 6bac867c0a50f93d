public import ArgumentParser
import FilmKit
import Pipeline
import Text
import Timeline
public import Voice

/// Prints when the words of a script are said.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Prints when each word of a script is said in a recording, to be corrected and given back.",
    usage: """
      render words --script FILE [--voiceover FILE] [--words FILE] [--format FORMAT]
      render words --catalogue [--timeline FILE] [--film NAME] [--language TAG]
      """,
    discussion: """
      Times come from the recording itself, which must be English, or from a
      file of word times: JSON of Whisper and other recognisers, SRT, VTT, SBV,
      ASS, TTML, labels of Audacity, a TextGrid of Praat, CTM, CSV, TSV, or
      what this command has printed.

      With --catalogue it prints what a film says in its own words, each text with
      its name and where it stands; what stands under words in a timeline takes
      their place.
      """)

  @Option(help: ArgumentHelp("The script: what is said, with marks such as {delta.2} before words.", valueName: "file"))
  var script: String?

  @Option(help: ArgumentHelp("The recording.", valueName: "file"))
  var voiceover: String?

  @Option(help: ArgumentHelp("A file of word times, in place of listening to the recording.", valueName: "file"))
  var words: String?

  @Option(help: "What is printed.")
  var format = WordTimesWriter.Format.json

  @Flag(help: "Print the film's own words instead: their names, where they stand, and what they are.")
  var catalogue = false

  @Option(
    name: [.customShort("t"), .long],
    help: ArgumentHelp("With --catalogue: a timeline, whose film, language and own words it is.", valueName: "file"))
  var timeline: String?

  @Option(help: ArgumentHelp("With --catalogue: a film by its name, in place of a timeline.", valueName: "name"))
  var film: String?

  @Option(
    help: ArgumentHelp("With --catalogue: the language, such as de; the timeline's own without it.", valueName: "tag"))
  var language: String?

  func validate() throws {
    if catalogue {
      guard script == nil, voiceover == nil, words == nil else {
        throw ValidationError("--catalogue prints the film's own words, of no script or recording: leave these out.")
      }
      guard timeline == nil || film == nil else {
        throw ValidationError("give a timeline or a film, not both: --catalogue prints the words of one.")
      }
      if let film, RenderProgram.films[film] == nil {
        let names = RenderProgram.films.kinds.map { $0.name }
        throw ValidationError(
          "there is no film \(quoted(film)). "
            + (DidYouMean.suggestion(for: film, among: names).map { "Did you mean \(quoted($0))? " } ?? "")
            + "Films are: \(names.joined(separator: ", ")).")
      }
      return
    }
    guard timeline == nil, film == nil, language == nil else {
      throw ValidationError("--timeline, --film and --language say whose words --catalogue prints: add it.")
    }
    guard script != nil else { throw ValidationError("give the script (--script FILE), or --catalogue.") }
    guard voiceover != nil || words != nil else {
      throw ValidationError("give the recording (--voiceover FILE), or word times of it (--words FILE).")
    }
  }

  func run() throws {
    guard let script else { return try printCatalogue() }
    let spoken = try SpokenScript(NarrationFiles(script: script, recording: voiceover, words: words))
    let writer = WordTimesWriter(spoken.script, spoken.alignment, duration: spoken.duration)
    try Terminal.print(writer.text(format))
    Terminal.note(spoken.report)
    for remark in spoken.remarks { Terminal.note("warning: \(remark)") }
    for warning in spoken.warnings { Terminal.note("warning: \(warning)") }
  }
}

extension WordsCommand {
  private func printCatalogue() throws {
    let films = RenderProgram.films
    let language = language.map { FilmLanguage(tag: $0) }
    if let language, !language.hasWords {
      let tags = FilmLanguage.all.map(\.tag)
      throw ValidationError(
        "films have no words in \(quoted(language.tag)). "
          + (DidYouMean.suggestion(for: language.tag, among: tags).map { "Did you mean \(quoted($0))? " } ?? "")
          + "Languages are: \(tags.joined(separator: ", ")).")
    }
    if let timeline {
      let (read, _) = try TimelineFile.load(timeline, films: films)
      guard let kind = films[read.film] else { return }
      return try Terminal.print("\(FilmWordList(read, kind, in: language))")
    }
    let kind = film.flatMap { films[$0] } ?? films.kinds[0]
    try Terminal.print("\(FilmWordList(kind, in: language ?? .english))")
  }
}

extension WordTimesWriter.Format: ExpressibleByArgument {}
