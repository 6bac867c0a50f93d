import ArgumentParser
import Text
import Timeline

/// Prints the values that a file gives names.
struct ValuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values", abstract: "Prints the named values of a film: shapes, numbers, and where they come from.",
    discussion:
      "Without names, every value is printed, of long ones the first numbers; with names, all of their numbers.")

  @OptionGroup var timeline: TimelineOptions

  @Argument(help: ArgumentHelp("The values to print.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "Print JSON, at full precision.")
  var json = false

  func run() throws {
    let film = try timeline.load()
    let all = film.content.values
    let known = all.map(\.name)
    for name in names where !known.contains(name) {
      throw ValidationError(
        "\(name): \(timeline.timeline) has no such value. "
          + (known.isEmpty
            ? "A film of the kind \(film.film) has none of its own; render trace prints its numbers."
            : DidYouMean.sentence(for: name, among: known) + "It has \(listed(known.prefix(20).map { $0 }))."))
    }
    let chosen = names.isEmpty ? all : names.compactMap { name in all.first { $0.name == name } }
    try Terminal.print(json ? Self.json(chosen) : chosen.map { row($0) }.joined(separator: "\n"))
  }

  /// How many numbers are printed of each value where no names are given.
  private static let most = 8

  private func row(_ value: FilmValue) -> String {
    let origin = value.expression.isEmpty ? "" : " = \(value.expression)"
    switch value.content {
    case .numbers(let shape, let elements):
      let shown = names.isEmpty ? elements.prefix(Self.most) : elements[...]
      let rest = elements.count > shown.count ? " …" : ""
      return "\(value.name)\(origin)\n  \(shape.isEmpty ? "a number" : "\(shape)"): "
        + shown.map { "\($0)" }.joined(separator: " ") + rest
    case .texts(let texts): return "\(value.name): \(listed(texts.map { quoted($0) }))"
    case .function(let signature): return "\(signature)\(origin)"
    }
  }

  private static func json(_ values: [FilmValue]) -> String {
    JSONText.object(
      values.map { value in
        var entries: [(key: String, value: JSONText)] = []
        if !value.expression.isEmpty { entries.append(("expression", .string(value.expression))) }
        switch value.content {
        case .numbers(let shape, let elements):
          entries.append(("shape", .list(shape.map { .integer($0) })))
          entries.append(("elements", .list(elements.map { $0.isFinite ? .number($0) : .string("\($0)") })))
        case .texts(let texts): entries.append(("texts", .list(texts.map { .string($0) })))
        case .function(let signature): entries.append(("function", .string(signature)))
        }
        return (value.name, .object(entries))
      }
    ).text
  }
}
