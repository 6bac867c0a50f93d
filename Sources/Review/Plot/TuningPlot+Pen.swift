import Drawing
import FilmKit
import Typesetting

extension TuningPlot {
  /// What draws: a theme and its letters.
  struct Pen {
    let theme: Theme
    let lettering: Lettering

    /// A text on one line, cut off where it is wider than `width`; nil for what can't be set at all.
    ///
    /// Characters that the fonts lack become question marks: a script may have any, and the page is for looking.
    func label(_ text: String, size: Double, heavy: Bool = false, width: Double = .infinity) -> Label? {
      guard !text.isEmpty, let settable = try? lettering.settable(text, heavy: heavy) else { return nil }
      let label = try? lettering.cut(settable, size: size, heavy: heavy, width: width)
      return label.flatMap { $0.width > width ? nil : $0 }
    }

    /// The first of some texts that is no wider than `width`.
    func first(_ texts: [String], size: Double, heavy: Bool = false, width: Double) -> Label? {
      for text in texts {
        if let label = label(text, size: size, heavy: heavy), label.width <= width { return label }
      }
      return nil
    }

    /// The colour of a beat whose motion has so much time.
    func color(_ pace: Pace) -> Color {
      switch pace {
      case .full: theme.decrease
      case .short: theme.target
      case .least: theme.delta
      }
    }

    /// A colour on the ground, as strong as `share`, opaque so that nothing shines through.
    func tint(_ color: Color, _ share: Double) -> Color { theme.ground.mixed(with: color, share) }

    /// A small sign that says the same as the colour: full, half full, empty.
    func sign(_ pace: Pace, at center: Point, _ color: Color, into scene: inout Scene) {
      let radius = 5.5
      let circle = Path.circle(center: center, radius: radius)
      scene.append(.stroke(circle, Stroke(width: 1.8), .solid(color), .identity))
      switch pace {
      case .full: scene.append(.fill(circle, .solid(color), .identity))
      case .short: scene.append(.fill(Self.half(center, radius), .solid(color), .identity))
      case .least: break
      }
    }

    /// The left half of a disc.
    private static func half(_ center: Point, _ radius: Double) -> Path {
      let k = 0.5523 * radius
      let (x, y) = (center.x, center.y)
      return Path([
        .move(Point(x, y - radius)),
        .curve(Point(x - k, y - radius), Point(x - radius, y - k), Point(x - radius, y)),
        .curve(Point(x - radius, y + k), Point(x - k, y + radius), Point(x, y + radius)), .close,
      ])
    }

    /// Fills a rectangle.
    func fill(_ box: Rect, _ color: Color, radius: Double = 0, into scene: inout Scene) {
      let path = radius > 0 ? Path.roundedRect(box, radius: radius) : .rect(box)
      scene.append(.fill(path, .solid(color), .identity))
    }

    /// Draws a straight line.
    func line(
      _ from: Point, _ to: Point, _ color: Color, width: Double, dashes: [Double] = [], into scene: inout Scene
    ) {
      scene.append(.stroke(.line(from, to), Stroke(width: width, dashes: dashes), .solid(color), .identity))
    }

    /// Hatches a rectangle with slanted lines, which run on from one rectangle to the next.
    func hatch(_ box: Rect, _ color: Color, spacing: Double, width: Double = 1.5, into scene: inout Scene) {
      guard !box.isEmpty else { return }
      let box = box.expanded(by: -min(width, 0.25 * min(box.width, box.height)))
      let (first, last) = (
        Int(((box.minX + box.minY) / spacing).rounded(.up)), Int(((box.maxX + box.maxY) / spacing).rounded(.down))
      )
      guard first <= last else { return }
      let elements = (first...last).flatMap { index -> [Path.Element] in
        // Where x + y is the same: from the lower left to the upper right.
        let sum = Double(index) * spacing
        let (low, high) = (max(box.minX, sum - box.maxY), min(box.maxX, sum - box.minY))
        return low < high ? [.move(Point(low, sum - low)), .line(Point(high, sum - high))] : []
      }
      guard !elements.isEmpty else { return }
      scene.append(.stroke(Path(elements), Stroke(width: width), .solid(color), .identity))
    }
  }
}
