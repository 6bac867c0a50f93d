import Drawing
import Typesetting

/// Something typeset, ready to be placed: one path for each role, so that a label is a handful of commands.
struct Label: Hashable, Sendable {
  /// The outlines, origin at the left end of the baseline, in pixels.
  let parts: [Part]
  /// How far it moves the pen.
  let width: Double
  /// The bounds of the ink.
  let ink: Rect

  /// All outlines of one colour.
  struct Part: Hashable, Sendable {
    let path: Path
    let role: Role?
  }

  /// Joins the pieces of one role to one path.
  init(_ typeset: Typeset) {
    var order: [Role?] = []
    var paths: [Role?: [Path]] = [:]
    for piece in typeset.pieces {
      let role = piece.role.flatMap(Role.init(rawValue:))
      if paths[role] == nil { order.append(role) }
      paths[role, default: []].append(piece.path)
    }
    parts = order.map { Part(path: .joined(paths[$0] ?? []), role: $0) }
    width = typeset.advance
    ink = typeset.inkBounds
  }

  /// How the origin is placed.
  enum Anchor {
    /// The pen starts at the point, on the baseline.
    case left
    /// The advance is centred on the point, which is on the baseline.
    case center
    /// The ink is centred on the point, both ways.
    case middle
  }

  /// Where the label's origin is when it is anchored at `point`.
  func origin(_ anchor: Anchor, at point: Point) -> Point {
    switch anchor {
    case .left: point
    case .center: Point(point.x - width / 2, point.y)
    case .middle: Point(point.x - ink.center.x, point.y - ink.center.y)
    }
  }

  /// Appends the label; `color` says what each role is painted with.
  func draw(
    _ anchor: Anchor, at point: Point, opacity: Double = 1, into list: inout [DrawCommand],
    color: (Role?) -> Color
  ) {
    guard opacity > 0 else { return }
    let origin = origin(anchor, at: point)
    for part in parts where !part.path.isEmpty {
      let paint = Paint.solid(color(part.role).opacity(opacity))
      list.append(.fill(part.path, paint, .place(at: origin)))
    }
  }
}
