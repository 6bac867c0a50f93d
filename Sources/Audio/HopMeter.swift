import Media
import Numerics

/// Measures the hops of a sound by ITU-R BS.1770: the true peak of each, and its power after the K-weighting filter.
///
/// It has the filters of libebur128, which ``LoudnessMeter`` wraps, and both sides of the sound in them at once. The
/// library, asked after every millisecond, takes five times as long: it works through its taps sample by sample, and
/// answers in decibels.
struct HopMeter: Sendable {
  /// The true peak of each hop that was heard, as a factor of full scale.
  private(set) var peaks: [Double] = []
  /// The power of each: the sum of both channels' mean squares.
  private(set) var powers: [Double] = []
  /// How many samples they have; the last hop may be shorter than the others.
  private(set) var count = 0

  /// What the weighting filter remembers, the latest first; left and right.
  private var state: (SIMD2<Double>, SIMD2<Double>, SIMD2<Double>, SIMD2<Double>) = (.zero, .zero, .zero, .zero)
  /// The last samples of each side, which the peaks' filter needs.
  private var (left, right): ([Double], [Double]) = (
    Array(repeating: 0, count: Interpolation.memory), Array(repeating: 0, count: Interpolation.memory)
  )

  /// Hears on; only the last sound may end within a hop.
  ///
  /// - Parameter isKept: Whether its hops are remembered.
  mutating func hear(_ sound: PCMBuffer, isKept: Bool = true) {
    if isKept { count += sound.count }
    left.append(contentsOf: sound.left.lazy.map(Double.init))
    right.append(contentsOf: sound.right.lazy.map(Double.init))
    let memory = Interpolation.memory
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        guard let leftmost = left.baseAddress, let rightmost = right.baseAddress else { return }
        for start in stride(from: memory, to: left.count, by: SoundHop.length) {
          let count = min(SoundHop.length, left.count - start)
          let power = power(leftmost + start, rightmost + start, count)
          guard isKept else { continue }
          let both = (
            Interpolation.highest(leftmost + start, count), Interpolation.highest(rightmost + start, count)
          )
          peaks.append(max(both.0, both.1))
          powers.append(power)
        }
      }
    }
    left.removeFirst(left.count - memory)
    right.removeFirst(right.count - memory)
  }

  /// The sum of the squares of some filtered samples, by the length of a hop.
  private mutating func power(_ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ count: Int) -> Double {
    let weighting = Weighting.standard
    var (one, two, three, four) = state
    var sum = SIMD2<Double>.zero
    for index in 0..<count {
      let input = SIMD2(left[index], right[index]) - weighting.back.3 * four - weighting.back.2 * three
      let next = input - weighting.back.1 * two - weighting.back.0 * one
      let output =
        weighting.forth.0 * next + weighting.forth.1 * one + weighting.forth.2 * two + weighting.forth.3 * three
        + weighting.forth.4 * four
      sum += output * output
      (one, two, three, four) = (next, one, two, three)
    }
    // What is left of a sound long ago would be worked out digit by digit.
    let isGone = abs(one.x) + abs(one.y) + abs(four.x) + abs(four.y) < 1e-120
    state = isGone ? (.zero, .zero, .zero, .zero) : (one, two, three, four)
    return sum.sum() / Double(SoundHop.length)
  }
}

/// The K-weighting filter of BS.1770 at 48 kHz: a shelf and a high-pass as one filter of the fourth order.
private struct Weighting {
  /// The weights of what goes in, the latest first.
  let forth: (Double, Double, Double, Double, Double)
  /// The weights of what the filter remembers.
  let back: (Double, Double, Double, Double)

  static let standard = Weighting()

  private init() {
    func tangent(_ frequency: Double) -> Double {
      let angle = Double.pi * frequency / Double(PCMBuffer.sampleRate)
      return Elementary.sin(angle) / Elementary.cos(angle)
    }
    let high = (gain: Decibels.factor(3.999843853973347), q: 0.7071752369554196, k: tangent(1681.974450955533))
    let band = Elementary.pow(high.gain, 0.4996667741545416)
    let scale = 1 + high.k / high.q + high.k * high.k
    let shelf = (
      (high.gain + band * high.k / high.q + high.k * high.k) / scale,
      2 * (high.k * high.k - high.gain) / scale, (high.gain - band * high.k / high.q + high.k * high.k) / scale
    )
    let poles = (2 * (high.k * high.k - 1) / scale, (1 - high.k / high.q + high.k * high.k) / scale)
    let low = (q: 0.5003270373238773, k: tangent(38.13547087602444))
    let lowScale = 1 + low.k / low.q + low.k * low.k
    let lowPoles = (2 * (low.k * low.k - 1) / lowScale, (1 - low.k / low.q + low.k * low.k) / lowScale)
    // The high-pass has the numerator 1, −2, 1.
    forth = (
      shelf.0, shelf.1 - 2 * shelf.0, shelf.0 - 2 * shelf.1 + shelf.2, shelf.1 - 2 * shelf.2, shelf.2
    )
    back = (
      poles.0 + lowPoles.0, poles.1 + poles.0 * lowPoles.0 + lowPoles.1, poles.0 * lowPoles.1 + poles.1 * lowPoles.0,
      poles.1 * lowPoles.1
    )
  }
}

/// The filter that finds what lies between samples: libebur128's windowed sinc of 49 taps for each quarter of a sample.
///
/// It adds in the library's order, so the peaks are the same to the bit.
private enum Interpolation {
  /// Samples before one that the filter needs.
  static let memory = 11

  /// The weights of the three quarters between samples, the latest sample's first, each of them twice.
  ///
  /// What lies on a sample is the sample itself, six samples late.
  private static let weights: [SIMD2<Double>] = (0...memory).flatMap { index in
    (1...3).map { quarter in
      let tap = quarter + 4 * index
      let angle = Double(tap - 24) * Double.pi / 4
      let window = 0.5 * (1 - Elementary.cos(2 * Double.pi * Double(tap) / 48))
      return SIMD2(repeating: Elementary.sin(angle) / angle * window)
    }
  }

  /// The greatest magnitude of some samples and of the quarters that the filter knows by then, as a float.
  ///
  /// - Parameters:
  ///   - samples: The first of them; ``memory`` samples stand before it.
  ///   - count: How many there are.
  static func highest(_ samples: UnsafePointer<Double>, _ count: Int) -> Double {
    var most = 0.0
    for index in 0..<count {
      let (own, late) = (abs(samples[index]), abs(samples[index - 6]))
      if own > most { most = own }
      if late > most { most = late }
    }
    var pairs = SIMD2(repeating: most)
    weights.withUnsafeBufferPointer { weights in
      for start in stride(from: 0, to: count & ~3, by: 4) {
        let place = UnsafeRawPointer(samples + start)
        var (a, b, c) = (SIMD2<Double>.zero, SIMD2<Double>.zero, SIMD2<Double>.zero)
        var (d, e, f) = (a, b, c)
        for index in 0...memory {
          let first = place.loadUnaligned(fromByteOffset: -8 * index, as: SIMD2<Double>.self)
          let second = place.loadUnaligned(fromByteOffset: 16 - 8 * index, as: SIMD2<Double>.self)
          let (one, two, three) = (weights[3 * index], weights[3 * index + 1], weights[3 * index + 2])
          a += first * one
          b += first * two
          c += first * three
          d += second * one
          e += second * two
          f += second * three
        }
        pairs = higher(higher(higher(higher(higher(higher(pairs, a), b), c), d), e), f)
      }
      for place in count & ~3..<count {
        for quarter in 0..<3 {
          let value = (0...memory).reduce(0.0) { $0 + samples[place - $1] * weights[3 * $1 + quarter].x }
          pairs = higher(pairs, SIMD2(repeating: value))
        }
      }
    }
    return Double(Float(max(pairs.x, pairs.y)))
  }

  /// The greater magnitudes of two pairs; what is no number is none.
  @inline(__always) private static func higher(_ most: SIMD2<Double>, _ pair: SIMD2<Double>) -> SIMD2<Double> {
    let magnitudes = pair.replacing(with: -pair, where: pair .< 0)
    return most.replacing(with: magnitudes, where: magnitudes .> most)
  }
}
