import ArgumentParser
import FilmKit
import Pipeline

/// Reports what is installed, and what is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Reports what is installed of what films are made with, what is missing, and how to get it.",
    discussion: """
      Exit status: 0 films can be made, 1 something is missing that every film needs (MISSING). What only some films need
      is reported too (missing).
      """)

  @OptionGroup var fonts: FontOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let doctor = Doctor(try Machine(version: Render.version, kinds: RenderProgram.films.kinds, fontFolder: fonts.fonts))
    try Terminal.print(json ? doctor.json : doctor.report)
    if !doctor.canMakeFilms { throw ExitCode(1) }
  }
}
