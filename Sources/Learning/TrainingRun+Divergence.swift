internal import Numerics
internal import Simulation

extension TrainingRun {
  /// What is thrown when a number leaves its range, with a learning rate that keeps it there.
  static func divergence(
    at step: Int, _ quantity: SimulationError.Quantity, _ start: TrainingState, _ split: DatasetSplit,
    _ settings: TrainingSettings
  ) -> LearningError {
    let working = smallerRates(than: settings.learningRate).first { rate in
      var trial = settings
      trial.learningRate = rate
      return works(trial, from: start, on: split)
    }
    return .diverged(
      Divergence(step: step, quantity: quantity, learningRate: settings.learningRate, workingRate: working))
  }

  /// Learning rates below `rate` that are worth a try: 5, 2 and 1 times powers of ten down to a millionth of it, then
  /// powers of ten down to a millionth.
  static func smallerRates(than rate: Double) -> [Double] {
    guard let exponent = DecimalText(rate)?.exponent else { return [] }
    var rates: [Double] = []
    for power in (min(exponent - 6, -6)...exponent).reversed() {
      let digits = power >= exponent - 6 ? ["5", "2", "1"] : ["1"]
      for digit in digits {
        guard let smaller = Double("\(digit)e\(power)"), smaller < rate else { continue }
        rates.append(smaller)
      }
    }
    return rates
  }

  /// Whether a run stays in range to its end, and ends with no greater loss than it began with or than guessing has,
  /// which is ln k for k classes.
  private static func works(
    _ settings: TrainingSettings, from start: TrainingState, on split: DatasetSplit
  ) -> Bool {
    var trainer = Trainer(split.train, settings, from: start)
    while trainer.state.step < settings.steps {
      guard trainer.advance() else { return false }
    }
    let ends = [start, trainer.state].compactMap { Evaluation(of: $0.parameters, on: split.train)?.loss }
    let guess = Elementary.log(Double(start.parameters.classifier.classCount))
    return ends.count == 2 && ends[1] <= max(ends[0], guess * (1 + 1e-9))
  }
}
