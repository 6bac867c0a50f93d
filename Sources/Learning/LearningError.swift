public import Simulation

/// What is wrong with a classifier or with its training, as facts; `description` puts them into words.
public enum LearningError: Error, Hashable, Sendable {
  /// There are fewer than two classes, or more than `Classifier.maximumClasses`.
  case classCount(Int)
  /// The network cannot be, or one of its numbers is out of range.
  case network(SimulationError)
  /// The data have another number of classes than the classifier.
  case classes(data: Int, classifier: Int)
  /// A setting of the training is out of its range.
  case setting(TrainingSettings.Name, found: Double)
  /// No sample is left to learn from.
  case noTrainingSamples
  /// Training left the range of doubles.
  case diverged(Divergence)
  /// The loss of parameters that were saved at this step is out of range.
  case savedLoss(step: Int)
}

/// Where training left the range of doubles, and what would keep it there.
public struct Divergence: Hashable, Sendable {
  /// The step, counted from 1, after which a number was out of range.
  public let step: Int
  /// The first such number, in order of the work: pre-activations, gradients, then weights and biases.
  public let quantity: SimulationError.Quantity
  /// η of the run.
  public let learningRate: Double
  /// A smaller rate, with which the same run stays in range to its end, and ends with no greater training loss than it
  /// began with or than guessing has; found by trying, nil when none was.
  public let workingRate: Double?
}
