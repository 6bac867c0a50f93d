import Numerics
import Testing

@testable import Simulation

@Suite("gradients are held against differences") struct GradientCheckTests {
  private static func network(_ activation: Activation, _ output: OutputActivation, _ loss: Loss) throws -> Network {
    let widths = [2, 4, 3]
    let weights = Network.seededWeights(widths: widths, activation: activation, output: output, seed: 5)
    return try Network(
      input: [0.7, -1.2], target: [0.2, 0.5, 0.3], activation: activation, output: output, loss: loss,
      weights: weights, biases: [[0.1, -0.2, 0.3, 0], [0.4, 0, -0.1]])
  }

  @Test("and those of every network agree") func agree() throws {
    for (activation, output, loss) in Network.combinations {
      #expect(throws: Never.self) { try Trace(of: Self.network(activation, output, loss)).checkGradients() }
    }
  }

  @Test("where the loss saturates or has a corner, too") func corners() throws {
    let kink = try Network(
      input: [1], target: [1], activation: .relu, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[0]], [[2]]], biases: nil)
    #expect(throws: Never.self) { try Trace(of: kink).checkGradients() }
    let flat = try Network(
      input: [1], target: [1], activation: .tanh, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[40]], [[1e-9]]], biases: nil)
    #expect(throws: Never.self) { try Trace(of: flat).checkGradients() }
  }

  @Test("and a wrong one is told") func wrong() throws {
    let trace = try Trace(of: Self.network(.tanh, .softmax, .crossEntropy))
    var edges = trace.edges
    var gradient = edges[1].gradient
    gradient[0][2] *= 1.001
    edges[1] = Trace.Edge(
      index: 1, weights: edges[1].weights, biases: edges[1].biases, gradient: gradient,
      biasGradient: edges[1].biasGradient)
    do {
      try trace.network.checkGradients(edges)
      Issue.record("a wrong gradient passes")
    } catch {
      let right = trace.edges[1].gradient[0][2]
      #expect(
        error.description
          == "∂L/∂w of weights[1][0][2] is \((right * 1.001).text(significantDigits: 6)), and differences "
          + "give \(right.text(significantDigits: 6)): this is an error of ours, so please report it")
    }
  }
}
