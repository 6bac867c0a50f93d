import Drawing
public import FilmKit
import Numerics
public import Text
import Timeline

/// What is on screen in one frame of a film: its place in the film, every label, and what every number stands for.
public struct Inspection: Sendable {
  private let film: any Film
  private let frame: Int

  /// Prepares to inspect a frame, 0 ..< `film.timeline.frameCount`.
  public init(_ film: any Film, frame: Int) { (self.film, self.frame) = (film, frame) }

  /// The labels, in the order in which they are drawn; those that are quite invisible are left out.
  public var labels: [Mark] { film.marks(frame).filter { $0.kind == .label && $0.opacity > 0 } }

  /// For a terminal: a row a label, places and sizes in pixels, and below it a row for each of its numbers.
  public var table: String {
    let timeline = film.timeline
    let beat = timeline.beat(atFrame: frame)
    let head = ["label", "left", "top", "width", "height", "type", "opacity", "colours"]
    let labels = labels
    let rows = labels.map { label in
      let box = label.bounds
      return [label.text] + [box.minX, box.minY, box.width, box.height, label.size].map { $0.text(decimals: 1) }
        + [label.opacity.text(decimals: 2), Self.colors(label).joined(separator: " ")]
    }
    let table = TextTable([.left] + Array(repeating: .right, count: 6) + [.last], rows: [head] + rows).lines
    var lines = [
      "\(beat.id) (\(beat.phase.name)), frame \(frame) of \(timeline.frameCount), "
        + "\(seconds.text(decimals: 3)) s, \(timeline.size)", "",
    ]
    guard !labels.isEmpty else { return (lines + ["no label"]).joined(separator: "\n") }
    lines.append(table[0])
    for (label, line) in zip(labels, table.dropFirst()) {
      lines.append(line)
      for number in film.numbers(in: label) { lines.append("    " + Self.words(number)) }
    }
    return lines.joined(separator: "\n")
  }

  /// The same as JSON; places and sizes in pixels, values as exact as the trace has them.
  public var json: String { JSONText.object(fields).text }

  /// The fields of that.
  public var fields: [(key: String, value: JSONText)] {
    let timeline = film.timeline
    let beat = timeline.beat(atFrame: frame)
    return [
      ("beat", .string(beat.id.description)),
      ("phase", .string(beat.phase.name)),
      ("frame", .integer(frame)),
      ("frames", .integer(timeline.frameCount)),
      ("seconds", .number(seconds)),
      ("width", .integer(timeline.size.width)),
      ("height", .integer(timeline.size.height)),
      ("labels", .list(labels.map(object))),
    ]
  }

  /// When the frame is first shown, in seconds from the film's start.
  private var seconds: Double {
    let rate = film.timeline.frameRate
    return Double(frame * rate.denominator) / Double(rate.numerator)
  }

  private func object(_ label: Mark) -> JSONText {
    .object([
      ("text", .string(label.text)),
      ("left", .number(label.bounds.minX)),
      ("top", .number(label.bounds.minY)),
      ("right", .number(label.bounds.maxX)),
      ("bottom", .number(label.bounds.maxY)),
      ("size", .number(label.size)),
      ("opacity", .number(label.opacity)),
      ("colors", .list(Self.colors(label).map(JSONText.string))),
      (
        "numbers",
        .list(
          film.numbers(in: label).map { number in
            .object([
              ("name", .string(Self.name(number))),
              ("value", .number(Self.value(number))),
              ("shown", .string(number.shown)),
              ("rounding", number.rounding.map(JSONText.number) ?? .literal("null")),
              ("expression", expression(number).map(JSONText.string) ?? .literal("null")),
            ])
          })
      ),
    ])
  }

  /// How a number came about; nil where nothing is known of it.
  private func expression(_ number: ShownNumber) -> String? {
    let timeline = film.timeline
    return timeline.content.expression(of: number.name, in: timeline.beat(atFrame: frame).id)
  }

  /// `a₂[0] = 0.67260719, shown as 0.6726, off by 1.1e-05`, or `a₂[0] = 0.5` alone where that is what is shown.
  private static func words(_ number: ShownNumber) -> String {
    let text = "\(name(number)) = \(value(number).text(significantDigits: 17))"
    guard let rounding = number.rounding else { return "\(text), shown as \(number.shown)" }
    return rounding == 0
      ? text : "\(text), shown as \(number.shown), off by \(rounding.text(significantDigits: 2))"
  }

  private static func name(_ number: ShownNumber) -> String { number.isMagnitude ? "|\(number.name)|" : number.name }

  private static func value(_ number: ShownNumber) -> Double { number.isMagnitude ? -number.value : number.value }

  /// A label's colours, each once, without their opacity.
  private static func colors(_ label: Mark) -> [String] {
    var names: [String] = []
    for color in label.colors.map(\.hex) where !names.contains(color) { names.append(color) }
    return names
  }
}

extension Color {
  /// The colour as timelines write it, its opacity left out: `#5CC8FF`.
  var hex: String {
    var value = 0
    for part in [red, green, blue] { value = value << 8 + Int(min(1, max(0, part)) * 255 + 0.5) }
    return "#" + String(0x100_0000 + value, radix: 16, uppercase: true).dropFirst()
  }
}
