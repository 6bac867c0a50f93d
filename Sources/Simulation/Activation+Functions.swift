internal import Numerics

extension Activation {
  /// f(z).
  public func value(at z: Double) -> Double {
    switch self {
    case .linear: z
    case .sigmoid: Elementary.sigmoid(z)
    case .tanh: Elementary.tanh(z)
    case .relu: z > 0 ? z : 0
    case .leakyRelu: z > 0 ? z : 0.01 * z
    case .softplus: Elementary.softplus(z)
    }
  }

  /// The local derivative f′(z), from z itself so that it keeps its digits where f is nearly flat: a(1 − a) and
  /// 1 − a² would lose them.
  public func slope(at z: Double) -> Double {
    switch self {
    case .linear: return 1
    case .sigmoid: return Elementary.sigmoid(z) * Elementary.sigmoid(-z)
    case .tanh:
      // 1 − tanh² z = 4 σ(2z) σ(−2z), since tanh z = 2 σ(2z) − 1.
      return 4 * Elementary.sigmoid(2 * z) * Elementary.sigmoid(-2 * z)
    case .relu: return z > 0 ? 1 : 0
    case .leakyRelu: return z > 0 ? 1 : 0.01
    case .softplus: return Elementary.sigmoid(z)
    }
  }
}
