import ArgumentParser
import Timeline
import FilmKit

/// Prints the schema of timelines.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of timelines, for editors.",
    discussion: "Put it beside your timelines and name it in them: \"$schema\": \"timeline.schema.json\".")

  func run() throws { try Terminal.print(TimelineSchema.json(films: RenderProgram.films.grammars)) }
}
