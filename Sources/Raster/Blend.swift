import Drawing

/// Lays a blend of two colours over the pixels of one tile, as much as a shape covers each.
///
/// Colours and opacities are mixed first, then multiplied, then rounded to bytes; the rest is as with one colour. A
/// pixel's colour depends on its place alone.
struct Blend {
  /// How far along the blend a place is: 0 at its start, 1 at its end.
  private let (alongX, alongY, start): (Double, Double, Double)
  /// Red, green, blue, alpha at the start, as bytes, and how they change to the end.
  private let first: SIMD4<Float>
  private let change: SIMD4<Float>

  /// Prepares the blend from `from` to `to`, which are in the coordinates of `transform`.
  init(from: Point, _ first: Color, to: Point, _ last: Color, under transform: Transform) {
    func components(_ color: Color) -> SIMD4<Double> {
      let components = SIMD4(color.red, color.green, color.blue, color.alpha)
      return components.clamped(lowerBound: SIMD4(repeating: 0), upperBound: SIMD4(repeating: 1))
        * SIMD4(255, 255, 255, 1)
    }
    let (low, high) = (components(first), components(last))
    self.first = SIMD4<Float>(low)
    change = SIMD4<Float>(high - low)
    let way = to - from
    let length = way.x * way.x + way.y * way.y
    let area = transform.a * transform.d - transform.b * transform.c
    guard length > 0, area != 0 else {
      // A blend of no length is its end.
      (alongX, alongY, start) = (0, 0, 1)
      return
    }
    let (x, y) = (way.x / length, way.y / length)
    alongX = (x * transform.d - y * transform.b) / area
    alongY = (y * transform.a - x * transform.c) / area
    start = -(alongX * transform.tx + alongY * transform.ty) - (x * from.x + y * from.y)
  }

  /// Blends into a tile whose first pixel is at (x, y); `coverage` has 16 values a row, nil covers all.
  func blend(
    into tile: UnsafeMutablePointer<UInt32>, stride: Int, rows: Int, atX x: Int, y: Int,
    coverage: UnsafePointer<UInt8>?
  ) {
    let whole = Halves(repeating: 255)
    let step = Float(alongX)
    for line in 0..<rows {
      let row = coverage.map { CoverageRow($0 + line &* TileGrid.side) }
      guard row?.isEmpty != true else { continue }
      let level = Float(start + alongY * (Double(y + line) + 0.5) + 0.5 * alongX)
      for group in 0..<4 {
        let place = tile + (line &* stride &+ 4 &* group)
        let left = Float(x &+ 4 &* group)
        let color = color(at: SIMD4(left, left + 1, left + 2, left + 3) * step + level)
        Pixels(place).blended(color.blueRed, color.greenAlpha, covering: row?.four(group) ?? whole).store(to: place)
      }
    }
  }

  /// Four premultiplied colours.
  @inline(__always)
  private func color(at place: SIMD4<Float>) -> Pixels {
    let zero = SIMD4<Float>(repeating: 0)
    let one = SIMD4<Float>(repeating: 1)
    let place = place.replacing(with: zero, where: place .< zero).replacing(with: one, where: place .> one)
    // Added to this number, another below 2²² is rounded to a whole one, which the lowest bits then hold.
    let rounding = SIMD4<Float>(repeating: 8_388_608)
    let alpha = place * change.w + first.w
    func byte(_ value: SIMD4<Float>) -> Pixels { unsafeBitCast(value + rounding, to: Pixels.self) & 255 }
    let (red, green) = (place * change.x + first.x, place * change.y + first.y)
    let blue = place * change.z + first.z
    return (byte(alpha * 255) &<< 24) | (byte(red * alpha) &<< 16) | (byte(green * alpha) &<< 8) | byte(blue * alpha)
  }
}
