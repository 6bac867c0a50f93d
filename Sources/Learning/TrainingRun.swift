internal import Simulation

/// A whole training run, whose parameters after any step can be read directly, in any order, from any thread.
///
/// While it trains, it keeps its state at regular steps; the state after any other step is worked out from the last
/// one kept, by the same operations in the same order, so that it is the same to the last bit. What is kept is bounded:
/// at most 257 states, and at most 64 MiB. A value never changes once it is made and draws on nothing outside, so
/// whatever is asked of it depends on the question alone.
public struct TrainingRun: Hashable, Sendable {
  /// The shape of the network.
  public let classifier: Classifier
  /// The samples that are learnt from and those that are kept back.
  public let split: DatasetSplit
  /// How many steps the run has, or the number of the last saved one.
  public let steps: Int
  /// Where the run stood before its first step, at every `recordInterval` steps (of a run from elsewhere, saved ones),
  /// and at its end.
  public let curve: [Metrics]
  let source: Source

  /// Where the parameters come from.
  enum Source: Hashable, Sendable {
    /// Our optimizer: the states at every `interval` steps.
    case trained(TrainingSettings, states: [TrainingState], interval: Int)
    /// Parameters that were saved elsewhere.
    case saved(SavedRun)
  }

  /// How the run was trained; nil of a run from elsewhere.
  public var settings: TrainingSettings? {
    guard case .trained(let settings, _, _) = source else { return nil }
    return settings
  }

  /// Trains a network from `Parameters(classifier, seed: settings.seed)` on.
  ///
  /// - Parameters:
  ///   - recordInterval: After how many steps the curve has its next point; nil makes about 500 of them.
  ///
  /// Throws the first setting out of range, `.classes`, `.noTrainingSamples`, or `.diverged`: parameters are looked at
  /// after every step, losses at every point of the curve.
  public init(
    _ classifier: Classifier, on split: DatasetSplit, settings: TrainingSettings, recordInterval: Int? = nil
  ) throws(LearningError) {
    try self.init(
      from: Parameters(classifier, seed: settings.seed), on: split, settings: settings,
      recordInterval: recordInterval)
  }

  /// Trains a network from the parameters given on; throws as the other does.
  public init(
    from parameters: Parameters, on split: DatasetSplit, settings: TrainingSettings, recordInterval: Int? = nil
  ) throws(LearningError) {
    if let problem = settings.problems.first { throw problem }
    try Self.check(parameters.classifier, split)
    let start = TrainingState(parameters, settings.optimizer)
    let interval = Self.interval(steps: settings.steps, stateSize: start.size)
    let record = max(1, recordInterval ?? settings.steps / 500)
    var trainer = Trainer(split.train, settings, from: start)
    let stepsPerEpoch = trainer.order.stepsPerEpoch
    var (states, curve) = ([start], [Metrics]())
    func metrics(_ state: TrainingState) throws(LearningError) -> Metrics {
      let metrics = Metrics(
        state.parameters, on: split, step: state.step, epoch: state.step / stepsPerEpoch,
        learningRate: settings.learningRate)
      guard metrics.isFinite else {
        let quantity = state.parameters.firstOverflow(on: split.train + split.test) ?? .loss
        throw Self.divergence(at: state.step, quantity, start, split, settings)
      }
      return metrics
    }
    curve.append(try metrics(start))
    while trainer.state.step < settings.steps {
      guard trainer.advance() else {
        var before = Trainer(split.train, settings, from: states[states.count - 1])
        before.advance(to: trainer.state.step - 1)
        let quantity = before.firstOverflow() ?? .loss
        throw Self.divergence(at: trainer.state.step, quantity, start, split, settings)
      }
      let step = trainer.state.step
      if step % interval == 0 { states.append(trainer.state) }
      if step % record == 0 || step == settings.steps { curve.append(try metrics(trainer.state)) }
    }
    classifier = parameters.classifier
    self.split = split
    steps = settings.steps
    self.curve = curve
    source = .trained(settings, states: states, interval: interval)
  }

  /// After how many steps a state is kept.
  static func interval(steps: Int, stateSize: Int) -> Int {
    let count = max(1, min(256, (64 << 20) / max(1, stateSize)))
    return max(1, (steps + count - 1) / count)
  }

  /// Throws when the samples cannot teach the classifier.
  static func check(_ classifier: Classifier, _ split: DatasetSplit) throws(LearningError) {
    guard !split.train.isEmpty else { throw .noTrainingSamples }
    let classes = (split.train + split.test).reduce(0) { max($0, $1.label + 1) }
    guard classes <= classifier.classCount else { throw .classes(data: classes, classifier: classifier.classCount) }
  }
}

extension TrainingRun {
  /// The parameters after `step` steps, 0 … `steps`; of a run from elsewhere, those of the last saved step that is
  /// not after it.
  ///
  /// It takes as long as the steps since the last state that was kept: at most 1/256 of the run, unless the network is
  /// large. Traps when there is no such step.
  public func parameters(at step: Int) -> Parameters {
    precondition((0...steps).contains(step), "a run has parameters from step 0 to its last")
    switch source {
    case .trained(let settings, let states, let interval):
      let state = states[step / interval]
      guard state.step < step else { return state.parameters }
      var trainer = Trainer(split.train, settings, from: state)
      trainer.advance(to: step)
      return trainer.state.parameters
    case .saved(let run): return run.parameters(at: step)
    }
  }

  /// Calls `body` with the parameters after every step, in order, the start first.
  ///
  /// It takes as long as the training.
  public func forEachStep(_ body: (Parameters) -> Void) {
    guard case .trained(let settings, let states, _) = source else {
      for step in 0...steps { body(parameters(at: step)) }
      return
    }
    var trainer = Trainer(split.train, settings, from: states[0])
    body(trainer.state.parameters)
    while trainer.state.step < steps {
      trainer.advance(to: trainer.state.step + 1)
      body(trainer.state.parameters)
    }
  }

  /// Where the run stands after `step` steps; traps when there is no such step.
  public func metrics(at step: Int) -> Metrics {
    let parameters = parameters(at: step)
    switch source {
    case .trained(let settings, _, _):
      let stepsPerEpoch = order(settings).stepsPerEpoch
      return Metrics(
        parameters, on: split, step: step, epoch: step / stepsPerEpoch, learningRate: settings.learningRate)
    case .saved(let run):
      return Metrics(
        parameters, on: split, step: step, epoch: run.epoch(at: step), learningRate: run.learningRate(at: step))
    }
  }

  /// The samples that a step learns from, as indices of `split.train`; nil of a run from elsewhere.
  ///
  /// Steps count from 0. Traps when there is no such step.
  public func batch(ofStep step: Int) -> [Int]? {
    precondition((0..<steps).contains(step), "a run has batches from step 0 to the one before its last")
    return settings.map { order($0).batch(ofStep: step) }
  }

  private func order(_ settings: TrainingSettings) -> BatchOrder {
    BatchOrder(sampleCount: split.train.count, batchSize: settings.batchSize, seed: settings.seed)
  }
}

extension Metrics {
  /// Evaluates parameters on both parts of the data, of which the first must not be empty.
  init(_ parameters: Parameters, on split: DatasetSplit, step: Int, epoch: Int?, learningRate: Double?) {
    guard let train = Evaluation(of: parameters, on: split.train) else {
      preconditionFailure("a run has samples to learn from")
    }
    self.init(
      step: step, epoch: epoch, learningRate: learningRate, train: train,
      test: Evaluation(of: parameters, on: split.test))
  }

  /// Whether the losses are numbers.
  var isFinite: Bool { train.loss.isFinite && test?.loss.isFinite ?? true }
}
