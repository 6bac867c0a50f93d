import ArgumentParser
import Simulation
import Timeline

/// Prints every number of the passes, and of the update if the film has one; of a training film, of every sample's step,
/// and how the run goes.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Prints every number of the forward and the backward pass.")

  @OptionGroup var timeline: TimelineOptions

  @Flag(help: "Print JSON, at full precision.")
  var json = false

  func run() throws {
    let timeline = try timeline.load()
    if let training = timeline.training {
      return try Terminal.print(json ? training.json : training.table)
    }
    let (trace, update) = (timeline.trace, timeline.update)
    try Terminal.print(json ? trace.json(with: update) : trace.table(with: update))
  }
}
