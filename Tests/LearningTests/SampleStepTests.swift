import Learning
import Simulation
import Testing

@Suite struct SampleStepTests {
  @Test func everyNumberIsThatOfTheTrace() throws {
    let parameters = Parameters(try Classifier(), seed: 4)
    let sample = Dataset.Sample(point: [0.3, -0.8], label: 1)
    let step = try SampleStep(parameters, on: sample)
    #expect(step.label == 1 && step.trace.network.target == [1] && step.trace.network.loss == .binaryCrossEntropy)
    #expect(step.trace.network.weights == parameters.weights && step.trace.network.biases == parameters.biases)
    #expect(step.probabilities.count == 2 && (step.probabilities.reduce(0, +) - 1).magnitude < 1e-15)
    let loss = try #require(Evaluation(of: parameters, on: [sample])).loss
    #expect((step.trace.loss / loss - 1).magnitude < 1e-14)
    // A weight that goes its way makes the loss smaller.
    for (edge, numbers) in step.trace.edges.enumerated() {
      for to in numbers.gradient.indices {
        for from in numbers.gradient[to].indices {
          let direction = step.direction(ofWeight: edge, to: to, from: from)
          #expect(direction != .none)
          var values = parameters.values
          values[parameters.classifier.index(ofWeight: edge, to: to, from: from)] += direction == .up ? 1e-4 : -1e-4
          let moved = try SampleStep(Parameters(parameters.classifier, values: values), on: sample)
          #expect(moved.trace.loss < step.trace.loss)
        }
        #expect(step.direction(ofBias: edge, to: to) == (numbers.biasGradient[to] < 0 ? .up : .down))
      }
    }
  }

  @Test func theInputsGradientIsAFiniteDifference() throws {
    for softmax in [false, true] {
      let parameters = Parameters(try Classifier(hidden: [5], softmax: softmax), seed: 6)
      let gradient = try SampleStep(parameters, on: .init(point: [0.5, 0.25], label: 0)).inputGradient
      for axis in 0..<2 {
        let losses = try [1e-6, -1e-6].map { nudge in
          var point = SIMD2(0.5, 0.25)
          point[axis] += nudge
          return try SampleStep(parameters, on: .init(point: point, label: 0)).trace.loss
        }
        #expect(((losses[0] - losses[1]) / 2e-6 - gradient[axis]).magnitude < 1e-9)
      }
    }
  }

  /// 2 · 4 + 4 · 4 + 4 · 1 = 28 weights, and as many products forward.
  @Test func costs() throws {
    let step = try SampleStep(Parameters(Classifier(), seed: 1), on: .init(point: [1, 1], label: 0))
    #expect(step.trace.multiplications.forward == 28)
    // δ times a for 28 weights, Wᵀδ over the two later edges, and a slope for each of eight hidden neurons.
    #expect(step.trace.multiplications.backward == 28 + 20 + 8)
    #expect(step.trace.multiplications.finiteDifferences == 28 * 28)
  }

  @Test func parametersAreNamed() throws {
    let classifier = try Classifier(hidden: [3])
    #expect(classifier.parameterCount == 13)
    #expect(
      (0..<13).map { classifier.quantity(at: $0).description } == [
        "weights[0][0][0]", "weights[0][0][1]", "weights[0][1][0]", "weights[0][1][1]", "weights[0][2][0]",
        "weights[0][2][1]", "biases[0][0]", "biases[0][1]", "biases[0][2]", "weights[1][0][0]", "weights[1][0][1]",
        "weights[1][0][2]", "biases[1][0]",
      ])
  }
}
