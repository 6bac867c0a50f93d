import ArgumentParser
import Pipeline

/// Prints the chapters.
struct ChaptersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chapters",
    abstract: "Prints the film's chapters as video sites read them in a description.",
    discussion: "Each line has a chapter's start and its title. The film's file has them, too.")

  @OptionGroup var timeline: TimelineOptions

  func run() throws {
    let checked = try timeline.load()
    let voice = try Voice.read(for: checked, at: timeline.timeline)
    let words = MovieWords(voice?.hold(checked) ?? checked)
    try Terminal.print(words.chapterList)
    if let problem = words.chapterProblem { Terminal.note("note: \(problem)") }
  }
}
