import Numerics
import Simulation
import Testing

@testable import Learning

@Suite struct BatchTests {
  /// Classifiers of every activation and output, with biases and a few samples each.
  static func cases() throws -> [(Parameters, [Dataset.Sample])] {
    var generator = SeededGenerator(seed: 5)
    var cases: [(Parameters, [Dataset.Sample])] = []
    for (index, activation) in Activation.allCases.enumerated() {
      for (classes, softmax) in [(2, false), (2, true), (3, true), (5, true)] {
        let hidden = (0..<(index + classes) % 4).map { _ in generator.next(in: 1...6) }
        let classifier = try Classifier(
          hidden: hidden, classCount: classes, activation: activation, softmax: softmax)
        let values = (0..<classifier.parameterCount).map { _ in generator.next(in: -1.5...1.5) }
        let samples = (0..<generator.next(in: 1...20)).map { _ in
          Dataset.Sample(
            point: SIMD2(generator.normal(), generator.normal()), label: generator.next(in: 0...(classes - 1)))
        }
        cases.append((Parameters(classifier, values: values), samples))
      }
    }
    return cases
  }

  /// The mean gradients of a batch.
  static func gradients(_ parameters: Parameters, _ samples: [Dataset.Sample]) -> [Double] {
    var pass = BatchPass(parameters.classifier, capacity: samples.count + 9)
    pass.load(count: samples.count, point: { samples[$0].point }, label: { samples[$0].label })
    pass.forward(parameters.values)
    pass.backward(parameters.values)
    return pass.gradients
  }

  private func close(_ x: Double, _ y: Double, _ tolerance: Double) -> Bool {
    (x - y).magnitude <= tolerance * max(1e-3, x.magnitude, y.magnitude)
  }

  @Test func aBatchIsTheMeanOfSimulationsTraces() throws {
    for (parameters, samples) in try Self.cases() {
      let classifier = parameters.classifier
      var (sums, loss, correct) = ([Double](repeating: 0, count: classifier.parameterCount), 0.0, 0)
      for sample in samples {
        let trace = try Trace(of: parameters.network(for: sample.point, label: sample.label))
        loss += trace.loss
        let logits = trace.layers[classifier.edgeCount].z
        let predicted = logits.count == 1 ? (logits[0] > 0 ? 1 : 0) : logits.firstIndex(of: logits.max() ?? 0)
        if predicted == sample.label { correct += 1 }
        for (edge, numbers) in trace.edges.enumerated() {
          for (to, row) in numbers.gradient.enumerated() {
            for (from, gradient) in row.enumerated() {
              sums[classifier.index(ofWeight: edge, to: to, from: from)] += gradient
            }
            sums[classifier.index(ofBias: edge, to: to)] += numbers.biasGradient[to]
          }
        }
      }
      let count = Double(samples.count)
      for (index, (found, sum)) in zip(Self.gradients(parameters, samples), sums).enumerated() {
        #expect(close(found, sum / count, 1e-12), "\(classifier.quantity(at: index)) of \(classifier)")
      }
      let evaluation = try #require(Evaluation(of: parameters, on: samples))
      #expect(close(evaluation.loss, loss / count, 1e-13))
      #expect(evaluation.correct == correct && evaluation.count == samples.count)
    }
    #expect(Evaluation(of: try Parameters(Classifier(), seed: 1), on: []) == nil)
  }

  @Test func gradientsAreFiniteDifferencesOfTheLoss() throws {
    for (parameters, samples) in try Self.cases() {
      let gradients = Self.gradients(parameters, samples)
      for index in gradients.indices {
        let losses = [1e-5, -1e-5].map { nudge in
          var values = parameters.values
          values[index] += nudge
          return Evaluation(of: Parameters(parameters.classifier, values: values), on: samples)?.loss ?? .nan
        }
        #expect(
          ((losses[0] - losses[1]) / 2e-5 - gradients[index]).magnitude < 1e-8,
          "\(parameters.classifier.quantity(at: index)) of \(parameters.classifier)")
      }
    }
  }

  /// Other samples and free lanes beside a sample don't change a bit of its numbers.
  @Test func samplesDoNotTouchEachOther() throws {
    for (parameters, samples) in try Self.cases() {
      let alone = samples.compactMap { Evaluation(of: parameters, on: [$0]) }
      let together = try #require(Evaluation(of: parameters, on: samples))
      #expect(alone.reduce(0) { $0 + $1.loss } / Double(samples.count) == together.loss)
      #expect(alone.reduce(0) { $0 + $1.correct } == together.correct)
    }
  }

  /// The quick functions against those of `Numerics`, in units of the last place.
  @Test func laneFunctionsKeepTheirDigits() {
    var generator = SeededGenerator(seed: 77)
    func compare(_ found: Double, _ expected: Double, _ name: String, _ z: Double) {
      guard found != expected else { return }
      let error = (found - expected).magnitude / max(expected.ulp, Double.leastNormalMagnitude)
      #expect(error <= 6, "\(name)(\(z)) is \(found), expected \(expected)")
    }
    for index in 0..<2000 {
      var z = Lanes()
      for lane in z.indices { z[lane] = generator.normal() * [1e-6, 0.1, 2, 20, 300][index % 5] }
      let sigmoid = LaneMath.sigmoid(z)
      let tanh = LaneMath.hyperbolicTangent(z)
      let softplus = LaneMath.softplus(z)
      for lane in z.indices where z[lane].magnitude < 350 {
        compare(sigmoid.value[lane], Elementary.sigmoid(z[lane]), "sigmoid", z[lane])
        compare(sigmoid.complement[lane], Elementary.sigmoid(-z[lane]), "sigmoid of −", z[lane])
        compare(sigmoid.slope[lane], Activation.sigmoid.slope(at: z[lane]), "slope of sigmoid", z[lane])
        compare(tanh.value[lane], Elementary.tanh(z[lane]), "tanh", z[lane])
        compare(tanh.slope[lane], Activation.tanh.slope(at: z[lane]), "slope of tanh", z[lane])
        compare(softplus[lane], Elementary.softplus(z[lane]), "softplus", z[lane])
      }
    }
  }

  @Test func laneFunctionsAtTheEnds() {
    let z = Lanes(0, -0.0, .infinity, -.infinity, .nan, 1e300, -1e300, .leastNonzeroMagnitude)
    let (sigmoid, tanh) = (LaneMath.sigmoid(z), LaneMath.hyperbolicTangent(z))
    #expect(sigmoid.value[0] == 0.5 && sigmoid.value[2] == 1 && sigmoid.value[3] == 0 && sigmoid.value[4].isNaN)
    #expect(sigmoid.value[5] == 1 && sigmoid.value[6] == 0 && sigmoid.complement[5] == 0)
    #expect(tanh.value[0] == 0 && tanh.value[2] == 1 && tanh.value[3] == -1 && tanh.value[4].isNaN)
    #expect(tanh.value[5] == 1 && tanh.value[6] == -1 && tanh.value[7] == .leastNonzeroMagnitude)
    #expect(tanh.slope[0] == 1 && tanh.slope[4].isNaN)
    for activation in Activation.allCases {
      let values = LaneMath.value(activation, at: z)
      #expect(values.value[4].isNaN)
      #expect((values.value[0] - activation.value(at: 0)).magnitude <= 2 * 0x1p-53)
      #expect(values.slope[0] == activation.slope(at: 0))
    }
  }
}
