import Foundation
import Simulation

/// The definitions once more, written apart from the module and with the C library's functions: values by the
/// textbook formulas, gradients each by itself, every product counted.
struct NaiveNetwork {
  var input: [Double]
  var weights: [[[Double]]]
  var biases: [[Double]]?
  let network: Network
  /// The products that the functions below have spent.
  var products = 0

  init(_ network: Network) {
    self.network = network
    (input, weights, biases) = (network.input, network.weights, network.biases)
  }

  private func value(_ activation: Activation, _ z: Double) -> Double {
    switch activation {
    case .linear: z
    case .sigmoid: 1 / (1 + Foundation.exp(-z))
    case .tanh: Foundation.tanh(z)
    case .relu: Swift.max(0, z)
    case .leakyRelu: z > 0 ? z : 0.01 * z
    case .softplus: Foundation.log(1 + Foundation.exp(z))
    }
  }

  private func slope(_ activation: Activation, _ z: Double) -> Double {
    switch activation {
    case .linear: 1
    case .sigmoid: value(.sigmoid, z) * (1 - value(.sigmoid, z))
    case .tanh: 1 - Foundation.tanh(z) * Foundation.tanh(z)
    case .relu: z > 0 ? 1 : 0
    case .leakyRelu: z > 0 ? 1 : 0.01
    case .softplus: value(.sigmoid, z)
    }
  }

  /// z and a of every layer.
  mutating func forward() -> (z: [[Double]], a: [[Double]]) {
    var (zs, activations) = ([input], [input])
    for (edge, matrix) in weights.enumerated() {
      let signal = activations[edge]
      var z = biases?[edge] ?? matrix.map { _ in 0 }
      for (to, row) in matrix.enumerated() {
        for (from, weight) in row.enumerated() {
          z[to] += weight * signal[from]
          products += 1
        }
      }
      zs.append(z)
      let isLast = edge == weights.count - 1
      switch isLast ? network.output : .elementwise(network.activation) {
      case .elementwise(let activation): activations.append(z.map { value(activation, $0) })
      case .softmax:
        let powers = z.map { Foundation.exp($0) }
        activations.append(powers.map { $0 / powers.reduce(0, +) })
      }
    }
    return (zs, activations)
  }

  /// The loss, by its definition from ŷ.
  mutating func loss() -> Double {
    let prediction = forward().a.last ?? []
    return zip(prediction, network.target).reduce(0) { sum, pair in
      let (p, y) = pair
      func term(_ weight: Double, _ probability: Double) -> Double {
        weight == 0 ? 0 : -weight * Foundation.log(probability)
      }
      switch network.loss {
      case .squaredError: return sum + (p - y) * (p - y) / 2
      case .crossEntropy: return sum + term(y, p)
      case .binaryCrossEntropy: return sum + term(y, p) + term(1 - y, 1 - p)
      }
    }
  }

  /// Which relus are on, all layers in a row: where this changes, the loss has a kink.
  mutating func kinks() -> [Bool] { forward().z.dropFirst().flatMap { $0.map { $0 > 0 } } }

  /// δ of one output.
  private mutating func outputDelta(_ i: Int, z: [Double], a: [Double]) -> Double {
    let target = network.target
    switch (network.output, network.loss) {
    case (.elementwise(.linear), _): return a[i] - target[i]
    case (.elementwise(let activation), .squaredError):
      products += 1
      return (a[i] - target[i]) * slope(activation, z[i])
    case (_, .crossEntropy) where network.output != .softmax: return -target[i] * (1 - a[i])
    case (.elementwise, _), (.softmax, .crossEntropy): return a[i] - target[i]
    case (.softmax, _):
      var sum = 0.0
      for j in a.indices {
        let error = a[j] - target[j]
        let jacobian = i == j ? a[i] * (1 - a[i]) : -a[i] * a[j]
        sum += jacobian * (network.loss == .squaredError ? error : error / (a[j] * (1 - a[j])))
        products += 1
      }
      return sum
    }
  }

  /// δ of one neuron, with the δ of all the layers after it worked out for it alone.
  private mutating func delta(layer: Int, _ j: Int, _ values: (z: [[Double]], a: [[Double]])) -> Double {
    if layer == weights.count { return outputDelta(j, z: values.z[layer], a: values.a[layer]) }
    var after: [Double] = values.a[weights.count].indices.map { _ in 0 }
    for i in after.indices { after[i] = outputDelta(i, z: values.z[weights.count], a: values.a[weights.count]) }
    for middle in stride(from: weights.count - 1, to: layer, by: -1) {
      var deltas: [Double] = []
      for i in values.a[middle].indices { deltas.append(hiddenDelta(middle, i, after, values.z[middle])) }
      after = deltas
    }
    return hiddenDelta(layer, j, after, values.z[layer])
  }

  private mutating func hiddenDelta(_ layer: Int, _ i: Int, _ after: [Double], _ z: [Double]) -> Double {
    var sum = 0.0
    for (to, delta) in after.enumerated() {
      sum += weights[layer][to][i] * delta
      products += 1
    }
    guard network.activation != .linear else { return sum }
    products += 1
    return sum * slope(network.activation, z[i])
  }

  /// ∂L/∂w of every weight, each from scratch; only the products of the way back are counted.
  mutating func gradientsFromScratch() -> [[[Double]]] {
    let values = forward()
    products = 0
    var gradients = weights
    for edge in weights.indices {
      for to in weights[edge].indices {
        for from in weights[edge][to].indices {
          gradients[edge][to][from] = delta(layer: edge + 1, to, values) * values.a[edge][from]
          products += 1
        }
      }
    }
    return gradients
  }
}

extension Network {
  /// A network with random widths, numbers and a target that suits the loss.
  static func random(
    activation: Activation, output: OutputActivation, loss: Loss, depth: Int, widest: Int,
    using generator: inout some RandomNumberGenerator
  ) throws -> Network {
    func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in Double.random(in: range, using: &generator) }
    }
    var widths = (0...depth).map { _ in Int.random(in: 1...widest, using: &generator) }
    widths.append(Int.random(in: (output == .softmax ? 2 : 1)...Swift.max(2, widest), using: &generator))
    var target = numbers(widths[depth + 1], loss == .squaredError ? -2...2 : 0...1)
    if loss == .crossEntropy, output == .softmax {
      let sum = target.reduce(0, +)
      target = target.map { $0 / sum }
    }
    let weights = zip(widths, widths.dropFirst()).map { from, to in
      (0..<to).map { _ in numbers(from, -1.5...1.5).map { $0 / Double(from).squareRoot() } }
    }
    return try Network(
      input: numbers(widths[0], -2...2), target: target, activation: activation, output: output, loss: loss,
      weights: weights, biases: Bool.random(using: &generator) ? widths.dropFirst().map { numbers($0, -1...1) } : nil)
  }

  /// Every activation with every output and loss that suit each other.
  static let combinations: [(Activation, OutputActivation, Loss)] = Activation.allCases.flatMap { activation in
    OutputActivation.allCases.flatMap { output in
      Loss.allCases.compactMap { loss in
        lossProblems(target: [1], output: output, loss: loss).isEmpty ? (activation, output, loss) : nil
      }
    }
  }
}
