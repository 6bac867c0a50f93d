internal import Simulation

/// Eight samples side by side, one a lane.
///
/// A batch is worked on eight samples at a time; the operations of a lane are those of one double, so which lanes a
/// processor works on at once changes no bit.
typealias Lanes = SIMD8<Double>

/// The functions that training spends its time on, for eight samples at once: plain doubles where `Elementary` works
/// in pairs, a few units in the last place instead of half of one, and some twenty times as fast.
///
/// They use +, −, ×, ÷ and bit patterns only, nothing fused, so that their bits too are the same on every machine.
enum LaneMath {
  /// e^−t and e^−t − 1 for t ≥ 0, each to its own last digits; above 708 they are 0 and −1, and NaN stays NaN.
  ///
  /// It is inlined because its results would else go by way of memory, which takes a quarter of the time.
  @inline(__always) static func decay(_ t: Lanes) -> (power: Lanes, less1: Lanes) {
    let isTiny = t .> 708
    let x = -t.replacing(with: 708, where: isTiny)
    // Adding 1.5 · 2⁵² rounds to a whole number and leaves it in the low bits.
    let anchor = Lanes(repeating: 0x1.8p52)
    let anchored = x * 0x1.71547652b82fep+0 + anchor
    let k = anchored - anchor
    let scale = unsafeBitCast((unsafeBitCast(anchored, to: SIMD8<UInt64>.self) &+ 1023) &<< 52, to: Lanes.self)
    // ln 2 in two parts, the first of 33 bits, whose product with k is exact.
    let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
    // (eʳ − 1 − r) / r² by its series, |r| ≤ ½ ln 2.
    var sum = Lanes(repeating: 0x1.6124613a86d09p-33)  // 1/13!
    sum = sum * r + 0x1.1eed8eff8d898p-29
    sum = sum * r + 0x1.ae64567f544e4p-26
    sum = sum * r + 0x1.27e4fb7789f5cp-22
    sum = sum * r + 0x1.71de3a556c734p-19
    sum = sum * r + 0x1.a01a01a01a01ap-16
    sum = sum * r + 0x1.a01a01a01a01ap-13
    sum = sum * r + 0x1.6c16c16c16c17p-10
    sum = sum * r + 0x1.1111111111111p-7
    sum = sum * r + 0x1.5555555555555p-5
    sum = sum * r + 0x1.5555555555555p-3
    sum = sum * r + 0.5
    let kernel = r + r * r * sum
    return ((scale + scale * kernel).replacing(with: 0, where: isTiny), (scale - 1) + scale * kernel)
  }

  /// σ(z), 1 − σ(z) = σ(−z), and the slope σ(z) σ(−z).
  static func sigmoid(_ z: Lanes) -> (value: Lanes, complement: Lanes, slope: Lanes) {
    let power = decay(magnitude(z)).power
    let inverse = 1 / (1 + power)
    let rest = power * inverse
    let isNegative = z .< 0
    return (
      inverse.replacing(with: rest, where: isNegative), rest.replacing(with: inverse, where: isNegative),
      rest * inverse
    )
  }

  /// tanh z and its slope 1 − tanh² z, which keeps its digits where tanh is nearly ±1.
  static func hyperbolicTangent(_ z: Lanes) -> (value: Lanes, slope: Lanes) {
    let (power, less1) = decay(2 * magnitude(z))
    let inverse = 1 / (2 + less1)
    let value = -less1 * inverse
    return (value.replacing(with: -value, where: z .< 0), 4 * power * inverse * inverse)
  }

  /// f(z) and f′(z) of any activation, by the definitions of `Activation`.
  static func value(_ activation: Activation, at z: Lanes) -> (value: Lanes, slope: Lanes) {
    switch activation {
    case .linear: return (z, Lanes(repeating: 1))
    case .sigmoid:
      let sigmoid = sigmoid(z)
      return (sigmoid.value, sigmoid.slope)
    case .tanh: return hyperbolicTangent(z)
    case .relu: return leaky(z, below: 0)
    case .leakyRelu: return leaky(z, below: 0.01)
    case .softplus: return (softplus(z), sigmoid(z).value)
    }
  }

  /// ln(1 + eᶻ) = max(z, 0) + ln(1 + e^−|z|).
  static func softplus(_ z: Lanes) -> Lanes {
    // ln(1 + u) = 2 artanh s with s = u / (2 + u), at most ⅓, by its series up to s³⁵.
    let power = decay(magnitude(z)).power
    let s = power / (2 + power)
    let square = s * s
    var sum = Lanes()
    var n = 35.0
    while n >= 1 {
      sum = sum * square + 1 / n
      n -= 2
    }
    return z.replacing(with: 0, where: z .< 0) + 2 * s * sum
  }

  /// z, times `factor` where z is not positive.
  private static func leaky(_ z: Lanes, below factor: Double) -> (value: Lanes, slope: Lanes) {
    let slope = Lanes(repeating: factor).replacing(with: 1, where: z .> 0)
    return (z * slope, slope)
  }

  private static func magnitude(_ z: Lanes) -> Lanes {
    unsafeBitCast(unsafeBitCast(z, to: SIMD8<UInt64>.self) & 0x7fff_ffff_ffff_ffff, to: Lanes.self)
  }
}
