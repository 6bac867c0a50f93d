import ArgumentParser
import Timeline

/// Prints every number that a film is made of.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Prints every number that the film is made of: of a network, both passes.")

  @OptionGroup var timeline: TimelineOptions

  @Flag(help: "Print JSON, at full precision.")
  var json = false

  func run() throws {
    let content = try timeline.load().content
    try Terminal.print(json ? content.traceJSON : content.traceTable)
  }
}
