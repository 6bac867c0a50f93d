import Foundation
import Learning
import Simulation
@testable import Backprop
import NetworkKit

/// A classifier once more, written apart from the modules and with the C library's functions: outputs and losses by
/// the textbook formulas, gradients by finite differences, every product counted.
struct NaiveClassifier {
  var weights: [[[Double]]]
  var biases: [[Double]]
  let activation: Activation
  let isSoftmax: Bool

  init(_ parameters: Parameters) {
    (weights, biases) = (parameters.weights, parameters.biases)
    activation = parameters.classifier.activation
    isSoftmax = parameters.classifier.output == .softmax
  }

  private func value(_ z: Double) -> Double {
    switch activation {
    case .linear: z
    case .sigmoid: 1 / (1 + Foundation.exp(-z))
    case .tanh: Foundation.tanh(z)
    case .relu: Swift.max(0, z)
    case .leakyRelu: z > 0 ? z : 0.01 * z
    case .softplus: Foundation.log(1 + Foundation.exp(z))
    }
  }

  /// The logits, and how many products they take.
  private func forward(_ point: SIMD2<Double>) -> (logits: [Double], products: Int) {
    var (signal, products) = ([point.x, point.y], 0)
    for edge in weights.indices {
      var next: [Double] = []
      for (to, row) in weights[edge].enumerated() {
        var z = biases[edge][to]
        for (from, weight) in row.enumerated() {
          z += weight * signal[from]
          products += 1
        }
        next.append(edge == weights.count - 1 ? z : value(z))
      }
      signal = next
    }
    return (signal, products)
  }

  /// The probability of every class.
  func probabilities(_ point: SIMD2<Double>) -> [Double] {
    let logits = forward(point).logits
    guard isSoftmax else {
      let one = 1 / (1 + Foundation.exp(-logits[0]))
      return [1 - one, one]
    }
    let powers = logits.map { Foundation.exp($0) }
    return powers.map { $0 / powers.reduce(0, +) }
  }

  /// −ln of the probability of a class.
  func loss(_ point: SIMD2<Double>, _ label: Int) -> Double {
    let logits = forward(point).logits
    guard isSoftmax else { return Foundation.log(1 + Foundation.exp(label == 1 ? -logits[0] : logits[0])) }
    return Foundation.log(logits.reduce(0) { $0 + Foundation.exp($1 - logits[label]) })
  }

  private static let nudge = 1e-5

  /// ∂L/∂w by two probes.
  func gradient(weight edge: Int, _ to: Int, _ from: Int, _ point: SIMD2<Double>, _ label: Int) -> Double {
    let losses = [Self.nudge, -Self.nudge].map { nudge in
      var probe = self
      probe.weights[edge][to][from] += nudge
      return probe.loss(point, label)
    }
    return (losses[0] - losses[1]) / (2 * Self.nudge)
  }

  /// ∂L/∂b of a neuron, which is its δ.
  func delta(layer: Int, _ index: Int, _ point: SIMD2<Double>, _ label: Int) -> Double {
    let losses = [Self.nudge, -Self.nudge].map { nudge in
      var probe = self
      probe.biases[layer - 1][index] += nudge
      return probe.loss(point, label)
    }
    return (losses[0] - losses[1]) / (2 * Self.nudge)
  }

  /// ∂L/∂x.
  func inputGradient(_ point: SIMD2<Double>, _ label: Int) -> SIMD2<Double> {
    var gradient = SIMD2<Double>()
    for axis in 0..<2 {
      let losses = [Self.nudge, -Self.nudge].map { nudge in
        var point = point
        point[axis] += nudge
        return loss(point, label)
      }
      gradient[axis] = (losses[0] - losses[1]) / (2 * Self.nudge)
    }
    return gradient
  }

  /// The products of a forward pass, of a backward one that stores every δ, and of a forward pass for every weight.
  func products(_ point: SIMD2<Double>) -> (forward: Int, backward: Int, probes: Int) {
    let forward = forward(point).products
    var (backward, probes) = (0, 0)
    for edge in weights.indices.reversed() {
      for row in weights[edge] {
        for _ in row {
          // δ · a.
          backward += 1
          probes += forward
        }
      }
      guard edge > 0 else { break }
      for _ in weights[edge - 1] {
        // Wᵀδ, and the slope of what isn't linear.
        for _ in weights[edge] { backward += 1 }
        if activation != .linear { backward += 1 }
      }
    }
    return (forward, backward, probes)
  }
}
