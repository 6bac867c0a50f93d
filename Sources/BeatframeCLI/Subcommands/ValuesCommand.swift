import ArgumentParser
import Pipeline
import Text
import Timeline

/// Prints the values that a file gives names.
struct ValuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "values", abstract: "Prints the named values of a film: shapes, numbers, and where they come from.",
    discussion: """
      Without names, every value is printed, of long ones the first numbers; with names, all of their numbers. The name \
      of a group stands for all that is in it.
      """)

  @OptionGroup var timeline: TimelineOptions

  @Argument(help: ArgumentHelp("The values to print.", valueName: "name"))
  var names: [String] = []

  @Flag(help: "Print JSON, at full precision.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Print nothing, but write the values to this NPZ file: an array for each, which numpy.load reads.",
      valueName: "file"))
  var npz: String?

  func validate() throws {
    if json, let npz {
      throw ValidationError("--json prints the values, and --npz \(npz) writes them to a file. Leave out one of them")
    }
  }

  func run() throws {
    let exporter = try npz.map { try ValueExporter(to: $0, keeping: timeline.inputs) }
    let film = try timeline.load()
    let all = film.content.values
    let known = all.map(\.name)
    for name in names where !all.contains(where: { $0.isPart(of: name) }) {
      throw ValidationError(
        "\(name): \(timeline.timeline) has no such value. "
          + (known.isEmpty
            ? Self.noValues(film)
            : DidYouMean.sentence(for: name, among: known) + "It has \(listed(known.prefix(20).map { $0 }))."))
    }
    let chosen = names.isEmpty ? all : names.flatMap { name in all.filter { $0.isPart(of: name) } }
    guard let npz, let exporter else {
      return try Terminal.print(json ? Self.json(chosen) : chosen.map { row($0) }.joined(separator: "\n"))
    }
    guard chosen.contains(where: \.isArray) else {
      throw ValidationError(
        "--npz \(npz): there is nothing to write. " + (all.isEmpty ? Self.noValues(film) : "Functions are no arrays."))
    }
    let report = try exporter.write(chosen.distinct)
    let size = report.bytes < 1000 ? "\(report.bytes) bytes" : "\(report.bytes / 1000) kB"
    Terminal.note("\(npz): \(counted(report.arrays, "array")), \(size)")
    if !report.leftOut.isEmpty { Terminal.note("left out: \(report.leftOut.joined(separator: "; "))") }
  }

  private static func noValues(_ film: Timeline) -> String {
    "A film of the kind \(film.film) has none of its own; render trace prints its numbers."
  }

  /// How many numbers are printed of each value where no names are given.
  private static let most = 8

  private func row(_ value: FilmValue) -> String {
    let origin: String
    switch value.origin {
    case .expression(let text): origin = " = \(text)"
    case .file(let name): origin = " from \(name)"
    case .written: origin = ""
    }
    switch value.content {
    case .numbers(let shape, let elements):
      let shown = names.isEmpty ? elements.prefix(Self.most) : elements[...]
      let rest = elements.count > shown.count ? " …" : ""
      return "\(value.name)\(origin)\n  \(shape.isEmpty ? "a number" : "\(shape)"): "
        + shown.map { "\($0)" }.joined(separator: " ") + rest
    case .texts(let texts):
      let shown = names.isEmpty ? texts.prefix(Self.most) : texts[...]
      let rest = texts.count > shown.count ? ", …" : ""
      return "\(value.name)\(origin)\n  \(counted(texts.count, "text")): "
        + shown.map { quoted($0) }.joined(separator: ", ") + rest
    case .function(let signature): return "\(signature)\(origin)"
    }
  }

  private static func json(_ values: [FilmValue]) -> String {
    JSONText.object(
      values.map { value in
        var entries: [(key: String, value: JSONText)] = []
        switch value.origin {
        case .expression(let text): entries.append(("expression", .string(text)))
        case .file(let name): entries.append(("file", .string(name)))
        case .written: break
        }
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

extension FilmValue {
  /// Whether it is what a name stands for, or in a group of that name.
  fileprivate func isPart(of group: String) -> Bool {
    guard name.hasPrefix(group) else { return false }
    return name.count == group.count || [".", "["].contains(name.dropFirst(group.count).first)
  }

  /// Whether it can be an array.
  fileprivate var isArray: Bool { if case .function = content { false } else { true } }
}

extension [FilmValue] {
  /// Each name once.
  fileprivate var distinct: [FilmValue] {
    var names: Set<String> = []
    return filter { names.insert($0.name).inserted }
  }
}
