import ArgumentParser
import Simulation
import Timeline

/// Prints every number of the passes.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Prints every number of the forward and the backward pass.")

  @OptionGroup var timeline: TimelineOptions

  @Flag(help: "Print JSON, at full precision.")
  var json = false

  func run() throws {
    let trace = try timeline.load().trace
    try Terminal.print(json ? trace.json() : trace.table())
  }
}
