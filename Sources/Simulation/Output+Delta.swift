internal import Numerics

extension Output {
  /// How the output layer's δ = ∂L/∂z comes about.
  enum Rule {
    /// The loss undoes the slope, so that no product with one is left: ŷ − y for softmax with cross-entropy and for
    /// sigmoid with binary cross-entropy, y (ŷ − 1) for sigmoid with cross-entropy.
    case fused
    /// A linear output: δ is ∂L/∂ŷ itself.
    case linear
    /// ∂L/∂ŷ times the slope, output by output.
    case slope(Activation)
    /// The softmax's Jacobian times ∂L/∂ŷ.
    case jacobian
  }

  /// The rule for an output and a loss that suit each other.
  static func rule(for output: OutputActivation, _ loss: Loss) -> Rule {
    switch (output, loss) {
    case (.softmax, .crossEntropy), (.elementwise, .crossEntropy), (.elementwise, .binaryCrossEntropy): .fused
    case (.softmax, _): .jacobian
    case (.elementwise(.linear), .squaredError): .linear
    case (.elementwise(let activation), .squaredError): .slope(activation)
    }
  }

  /// δ of every output, adding the products it takes to `products`.
  func delta(counting products: inout Int) -> [Double] {
    switch Self.rule(for: network.output, network.loss) {
    case .linear: return logits.indices.map(error)
    case .slope(let activation):
      return logits.indices.map { j in
        products += 1
        return error(j) * activation.slope(at: logits[j])
      }
    case .fused where network.loss == .crossEntropy && network.output != .softmax:
      // ∂(−y ln σ)/∂z = −y (1 − σ).
      return logits.indices.map { -network.target[$0] * complement[$0] }
    case .fused: return logits.indices.map(error)
    case .jacobian:
      let terms = network.loss == .squaredError ? squaredErrorTerm : entropyTerms()
      return logits.indices.map { i in
        logits.indices.reduce(0) { sum, j in
          products += 1
          return sum + terms(i, j)
        }
      }
    }
  }

  /// ∂ŷⱼ/∂zᵢ · ∂L/∂ŷⱼ for softmax with the squared error; ∂ŷⱼ/∂zᵢ is ŷᵢ(1 − ŷᵢ) for i = j, else −ŷᵢ ŷⱼ.
  private func squaredErrorTerm(_ i: Int, _ j: Int) -> Double {
    prediction[i] * (i == j ? complement[i] : -prediction[j]) * error(j)
  }

  /// ∂ŷⱼ/∂zᵢ · ∂L/∂ŷⱼ for softmax with binary cross-entropy, where ∂L/∂ŷⱼ = (ŷⱼ − yⱼ) / (ŷⱼ (1 − ŷⱼ)) may be beyond
  /// all range though the product never is: for i = j it is ŷᵢ − yᵢ, else ŷᵢ yⱼ − (1 − yⱼ) ŷⱼ rᵢⱼ with
  /// rᵢⱼ = ŷᵢ / (1 − ŷⱼ), the softmax without j.
  private func entropyTerms() -> (Int, Int) -> Double {
    let ratios = logits.indices.map { j in
      var row = logits.count > 1 ? Softmax(Softmax.removing(j, from: logits)).values : []
      row.insert(0, at: j)
      return row
    }
    return { i, j in
      if i == j { return error(i) }
      let y = network.target[j]
      return prediction[i] * y - (1 - y) * prediction[j] * ratios[j][i]
    }
  }
}
