internal import Simulation

/// All that the next step depends on, but for the settings and the data.
struct TrainingState: Hashable, Sendable {
  /// How many steps have been taken.
  var step = 0
  var parameters: Parameters
  /// What the optimizer keeps.
  var memory: [Double]

  init(_ parameters: Parameters, _ optimizer: Optimizer) {
    self.parameters = parameters
    memory = [Double](repeating: 0, count: optimizer.memory * parameters.values.count)
  }

  /// Its size in bytes.
  var size: Int { 8 * (parameters.values.count + memory.count) }

  /// Whether every number is finite.
  var isFinite: Bool {
    // A product with 0 is 0, but for what is infinite or no number.
    parameters.values.reduce(0) { $0 + $1 * 0 } + memory.reduce(0) { $0 + $1 * 0 } == 0
  }

  /// The index of the first parameter that is not finite, or for which the optimizer keeps what is not.
  var firstNotFinite: Int? {
    (parameters.values + memory).firstIndex { !$0.isFinite }.map { $0 % parameters.values.count }
  }
}

/// Takes steps from a state: one worker of a run, with the memory that its passes need.
struct Trainer {
  let samples: [Dataset.Sample]
  let settings: TrainingSettings
  let order: BatchOrder
  private(set) var state: TrainingState
  private var pass: BatchPass
  /// The order of the samples in the current epoch.
  private var epoch: (index: Int, order: [Int]) = (-1, [])

  /// Starts at a state, with at least one sample.
  init(_ samples: [Dataset.Sample], _ settings: TrainingSettings, from state: TrainingState) {
    self.samples = samples
    self.settings = settings
    self.state = state
    order = BatchOrder(sampleCount: samples.count, batchSize: settings.batchSize, seed: settings.seed)
    pass = BatchPass(state.parameters.classifier, capacity: order.batchSize)
  }

  /// Takes one step; answers whether all numbers are finite after it.
  mutating func advance() -> Bool {
    runPasses()
    state.step += 1
    settings.optimizer.step(
      &state.parameters.values, memory: &state.memory, gradients: pass.gradients, settings: settings,
      step: state.step)
    return state.isFinite
  }

  /// Takes steps until `step` have been taken; for those that are known to stay in range.
  mutating func advance(to step: Int) {
    while state.step < step { _ = advance() }
  }

  private mutating func runPasses() {
    let index = state.step / order.stepsPerEpoch
    if epoch.index != index { epoch = (index, order.order(ofEpoch: index)) }
    let (start, indices, samples) = (order.range(ofStep: state.step).lowerBound, epoch.order, samples)
    pass.load(
      count: order.range(ofStep: state.step).count, point: { samples[indices[start + $0]].point },
      label: { samples[indices[start + $0]].label })
    pass.forward(state.parameters.values)
    pass.backward(state.parameters.values)
  }

  /// The first number that the next step takes out of range; nil when it takes none.
  mutating func firstOverflow() -> SimulationError.Quantity? {
    runPasses()
    let before = state.parameters
    let batch = order.batch(ofStep: state.step).map { samples[$0] }
    if let quantity = before.firstOverflow(on: batch) { return quantity }
    if let index = pass.gradients.firstIndex(where: { !$0.isFinite }) {
      switch before.classifier.quantity(at: index) {
      case .weight(let edge, let to, let from): return .gradient(edge: edge, to: to, from: from)
      case .bias(let edge, let to): return .delta(layer: edge + 1, index: to)
      case let other: return other
      }
    }
    _ = advance()
    guard let index = state.firstNotFinite else { return nil }
    switch before.classifier.quantity(at: index) {
    case .weight(let edge, let to, let from): return .steppedWeight(edge: edge, to: to, from: from)
    case .bias(let edge, let to): return .steppedBias(edge: edge, to: to)
    case let other: return other
    }
  }
}

extension Parameters {
  /// The first number that passes of single samples take out of range; nil when they take none.
  func firstOverflow(on samples: [Dataset.Sample]) -> SimulationError.Quantity? {
    for sample in samples {
      do throws(SimulationError) {
        _ = try SampleStep(self, on: sample)
      } catch {
        if case .overflow(let quantity) = error { return quantity }
      }
    }
    return nil
  }
}
