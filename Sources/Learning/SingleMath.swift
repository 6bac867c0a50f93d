internal import Simulation

/// Eight places side by side, in single precision: as many as two vectors of every processor hold.
typealias Singles = SIMD8<Float>

/// The functions of `LaneMath` as far as a picture of them needs: in single precision, and without their slopes.
///
/// They use +, −, × and ÷ only, nothing fused, so that their bits too are the same on every machine.
enum SingleMath {
  /// tanh z to within 5·10⁻⁷, by a quotient of polynomials; beyond ±8, where tanh is nearer to ±1 than that, it stays.
  @inline(__always)
  static func hyperbolicTangent(_ z: Singles) -> Singles {
    let most = Singles(repeating: 8)
    let x = z.replacing(with: most, where: z .> most).replacing(with: -most, where: z .< -most)
    let square = x * x
    var above = Singles(repeating: -6.02054482e-09)
    above = above * square + 7.08382413e-06
    above = above * square + 0.00268455254
    above = above * square + 0.12699842
    above = above * square + 0.999999068
    var below = Singles(repeating: 0.000195306003)
    below = below * square + 0.0227976451
    below = below * square + 0.460328356
    below = below * square + 1
    return x * above / below
  }

  /// σ(z) = (1 + tanh(z/2)) / 2, within 0 … 1.
  @inline(__always)
  static func sigmoid(_ z: Singles) -> Singles {
    let value = hyperbolicTangent(z * 0.5) * 0.5 + 0.5
    let (zero, one) = (Singles(repeating: 0), Singles(repeating: 1))
    return value.replacing(with: zero, where: value .< zero).replacing(with: one, where: value .> one)
  }

  /// f(z) of any activation.
  @inline(__always)
  static func value(_ activation: Activation, at z: Singles) -> Singles {
    switch activation {
    case .tanh: hyperbolicTangent(z)
    case .sigmoid: sigmoid(z)
    case .linear: z
    case .relu: z.replacing(with: 0, where: z .<= 0)
    case .leakyRelu: z.replacing(with: z * 0.01, where: z .<= 0)
    case .softplus: Singles(LaneMath.softplus(Lanes(z)))
    }
  }
}
