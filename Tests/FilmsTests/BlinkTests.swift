import Drawing
import Testing
import Timeline

@testable import Films

/// Nothing blinks: from one frame to the next, what is seen moves, grows and fades by small steps only, and what
/// comes or goes is faint when it does.
@Suite("nothing blinks")
struct BlinkTests {
  /// What a command shows, as far as the eye would notice a jump.
  private struct Mark {
    /// Only marks of one kind are the same thing in two frames.
    let kind: Int
    let center: Point
    let size: Double
    let color: Color
    let description: String

    init(_ command: DrawCommand) {
      let bounds = command.bounds
      center = bounds.center
      size = max(bounds.width, bounds.height)
      description = String("\(command)".prefix(20)) + " at \(bounds.center)"
      switch command {
      // A shape is known by its path; lines that are made anew for each frame, such as tails, by their width.
      case .fill(let path, let paint, let transform):
        (kind, color) = (path.hashValue, Self.color(paint, bounds.center, transform))
      case .stroke(_, let stroke, let paint, let transform):
        (kind, color) = (stroke.hashValue, Self.color(paint, bounds.center, transform))
      case .glow(let glow): (kind, color) = (0, glow.color)
      // A field may change its colours with every frame, as what it shows does.
      case .field(let field):
        kind = field.columns << 12 | field.rows
        color = Color(field.colors[field.colors.count / 2], alpha: field.opacity)
      }
    }

    /// The colour in the middle.
    private static func color(_ paint: Paint, _ center: Point, _ transform: Transform) -> Color {
      switch paint {
      case .solid(let color): return color
      case .linear(let from, let first, let to, let second):
        let (start, end) = (transform(from), transform(to))
        let along = end - start
        let length = along.x * along.x + along.y * along.y
        guard length > 0 else { return second }
        let place = ((center.x - start.x) * along.x + (center.y - start.y) * along.y) / length
        return first.mixed(with: second, max(0, min(1, place)))
      }
    }

    /// How visible a jump to another mark would be: 1 and more is too much.
    func jump(to other: Mark, unit: Double) -> Double {
      let change = [
        color.red * color.alpha - other.color.red * other.color.alpha,
        color.green * color.alpha - other.color.green * other.color.alpha,
        color.blue * color.alpha - other.color.blue * other.color.alpha, color.alpha - other.color.alpha,
      ]
      let fade = change.reduce(0) { max($0, abs($1)) }
      return max(fade / 0.3, center.distance(to: other.center) / (26 * unit), abs(size - other.size) / (40 * unit))
    }
  }

  /// The default durations at 60 frames a second.
  private func film(_ network: String, size: String = "1280x720", more: String = "") throws -> BackpropFilm {
    let text =
      #"{"title": "A film", "video": {"size": "\#(size)", "fps": 60}, "network": \#(network)\#(more)}"#
    return try BackpropFilm(Timeline(parsing: text, file: "test.json"), fonts: Support.fonts())
  }

  /// The jumps between frames of a film, as text.
  private func jumps(_ film: BackpropFilm, from first: Int = 0, frame: (Int) -> DisplayList) -> [String] {
    let unit = Double(min(film.timeline.size.width, film.timeline.size.height)) / 1080
    var found: [String] = []
    var last = frame(first)
    for index in first + 1..<film.timeline.frameCount {
      let list = frame(index)
      defer { last = list }
      guard list != last else { continue }
      let (old, new) = (Set(last.commands), Set(list.commands))
      let gone = last.commands.filter { !new.contains($0) }.map(Mark.init)
      let come = list.commands.filter { !old.contains($0) }.map(Mark.init)
      for (marks, others) in [(gone, come), (come, gone)] {
        for mark in marks where mark.color.alpha > 0.12 {
          let nearest = others.filter { $0.kind == mark.kind }.map { mark.jump(to: $0, unit: unit) }.min() ?? 9
          guard nearest >= 1 else { continue }
          let beat = film.timeline.beat(atFrame: index)
          found.append("frame \(index) (\(beat.id)): \(mark.description), alpha \(mark.color.alpha), jump \(nearest)")
        }
      }
    }
    return found
  }

  @Test(
    "in films of a chain, a wide and a deep net",
    arguments: ["chain of 3", "no hidden layer", "4 and 3", "1 to 8", "depth 8"])
  func films(name: String) throws {
    let network = try #require(Support.networks.first { $0.name == name }).json
    let film = try film(network)
    let jumps = jumps(film, frame: film.frame)
    #expect(jumps.isEmpty, "\(jumps.count) jumps, the first: \(jumps.prefix(5).joined(separator: "\n"))")
  }

  @Test(
    "with cards, the wrap and an update, in either direction",
    arguments: ["chain of 3", "4 and 3", "depth 8"], ["1280x720", "720x720"])
  func wholeFilms(name: String, size: String) throws {
    let network = try #require(Support.networks.first { $0.name == name }).json
    let slow = String(network.dropLast()) + #", "learningRate": 0.02}"#
    let more = #"""
      , "subtitle": "Second line", "T": {"countdown": 0, "title": 2500, "update": 8000, "end": 2500},
      "GRAD_HOLD_BY": {"0": 9000}
      """#
    let film = try film(slow, size: size, more: more)
    let jumps = jumps(film, frame: film.frame)
    #expect(jumps.isEmpty, "\(jumps.count) jumps, the first: \(jumps.prefix(5).joined(separator: "\n"))")
  }

  @Test("and what does blink is found: a thing that is gone for a frame, moved, or faded")
  func noticed() throws {
    let film = try film(Support.chain)
    let last = film.timeline.frameCount - 1
    #expect(jumps(film, from: last - 5, frame: film.frame).isEmpty)
    let place = try #require(film.frame(last).commands.lastIndex { Mark($0).color.alpha > 0.9 })
    guard case .fill(let path, let paint, let transform) = film.frame(last).commands[place] else {
      Issue.record("the last command of the film is a fill")
      return
    }
    let moved = Transform(
      a: transform.a, b: transform.b, c: transform.c, d: transform.d, tx: transform.tx + 20, ty: transform.ty)
    for blink in [
      nil, DrawCommand.fill(path, paint, moved), .fill(path, .solid(Color(0xFFFFFF, alpha: 0.5)), transform),
    ] {
      let found = jumps(film, from: last - 5) { index in
        var list = film.frame(index)
        if index == last - 2 { list.commands.replaceSubrange(place...place, with: [blink].compactMap(\.self)) }
        return list
      }
      #expect(!found.isEmpty)
    }
  }
}
