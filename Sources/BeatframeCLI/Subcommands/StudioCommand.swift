import ArgumentParser
import Foundation
import Pipeline
import Studio

/// Serves the page on which a film is tuned by looking and listening.
struct StudioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "studio", abstract: "Opens the film in the browser, to be tuned by looking and listening.",
    discussion: """
      A page for this machine alone: the picture under the playhead, the sound, and the beats as blocks that can be
      dragged onto the words. Every change goes into the timeline, numbers only; what is saved in an editor meanwhile is
      shown at once. The address has a token: who doesn't have it is not let in. Ends with Ctrl-C.
      """)

  @OptionGroup var file: TimelineFileOption

  @Option(help: ArgumentHelp("Where the page is served; 0 for any port that is free.", valueName: "n"))
  var port: UInt16 = 0

  @Flag(name: .customLong("no-open"), help: "Print the address, and open no browser.")
  var isClosed = false

  @Flag(name: .customLong("no-autosave"), help: "Write changes when they are saved with Ctrl-S, not at once.")
  var isSavedByHand = false

  @OptionGroup var cache: CacheOptions
  @OptionGroup var fonts: FontOptions

  func validate() throws {
    guard file.isStandardInput else { return }
    throw ValidationError(
      "changes can't be written into standard input. Name the timeline's file: render studio --timeline narration.json")
  }

  func run() async throws {
    guard let program = Bundle.main.executablePath else {
      throw PipelineError.studio(port: port, reason: "the program does not find its own file")
    }
    let studio = try Studio(
      file.path, films: RenderProgram.films, port: port, program: program, savesAtOnce: !isSavedByHand,
      fontFolder: fonts.fonts, cache: try cache.open())
    let opens = !isClosed
    do {
      try await studio.run { address in
        Terminal.note("the studio is at \(address)")
        if opens { Self.open(address) }
      }
    } catch is CancellationError {
      Terminal.note("the studio is closed")
      throw ExitCode(130)
    }
  }

  /// Opens an address in the user's browser; where there is none, the address has been printed.
  private static func open(_ address: String) {
    #if canImport(Darwin)
      let program = "/usr/bin/open"
    #else
      let program = "/usr/bin/xdg-open"
    #endif
    guard FileManager.default.isExecutableFile(atPath: program) else { return }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }
}
