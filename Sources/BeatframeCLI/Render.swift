import ArgumentParser
import CProcess
public import FilmKit
import Foundation
import Pipeline

/// A program that makes films of the kinds that it lists.
public enum RenderProgram {
  /// The kinds of films that the program knows, while it runs.
  @TaskLocal static var known: FilmList?

  /// The kinds of films that the program knows.
  static var films: FilmList {
    guard let known else { preconditionFailure("commands run within RenderProgram.run") }
    return known
  }

  /// The folder of the checkout that the program was started from, where `scripts/render` says so.
  static var home: String? { environment("BEATFRAME_HOME") }

  /// The timeline that is meant where none is named.
  static var usualTimeline: String? { environment("BEATFRAME_TIMELINE") }

  private static func environment(_ name: String) -> String? {
    ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Runs the command that the process's arguments name; ends the process when it fails.
  ///
  /// - Parameter films: The kinds of films that timelines can be of. A timeline without the key `film` is of the first.
  public static func run(_ films: FilmList) async { await $known.withValue(films) { await Render.run() } }
}

/// The command line: options, progress and words; all else is in the libraries.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Makes films of timelines: narrated machine-learning explainers, frame by frame, the same every time.",
    discussion: """
      The film, as narration.mp4:
        render --timeline narration.json
      Another name, smaller, fewer frames:
        render --timeline narration.json -o draft.mp4 --size 720p --fps 30
      Again and again, whenever the timeline or the voice is saved:
        render watch --timeline narration.json
      A looping animation of a part of it, for a page:
        render --timeline narration.json -o clip.gif --size 640x360 --from loss --to grad.2 --every 3
      Is the timeline right, and which beat is when?
        render check --timeline narration.json
      A few frames as pictures:
        render frames --timeline narration.json --at loss,grad.2,12.5s
      One frame for a slide, as vectors:
        render still --timeline narration.json --at grad.2.end -o grad.svg
      The whole film on one page:
        render sheet --timeline narration.json -o storyboard.pdf
      What is on screen there, and what its numbers stand for?
        render inspect --timeline narration.json --at grad.2.end
      Its sound alone, with voice and tones apart:
        render audio --timeline narration.json -o mix.wav --stems
      Let every beat start on its word:
        render tune --timeline narration.json --dry-run
      When is each word of the script said?
        render words --script narration.txt --voiceover narration.flac
      Is the finished film what the timeline says?
        render verify narration.mp4 --timeline narration.json
      Every number of the forward and the backward pass:
        render trace --timeline narration.json
      A timeline to start from:
        render new lesson

      Exit status: 0 done, 1 failed, 2 the input or options are wrong,
      130 interrupted.
      """,
    version: "beatframe \(version)",
    subcommands: [
      FilmCommand.self, ChunksCommand.self, JobCommand.self, WatchCommand.self, StudioCommand.self, PreviewCommand.self,
      FramesCommand.self,
      StillCommand.self, CheckCommand.self,
      InspectCommand.self,
      SheetCommand.self, AudioCommand.self, TuneCommand.self, WordsCommand.self, ChaptersCommand.self,
      VerifyCommand.self,
      ManifestCommand.self,
      TraceCommand.self, ValuesCommand.self, SchemaCommand.self, NewCommand.self, CacheCommand.self,
      DoctorCommand.self,
    ],
    defaultSubcommand: FilmCommand.self)

  static let version = "0.1.0"

  /// Runs the command that the arguments name and exits with its status.
  static func run() async {
    beatframe_report_crashes()
    beatframe_return_freed_memory()
    await Interruption.run {
      do {
        try checkCommand(CommandLine.arguments.dropFirst().first)
        var command = try parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch {
        Terminal.exit(with: error)
      }
    }
  }

  /// Refuses a first word that is no command; the parser would take it for an argument of the default one.
  private static func checkCommand(_ word: String?) throws {
    let names = configuration.subcommands.map { $0._commandName }
    guard let word, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return }
    let isTimeline = [".json", ".yaml", ".yml"].contains(where: word.hasSuffix)
    throw ValidationError(
      "there is no command \"\(word)\". "
        + (isTimeline
          ? "To make a film of that timeline: render --timeline \(word)"
          : "Commands are: \(names.joined(separator: ", ")).")
    )
  }
}
