import Numerics
import Simulation
import Testing

@testable import Learning

@Suite struct RunTests {
  private func run(
    _ shape: Dataset.Shape = .moons, classCount: Int? = nil, hidden: [Int] = [4, 4], activation: Activation = .tanh,
    optimizer: Optimizer = .adam(), learningRate: Double = 0.02, weightDecay: Double = 0, batchSize: Int = 16,
    steps: Int = 1000
  ) throws(LearningError) -> TrainingRun {
    guard let data = try? Dataset(shape, count: 200, classCount: classCount, seed: 1) else {
      throw .noTrainingSamples
    }
    return try TrainingRun(
      Classifier(hidden: hidden, classCount: data.classCount, activation: activation),
      on: data.split(testFraction: 0.25, seed: 1),
      settings: TrainingSettings(
        optimizer: optimizer, learningRate: learningRate, weightDecay: weightDecay, batchSize: batchSize,
        steps: steps, seed: 3))
  }

  /// Steps in random order, from many tasks at once, are those that one trainer passes through.
  @Test(arguments: [Optimizer.sgd, .momentum(), .adam()])
  func stepsAreHadInAnyOrder(_ optimizer: Optimizer) async throws {
    let run = try run(optimizer: optimizer, steps: 1500)
    let settings = try #require(run.settings)
    var trainer = Trainer(
      run.split.train, settings, from: TrainingState(Parameters(run.classifier, seed: 3), optimizer))
    var inOrder = [trainer.state.parameters]
    while trainer.state.step < 1500 {
      let isFinite = trainer.advance()
      #expect(isFinite)
      inOrder.append(trainer.state.parameters)
    }
    var generator = SeededGenerator(seed: 2)
    let steps = [0, 1500, 1, 1499] + (0..<200).map { _ in generator.next(in: 0...1500) }
    await withTaskGroup(of: (Int, Parameters).self) { group in
      for step in steps { group.addTask { (step, run.parameters(at: step)) } }
      for await (step, parameters) in group { #expect(parameters == inOrder[step], "step \(step)") }
    }
    for metrics in run.curve { #expect(run.metrics(at: metrics.step) == metrics) }
    #expect(run.curve.map(\.step) == Array(stride(from: 0, through: 1500, by: 3)))
    // 150 samples are ten batches, the last of six.
    #expect(run.batch(ofStep: 19)?.count == 6 && run.curve.last?.epoch == 150)
    let secondEpoch: [Int] = (10..<20).flatMap { run.batch(ofStep: $0) ?? [] }.sorted()
    #expect(secondEpoch == Array(0..<150))
  }

  /// The last bits too: of a run by each optimizer, of a field and of its boundaries.
  @Test func theBitsAreTheSameEverywhere() throws {
    var found: [String] = []
    for (optimizer, activation) in [(Optimizer.sgd, Activation.tanh), (.momentum(), .sigmoid), (.adam(), .softplus)] {
      let run = try run(.spiral, classCount: 3, activation: activation, optimizer: optimizer, weightDecay: 1e-4)
      let field = try DecisionField(run.parameters(at: 1000), over: #require(run.split.bounds), width: 40, height: 30)
      var hash = StableHash()
      for metrics in run.curve { hash.combine(metrics.train.loss) }
      for value in run.parameters(at: 777).values + field.probabilities { hash.combine(value) }
      for point in field.boundaries().flatMap(\.points) {
        hash.combine(point.x)
        hash.combine(point.y)
      }
      found.append(hash.hex)
    }
    #expect(
      found == [
        "4121822adb0166c307b2df164d4ac563", "ed06e8fa45ea08f7e8c4efa85242e51c", "86ac4362ed4459cf990278aa746f4ef4",
      ])
  }

  @Test func everyDataSetIsLearnt() throws {
    let least: [(Dataset.Shape, Int?, [Int], Double)] = [
      (.moons, nil, [4, 4], 0.95), (.circles, nil, [4, 4], 0.98), (.xor, nil, [4, 4], 0.95),
      (.spiral, nil, [8, 8], 0.95), (.blobs, nil, [4, 4], 0.98), (.blobs, 4, [4, 4], 0.95),
      (.spiral, 3, [8, 8], 0.95),
    ]
    for (shape, classCount, hidden, accuracy) in least {
      let metrics = try run(shape, classCount: classCount, hidden: hidden, learningRate: 0.01, steps: 5000).curve
      let (first, last) = try (#require(metrics.first), #require(metrics.last))
      #expect(last.train.accuracy >= accuracy, "\(shape) \(last)")
      #expect(try #require(last.test).accuracy >= accuracy - 0.06, "\(shape) \(last)")
      #expect(last.train.loss < first.train.loss / 4)
    }
  }

  @Test func divergenceNamesTheStepAndARateThatWorks() throws {
    let error = #expect(throws: LearningError.self) {
      try run(activation: .relu, optimizer: .sgd, learningRate: 1e154)
    }
    guard case .diverged(let divergence) = error, let rate = divergence.workingRate else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(divergence.learningRate == 1e154 && rate < 1e154)
    let end = try run(activation: .relu, optimizer: .sgd, learningRate: rate).curve
    #expect(try #require(end.last).train.loss <= #require(end.first).train.loss)
    #expect(
      divergence.description
        == "training diverges at step \(divergence.step): \(divergence.quantity) is too large to be a number at a "
        + "learning rate of 1e+154; a learning rate of \(rate.text(significantDigits: 6)) works")
    // A decay that overshoots doubles all weights at every step, until losses of 10³⁰⁶ have no sum.
    #expect(
      text { try run(optimizer: .sgd, learningRate: 1, weightDecay: 3, steps: 2000) }
        == "training diverges at step 1020: the loss is too large to be a number at a learning rate of 1; "
        + "a learning rate of 0.05 works")
  }

  @Test func rateSeries() {
    #expect(TrainingRun.smallerRates(than: 0.03).prefix(5) == [0.02, 0.01, 0.005, 0.002, 0.001])
    #expect(TrainingRun.smallerRates(than: 0.02).first == 0.01)
    #expect(TrainingRun.smallerRates(than: 1e9).suffix(3) == [1e-4, 1e-5, 1e-6])
    #expect(TrainingRun.smallerRates(than: 1e-8).last == 1e-14)
  }

  @Test func whatIsKeptIsBounded() throws {
    #expect(TrainingRun.interval(steps: 50_000, stateSize: 888) == 196)
    #expect(TrainingRun.interval(steps: 100, stateSize: 888) == 1)
    // 64 MiB hold six states of 10 MiB.
    #expect(TrainingRun.interval(steps: 60_000, stateSize: 10 << 20) == 10_000)
    #expect(TrainingRun.interval(steps: 60_000, stateSize: 1 << 30) == 60_000)
    guard case .trained(_, let states, _) = try run(batchSize: 200, steps: 700).source else { return }
    #expect(states.count == 234)
  }

  @Test func settingsOutOfRangeAreReported() {
    let settings = TrainingSettings(
      optimizer: .adam(beta1: 1, beta2: -0.1, epsilon: 0), learningRate: 0, weightDecay: -1, batchSize: 0, steps: 0)
    #expect(
      settings.problems.map(\.description) == [
        "the learning rate is 0: expected a finite number above 0",
        "the weight decay is -1: expected a finite number, 0 or more",
        "the batch size is 0: expected a whole number, 1 or more",
        "the number of steps is 0: expected a whole number from 1 to 1000000",
        "Adam's beta1 is 1: expected a number from 0 to below 1",
        "Adam's beta2 is -0.1: expected a number from 0 to below 1",
        "Adam's epsilon is 0: expected a finite number above 0",
      ])
    #expect(
      TrainingSettings(optimizer: .momentum(1.5)).problems.map(\.description) == [
        "the momentum is 1.5: expected a number from 0 to below 1"
      ])
    #expect(TrainingSettings().problems.isEmpty)
    #expect(
      text { try run(learningRate: .nan) }
        == "the learning rate is nan: expected a finite number above 0")
  }

  @Test func whatCannotBeLearntIsReported() throws {
    let data = try Dataset(.blobs, classCount: 3, seed: 1)
    let split = data.split(testFraction: 0, seed: 1)
    #expect(
      text { try TrainingRun(Classifier(), on: split, settings: .init()) }
        == "the data have 3 classes, but the network tells 2 apart: make its class count 3")
    #expect(
      text {
        try TrainingRun(Classifier(), on: DatasetSplit(train: [], test: data.samples), settings: .init())
      } == "all samples are test samples, and none is left to learn from: make the test fraction smaller")
    #expect(
      text { try Classifier(classCount: 17) }
        == "there are 17 classes: expected 2 to 16")
    #expect(
      text { try Classifier(hidden: [4, 0]) }
        == "layer 2 has no neurons: expected 1 to 64")
  }
}
