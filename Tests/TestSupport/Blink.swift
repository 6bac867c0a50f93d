package import Drawing
package import FilmKit
import Timeline

/// Finds what blinks: what moves, grows or fades by more than a small step from one frame to the next, and what comes
/// or goes while it is not faint.
package enum Blink {
  /// What a command shows, as far as the eye would notice a jump.
  package struct Mark {
    /// Only marks of one kind are the same thing in two frames.
    package let kind: Int
    /// The path of what is filled, which is the same thing wherever and however large it is; 0 of all else.
    package let path: Int
    package let center: Point
    package let size: Double
    /// The width of a line; 0 of all else.
    package let width: Double
    package let color: Color
    package let description: String

    /// - Parameter changes: Whether lines may change their widths and shapes of the frame their forms, so that they are
    ///   not known by them.
    package init(_ command: DrawCommand, changes: Bool = false) {
      let bounds = command.bounds
      center = bounds.center
      size = max(bounds.width, bounds.height)
      description = String("\(command)".prefix(20)) + " at \(bounds.center)"
      if case .fill(let path, _, _) = command { self.path = path.hashValue } else { path = 0 }
      switch command {
      // A shape is known by its path, or by its form where that may be set anew in another size; lines that are made
      // anew for each frame, such as tails, by their width.
      case .fill(let path, let paint, let transform):
        kind =
          !changes ? path.hashValue : transform == .identity ? path.elements.count : Int(truncatingIfNeeded: path.form)
        (width, color) = (0, Self.color(paint, bounds.center, transform))
      case .stroke(_, let stroke, let paint, let transform):
        kind = changes ? stroke.dashes.hashValue : stroke.hashValue
        (width, color) = (stroke.width * transform.a, Self.color(paint, bounds.center, transform))
      case .glow(let glow): (kind, width, color) = (0, 0, glow.color)
      // A field may change its colours with every frame, as what it shows does.
      case .field(let field):
        (kind, width) = (field.columns << 12 | field.rows, 0)
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
    ///
    /// - Parameter reach: How far things may go, in units.
    /// - Parameter growth: By how much they may grow or shrink.
    package func jump(to other: Mark, unit: Double, reach: Double = 26, growth: Double = 40) -> Double {
      let change = [
        color.red * color.alpha - other.color.red * other.color.alpha,
        color.green * color.alpha - other.color.green * other.color.alpha,
        color.blue * color.alpha - other.color.blue * other.color.alpha, color.alpha - other.color.alpha,
      ]
      let fade = change.reduce(0) { max($0, abs($1)) }
      return max(
        fade / 0.3, center.distance(to: other.center) / (reach * unit), abs(size - other.size) / (growth * unit),
        abs(width - other.width) / (4 * unit))
    }
  }

  /// Whether a command is a dot, a bar, an axis or a tick, not a letter.
  private static func isChart(_ command: DrawCommand) -> Bool {
    switch command {
    case .fill(let path, _, let transform): path.elements.count <= 10 && transform.a != 1
    case .stroke: true
    case .glow, .field: false
    }
  }

  /// The jumps between frames of a film, as text.
  ///
  /// A number that runs may be another in every frame. While the film `training` trains, so may what the network is: the
  /// field and the lines on it, and the widths of connections.
  ///
  /// - Parameter changes: Whether shapes of the frame, such as bars and curves, may be made anew for each frame.
  /// - Parameter zoom: Where a chart is while it is zoomed out of, so that its own dots, bars and ticks may go as far as
  ///   they have to; nil for a frame in which none is.
  package static func jumps(
    _ film: any Film, from first: Int = 0, to end: Int? = nil, changes: Bool = false,
    zoom: (Int) -> Rect? = { _ in nil },
    frame: (Int) -> DisplayList
  ) -> [String] {
    let unit = Double(min(film.timeline.size.width, film.timeline.size.height)) / 1080
    let trains = film.timeline.training != nil
    var found: [String] = []
    var last = frame(first)
    for index in first + 1..<(end ?? film.timeline.frameCount) {
      let list = frame(index)
      defer { last = list }
      guard list != last else { continue }
      let chart = zoom(index)
      // A number may be wider than the one before.
      let running =
        trains && film.timeline.beat(atFrame: index).phase.name != "train"
        ? []
        : (film.marks(index - 1) + film.marks(index)).filter(\.isRunning).map { $0.bounds.expanded(by: 4 * unit + 2) }
      func marks(_ list: DisplayList, without others: Set<DrawCommand>) -> [Mark] {
        var (marks, isField, lines) = ([Mark](), false, 0)
        for command in list.commands {
          if case .field = command { (isField, lines) = (true, 0) }
          if case .stroke = command, trains, isField, lines < 2 {
            lines += 1
            continue
          }
          if case .field = command {} else { isField = false }
          if let chart, isChart(command), chart.contains(command.bounds) { continue }
          guard !others.contains(command), !running.contains(where: { $0.contains(command.bounds) }) else { continue }
          marks.append(Mark(command, changes: trains || changes))
        }
        return marks
      }
      let gone = marks(last, without: Set(list.commands))
      let come = marks(list, without: Set(last.commands))
      // A line begins as a dot under what it starts from or ends in; a signal may have all of a tall picture to cross.
      // What is drawn along itself, a curve or a bar, is as fast as it is long.
      let least = trains || changes ? 24 * unit : 0
      let reach: Double = trains ? 36 : changes ? 140 : 26
      let growth: Double = changes ? 320 : 40
      for (marks, others) in [(gone, come), (come, gone)] {
        for mark in marks where mark.color.alpha > 0.12 && mark.size > least {
          let nearest =
            others.filter { $0.kind == mark.kind || ($0.path == mark.path && mark.path != 0) }
            .map { mark.jump(to: $0, unit: unit, reach: reach, growth: growth) }
            .min() ?? 9
          guard nearest >= 1 else { continue }
          let beat = film.timeline.beat(atFrame: index)
          found.append("frame \(index) (\(beat.id)): \(mark.description), alpha \(mark.color.alpha), jump \(nearest)")
        }
      }
    }
    return found
  }
}
