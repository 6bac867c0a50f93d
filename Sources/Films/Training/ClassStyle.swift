import Drawing
import FilmKit
import NetworkKit

/// How a class is shown: a colour and a shape, so that neither is needed to tell it apart.
struct ClassStyle: Sendable {
  let color: Color
  /// Around the origin, of about the area of a circle of radius 1.
  let shape: Path

  /// The style of a class: classes have other colours up to eight, and other pairs of colour and shape up to 24.
  init(_ label: Int, _ theme: Theme) {
    color = theme.classes[label % theme.classes.count]
    shape = Self.shapes[label % Self.shapes.count]
  }

  /// What keeps it clear of a field of its own colour: the ground, or ink where it is as dark as that.
  func rim(_ theme: Theme) -> Color {
    color.contrast(to: theme.ground) >= Self.seen ? theme.ground : theme.ink
  }

  /// A contrast that is enough for shapes.
  static let seen = 3.0

  /// Its colour for words on the ground: as much nearer to ink as it takes for them to be read.
  func words(_ theme: Theme) -> Color {
    let shades = (0...10).map { color.mixed(with: theme.ink, Double($0) / 10) }
    return shades.first { $0.contrast(to: theme.ground) >= Self.readable } ?? theme.ink
  }

  /// A contrast that is enough for words, with something to spare.
  private static let readable = 4.6

  private static let shapes: [Path] = [
    .circle(radius: 1),
    .polygon([Point(-0.89, -0.89), Point(0.89, -0.89), Point(0.89, 0.89), Point(-0.89, 0.89)]),
    .polygon([Point(0, -1.35), Point(1.2, 0.75), Point(-1.2, 0.75)]),
    .polygon([Point(0, -1.3), Point(1.3, 0), Point(0, 1.3), Point(-1.3, 0)]),
    .polygon([
      Point(-0.42, -1.2), Point(0.42, -1.2), Point(0.42, -0.42), Point(1.2, -0.42), Point(1.2, 0.42), Point(0.42, 0.42),
      Point(0.42, 1.2), Point(-0.42, 1.2), Point(-0.42, 0.42), Point(-1.2, 0.42), Point(-1.2, -0.42),
      Point(-0.42, -0.42),
    ]),
    .polygon([Point(0, 1.35), Point(1.2, -0.75), Point(-1.2, -0.75)]),
  ]

  /// Shapes at many places as one path.
  static func path(_ shape: Path, radius: Double, at places: [Point]) -> Path {
    .joined(places.map { shape.applying(.place(at: $0, scale: radius)) })
  }
}
