import Media
import Numerics
public import Timeline

/// How much softer tones are, sample by sample, so that speech is heard: they make way before a word and come back in
/// a pause.
public struct DuckingCurve: Hashable, Sendable {
  /// Samples from one point of the curve to the next; straight lines lie between.
  private static let step = PCMBuffer.sampleRate / 1000

  private let spans: [Range<Int>]
  private let depth: Double
  private let attack: Double
  private let release: Double

  /// Draws the curve.
  ///
  /// - Parameters:
  ///   - speech: The samples of the film in which someone speaks, in order.
  ///   - duck: By how much tones are softer then, and how fast they change.
  public init(_ speech: [Range<Int>], _ duck: Sound.Ducking) {
    let hold = SampleClock.sample(at: duck.hold)
    var spans: [Range<Int>] = []
    for span in speech {
      if let last = spans.last, span.lowerBound - last.upperBound <= hold {
        spans[spans.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
    self.spans = spans
    depth = duck.depth
    attack = Double(SampleClock.sample(at: duck.attack))
    release = Double(SampleClock.sample(at: duck.release))
  }

  /// The factors of `count` samples from `start` on.
  public func factors(from start: Int, count: Int) -> [Float] {
    guard depth > 0, !spans.isEmpty else { return Array(repeating: 1, count: count) }
    var factors: [Float] = []
    factors.reserveCapacity(count)
    var sample = start
    var low = factor(at: start / Self.step * Self.step)
    while sample < start + count {
      let point = sample / Self.step * Self.step
      let high = factor(at: point + Self.step)
      let end = min(point + Self.step, start + count)
      if low == high {
        factors.append(contentsOf: repeatElement(Float(low), count: end - sample))
      } else {
        for sample in sample..<end {
          factors.append(Float(low + (high - low) * (Double(sample - point) / Double(Self.step))))
        }
      }
      (low, sample) = (high, end)
    }
    return factors
  }

  /// Feeds what decides the factors of some samples, counted from the first of these on: the speech in them and as far
  /// around them as it is heard of.
  func feed(_ samples: Range<Int>, _ hash: inout StableHash) {
    guard depth > 0 else { return hash.combine(0) }
    let first = samples.lowerBound / Self.step * Self.step
    let before = first - Int(release) - 1
    let after = samples.upperBound + Self.step + Int(attack) + 1
    let heard = spans.filter { $0.upperBound > before && $0.lowerBound < after }
    hash.combine(heard.count)
    guard !heard.isEmpty else { return }
    for value in [depth, attack, release] { hash.combine(value) }
    hash.combine(samples.lowerBound - first)
    for span in heard {
      hash.combine(max(span.lowerBound, before) - first)
      hash.combine(min(span.upperBound, after) - first)
    }
  }

  /// The factor at one sample: of the speech before it and of that after it, the one that is the softer.
  private func factor(at sample: Int) -> Double {
    // The first span that ends after the sample.
    var (first, end) = (0, spans.count)
    while first < end {
      let middle = (first + end) / 2
      if spans[middle].upperBound > sample { end = middle } else { first = middle + 1 }
    }
    var share = 0.0
    if first < spans.count {
      let wait = Double(spans[first].lowerBound - sample)
      share = wait <= 0 ? 1 : attack > 0 ? max(0, 1 - wait / attack) : 0
    }
    if first > 0 {
      let past = Double(sample - spans[first - 1].upperBound)
      share = max(share, release > 0 ? max(0, 1 - past / release) : 0)
    }
    guard share > 0 else { return 1 }
    return Decibels.factor(-depth * (0.5 - 0.5 * Elementary.cos(Double.pi * share)))
  }
}
