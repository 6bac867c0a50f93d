import Tensors
import Text

/// A function of two numbers, tried at the places of a grid.
struct HeightGrid: Hashable, Sendable {
  let xs: ClosedRange<Double>
  let ys: ClosedRange<Double>
  /// How many places there are on each side.
  let side: Int
  /// The heights row by row, the first row at the lower end of `ys`.
  let heights: [Double]

  /// From how much work on, as for `ValueLimits.work`, a grid is made with fewer places.
  private static let dearWork = 400_000_000

  /// Computes the heights of the function that a key names, between the ends of `x` and `y`.
  ///
  /// - Parameters:
  ///   - side: How many places there are on each side.
  ///   - sideWhenDear: How many there are for a function that takes long, such as the loss of a network.
  static func read(
    _ mark: inout MarkReader, _ key: String, side: Int, sideWhenDear: Int? = nil
  ) -> HeightGrid? {
    guard let name = mark.function(key, of: "the name of a function of two numbers"), let xs = mark.interval("x"),
      let ys = mark.interval("y")
    else { return nil }
    var side = side
    if let sideWhenDear {
      let budget = mark.budget.work
      guard mark.tensor("map(\(name), [\(xs.lowerBound)], [\(ys.lowerBound)])", at: key) != nil else { return nil }
      let (work, isLong) = (budget - mark.budget.work).multipliedReportingOverflow(by: side * side)
      if isLong || work > dearWork { side = sideWhenDear }
    }
    let grid = "linspace(0, 1, \(side))"
    let square = "zeros([\(side), \(side)])"
    let across = "reshape(\(xs.lowerBound) + \(xs.upperBound - xs.lowerBound) * \(grid) + \(square), [-1])"
    let up = "reshape((\(ys.lowerBound) + \(ys.upperBound - ys.lowerBound) * \(grid))[:, newaxis] + \(square), [-1])"
    guard let found = mark.tensor("map(\(name), \(across), \(up))", at: key) else { return nil }
    guard found.shape.count == 1 else {
      mark.report(.shape(key: name, found: "\(found.shape) for two numbers", wanted: "a number"), key)
      return nil
    }
    return HeightGrid(xs: xs, ys: ys, side: side, heights: found.elements)
  }

  /// The height at a place of the grid.
  subscript(row: Int, column: Int) -> Double { heights[row * side + column] }

  /// The least and the greatest height that is a number, with some room where they are the same.
  var range: ClosedRange<Double> {
    // Differences of larger numbers have no end.
    let finite = heights.filter { abs($0) < 1e300 }
    guard let low = finite.min(), let high = finite.max() else { return 0...1 }
    return low < high ? low...high : low...low + max(1, abs(low))
  }

  /// What ``isSquare`` says, in words.
  static let usualAspect = "equal where neither side is over four times as long as the other"

  /// Whether a unit is best as long across as up: where neither side is much longer than the other.
  var isSquare: Bool {
    let ratio = (xs.upperBound - xs.lowerBound) / (ys.upperBound - ys.lowerBound)
    return 0.25...4 ~= ratio
  }
}
