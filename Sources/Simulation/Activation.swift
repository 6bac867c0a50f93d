/// The nonlinearity of a layer, applied to each pre-activation z by itself.
public enum Activation: String, CaseIterable, Hashable, Sendable, Codable {
  /// f(z) = z.
  case linear
  /// f(z) = 1 / (1 + e⁻ᶻ).
  case sigmoid
  /// f(z) = tanh z.
  case tanh
  /// f(z) = max(0, z), with f′(0) = 0.
  case relu
  /// f(z) = z for z > 0, else 0.01 z, with f′(0) = 0.01.
  case leakyRelu
  /// f(z) = ln(1 + eᶻ).
  case softplus
}

/// What the output layer does with its pre-activations (logits).
public enum OutputActivation: Hashable, Sendable {
  /// Each output by itself.
  case elementwise(Activation)
  /// eᶻⱼ / Σ eᶻₖ over the layer.
  case softmax
}

extension OutputActivation: CaseIterable, LosslessStringConvertible {
  /// Every activation by itself, then softmax.
  public static var allCases: [OutputActivation] { Activation.allCases.map(elementwise) + [.softmax] }

  /// The output activation that `name` names: an `Activation`'s raw value, or "softmax".
  public init?(_ name: String) {
    guard let known = Self.allCases.first(where: { $0.description == name }) else { return nil }
    self = known
  }

  /// The name: that of the activation, or "softmax".
  public var description: String {
    switch self {
    case .elementwise(let activation): activation.rawValue
    case .softmax: "softmax"
    }
  }
}
