/// What a trace has.
extension Quantity.Kind {
  /// Activations of a layer.
  public static let activation = Self(rawValue: "a")
  /// Pre-activations of a layer.
  public static let preactivation = Self(rawValue: "z")
  /// Local derivatives f′(z) of a layer.
  public static let slope = Self(rawValue: "s")
  /// δ of a layer.
  public static let delta = Self(rawValue: "d")
  /// Weights of an edge.
  public static let weight = Self(rawValue: "w")
  /// Biases of an edge.
  public static let bias = Self(rawValue: "b")
  /// ∂L/∂w of an edge.
  public static let gradient = Self(rawValue: "g")
  /// The target.
  public static let target = Self(rawValue: "y")
  /// ŷ − y.
  public static let error = Self(rawValue: "e")
  /// The loss.
  public static let loss = Self(rawValue: "L")
  /// Multiplications up to an edge's gradients where every δ is reused; a second index says how many are still to come.
  public static let reused = Self(rawValue: "m")
  /// The same where each gradient is worked out from scratch.
  public static let scratch = Self(rawValue: "n")
  /// Multiplications of a network of so many edges like this one, where every δ is reused.
  public static let reusedAtDepth = Self(rawValue: "md")
  /// The same where each gradient is worked out from scratch.
  public static let scratchAtDepth = Self(rawValue: "nd")
  /// (Wᵀδ) of the layer after.
  public static let upstream = Self(rawValue: "u")
  /// Multiplications of a forward pass.
  public static let forward = Self(rawValue: "f")
  /// Multiplications of a backward pass.
  public static let backward = Self(rawValue: "r")
  /// Multiplications of finite differences.
  public static let probes = Self(rawValue: "q")
}
