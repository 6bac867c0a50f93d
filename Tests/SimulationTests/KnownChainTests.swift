import Simulation
import Testing

@Suite struct KnownChain {
  @Test func everyNumberOfTheNarratedExample() throws {
    let network = try Network(
      input: [2], target: [4], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[0.5]], [[3]], [[0.5]]], biases: nil)
    let trace = try Trace(of: network)
    #expect(trace.layers.map(\.a) == [[2], [1], [3], [1.5]])
    #expect(trace.layers.map(\.z) == [[2], [1], [3], [1.5]])
    #expect(trace.layers.map(\.delta) == [[-1.875], [-3.75], [-1.25], [-2.5]])
    #expect(trace.layers.map(\.slope) == [[1], [1], [1], [1]])
    #expect(trace.edges.map(\.gradient) == [[[-7.5]], [[-1.25]], [[-7.5]]])
    #expect(trace.edges.map(\.biasGradient) == [[], [], []])
    #expect(trace.prediction == [1.5])
    #expect(trace.loss == 3.125)
    #expect(trace.inputGradient == [-1.875])
    let counts = trace.multiplications
    #expect([counts.forward, counts.backward, counts.withoutReuse, counts.finiteDifferences] == [3, 5, 6, 9])
    #expect(
      trace.reuses.map(\.use) == [
        .gradient(edge: 2), .delta(layer: 2), .gradient(edge: 1), .delta(layer: 1), .gradient(edge: 0),
      ])
    #expect(trace.reuses.map(\.layer) == [3, 3, 2, 2, 1])
    #expect(trace.reuses.map(\.spent) == [1, 2, 3, 4, 5])
    #expect(counts.withoutReuseByEdge == [3, 2, 1])
  }
}
