/// Cells of a histogram that are to share one colour, and what that costs.
struct ColorBox {
  /// A cell's mean colour and its pixels.
  struct Sample {
    let index: Int
    let color: SIMD4<Double>
    let weight: Double
  }

  private let samples: [Sample]
  /// The mean colour.
  let mean: SIMD4<Double>
  /// The squared distances of the pixels from the mean, summed, by component.
  private let errors: SIMD4<Double>
  /// The same, of all components.
  var error: Double { errors.sum() }

  /// Makes a box of at least one sample.
  init(_ samples: [Sample]) {
    var (sum, squares, weight) = (SIMD4<Double>.zero, SIMD4<Double>.zero, 0.0)
    for sample in samples {
      sum += sample.color * sample.weight
      squares += sample.color * sample.color * sample.weight
      weight += sample.weight
    }
    self.samples = samples
    mean = sum / weight
    // Of a single sample it would be what rounding left.
    errors = samples.count < 2 ? .zero : (squares - sum * sum / weight).replacing(with: 0, where: squares .< 0)
  }

  /// Cuts the box across the component that costs most, at the place that leaves the least error; nil for a box of
  /// one sample.
  func cut() -> (ColorBox, ColorBox)? {
    guard samples.count > 1 else { return nil }
    let component = (0..<3).reduce(0) { errors[$1] > errors[$0] ? $1 : $0 }
    let sorted = samples.sorted { left, right in
      let (a, b) = (left.color[component], right.color[component])
      return a == b ? left.index < right.index : a < b
    }
    let whole = sorted.reduce(into: (sum: SIMD4<Double>.zero, weight: 0.0)) {
      $0.sum += $1.color * $1.weight
      $0.weight += $1.weight
    }
    var (sum, weight) = (SIMD4<Double>.zero, 0.0)
    var (best, place) = (-1.0, 1)
    for (index, sample) in sorted.enumerated().dropLast() {
      sum += sample.color * sample.weight
      weight += sample.weight
      // The error that is saved, but for what no cut changes.
      let (rest, restWeight) = (whole.sum - sum, whole.weight - weight)
      let saved = (sum * sum / weight + rest * rest / restWeight).sum()
      if saved > best { (best, place) = (saved, index + 1) }
    }
    return (ColorBox(Array(sorted[..<place])), ColorBox(Array(sorted[place...])))
  }
}
