/// Points of the plane, each of one of a few classes.
///
/// A value is always whole: it has at least one point of each of at least two classes, and its numbers are in range.
public struct Dataset: Hashable, Sendable {
  /// How many points there may be.
  public static let maximumSamples = 100_000
  /// How far from 0 a coordinate may be, either way.
  public static let maximumCoordinate = 1e9

  /// How many characters the name of a class in a file may have.
  public static let longestLabel = 200

  /// A point and its class.
  public struct Sample: Hashable, Sendable {
    /// The features, x then y.
    public let point: SIMD2<Double>
    /// The class, 0 ..< `classCount`.
    public let label: Int

    /// Makes a sample; traps unless the coordinates are in range and the class is 0 or more.
    public init(point: SIMD2<Double>, label: Int) {
      precondition(
        point.x.magnitude <= Dataset.maximumCoordinate && point.y.magnitude <= Dataset.maximumCoordinate && label >= 0,
        "a sample is a place of the plane and a class")
      self.point = point
      self.label = label
    }
  }

  /// A rectangle of the plane.
  public struct Bounds: Hashable, Sendable {
    /// The least x and y.
    public let lower: SIMD2<Double>
    /// The greatest x and y.
    public let upper: SIMD2<Double>

    /// Makes a rectangle; traps unless the numbers are finite and `upper` is greater than `lower` both ways.
    public init(lower: SIMD2<Double>, upper: SIMD2<Double>) {
      let size = upper - lower
      precondition(size.x > 0 && size.y > 0 && size.x.isFinite && size.y.isFinite, "a rectangle has an area")
      self.lower = lower
      self.upper = upper
    }

    /// The width and the height.
    public var size: SIMD2<Double> { upper - lower }

    /// The smallest rectangle of a shape that holds this one in its middle, after it has grown by a share of its
    /// longer side at each of its sides.
    ///
    /// - Parameters:
    ///   - share: 0 or more.
    ///   - aspect: Width over height, above 0; nil leaves the shape.
    public func grown(by share: Double, aspect: Double? = nil) -> Bounds {
      let middle = (lower + upper) / 2
      var half = size / 2 + share * max(size.x, size.y)
      if let aspect { half = SIMD2(max(half.x, half.y * aspect), max(half.y, half.x / aspect)) }
      return Bounds(lower: middle - half, upper: middle + half)
    }
  }

  /// Every sample, in order of the file or of the generator.
  public let samples: [Sample]
  /// What the classes are called; their count is that of the classes.
  public let classNames: [String]

  /// The number of classes, at least 2.
  public var classCount: Int { classNames.count }

  /// Takes samples as they are: for callers that have seen to what the type promises.
  init(unchecked samples: [Sample], classNames: [String]) {
    self.samples = samples
    self.classNames = classNames
  }
}

extension Dataset.Bounds {
  /// The smallest rectangle that holds every point, a unit wide or high where it would have no width or height; nil of
  /// no points.
  public init?(of samples: [Dataset.Sample]) {
    guard let first = samples.first else { return nil }
    var (lower, upper) = (first.point, first.point)
    for sample in samples {
      lower = SIMD2(min(lower.x, sample.point.x), min(lower.y, sample.point.y))
      upper = SIMD2(max(upper.x, sample.point.x), max(upper.y, sample.point.y))
    }
    for axis in 0..<2 where lower[axis] == upper[axis] {
      lower[axis] -= 0.5
      upper[axis] += 0.5
    }
    self.init(lower: lower, upper: upper)
  }
}
