internal import Numerics

extension Dataset {
  /// A problem whose points are drawn from a seed.
  public enum Shape: String, CaseIterable, Hashable, Sendable, Codable {
    /// Two half circles of radius 1 that reach into each other.
    case moons
    /// A circle of radius ½ within one of radius 1.
    case circles
    /// The four quarters of the square −1 … 1, opposite ones of the same class.
    case xor
    /// Arms that wind once around the origin as they go out to radius 1.
    case spiral
    /// Heaps around places on the circle of radius 1.
    case blobs

    /// The standard deviation of the noise unless another is asked for, in units of the plane.
    public var usualNoise: Double {
      switch self {
      case .moons: 0.1
      case .circles, .xor: 0.05
      case .spiral: 0.02
      case .blobs: 0.25
      }
    }

    /// How many classes it can have.
    public var classCounts: ClosedRange<Int> {
      switch self {
      case .moons, .circles, .xor: 2...2
      case .spiral: 2...5
      case .blobs: 2...8
      }
    }
  }

  /// The greatest standard deviation of the noise.
  public static let maximumNoise = 10.0

  /// Draws a problem: sample i is of class i modulo the number of classes.
  ///
  /// Each point has a place, then noise added to x and to y: `noise` times one draw of `SeededGenerator.normal()`
  /// each. The places are spread evenly along moons, circles and arms, are the middles of the blobs, and for xor are
  /// two uniform draws before the noise, at least 0.05 from the axes.
  ///
  /// - Parameters:
  ///   - shape: The problem.
  ///   - count: How many points, at least 2 a class, at most `maximumSamples`.
  ///   - noise: The standard deviation, 0 to `maximumNoise`; nil is `shape.usualNoise`.
  ///   - classCount: How many classes; nil is the fewest that the shape can have.
  ///   - seed: What the points are drawn from.
  ///
  /// Throws what is out of range, all at once.
  public init(
    _ shape: Shape, count: Int = 200, noise: Double? = nil, classCount: Int? = nil, seed: UInt64
  ) throws(DatasetError) {
    let classes = classCount ?? shape.classCounts.lowerBound
    let noise = noise ?? shape.usualNoise
    var problems: [DatasetError.Problem] = []
    if !shape.classCounts.contains(classes) { problems.append(.shapeClasses(shape, found: classes)) }
    let least = 2 * max(classes, 1)
    if !(least...Self.maximumSamples).contains(count) { problems.append(.sampleCount(found: count, least: least)) }
    if !(0...Self.maximumNoise).contains(noise) { problems.append(.noise(noise)) }
    if !problems.isEmpty { throw DatasetError(problems: problems) }

    var generator = SeededGenerator(seed: seed)
    let samples = (0..<count).map { index in
      let label = index % classes
      // How many of the class there are, and which of them this is.
      let (size, rank) = ((count - label + classes - 1) / classes, index / classes)
      var point = shape.place(of: label, classes: classes, rank: rank, size: size, using: &generator)
      point.x += noise * generator.normal()
      point.y += noise * generator.normal()
      return Sample(point: point, label: label)
    }
    self.init(unchecked: samples, classNames: (0..<classes).map(String.init))
  }
}

extension Dataset.Shape {
  /// Where a point is before the noise.
  fileprivate func place(
    of label: Int, classes: Int, rank: Int, size: Int, using generator: inout SeededGenerator
  ) -> SIMD2<Double> {
    switch self {
    case .moons:
      let turn = Double.pi * Double(rank) / Double(size - 1)
      let (x, y) = (Elementary.cos(turn), Elementary.sin(turn))
      return label == 0 ? SIMD2(x, y) : SIMD2(1 - x, 0.5 - y)
    case .circles: return Self.onCircle(Double(rank) / Double(size), radius: label == 0 ? 1 : 0.5)
    case .xor:
      func coordinate(_ isPositive: Bool) -> Double {
        let magnitude = generator.next(in: 0.05...1)
        return isPositive ? magnitude : -magnitude
      }
      // Quarters in turn: both signs alike is class 0.
      let x = rank % 2 == 0
      return SIMD2(coordinate(x), coordinate(x == (label == 0)))
    case .spiral:
      let along = (Double(rank) + 0.5) / Double(size)
      let turn = along + Double(label) / Double(classes)
      return Self.onCircle(turn, radius: 0.05 + 0.95 * along)
    case .blobs: return Self.onCircle(0.125 + Double(label) / Double(classes), radius: 1)
    }
  }

  private static func onCircle(_ turns: Double, radius: Double) -> SIMD2<Double> {
    let angle = 2 * Double.pi * turns
    return SIMD2(radius * Elementary.cos(angle), radius * Elementary.sin(angle))
  }
}
