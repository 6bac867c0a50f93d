import Foundation
import Learning
import Simulation
import Testing

/// A run of `References/make-references.py`, every twentieth of its 200 steps.
private struct Trajectory: Decodable {
  let optimizer: String
  let learningRate, weightDecay: Double
  let hidden: [Int]
  let activation: Activation
  let classes, batchSize: Int
  let softmax: Bool
  let seed: UInt64
  let points: [[Double]]
  let labels: [Int]
  let parameters, inputGradients: [[Double]]
  let losses: [Double]
  let correct: [Int]

  /// Trains the same network on the same samples.
  func run() throws -> TrainingRun {
    let samples = zip(points, labels).map { Dataset.Sample(point: SIMD2($0[0], $0[1]), label: $1) }
    let classifier = try Classifier(hidden: hidden, classCount: classes, activation: activation, softmax: softmax)
    let optimizer: Optimizer = optimizer == "sgd" ? .sgd : optimizer == "momentum" ? .momentum() : .adam()
    return try TrainingRun(
      classifier, on: DatasetSplit(train: samples, test: []),
      settings: TrainingSettings(
        optimizer: optimizer, learningRate: learningRate, weightDecay: weightDecay, batchSize: batchSize, steps: 200,
        seed: seed))
  }
}

@Suite struct TrajectoryTests {
  @Test func everyRunIsThatOfPyTorch() throws {
    let trajectories = try JSONDecoder().decode([Trajectory].self, from: Data(Reference.bytes("trajectories.json")))
    #expect(trajectories.count == 9)
    #expect(Set(trajectories.map(\.activation)) == Set(Activation.allCases))
    for (index, trajectory) in trajectories.enumerated() {
      let run = try trajectory.run()
      for (place, expected) in trajectory.parameters.enumerated() {
        let parameters = run.parameters(at: place * 20)
        #expect(parameters.values.count == expected.count)
        for (x, y) in zip(parameters.values, expected) where x != y {
          let error = (x - y).magnitude / max(x.magnitude, y.magnitude)
          #expect(error <= 1e-11, "run \(index), step \(place * 20): \(x), expected \(y)")
        }
        let metrics = run.metrics(at: place * 20)
        #expect((metrics.train.loss / trajectory.losses[place] - 1).magnitude < 1e-10)
        #expect(metrics.train.correct == trajectory.correct[place])
        let step = try SampleStep(parameters, on: run.split.train[0])
        let gradient = SIMD2(trajectory.inputGradients[place][0], trajectory.inputGradients[place][1])
        let difference = step.inputGradient - gradient
        #expect((difference * difference).sum().squareRoot() <= 1e-9 * (gradient * gradient).sum().squareRoot())
      }
    }
  }
}
