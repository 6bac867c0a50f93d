internal import Learning
internal import Text

extension Decoder {
  /// Reads `optimizer`: a name, or a mapping with more about it.
  ///
  /// - Parameter ratePlace: Becomes the place of its rate, or of the whole.
  mutating func optimizer(_ value: Located, _ ratePlace: inout Located) -> TrainingSettings? {
    var settings = TimelineKeys.defaultOptimizer
    switch value.node.kind {
    case .string:
      guard let name = choice(value, among: TimelineKeys.optimizers) else { return nil }
      settings.optimizer = Self.optimizer(name, momentum: nil, beta1: nil, beta2: nil, epsilon: nil)
      return settings
    case .mapping: break
    default:
      report(.wrongType(found: FoundValue(value.node), expected: .optimizer), at: value)
      return nil
    }
    guard let fields = fields(of: value, keys: TimelineKeys.optimizer) else { return nil }
    ratePlace = fields["learningRate"] ?? value
    let name = fields["name"].map { choice($0, among: TimelineKeys.optimizers) } ?? TimelineKeys.optimizers[0]
    var isRight = !fields.hasUnknownKeys
    for (key, owner) in [("momentum", "momentum"), ("beta1", "adam"), ("beta2", "adam"), ("epsilon", "adam")] {
      guard let name, let value = fields[key], name != owner else { continue }
      report(.keyOfOtherOptimizer(owner, optimizer: name), value.node.place, value.path)
      isRight = false
    }
    /// The value of a key, if it is there and right.
    func read<Value>(_ key: String, _ value: (Located) -> Value?) -> Value? {
      guard let place = fields[key] else { return nil }
      let value = value(place)
      if value == nil { isRight = false }
      return value
    }
    if let rate = read("learningRate", { positive($0) }) { settings.learningRate = rate }
    if let decay = read("L2", { notNegative($0) }) { settings.weightDecay = decay }
    if let size = read("batchSize", { whole($0, in: Bounds.batchSize, expected: .whole(Bounds.batchSize)) }) {
      settings.batchSize = size
    }
    if let seed = read("seed", { whole($0, in: Bounds.seed, expected: .seed) }) { settings.seed = UInt64(seed) }
    let momentum = read("momentum") { share($0) }
    let (beta1, beta2) = (read("beta1") { share($0) }, read("beta2") { share($0) })
    let epsilon = read("epsilon") { positive($0) }
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
    case "momentum": .momentum(momentum ?? TimelineKeys.defaultMomentum)
    default:
      .adam(
        beta1: beta1 ?? TimelineKeys.defaultBetas.0, beta2: beta2 ?? TimelineKeys.defaultBetas.1,
        epsilon: epsilon ?? TimelineKeys.defaultEpsilon)
    }
  }

  /// A number from 0 to below 1.
  mutating func share(_ value: Located) -> Double? { number(value, expected: .share) { 0 <= $0 && $0 < 1 } }

  /// A finite number that is not less than 0.
  mutating func notNegative(_ value: Located) -> Double? { number(value, expected: .notNegative) { $0 >= 0 } }

  /// A finite number that suits.
  mutating func number(_ value: Located, expected: ExpectedValue, where suits: (Double) -> Bool) -> Double? {
    guard let decimal = decimal(value, expected: expected) else { return nil }
    guard decimal.double.isFinite else {
      report(.notFinite(decimal.text), at: value)
      return nil
    }
    guard suits(decimal.double) else {
      report(.outOfBounds(found: decimal.text, expected: expected), at: value)
      return nil
    }
    return decimal.double
  }
}
