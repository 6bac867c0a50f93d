import ArgumentParser
import FilmKit
import Foundation
import Pipeline
import Timeline

/// Writes something to start from: a timeline, or a package with a film of one's own.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a timeline to start from, or a package with a film of your own.",
    discussion: """
      The timeline renders as it is. Without an ending in NAME it is NAME.yaml,
      with a comment for every key; NAME.json has no comments. With --package it
      is a folder NAME: a Swift package whose program makes your film and all
      that this one makes. No file is overwritten.
      """)

  @Argument(help: ArgumentHelp("What to call it; the file or the folder to write.", valueName: "name"))
  var name: String

  @Option(help: ArgumentHelp("Which film the timeline is of. Without it, the first of them.", valueName: "film"))
  var film: String?

  @Flag(help: "Write a Swift package with a film of your own.")
  var package = false

  @Option(
    help: ArgumentHelp(
      "Where the package finds Beatframe: the folder of a checkout, or an address. Without it, this checkout.",
      valueName: "place"))
  var beatframe: String?

  func validate() throws {
    guard !name.isEmpty, !name.hasSuffix("/") || package else {
      throw ValidationError("give the timeline a name, such as lesson or lessons/first.yaml.")
    }
    if package, film != nil {
      throw ValidationError("--film is for a timeline, and --package writes a film of its own.")
    }
    if !package, beatframe != nil { throw ValidationError("--beatframe is for --package.") }
  }

  func run() throws {
    let files = package ? try packageFiles() : [try timeline()]
    try NewFiles.write(files)
    for file in files { Terminal.note("\(file.path): written") }
    Terminal.note(
      package
        ? "To make its film: cd \(name) && swift run -c release"
        : "To make the film: render --timeline \(files[0].path)")
  }

  private func timeline() throws -> NewFiles.File {
    let list = RenderProgram.films
    let names = list.kinds.map { $0.name }
    guard let kind = list[film ?? names[0]] else {
      let word = film ?? ""
      throw ValidationError("\(Problem.unknownChoice(word, choices: names))")
    }
    let isNamed = [".yaml", ".yml", ".json"].contains { name.lowercased().hasSuffix($0) }
    let path = isNamed ? name : name + ".yaml"
    let title = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let starter = TimelineStarter(
      kind, title: title.prefix(1).uppercased() + title.dropFirst(), among: list.grammars)
    return NewFiles.File(path: path, text: path.lowercased().hasSuffix(".json") ? starter.json : starter.yaml)
  }

  private func packageFiles() throws -> [NewFiles.File] {
    guard let place = beatframe ?? RenderProgram.home else {
      throw ValidationError("give --beatframe: the folder of a checkout of Beatframe, or its address.")
    }
    // The package may be moved, and this folder is meant.
    let source = place.contains("://") ? place : URL(fileURLWithPath: place).standardizedFileURL.path
    return PackageTemplate(folder: name, beatframe: source).files
  }
}
