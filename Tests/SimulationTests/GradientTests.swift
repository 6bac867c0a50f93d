import Numerics
import Simulation
import Testing

@Suite struct GradientTests {
  /// The derivative at 0 by differences of five points, to the fourth order.
  private func derivative(_ f: (Double) -> Double) -> Double {
    let h = 1.0 / 1024
    return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h)
  }

  @Test func theCombinationsAreAllThatThereAre() { #expect(Network.combinations.count == 66) }

  @Test func everyGradientIsThatOfFiniteDifferences() throws {
    var generator = SeededGenerator(seed: 11)
    var (compared, skipped) = (0, 0)
    for (index, (activation, output, loss)) in (Network.combinations + Network.combinations).enumerated() {
      let network = try Network.random(
        activation: activation, output: output, loss: loss, depth: index % 4, widest: 4, using: &generator)
      let trace = try Trace(of: network)
      let naive = NaiveNetwork(network)
      #expect((trace.loss - copy(naive) { $0.loss() }).magnitude <= 1e-13 * max(1, trace.loss))

      func compare(_ analytic: Double, _ name: String, _ nudge: (inout NaiveNetwork, Double) -> Void) {
        let steps = [-2.0 / 1024, 2.0 / 1024].map { step in
          copy(naive) {
            nudge(&$0, step); return $0.kinks()
          }
        }
        guard steps[0] == steps[1] || ![.relu, .leakyRelu].contains(where: { network.uses($0) }) else {
          skipped += 1
          return
        }
        compared += 1
        let numeric = derivative { step in
          copy(naive) {
            nudge(&$0, step); return $0.loss()
          }
        }
        let bound = 1e-8 * analytic.magnitude + 1e-11 * max(1, trace.loss)
        #expect((analytic - numeric).magnitude <= bound, "\(name) of net \(index): \(analytic) or \(numeric)")
      }

      for (edge, numbers) in trace.edges.enumerated() {
        for (to, row) in numbers.gradient.enumerated() {
          for (from, gradient) in row.enumerated() {
            compare(gradient, "weights[\(edge)][\(to)][\(from)]") { $0.weights[edge][to][from] += $1 }
          }
        }
        for (to, gradient) in numbers.biasGradient.enumerated() {
          compare(gradient, "biases[\(edge)][\(to)]") { $0.biases?[edge][to] += $1 }
        }
      }
      for (i, gradient) in trace.inputGradient.enumerated() {
        compare(gradient, "input[\(i)]") { $0.input[i] += $1 }
      }
    }
    #expect(compared > 2500)
    #expect(skipped < compared / 50)
  }

  private func copy<R>(_ naive: NaiveNetwork, _ body: (inout NaiveNetwork) -> R) -> R {
    var copy = naive
    return body(&copy)
  }

  @Test func slopesAreTheActivationsDerivatives() {
    for activation in Activation.allCases {
      for z in [-30.0, -5, -1, -0.125, 0.125, 0.5, 2, 9, 30] {
        let numeric = derivative { activation.value(at: z + $0) }
        #expect((activation.slope(at: z) - numeric).magnitude < 2e-11, "\(activation) at \(z)")
      }
    }
    #expect(Activation.relu.slope(at: 0) == 0)
    #expect(Activation.leakyRelu.slope(at: 0) == 0.01)
    #expect(Activation.leakyRelu.value(at: -2) == -0.02)
    // Far out, where 1 − a² is 0: 4e⁻²ᶻ.
    #expect(Activation.tanh.slope(at: 25) == 4 * Elementary.exp(-50))
    #expect(Activation.sigmoid.slope(at: 50) == Elementary.exp(-50))
  }
}

extension Network {
  /// Whether any layer has this activation.
  fileprivate func uses(_ activation: Activation) -> Bool {
    (edgeCount > 1 && self.activation == activation) || output == .elementwise(activation)
  }
}
