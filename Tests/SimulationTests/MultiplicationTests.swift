import Numerics
import Simulation
import Testing

@Suite struct MultiplicationTests {
  @Test func theCountsAreThoseOfRunningEachWay() throws {
    var generator = SeededGenerator(seed: 12)
    for (index, (activation, output, loss)) in Network.combinations.enumerated() {
      let network = try Network.random(
        activation: activation, output: output, loss: loss, depth: index % 5, widest: 4, using: &generator)
      let trace = try Trace(of: network)

      var naive = NaiveNetwork(network)
      let gradients = naive.gradientsFromScratch()
      #expect(naive.products == trace.multiplications.withoutReuse, "net \(index)")
      // With reuse is never dearer, at whichever gradient one stops.
      var scratch = 0
      for reuse in trace.reuses {
        guard case .gradient(let edge) = reuse.use else { continue }
        scratch += trace.multiplications.withoutReuseByEdge[edge]
        #expect(reuse.spent <= scratch, "net \(index), edge \(edge)")
      }
      for (edge, matrix) in gradients.enumerated() {
        for (expected, found) in zip(matrix.joined(), trace.edges[edge].gradient.joined()) {
          #expect((expected - found).magnitude <= 1e-12 * max(1, expected.magnitude))
        }
      }

      naive.products = 0
      _ = naive.forward()
      #expect(naive.products == trace.multiplications.forward)
      naive.products = 0
      for edge in network.weights.indices {
        for to in network.weights[edge].indices {
          for from in network.weights[edge][to].indices {
            naive.weights[edge][to][from] += 0.001
            _ = naive.loss()
            naive.weights[edge][to][from] -= 0.001
          }
        }
      }
      #expect(naive.products == trace.multiplications.finiteDifferences)
    }
  }

  private func chain(_ count: Int, _ activation: Activation, width: Int = 1) throws -> Multiplications {
    let network = try Network.seeded(
      input: [Double](repeating: 1, count: width), target: [Double](repeating: 0, count: width),
      hidden: [Int](repeating: width, count: count - 1), activation: activation, output: .elementwise(activation),
      loss: .squaredError, seed: 1)
    return try Trace(of: network).multiplications
  }

  @Test func chainsGrowByTheLineAndByTheSquare() throws {
    for count in [1, 2, 3, 10, 65] {
      let linear = try chain(count, .linear)
      #expect(linear.forward == count)
      #expect(linear.backward == 2 * count - 1)
      #expect(linear.withoutReuse == count * (count + 1) / 2)
      #expect(linear.finiteDifferences == count * count)
      let curved = try chain(count, .tanh)
      #expect(curved.backward == 3 * count - 1)
      #expect(curved.withoutReuse == count * (count + 1))
    }
  }

  @Test func layersOfTwo() throws {
    // Three edges of four weights. Back: 3 · 4 for the gradients, 2 · 4 for Wᵀδ, 3 · 2 slopes.
    let counts = try chain(3, .sigmoid, width: 2)
    #expect([counts.forward, counts.backward, counts.finiteDifferences] == [12, 26, 144])
    // A weight of the last edge: 1 + 1. Of the middle: 2 (δ₃), 2 + 1, 1. Of the first: 2, 4 + 2 (δ₂), 2 + 1, 1.
    #expect(counts.withoutReuse == 4 * (2 + 6 + 12))
  }

  @Test func everyUseOfAStoredDeltaIsReported() throws {
    let network = try Network.seeded(
      input: [1, 2], target: [0, 1, 0], hidden: [4, 5], activation: .relu, output: .softmax, loss: .crossEntropy,
      seed: 3)
    let trace = try Trace(of: network)
    let reuses = trace.reuses
    #expect(reuses.map(\.layer) == [3, 3, 2, 2, 1])
    // δ₃ is fused and free; 5 × 3 for ∂L/∂W₃, 5 × 3 + 5 for δ₂, 4 × 5, 4 × 5 + 4, 2 × 4.
    #expect(reuses.map(\.spent) == [15, 35, 55, 79, 87])
    #expect(reuses.last?.spent == trace.multiplications.backward)
    #expect(trace.multiplications.withoutReuseByEdge.reduce(0, +) == trace.multiplications.withoutReuse)
    #expect(
      reuses.map(\.use) == [
        .gradient(edge: 2), .delta(layer: 2), .gradient(edge: 1), .delta(layer: 1), .gradient(edge: 0),
      ])
  }

  @Test func chainsOfAnyDepthFollowTheClosedForms() throws {
    for (activation, slopes) in [(Activation.linear, 1), (.tanh, 2)] {
      let network = try Network.seeded(
        input: [1], target: [0], hidden: [1, 1], activation: activation, output: .elementwise(activation),
        loss: .squaredError, seed: 1)
      for depth in [1, 2, 3, 10, 100] {
        let cost = network.gradientCost(ofDepth: depth)
        #expect(cost.fromScratch.reduce(0, +) == slopes * depth * (depth + 1) / 2)
        #expect(cost.withReuse.reduce(0, +) == (slopes + 1) * depth - 1)
        #expect(cost.probes == depth * depth)
        // The farther from the output, the longer the walk.
        #expect(cost.fromScratch == (1...depth).reversed().map { slopes * $0 })
      }
      #expect(network.gradientCost(ofDepth: 100).fromScratch.reduce(0, +) == (slopes == 1 ? 5050 : 10_100))
    }
  }

  @Test func widthsAloneTellWhatRunningCounts() throws {
    var generator = SeededGenerator(seed: 5)
    for (index, (activation, output, loss)) in Network.combinations.enumerated() {
      let network = try Network.random(
        activation: activation, output: output, loss: loss, depth: index % 4, widest: 4, using: &generator)
      #expect(network.widths(ofDepth: network.edgeCount) == network.widths)
      for depth in [1, 2, 3, 5] {
        let widths = network.widths(ofDepth: depth)
        let deep = try Network.seeded(
          input: network.input, target: network.target, hidden: Array(widths[1..<depth]), activation: activation,
          output: output, loss: loss, seed: 1)
        let cost = network.gradientCost(ofDepth: depth)
        var naive = NaiveNetwork(deep)
        _ = naive.gradientsFromScratch()
        #expect(cost.fromScratch.reduce(0, +) == naive.products, "net \(index), \(widths)")
        let trace = try Trace(of: deep)
        #expect(cost.withReuse.reduce(0, +) == trace.multiplications.backward, "net \(index), \(widths)")
        // And edge by edge, from the output back.
        var spent = 0
        for reuse in trace.reuses {
          guard case .gradient(let edge) = reuse.use else { continue }
          spent += cost.withReuse[edge]
          #expect(spent == reuse.spent)
        }
      }
    }
  }
}
