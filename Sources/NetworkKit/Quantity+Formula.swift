extension Quantity {
  /// The formula of a number's kind in plain text, by its name; nil for a name that no kind has.
  ///
  /// The formulas are those of backpropagation by layers (Rumelhart, Hinton and Williams, 1986), f being the layer's
  /// activation function and ⊙ the product of elements.
  ///
  /// - Parameter name: As ``name(lastLayer:)`` has it, such as `a₂[0]`; a sample may stand before it.
  public static func formula(ofNumber name: String) -> String? {
    let own = name.split(separator: ": ").last.map(String.init) ?? name
    let base = own.prefix { $0 != "[" }.filter { !"₀₁₂₃₄₅₆₇₈₉".contains($0) }
    if let formula = formula(base) { return formula }
    return base.hasSuffix("′") ? formula(base.dropLast()).map { "\($0), after the update" } : nil
  }

  private static func formula(_ base: some StringProtocol) -> String? {
    formulas.first { $0.base == base }?.formula
  }

  /// What a name begins with, and the formula.
  private static let formulas: [(base: String, formula: String)] = [
    ("x", "x: the input"),
    ("y", "y: the target"),
    ("w", "wₗ: a weight"),
    ("w′", "wₗ′ = wₗ − η ∂L/∂wₗ"),
    ("b", "bₗ: a bias"),
    ("b′", "bₗ′ = bₗ − η ∂L/∂bₗ"),
    ("z", "zₗ = Wₗ aₗ₋₁ + bₗ"),
    ("a", "aₗ = f(zₗ)"),
    ("ŷ", "ŷ = f(z) of the last layer"),
    ("f′(z)", "f′(zₗ): the slope of the activation function"),
    ("L", "L: the loss of ŷ and y"),
    ("(ŷ − y)", "ŷ − y: how far the prediction is from the target"),
    ("δ", "δₗ = ∂L/∂zₗ = (Wₗ₊₁ᵀ δₗ₊₁) ⊙ f′(zₗ)"),
    ("(Wᵀδ)", "Wₗ₊₁ᵀ δₗ₊₁: what the layer after hands back"),
    ("∂L/∂w", "∂L/∂Wₗ = δₗ aₗ₋₁ᵀ"),
  ]
}
