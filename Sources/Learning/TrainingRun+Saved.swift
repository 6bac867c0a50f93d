extension TrainingRun {
  /// Takes a run that was saved elsewhere in place of our optimizer.
  ///
  /// - Parameters:
  ///   - saved: The parameters; steps before the first saved one have those of the first.
  ///   - split: The samples to evaluate them on.
  ///   - recordInterval: After how many saved steps the curve has its next point; nil makes about 500 of them.
  ///
  /// Throws `.classes` or `.noTrainingSamples`, or `.savedLoss`.
  public init(saved: SavedRun, on split: DatasetSplit, recordInterval: Int? = nil) throws(LearningError) {
    try Self.check(saved.classifier, split)
    let last = saved.steps.count - 1
    let record = max(1, recordInterval ?? saved.steps.count / 500)
    var curve: [Metrics] = []
    for (index, step) in saved.steps.enumerated() where index % record == 0 || index == last {
      let metrics = Metrics(
        saved.parameters(at: step), on: split, step: step, epoch: saved.epoch(at: step),
        learningRate: saved.learningRate(at: step))
      guard metrics.isFinite else { throw .savedLoss(step: step) }
      curve.append(metrics)
    }
    self.init(
      classifier: saved.classifier, split: split, steps: saved.steps[last], curve: curve, source: .saved(saved))
  }

  private init(classifier: Classifier, split: DatasetSplit, steps: Int, curve: [Metrics], source: Source) {
    self.classifier = classifier
    self.split = split
    self.steps = steps
    self.curve = curve
    self.source = source
  }
}
