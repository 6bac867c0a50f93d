import Learning
import NetworkKit
import Simulation
import Text
import Timeline

extension KeyReader {
  /// Reads `optimizer`: a name, or a mapping with more about it.
  ///
  /// - Parameter ratePlace: Becomes the place of its rate, or of the whole.
  mutating func optimizer(_ value: Located, _ ratePlace: inout Located) -> TrainingSettings? {
    var settings = TrainingFilm.defaultOptimizer
    switch value.node.kind {
    case .string:
      guard let name = choice(value, among: TrainingFilm.optimizers) else { return nil }
      settings.optimizer = Self.optimizer(name, momentum: nil, beta1: nil, beta2: nil, epsilon: nil)
      return settings
    case .mapping: break
    default:
      report(.wrongType(found: FoundValue(value.node), expected: .optimizer), at: value)
      return nil
    }
    guard let fields = fields(of: value, keys: TrainingFilm.optimizer) else { return nil }
    ratePlace = fields["learningRate"] ?? value
    let name = fields["name"].map { choice($0, among: TrainingFilm.optimizers) } ?? TrainingFilm.optimizers[0]
    var isRight = !fields.hasUnknownKeys
    for (key, owner) in [("momentum", "momentum"), ("beta1", "adam"), ("beta2", "adam"), ("epsilon", "adam")] {
      guard let name, let value = fields[key], name != owner else { continue }
      report(own: TrainingProblem.keyOfOtherOptimizer(owner, optimizer: name), value.node.place, value.path)
      isRight = false
    }
    /// The value of a key, if it is there and right.
    func own<Value>(_ key: String, _ value: (Located) -> Value?) -> Value? {
      guard let place = fields[key] else { return nil }
      let value = value(place)
      if value == nil { isRight = false }
      return value
    }
    if let rate = own("learningRate", { read($0, .positive) }) { settings.learningRate = rate }
    if let decay = own("L2", { read($0, .notNegative) }) { settings.weightDecay = decay }
    if let size = own("batchSize", { read($0, .whole(TrainingBounds.batchSize)) }) {
      settings.batchSize = size
    }
    if let seed = own("seed", { read($0, .whole(Bounds.seed)) }) { settings.seed = UInt64(seed) }
    let momentum = own("momentum") { read($0, .share) }
    let (beta1, beta2) = (own("beta1") { read($0, .share) }, own("beta2") { read($0, .share) })
    let epsilon = own("epsilon") { read($0, .positive) }
    guard isRight, let name else { return nil }
    settings.optimizer = Self.optimizer(name, momentum: momentum, beta1: beta1, beta2: beta2, epsilon: epsilon)
    return settings
  }

  /// The optimizer of a name; nil stands for its usual number.
  private static func optimizer(
    _ name: String, momentum: Double?, beta1: Double?, beta2: Double?, epsilon: Double?
  ) -> Optimizer {
    switch name {
    case "sgd": .sgd
    case "momentum": .momentum(momentum ?? TrainingFilm.defaultMomentum)
    default:
      .adam(
        beta1: beta1 ?? TrainingFilm.defaultBetas.0, beta2: beta2 ?? TrainingFilm.defaultBetas.1,
        epsilon: epsilon ?? TrainingFilm.defaultEpsilon)
    }
  }
}
