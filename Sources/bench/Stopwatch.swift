import Numerics

/// Adds up how long something takes.
struct Stopwatch {
  private let clock = ContinuousClock()
  /// Each measurement, in milliseconds.
  private(set) var milliseconds: [Double] = []

  /// Does something and notes how long it took.
  mutating func measure<R: ~Copyable>(_ work: () throws -> R) rethrows -> R {
    let start = clock.now
    defer { milliseconds.append(Self.milliseconds(clock.now - start)) }
    return try work()
  }

  /// Notes a measurement, in milliseconds.
  mutating func add(_ time: Double) { milliseconds.append(time) }

  /// All together, in seconds.
  var seconds: Double { milliseconds.reduce(0, +) / 1000 }

  /// The one in the middle; 0 for none.
  var median: Double { milliseconds.isEmpty ? 0 : milliseconds.sorted()[milliseconds.count / 2] }

  /// The mean; 0 for none.
  var mean: Double { milliseconds.isEmpty ? 0 : 1000 * seconds / Double(milliseconds.count) }

  /// Adds each measurement of another stopwatch to the one of this of the same number.
  func adding(_ other: Stopwatch) -> Stopwatch {
    var sum = self
    sum.milliseconds = zip(milliseconds, other.milliseconds).map(+)
    return sum
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
  }
}
