import Drawing

extension DrawCommand {
  /// What is drawn when all is scaled and moved; shapes of the frame stay such.
  func seen(_ place: Transform) -> DrawCommand {
    switch self {
    case .fill(let path, let paint, .identity):
      return .fill(path.applying(place), paint.seen(place), .identity)
    case .stroke(let path, var stroke, let paint, .identity):
      stroke.width *= place.a
      stroke.dashes = stroke.dashes.map { $0 * place.a }
      return .stroke(path.applying(place), stroke, paint.seen(place), .identity)
    default: return placed(at: Point(place.tx, place.ty), scale: place.a)
    }
  }
}

extension Paint {
  fileprivate func seen(_ place: Transform) -> Paint {
    guard case .linear(let from, let first, let to, let second) = self else { return self }
    return .linear(from: place(from), first, to: place(to), second)
  }
}
