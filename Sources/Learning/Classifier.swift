public import Simulation

/// A fully connected network that tells classes of points apart: its shape, without its numbers.
///
/// Layer 0 takes the two coordinates of a point. Two classes are told apart by one sigmoid output, the probability of
/// class 1, or by two softmax outputs; more classes by one softmax output each. The loss is cross-entropy: the binary
/// one over a sigmoid. Every neuron has a bias.
public struct Classifier: Hashable, Sendable {
  /// How many classes can be told apart.
  public static let maximumClasses = 16

  /// The widths of the hidden layers.
  public let hidden: [Int]
  /// The number of classes, at least 2.
  public let classCount: Int
  /// The nonlinearity of the hidden layers.
  public let activation: Activation
  /// A sigmoid by itself, or a softmax.
  public let output: OutputActivation

  /// The width of every layer, the input's first.
  public let widths: [Int]
  /// Where the weights of each edge start in `Parameters.values`; its biases follow them.
  let starts: [Int]
  /// The number of weights and biases.
  public let parameterCount: Int

  /// Makes the shape of a network.
  ///
  /// - Parameters:
  ///   - hidden: The widths of the hidden layers, each 1 to `Network.maximumWidth`; none is a linear classifier.
  ///   - classCount: 2 to `maximumClasses`.
  ///   - activation: The nonlinearity of the hidden layers.
  ///   - softmax: Whether two classes take two softmax outputs; more always do.
  ///
  /// Throws `LearningError.classCount`, or `.network` with the first thing wrong with the widths.
  public init(
    hidden: [Int] = [4, 4], classCount: Int = 2, activation: Activation = .tanh, softmax: Bool = false
  ) throws(LearningError) {
    guard (2...Self.maximumClasses).contains(classCount) else { throw .classCount(classCount) }
    let isSoftmax = softmax || classCount > 2
    let widths = [2] + hidden + [isSoftmax ? classCount : 1]
    if let first = Network.problems(widths: widths).first { throw .network(first) }
    self.hidden = hidden
    self.classCount = classCount
    self.activation = activation
    output = isSoftmax ? .softmax : .elementwise(.sigmoid)
    self.widths = widths
    var (starts, count) = ([Int](), 0)
    for (from, to) in zip(widths, widths.dropFirst()) {
      starts.append(count)
      count += to * (from + 1)
    }
    self.starts = starts
    parameterCount = count
  }

  /// Cross-entropy, the binary one over a sigmoid.
  public var loss: Loss { output == .softmax ? .crossEntropy : .binaryCrossEntropy }

  /// The number of edges, one less than that of layers.
  public var edgeCount: Int { widths.count - 1 }

  /// Where a weight stands in `Parameters.values`: edge by edge, the weights row by row, then the biases.
  public func index(ofWeight edge: Int, to: Int, from: Int) -> Int { starts[edge] + to * widths[edge] + from }

  /// Where a bias stands in `Parameters.values`.
  public func index(ofBias edge: Int, to: Int) -> Int { starts[edge] + widths[edge] * widths[edge + 1] + to }

  /// Which number of the network stands at an index of `Parameters.values`.
  public func quantity(at index: Int) -> SimulationError.Quantity {
    let edge = (starts.lastIndex { $0 <= index }) ?? 0
    let (offset, width) = (index - starts[edge], widths[edge])
    guard offset < width * widths[edge + 1] else { return .bias(edge: edge, to: offset - width * widths[edge + 1]) }
    return .weight(edge: edge, to: offset / width, from: offset % width)
  }

  /// What the outputs should be for a class: 0 or 1 of a sigmoid, else 1 for the class and 0 for the others.
  public func target(of label: Int) -> [Double] {
    output == .softmax ? (0..<classCount).map { $0 == label ? 1 : 0 } : [Double(label)]
  }
}
