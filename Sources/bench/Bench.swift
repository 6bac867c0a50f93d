import ArgumentParser

/// Measures what `scripts/bench` can't measure from outside: the encoder alone, and the stages of a frame.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Measures the encoder alone and the stages of a frame, and prints JSON.",
    subcommands: [FloorCommand.self, StagesCommand.self, PicturesCommand.self])
}
