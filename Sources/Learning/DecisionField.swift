internal import Simulation

/// What a classifier answers all over a rectangle of the plane, at the nodes of a grid.
///
/// Node (column, row) is at `lower` + (column / (width − 1), row / (height − 1)) · `size`: the outer nodes are on the
/// rectangle's sides, row 0 at its lower one. Every value is the network's own at that place, in single precision: it is
/// for looking at.
public struct DecisionField: Hashable, Sendable {
  /// How many nodes a side may have.
  public static let maximumSide = 4096

  /// The number of nodes in a row, at least 2.
  public let width: Int
  /// The number of rows, at least 2.
  public let height: Int
  /// The rectangle.
  public let bounds: Dataset.Bounds
  /// The number of classes.
  public let classCount: Int
  /// The outputs' logits, `[output][row][column]`: one output of a sigmoid, else one a class.
  public let logits: [Double]
  /// The probability of class 1 of a sigmoid, `[row][column]`, or of every class of a softmax,
  /// `[class][row][column]`.
  public let probabilities: [Double]

  /// Evaluates a network at every node; traps unless both sides are 2 … `maximumSide`.
  public init(_ parameters: Parameters, over bounds: Dataset.Bounds, width: Int, height: Int) {
    let sides = 2...Self.maximumSide
    precondition(sides.contains(width) && sides.contains(height), "a field has 2 to \(Self.maximumSide) nodes a side")
    let classifier = parameters.classifier
    (self.width, self.height, self.bounds, classCount) = (width, height, bounds, classifier.classCount)
    let outputs = classifier.output == .softmax ? classifier.classCount : 1
    let count = width * height
    var logits = [Double](repeating: 0, count: outputs * count)
    var probabilities = logits
    let places = (0..<width).map { Self.place($0, of: width, bounds.lower.x, bounds.upper.x) }
    let xs = stride(from: 0, to: width, by: 8).map { first in
      var x = Lanes()
      for lane in 0..<min(8, width - first) { x[lane] = places[first + lane] }
      return x
    }
    // A block of a row at a time, whose numbers stay near the processor.
    let block = 32
    var pass = FieldPass(parameters, capacity: block)
    logits.withUnsafeMutableBufferPointer { logits in
      probabilities.withUnsafeMutableBufferPointer { probabilities in
        guard let logits = logits.baseAddress, let probabilities = probabilities.baseAddress else { return }
        for row in 0..<height {
          let y = Self.place(row, of: height, bounds.lower.y, bounds.upper.y)
          for start in stride(from: 0, to: xs.count, by: block) {
            pass.forward(xs: xs[start..<min(start + block, xs.count)], y: y)
            let node = row * width + 8 * start
            pass.store(min(8 * block, width - 8 * start), logits + node, probabilities + node, apart: count)
          }
        }
      }
    }
    (self.logits, self.probabilities) = (logits, probabilities)
  }

  /// The coordinate of a node; the last one's is exactly the upper bound.
  private static func place(_ index: Int, of count: Int, _ lower: Double, _ upper: Double) -> Double {
    index == count - 1 ? upper : lower + (upper - lower) * (Double(index) / Double(count - 1))
  }

  /// Where a node is.
  public func point(column: Int, row: Int) -> SIMD2<Double> {
    SIMD2(
      Self.place(column, of: width, bounds.lower.x, bounds.upper.x),
      Self.place(row, of: height, bounds.lower.y, bounds.upper.y))
  }

  /// Whether there is one output, of a sigmoid.
  private var isSingle: Bool { logits.count == width * height }

  /// The probability of a class at a node, 0 to 1; of a sigmoid's class 0 it is 1 less that of class 1.
  public func probability(of label: Int, column: Int, row: Int) -> Double {
    let node = row * width + column
    guard isSingle else { return probabilities[label * width * height + node] }
    return label == 1 ? probabilities[node] : 1 - probabilities[node]
  }

  /// The class that a node is given; see `Evaluation`.
  public func label(column: Int, row: Int) -> Int { label(ofNode: row * width + column) }

  /// The class that node row · width + column is given.
  func label(ofNode node: Int) -> Int {
    guard !isSingle else { return logits[node] > 0 ? 1 : 0 }
    var leader = 0
    for label in 1..<classCount where logit(label, node) > logit(leader, node) { leader = label }
    return leader
  }

  /// How far class `a` is ahead of class `b` at a node, as a difference of logits.
  func lead(of a: Int, over b: Int, node: Int) -> Double {
    guard isSingle else { return logit(a, node) - logit(b, node) }
    return a == 1 ? logits[node] : -logits[node]
  }

  private func logit(_ label: Int, _ node: Int) -> Double { logits[label * width * height + node] }
}
