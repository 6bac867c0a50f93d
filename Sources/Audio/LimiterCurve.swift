public import Media
public import Numerics

/// How much softer a limiter makes a mix, millisecond by millisecond, with straight lines between.
public struct LimiterCurve: Hashable, Sendable {
  /// Some hops in a row, in all of which something is reduced.
  struct Span: Hashable, Sendable {
    /// The first hop.
    let start: Int
    /// By how much the mix is softer where each hop begins, in hundredths of a decibel times ``Limiter/smoothing``;
    /// more than 0, and followed by a 0.
    let reductions: [UInt16]

    /// The first hop that comes after it.
    var end: Int { start + reductions.count }
  }

  /// Units of a reduction in a decibel.
  private static let units = Double(100 * Limiter.smoothing)

  /// In order; none begins where another one ends.
  ///
  /// The first one may begin before the mix, the last one end after it.
  let spans: [Span]
  /// How many hops the mix has.
  private let count: Int

  /// Draws the curve of a mix.
  ///
  /// - Parameters:
  ///   - peaks: Its highest hops, at least all above the threshold, in order.
  ///   - threshold: The level that may not be passed, in hundredths of a decibel, before the mix's gain.
  ///   - count: How many hops it has.
  init(_ limiter: Limiter, _ peaks: [LimiterPeak], threshold: Int, count: Int) {
    var spans: [Span] = []
    var cluster: [LimiterPeak] = []
    for peak in peaks where peak.level > threshold {
      if let last = cluster.last, peak.hop - last.hop > limiter.reach + Limiter.ahead {
        spans += Self.spans(limiter, cluster, threshold)
        cluster = []
      }
      cluster.append(peak)
    }
    spans += Self.spans(limiter, cluster, threshold)
    (self.spans, self.count) = (spans, count)
  }

  /// The greatest reduction, in decibels.
  public var depth: Double {
    Double(spans.reduce(0) { max($0, $1.reductions.max() ?? 0) }) / Self.units
  }

  /// How often it begins to reduce.
  public var times: Int { spans.count }

  /// The part of the time in which it reduces, from 0 to 1.
  public var share: Double {
    count == 0 ? 0 : Double(spans.reduce(0) { $0 + min($1.end, count) - max($1.start, 0) }) / Double(count)
  }

  /// The reductions around some peaks, none of which is far from the next one.
  private static func spans(_ limiter: Limiter, _ peaks: [LimiterPeak], _ threshold: Int) -> [Span] {
    guard let first = peaks.first, let last = peaks.last else { return [] }
    // One more than is ever reduced at each end.
    let start = first.hop - Limiter.ahead - 1
    var needed = Array(repeating: Int16(0), count: last.hop + limiter.reach + 1 - start)
    // What a peak needs, it needs from two hops before its own on, and as long as it is held.
    let half = Limiter.weights.count / 2
    for peak in peaks {
      let reduction = Int16(min(peak.level - threshold + Limiter.margin, limiter.most))
      for hop in peak.hop - start - 1 - half...peak.hop - start + 1 + half + Limiter.hold {
        needed[hop] = max(needed[hop], reduction)
      }
    }
    for hop in needed.indices.dropFirst() {
      needed[hop] = max(needed[hop], needed[hop - 1] - Int16(Limiter.slope))
    }
    let smooth = needed.indices.map { hop in
      UInt16(
        Limiter.weights.enumerated().reduce(0) { sum, weight in
          let place = hop + weight.offset - half
          return needed.indices.contains(place) ? sum + weight.element * Int(needed[place]) : sum
        })
    }
    return smooth.indices.split { smooth[$0] == 0 }.map { hops in
      Span(start: start + hops.startIndex, reductions: Array(smooth[hops]))
    }
  }
}

extension LimiterCurve {
  /// Makes a block of the mix softer.
  ///
  /// - Parameter first: The sample of the mix that the block begins with.
  public func apply(to sound: inout PCMBuffer, from first: Int) {
    let samples = first..<first + sound.count
    for span in spans(in: samples) {
      // From the hop before, in which the reduction begins at 0.
      let begin = max((span.start - 1) * SoundHop.length, samples.lowerBound)
      let end = min(span.end * SoundHop.length, samples.upperBound)
      var sample = begin
      while sample < end {
        let (hop, offset) = sample.quotientAndRemainder(dividingBy: SoundHop.length)
        let (from, to) = (factor(span, hop), factor(span, hop + 1))
        for place in offset..<min(SoundHop.length, offset + end - sample) {
          let gain = Float(from + (to - from) * (Double(place) / Double(SoundHop.length)))
          sound.left[sample - first] *= gain
          sound.right[sample - first] *= gain
          sample += 1
        }
      }
    }
  }

  /// Feeds what decides the reduction of some samples, counted from the first of these on.
  public func feed(_ samples: Range<Int>, _ hash: inout StableHash) {
    let heard = spans(in: samples)
    hash.combine(heard.count)
    guard !heard.isEmpty else { return }
    hash.combine(samples.lowerBound % SoundHop.length)
    let hops = samples.lowerBound / SoundHop.length...samples.upperBound / SoundHop.length + 1
    for span in heard {
      let own = max(span.start, hops.lowerBound)..<min(span.end, hops.upperBound + 1)
      hash.combine(own.lowerBound - hops.lowerBound)
      hash.combine(own.count)
      for hop in own { hash.combine(Int(span.reductions[hop - span.start])) }
    }
  }

  /// The power that is left of a hop: the mean square of its factors.
  func power(_ span: Span, _ hop: Int) -> Double {
    let (from, to) = (factor(span, hop), factor(span, hop + 1))
    return (from * from + from * to + to * to) / 3
  }

  /// The factor where a hop begins.
  private func factor(_ span: Span, _ hop: Int) -> Double {
    guard hop >= span.start, hop < span.end else { return 1 }
    return Decibels.factor(-Double(span.reductions[hop - span.start]) / Self.units)
  }

  /// The spans by which some samples are softer.
  private func spans(in samples: Range<Int>) -> ArraySlice<Span> {
    // The first span that ends after the first sample.
    var (first, end) = (0, spans.count)
    while first < end {
      let middle = (first + end) / 2
      if spans[middle].end * SoundHop.length > samples.lowerBound { end = middle } else { first = middle + 1 }
    }
    return spans[first...].prefix { ($0.start - 1) * SoundHop.length < samples.upperBound }
  }
}
