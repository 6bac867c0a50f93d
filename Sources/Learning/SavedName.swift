/// The name of a tensor of a saved run, and what it says.
struct SavedName: Hashable, Sendable {
  /// What a tensor is, by its name.
  enum Role: Hashable, Sendable {
    /// The weights of a layer.
    case weight(layer: String)
    /// The biases of a layer.
    case bias(layer: String)
    /// A number for each step.
    case series(Series)
    /// Nothing that a run has.
    case other
  }

  /// The numbers that a run may have for each step, by their names.
  enum Series: String, CaseIterable, Hashable, Sendable {
    case step
    case learningRate = "learning_rate"
    case epoch
  }

  /// The whole name.
  let full: String
  /// The step of a name that starts with "step/NUMBER/".
  let step: Int?
  /// The name without that.
  let rest: String
  let role: Role

  init(_ full: String) {
    self.full = full
    (step, rest) = Self.parted(full)
    role = Self.role(rest)
  }

  /// Whether it is of a weight or a bias.
  var isParameter: Bool {
    switch role {
    case .weight, .bias: true
    case .series, .other: false
    }
  }

  /// Whether it is of weights.
  var isWeight: Bool {
    if case .weight = role { true } else { false }
  }

  /// The number after "step/" and what follows the next slash.
  private static func parted(_ name: String) -> (step: Int?, rest: String) {
    guard name.hasPrefix("step/") else { return (nil, name) }
    let parts = name.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let step = Int(parts[1]), step >= 0, !parts[2].isEmpty else { return (nil, name) }
    return (step, String(parts[2]))
  }

  /// What "w0", "b0", "0.weight", "layers.0.bias" or "epoch" is.
  private static func role(_ name: String) -> Role {
    if let series = Series(rawValue: name) { return .series(series) }
    for ending in [".weight", ".bias"] where name.hasSuffix(ending) {
      let layer = String(name.dropLast(ending.count))
      let pieces = layer.split(whereSeparator: { $0 == "." || $0 == "/" })
      guard !pieces.contains(where: { statePieces.contains($0.lowercased()) }) else { return .other }
      return ending == ".weight" ? .weight(layer: layer) : .bias(layer: layer)
    }
    guard let kind = name.first?.lowercased(), kind == "w" || kind == "b", name.utf8.count > 1,
      name.utf8.dropFirst().allSatisfy({ 0x30...0x39 ~= $0 })
    else { return .other }
    let layer = "w" + name.dropFirst()
    return kind == "w" ? .weight(layer: layer) : .bias(layer: layer)
  }

  /// Parts of names under which programs keep what belongs to an optimizer: a tensor for each parameter, with its name.
  private static let statePieces: Set<String> = [
    "optimizer", "optim", "optimizer_state", "opt_state", "exp_avg", "exp_avg_sq", "max_exp_avg_sq", "square_avg",
    "momentum", "momentum_buffer", "velocity", "grad", "grads", "gradient", "gradients",
  ]
}
