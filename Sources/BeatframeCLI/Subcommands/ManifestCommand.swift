import ArgumentParser
import Pipeline

/// Writes what a film decodes to.
struct ManifestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifest",
    abstract: "Prints the SHA-256 of every decoded frame and of the decoded sound, with the libraries' versions.",
    discussion: "render verify --manifest FILE says whether a film still decodes to the same.")

  @Argument(help: ArgumentHelp("The film.", valueName: "film"))
  var film: String

  @Option(
    name: [.short, .long], help: ArgumentHelp("A file to write; without it, standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: "How progress is shown: auto (a bar on a terminal, else lines), plain, json, openjd (for render farms), none."
  )
  var progress: ProgressStyle = .auto

  func run() async throws {
    try await progress.reporting {
      if let output { try Manifest.check(output: output, film: film) }
      let counter = FrameCounter(total: try FilmVerifier.frameCount(of: film))
      let path = film
      let display = ProgressDisplay(progress, counter)
      let manifest = try await display.during { try Manifest(of: path, progress: counter) }
      if let output {
        try manifest.write(to: output)
        display.finish(
          output: output, details: [("frames", manifest.frames), ("distinctFrames", manifest.pictures.count)],
          line: "\(output): \(manifest.frames) frames, \(manifest.pictures.count) of them distinct")
      } else {
        try Terminal.print(manifest.json)
      }
    }
  }
}
