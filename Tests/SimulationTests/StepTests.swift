import Numerics
import Simulation
import Testing

@Suite struct StepTests {
  /// y = w₃ w₂ w₁ x by hand: each weight takes η times its gradient against it.
  @Test func theNarratedChainTakesAStepByHand() throws {
    let network = try Network(
      input: [2], target: [4], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[0.5]], [[3]], [[0.5]]], biases: nil)
    let trace = try Trace(of: network)
    let update = try Update(of: trace, learningRate: 0.0625)
    #expect(update.learningRate == 0.0625)
    // 0.5 + 7.5 / 16, 3 + 1.25 / 16, 0.5 + 7.5 / 16
    #expect(update.trace.network.weights == [[[0.96875]], [[3.078125]], [[0.96875]]])
    #expect(update.trace.network.biases == nil)
    // 2 · 0.96875² · 3.078125 = 5.777…: past the target, yet nearer than 1.5 was.
    #expect(update.trace.prediction == [5.777496337890625])
    #expect(update.trace.loss == 0.5 * 1.777496337890625 * 1.777496337890625)
    #expect(try network.stepped(against: trace, learningRate: 0.0625) == update.trace.network)
    #expect(try network.stepped(against: trace, learningRate: 0) == network)
  }

  @Test func biasesTakeTheirStepToo() throws {
    let network = try Network(
      input: [3], target: [1], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[2]]], biases: [[-1]])
    // ŷ − y = 4, so ∂L/∂w = 12 and ∂L/∂b = 4.
    let stepped = try network.stepped(against: Trace(of: network), learningRate: 0.25)
    #expect(stepped.weights == [[[-1]]])
    #expect(stepped.biases == [[-2]])
    #expect(stepped.input == [3] && stepped.target == [1] && stepped.output == network.output)
  }

  @Test func everyStepIsThatOfTheNaiveGradients() throws {
    var generator = SeededGenerator(seed: 23)
    for (index, (activation, output, loss)) in Network.combinations.enumerated() {
      let network = try Network.random(
        activation: activation, output: output, loss: loss, depth: index % 4, widest: 4, using: &generator)
      let rate = 0.01 + generator.nextUnit()
      let stepped = try network.stepped(against: Trace(of: network), learningRate: rate)
      var naive = NaiveNetwork(network)
      for (edge, rows) in naive.gradientsFromScratch().enumerated() {
        for (to, row) in rows.enumerated() {
          for (from, gradient) in row.enumerated() {
            let expected = network.weights[edge][to][from] - rate * gradient
            #expect(
              (stepped.weights[edge][to][from] - expected).magnitude <= 1e-10 * max(1, expected.magnitude),
              "weights[\(edge)][\(to)][\(from)] of net \(index)")
          }
        }
      }
    }
  }

  /// Against the gradient the loss falls, if the step is short; where it doesn't, there is next to no gradient, or a
  /// relu's kink is near.
  @Test func aSmallEnoughStepLowersTheLoss() throws {
    var generator = SeededGenerator(seed: 29)
    var lowered = 0
    for (index, (activation, output, loss)) in (Network.combinations + Network.combinations).enumerated() {
      let network = try Network.random(
        activation: activation, output: output, loss: loss, depth: index % 4, widest: 4, using: &generator)
      let trace = try Trace(of: network)
      let squares = trace.edges.reduce(0) { sum, edge in
        (edge.gradient + [edge.biasGradient]).reduce(sum) { $1.reduce($0) { $0 + $1 * $1 } }
      }
      guard squares > 1e-6 else { continue }
      let rate = 1e-4 / max(1, squares)
      let after = try Update(of: trace, learningRate: rate).trace.loss
      #expect(after < trace.loss, "net \(index)")
      // To the first order it falls by η times the squared length of the gradient.
      #expect((trace.loss - after - rate * squares).magnitude <= 0.02 * rate * squares, "net \(index)")
      lowered += 1
    }
    #expect(lowered > 100)
  }

  @Test func theFirstNumberOutOfRangeIsNamed() throws {
    let network = try Network(
      input: [1e10], target: [0], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[1]]], biases: [[1]])
    let trace = try Trace(of: network)
    #expect(throws: SimulationError.overflow(.steppedWeight(edge: 0, to: 0, from: 0))) {
      try network.stepped(against: trace, learningRate: 1e300)
    }
    #expect(throws: SimulationError.overflow(.steppedWeight(edge: 0, to: 0, from: 0))) {
      try network.stepped(against: trace, learningRate: .nan)
    }
    let still = try Network(
      input: [0], target: [0], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[1]]], biases: [[1e10]])
    #expect(throws: SimulationError.overflow(.steppedBias(edge: 0, to: 0))) {
      try still.stepped(against: Trace(of: still), learningRate: 1e300)
    }
    #expect(throws: SimulationError.overflow(.loss)) { try Update(of: trace, learningRate: 1e200) }
    #expect(
      SimulationError.overflow(.steppedWeight(edge: 1, to: 2, from: 3)).description
        == "weights[1][2][3] after the step is too large to be a number: a smaller learning rate would keep it in range"
    )
    #expect(
      SimulationError.overflow(.steppedBias(edge: 1, to: 2)).description
        == "biases[1][2] after the step is too large to be a number: a smaller learning rate would keep it in range")
  }

  @Test func reportsEndWithTheUpdate() throws {
    let network = try Network(
      input: [3], target: [1], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
      weights: [[[2]]], biases: [[-1]])
    let trace = try Trace(of: network)
    let update = try Update(of: trace, learningRate: 0.25)
    #expect(
      trace.table(with: update) == trace.table() + """

        update
          learning rate η   0.25
          loss after        18
          prediction after  -5

        edge  to  from  weight  updated
           0   0     0       2       -1
           0   0  bias      -1       -2

        """)
    let json = trace.json(with: update)
    let plain = trace.json()
    #expect(
      json == plain.dropLast(2) + """
        ,
          "update": {
            "learningRate": 0.25,
            "prediction": [-5.0],
            "loss": 18.0,
            "edges": [
              {
                "edge": 0,
                "weights": [
                  [-1.0]
                ],
                "biases": [-2.0]
              }
            ]
          }
        }
        """)
  }
}
