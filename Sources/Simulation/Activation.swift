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

/// How the prediction ŷ is measured against the target y.
public enum Loss: String, CaseIterable, Hashable, Sendable, Codable {
  /// ½ Σ (ŷ − y)².
  case squaredError
  /// −Σ (y ln ŷ + (1 − y) ln(1 − ŷ)).
  case binaryCrossEntropy
  /// −Σ y ln ŷ.
  case crossEntropy
}
