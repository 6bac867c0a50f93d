public import FilmKit

extension Capsule {
  /// The outline for neurons whose rows are `rows` pixels apart and whose layers are `layers` apart.
  ///
  /// - Parameters:
  ///   - axis: Which way the network runs.
  ///   - largest: The radius where there is room, in pixels.
  ///   - unit: Pixels in a unit.
  ///   - share: How wide a capsule may be where the network runs across, as a share of the way to the next layer.
  public static func neuron(
    _ axis: Bands.Axis, rows: Double, layers: Double, largest: Double, unit: Double, wide share: Double = 0.18
  ) -> Capsule {
    let (high, wide) = axis == .across ? (rows, layers) : (layers, rows)
    let radius = min(largest, 0.42 * rows, (axis == .across ? 0.25 : 0.31) * layers)
    // A number of four characters is read in a circle of this size.
    guard radius < 34 * unit else { return .circle(radius) }
    let halfHeight = min(0.44 * high, 21 * unit)
    let halfWidth = min((axis == .across ? share : 0.46) * wide, 58 * unit)
    guard halfHeight >= 15.6 * unit, halfWidth >= 30 * unit else { return .circle(max(0.5, radius)) }
    return Capsule(halfWidth: max(halfWidth, halfHeight), halfHeight: halfHeight)
  }
}
