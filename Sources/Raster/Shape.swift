import Drawing

/// What covers pixels: a path that is filled or drawn along.
///
/// Neither colour nor place is part of it, but for the fraction of a pixel by which it is off the grid: what moves by
/// whole pixels stays the same shape.
struct Shape: Hashable {
  let path: Path
  /// How the path is drawn along; nil where it is filled.
  let stroke: Stroke?
  /// How the path is turned and scaled, and moved by less than a pixel.
  let transform: Transform

  /// How many pixels a shape is away from where it is described, each way.
  struct Place: Hashable {
    let x: Int
    let y: Int
  }

  /// Splits a transform into a shape's own and whole pixels; it is moved to the nearest 1/256 of a pixel, which is what
  /// Cairo does with every point of it.
  static func split(_ path: Path, _ stroke: Stroke?, _ transform: Transform) -> (
    shape: Shape, place: Place
  ) {
    func split(_ shift: Double) -> (whole: Double, rest: Double) {
      let steps = (shift * 256).rounded() / 256
      let whole = steps.rounded(.down)
      return (whole, steps - whole)
    }
    let (x, y) = (split(transform.tx), split(transform.ty))
    var transform = transform
    (transform.tx, transform.ty) = (x.rest, y.rest)
    return (
      Shape(path: path, stroke: stroke, transform: transform),
      Place(x: Int(x.whole), y: Int(y.whole))
    )
  }

  /// A rectangle that it does not leave.
  var bounds: Rect {
    transform(path.bounds.expanded(by: (stroke?.width ?? 0) / 2)).expanded(by: 1)
  }
}

/// A shape in its place on the frame.
struct PlacedShape: Hashable {
  let shape: Shape
  let place: Shape.Place
}
