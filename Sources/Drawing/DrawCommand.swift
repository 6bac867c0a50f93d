/// What a shape is painted with.
public enum Paint: Hashable, Sendable {
  /// One colour.
  case solid(Color)
  /// A blend of two colours along a line, constant beyond its ends; the points are in the path's own coordinates.
  case linear(from: Point, Color, to: Point, Color)
}

/// How a line is drawn; ends and joins are round.
public struct Stroke: Hashable, Sendable {
  /// The width, in the path's own coordinates; more than 0.
  public var width: Double
  /// The lengths of dashes and of the gaps between them; empty for a solid line.
  public var dashes: [Double]

  /// Makes a stroke of a width, in pixels.
  public init(width: Double, dashes: [Double] = []) {
    self.width = width
    self.dashes = dashes
  }
}

/// A soft round light: its colour is strongest at the centre and falls smoothly to nothing at `radius`.
public struct Glow: Hashable, Sendable {
  /// The middle.
  public var center: Point
  /// Where the light ends, in pixels.
  public var radius: Double
  /// The colour; its opacity is that of the centre.
  public var color: Color

  /// Makes a glow.
  public init(center: Point, radius: Double, color: Color) {
    (self.center, self.radius, self.color) = (center, radius, color)
  }
}

/// One thing to draw.
///
/// Commands are values: two that are equal give the same pixels.
public enum DrawCommand: Hashable, Sendable {
  /// Fills a path by the non-zero winding rule.
  case fill(Path, Paint, Transform)
  /// Draws along a path.
  case stroke(Path, Stroke, Paint, Transform)
  /// Lights up a round place.
  case glow(Glow)
  /// Spreads a grid of colours over a rectangle.
  case field(ColorField)

  /// A rectangle, in pixels of the frame, outside which the command changes nothing.
  public var bounds: Rect {
    switch self {
    case .fill(let path, _, let transform): transform(path.bounds).expanded(by: 1)
    case .stroke(let path, let stroke, _, let transform):
      transform(path.bounds.expanded(by: stroke.width / 2)).expanded(by: 1)
    case .glow(let glow):
      Rect(
        minX: glow.center.x - glow.radius, minY: glow.center.y - glow.radius,
        maxX: glow.center.x + glow.radius, maxY: glow.center.y + glow.radius
      ).expanded(by: 1)
    case .field(let field): field.bounds.expanded(by: 1)
    }
  }
}

/// All that one frame shows: a ground and the commands on it, in order.
public struct DisplayList: Hashable, Sendable {
  /// The colour of the ground; nil leaves it transparent.
  public var background: Color?
  /// What is drawn, the last on top.
  public var commands: [DrawCommand]

  /// Makes a display list.
  public init(background: Color?, commands: [DrawCommand] = []) {
    self.background = background
    self.commands = commands
  }
}
