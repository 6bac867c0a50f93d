import Learning
import Simulation
import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
@testable import Training
import TestSupport

/// Which samples are stepped through when the file says only how many.
@Suite struct SampleChoiceTests {
  /// The rule itself, with every gradient written out as one vector.
  private func naive(_ count: Int, _ samples: [Dataset.Sample], _ parameters: Parameters) throws -> [Int] {
    let traces = try samples.prefix(2000).map { try SampleStep(parameters, on: $0).trace }
    let gradients = traces.map { trace in trace.edges.flatMap { $0.gradient.flatMap(\.self) } }
    func cosine(_ a: Int, _ b: Int) -> Double {
      var (product, left, right) = (0.0, 0.0, 0.0)
      for (x, y) in zip(gradients[a], gradients[b]) {
        product += x * y
        left += x * x
        right += y * y
      }
      return left > 0 && right > 0 ? abs(product) / (left.squareRoot() * right.squareRoot()) : 1
    }
    var chosen: [Int] = []
    for _ in 0..<count {
      var best: (index: Int, value: Double)?
      for index in traces.indices where !chosen.contains(index) {
        let value = chosen.isEmpty ? -traces[index].loss : chosen.map { cosine(index, $0) }.max() ?? 0
        if best.map({ value < $0.value }) ?? true { best = (index, value) }
      }
      chosen.append(try #require(best).index)
    }
    return chosen
  }

  @Test(arguments: Dataset.Shape.allCases)
  func theyDifferMost(_ shape: Dataset.Shape) throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      for activation in [Activation.tanh, .sigmoid, .softplus] {
        let data = try Dataset(shape, count: 60, seed: seed)
        let classifier = try Classifier(hidden: [4, 3], classCount: data.classCount, activation: activation)
        let parameters = Parameters(classifier, seed: seed)
        let chosen = try SampleChoice.indices(count: 6, among: data.samples, parameters)
        #expect(chosen == (try naive(6, data.samples, parameters)), "\(shape) \(seed) \(activation)")
        #expect(Set(chosen).count == 6)
        // Fewer are the first of more.
        #expect(try SampleChoice.indices(count: 2, among: data.samples, parameters) == Array(chosen.prefix(2)))
      }
    }
  }

  @Test func ofEqualOnesTheFirstCounts() throws {
    let point = Dataset.Sample(point: SIMD2(1, 2), label: 1)
    let parameters = Parameters(try Classifier(hidden: [2]), seed: 3)
    let alike = [Dataset.Sample](repeating: point, count: 5)
    #expect(try SampleChoice.indices(count: 3, among: alike, parameters) == [0, 1, 2])
  }

  /// Dead neurons pass no gradient on: such a sample comes last, though its loss is the greatest but one.
  @Test func aSampleThatBlamesNobodyComesLast() throws {
    let classifier = try Classifier(hidden: [1], activation: .relu)
    // relu(x), then a weight of 1.
    let parameters = Parameters(classifier, values: [1, 0, 0, 1, 0])
    let samples = [(-1.0, 0.0), (2, 1), (3, 0), (-2, 1), (0.5, 0.5)].enumerated().map { index, place in
      Dataset.Sample(point: SIMD2(place.0, place.1), label: index == 2 || index == 0 ? 0 : 1)
    }
    let chosen = try SampleChoice.indices(count: 5, among: samples, parameters)
    #expect(chosen == (try naive(5, samples, parameters)))
    #expect(chosen.first == 2 && Set(chosen.suffix(2)) == [0, 3])
  }

  @Test func noMoreThanTheFirst2000AreLookedAt() throws {
    let parameters = Parameters(try Classifier(hidden: [3]), seed: 1)
    var samples = try Dataset(.moons, count: 2000, seed: 2).samples
    let chosen = try SampleChoice.indices(count: 4, among: samples, parameters)
    let far = (0..<50).map { Dataset.Sample(point: SIMD2(Double($0) * 100, -1e4), label: $0 % 2) }
    samples += far
    #expect(try SampleChoice.indices(count: 4, among: samples, parameters) == chosen)
    #expect(try SampleChoice.indices(count: 4, among: far + samples, parameters) != chosen)
  }

  @Test func aTimelineTakesThem() throws {
    let training = try #require(try taught(#""samples": 5"#).training)
    let start = training.run.parameters(at: 0)
    #expect(training.samples.map(\.index) == (try naive(5, training.split.train, start)))
  }
}
