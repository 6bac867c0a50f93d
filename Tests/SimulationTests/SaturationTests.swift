import Numerics
import Simulation
import Testing

/// One logit z a neuron: input 1, weights z, no hidden layer.
private func output(
  logits: [Double], target: [Double], _ output: OutputActivation, _ loss: Loss
) throws(SimulationError) -> Trace {
  try Trace(
    of: Network(
      input: [1], target: target, activation: .linear, output: output, loss: loss, weights: [logits.map { [$0] }],
      biases: nil))
}

@Suite struct SaturationTests {
  @Test func aCertainSigmoidKeepsItsSmallError() throws {
    for z in [20.0, 40, 300, 700] {
      let small = Elementary.exp(-z)
      let right = try output(logits: [z], target: [1], .elementwise(.sigmoid), .binaryCrossEntropy)
      #expect((right.loss - small).magnitude <= 1e-8 * small)
      #expect(right.layers[1].delta == [-Elementary.sigmoid(-z)])
      let mirrored = try output(logits: [-z], target: [0], .elementwise(.sigmoid), .binaryCrossEntropy)
      #expect(mirrored.layers[1].delta == [Elementary.sigmoid(-z)])
      #expect(mirrored.loss == right.loss)
      let entropy = try output(logits: [z], target: [1], .elementwise(.sigmoid), .crossEntropy)
      #expect(entropy.loss == right.loss)
      #expect(entropy.layers[1].delta == right.layers[1].delta)
    }
  }

  @Test func aWrongSigmoidHasALossOfItsLogit() throws {
    let trace = try output(logits: [800, -800], target: [0, 1], .elementwise(.sigmoid), .binaryCrossEntropy)
    #expect(trace.loss == 1600)
    #expect(trace.layers[1].delta == [1, -1])
    #expect(trace.prediction == [1, 0])
  }

  @Test func aCertainSoftmaxKeepsItsSmallError() throws {
    let small = Elementary.exp(-60)
    for loss in [Loss.crossEntropy, .binaryCrossEntropy] {
      let trace = try output(logits: [60, 0], target: [1, 0], .softmax, loss)
      let times: Double = loss == .crossEntropy ? 1 : 2
      #expect((trace.loss - times * small).magnitude <= 1e-14 * small)
      #expect((trace.layers[1].delta[0] + times * small).magnitude <= 1e-14 * small)
      #expect((trace.layers[1].delta[1] - times * small).magnitude <= 1e-14 * small)
    }
  }

  @Test func farLogitsOverflowNothing() throws {
    for loss in Loss.allCases {
      let trace = try output(logits: [1000, -1000, 0], target: [0, 1, 0], .softmax, loss)
      #expect(trace.prediction == [1, 0, 0])
      let delta = trace.layers[1].delta
      switch loss {
      case .squaredError:
        #expect(trace.loss == 1)
        #expect(delta == [0, 0, 0])
      case .crossEntropy:
        #expect(trace.loss == 2000)
        #expect(delta == [1, -1, 0])
      case .binaryCrossEntropy:
        // −ln ŷ₁ is 2000; −ln(1 − ŷ₀) is 1000, with the third logit as the only rival.
        #expect(trace.loss == 3000)
        #expect(delta == [2, -1, -1])
      }
    }
  }

  @Test func equalLogitsShareEqually() throws {
    let trace = try output(logits: [7, 7, 7, 7], target: [0.25, 0.25, 0.25, 0.25], .softmax, .crossEntropy)
    #expect(trace.prediction == [0.25, 0.25, 0.25, 0.25])
    #expect(trace.layers[1].delta == [0, 0, 0, 0])
    #expect((trace.loss - Elementary.log(4)).magnitude < 1e-15)
  }

  @Test func aLoneSoftmaxIsCertain() throws {
    let trace = try output(logits: [3], target: [1], .softmax, .binaryCrossEntropy)
    #expect(trace.prediction == [1])
    #expect(trace.loss == 0)
    #expect(trace.layers[1].delta == [0])
    #expect(throws: SimulationError.overflow(.loss)) {
      try output(logits: [3], target: [0], .softmax, .binaryCrossEntropy)
    }
  }

  @Test func aSoftmaxHasNoSlopes() throws {
    let trace = try output(logits: [1, 2], target: [0, 1], .softmax, .crossEntropy)
    #expect(trace.layers.map(\.slope) == [[1], []])
  }
}

@Suite struct OverflowTests {
  private func chain(
    _ weights: [Double], input: Double = 1, target: Double = 0, biases: [[Double]]? = nil
  ) throws(SimulationError) -> Trace {
    try Trace(
      of: Network(
        input: [input], target: [target], activation: .linear, output: .elementwise(.linear), loss: .squaredError,
        weights: weights.map { [[$0]] }, biases: biases))
  }

  @Test func theFirstNumberOutOfRangeIsNamed() {
    #expect(throws: SimulationError.overflow(.preActivation(layer: 2, index: 0))) { try chain([1e200, 1e200]) }
    #expect(throws: SimulationError.overflow(.preActivation(layer: 1, index: 0))) {
      try chain([1e308], biases: [[1e308]])
    }
    #expect(throws: SimulationError.overflow(.loss)) { try chain([1e160]) }
    #expect(throws: SimulationError.overflow(.delta(layer: 1, index: 0))) { try chain([0, 1e300], target: 1e10) }
    #expect(throws: SimulationError.overflow(.gradient(edge: 0, to: 0, from: 0))) {
      try chain([0, 1e300], input: 1e10, target: 1)
    }
    #expect(throws: SimulationError.overflow(.delta(layer: 0, index: 0))) { try chain([1e300], input: 0, target: 1e10) }
  }
}
