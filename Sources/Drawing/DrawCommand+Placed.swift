extension Transform {
  /// This map, then scaling about the origin, then a move of the origin to `point`.
  public func placed(at point: Point, scale: Double) -> Transform {
    Transform(
      a: a * scale, b: b * scale, c: c * scale, d: d * scale, tx: tx * scale + point.x, ty: ty * scale + point.y)
  }
}

extension ColorField {
  /// The same colours spread over a rectangle `scale` times as large about the origin, and then moved by `point`.
  public func placed(at point: Point, scale: Double) -> ColorField {
    var field = self
    field.bounds = Rect(
      minX: bounds.minX * scale + point.x, minY: bounds.minY * scale + point.y,
      maxX: bounds.maxX * scale + point.x, maxY: bounds.maxY * scale + point.y)
    return field
  }
}

extension DrawCommand {
  /// The same thing drawn `scale` times as large about the origin, and then moved by `point`; lines scale with it.
  public func placed(at point: Point, scale: Double) -> DrawCommand {
    switch self {
    case .fill(let path, let paint, let transform):
      .fill(path, paint, transform.placed(at: point, scale: scale))
    case .stroke(let path, let stroke, let paint, let transform):
      .stroke(path, stroke, paint, transform.placed(at: point, scale: scale))
    case .glow(let glow):
      .glow(Glow(center: glow.center * scale + point, radius: glow.radius * scale, color: glow.color))
    case .field(let field):
      .field(field.placed(at: point, scale: scale))
    }
  }
}
