internal import Numerics

/// How a step follows from the gradients, by PyTorch's definitions.
public enum Optimizer: Hashable, Sendable {
  /// p ← p − η g.
  case sgd
  /// v ← μ v + g, then p ← p − η v, from v = 0 (`torch.optim.SGD` with `momentum`, neither damped nor Nesterov's).
  case momentum(Double = 0.9)
  /// m ← β₁ m + (1 − β₁) g and s ← β₂ s + (1 − β₂) g², then p ← p − η m̂ / (√ŝ + ε) with m̂ = m / (1 − β₁ᵗ) and
  /// ŝ = s / (1 − β₂ᵗ) (`torch.optim.Adam`; Kingma and Ba, "Adam: a method for stochastic optimization", 2015).
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)

  /// How many numbers it keeps for each parameter.
  var memory: Int {
    switch self {
    case .sgd: 0
    case .momentum: 1
    case .adam: 2
    }
  }

  /// Takes one step.
  ///
  /// - Parameters:
  ///   - values: The parameters.
  ///   - memory: What it keeps: for Adam, all m and then all s.
  ///   - gradients: Those of the loss, without the weight decay.
  ///   - step: t, from 1.
  func step(
    _ values: inout [Double], memory: inout [Double], gradients: [Double], settings: TrainingSettings, step: Int
  ) {
    let (rate, decay, count) = (settings.learningRate, settings.weightDecay, values.count)
    switch self {
    case .sgd:
      for i in 0..<count { values[i] -= rate * (gradients[i] + decay * values[i]) }
    case .momentum(let factor):
      for i in 0..<count {
        memory[i] = factor * memory[i] + (gradients[i] + decay * values[i])
        values[i] -= rate * memory[i]
      }
    case .adam(let beta1, let beta2, let epsilon):
      let stepSize = rate / (1 - Elementary.pow(beta1, Double(step)))
      let root = (1 - Elementary.pow(beta2, Double(step))).squareRoot()
      for i in 0..<count {
        let gradient = gradients[i] + decay * values[i]
        memory[i] = beta1 * memory[i] + (1 - beta1) * gradient
        memory[count + i] = beta2 * memory[count + i] + (1 - beta2) * gradient * gradient
        values[i] -= stepSize * memory[i] / (memory[count + i].squareRoot() / root + epsilon)
      }
    }
  }
}
