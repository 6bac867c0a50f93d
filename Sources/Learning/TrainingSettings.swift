/// How a classifier is trained.
public struct TrainingSettings: Hashable, Sendable {
  /// How many steps a run may have.
  public static let maximumSteps = 1_000_000

  /// How a step follows from the gradients.
  public var optimizer: Optimizer
  /// η, above 0; the same at every step.
  public var learningRate: Double
  /// λ, at least 0: every step adds λ p to the gradient of each weight and bias p, as PyTorch's `weight_decay` does.
  ///
  /// That is the gradient of a penalty ½ λ Σ p², which the losses that are shown leave out.
  public var weightDecay: Double
  /// How many samples a step takes the mean gradient of, at least 1.
  ///
  /// Every epoch goes through all training samples in an order of its own; its last batch has what is left. A batch
  /// size of the number of samples or more is plain gradient descent.
  public var batchSize: Int
  /// How many steps are taken, at least 1.
  public var steps: Int
  /// What the first weights and the orders of the samples are drawn from.
  public var seed: UInt64

  /// Makes settings; `problems` lists which are out of range.
  public init(
    optimizer: Optimizer = .adam(), learningRate: Double = 0.01, weightDecay: Double = 0, batchSize: Int = 16,
    steps: Int = 2000, seed: UInt64 = 0
  ) {
    self.optimizer = optimizer
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.batchSize = batchSize
    self.steps = steps
    self.seed = seed
  }

  /// A setting that has a range.
  public enum Name: String, Hashable, Sendable {
    case learningRate = "the learning rate"
    case weightDecay = "the weight decay"
    case batchSize = "the batch size"
    case steps = "the number of steps"
    case momentum = "the momentum"
    case beta1 = "Adam's beta1"
    case beta2 = "Adam's beta2"
    case epsilon = "Adam's epsilon"

    /// The range, in words.
    var expected: String {
      switch self {
      case .learningRate, .epsilon: "a finite number above 0"
      case .weightDecay: "a finite number, 0 or more"
      case .batchSize: "a whole number, 1 or more"
      case .steps: "a whole number from 1 to \(TrainingSettings.maximumSteps)"
      case .momentum, .beta1, .beta2: "a number from 0 to below 1"
      }
    }
  }

  /// Every setting that is out of its range.
  public var problems: [LearningError] {
    var problems: [LearningError] = []
    func check(_ isInRange: Bool, _ name: Name, _ found: Double) {
      if !isInRange { problems.append(.setting(name, found: found)) }
    }
    check(learningRate > 0 && learningRate.isFinite, .learningRate, learningRate)
    check(weightDecay >= 0 && weightDecay.isFinite, .weightDecay, weightDecay)
    check(batchSize >= 1, .batchSize, Double(batchSize))
    check((1...Self.maximumSteps).contains(steps), .steps, Double(steps))
    switch optimizer {
    case .sgd: break
    case .momentum(let factor): check((0..<1).contains(factor), .momentum, factor)
    case .adam(let beta1, let beta2, let epsilon):
      check((0..<1).contains(beta1), .beta1, beta1)
      check((0..<1).contains(beta2), .beta2, beta2)
      check(epsilon > 0 && epsilon.isFinite, .epsilon, epsilon)
    }
    return problems
  }
}
