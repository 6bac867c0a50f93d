public import Learning

/// What the film `training` is about: points of some classes, a network that learns to tell them apart, the samples
/// that it is stepped through on, and the stretches of its continuous training.
public struct Training: Hashable, Sendable {
  /// What the classes are called, in order of their labels.
  public let classNames: [String]
  /// How the points of the file became those that the network is given; nil where they are the same.
  public let standardization: Standardization?
  /// The whole run, with the parameters after any of its steps.
  public let run: TrainingRun
  /// The samples that are stepped through before the network trains, in the film's order.
  public let samples: [TrainingSample]
  /// The stretches of continuous training, one a beat `train.i`.
  public let segments: [TrainingSegment]

  /// The points, those to learn from and those to test on.
  public var split: DatasetSplit { run.split }
  /// The shape of the network.
  public var classifier: Classifier { run.classifier }

  init(
    classNames: [String], standardization: Standardization?, run: TrainingRun, samples: [TrainingSample],
    segments: [TrainingSegment]
  ) {
    (self.classNames, self.standardization) = (classNames, standardization)
    (self.run, self.samples, self.segments) = (run, samples, segments)
  }
}

/// A sample that the film steps through, with every number of the step.
public struct TrainingSample: Hashable, Sendable {
  /// Which of the samples to learn from, counted from 0.
  public let index: Int
  /// The point and its class.
  public let sample: Dataset.Sample
  /// Both passes through the network as it is before it trains.
  public let step: SampleStep

  init(index: Int, sample: Dataset.Sample, step: SampleStep) {
    (self.index, self.sample, self.step) = (index, sample, step)
  }
}

/// A stretch of continuous training: the steps that its beat begins and ends with.
public struct TrainingSegment: Hashable, Sendable {
  /// How many steps have been taken as it begins.
  public let from: Int
  /// How many have been taken as it ends; less than `from` where it runs backward.
  public let to: Int

  init(from: Int, to: Int) { (self.from, self.to) = (from, to) }
}
