import Foundation

/// The loudness of speech from 10 ms to 10 ms, and where it sets in after a silence.
struct SpeechEnergy {
  /// Decibels of each 10 ms.
  private let levels: [Double]
  /// Below which there is silence, and above which a sound has set in, in decibels.
  private let (threshold, onsetThreshold): (Double, Double)
  /// How far the loud is above the soft, in decibels.
  let range: Double

  init(_ samples: [Int16]) {
    let hop = SpeechSamples.rate / 100
    // Without what is lower than speech: the difference of neighbours falls off below.
    levels = (0..<samples.count / hop).map { frame in
      var sum = 1.0
      var last = 0.0
      for sample in samples[frame * hop..<(frame + 1) * hop] {
        let value = Double(sample)
        let high = value - 0.96 * last
        sum += high * high
        last = value
      }
      return 10 * log10(sum / Double(hop))
    }
    let sorted = levels.sorted()
    let (floor, top) = sorted.isEmpty ? (0, 0) : (sorted[sorted.count * 8 / 100], sorted[sorted.count * 95 / 100])
    range = top - floor
    threshold = floor + max(5, 0.22 * range)
    onsetThreshold = floor + max(5, 0.35 * range)
  }

  private func isSilent(_ frame: Int) -> Bool { !levels.indices.contains(frame) || levels[frame] < threshold }

  /// Whether no word has set in yet: breath and noise may be there.
  private func isBefore(_ frame: Int) -> Bool { !levels.indices.contains(frame) || levels[frame] < onsetThreshold }

  /// The ranges of sound between silences, in frames of 10 ms.
  ///
  /// - Parameter apart: How long a silence must be to count.
  func sounds(apart: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for frame in levels.indices where !isSilent(frame) {
      if let last = result.last, frame - last.upperBound < apart {
        result[result.count - 1] = last.lowerBound..<frame + 1
      } else {
        result.append(frame..<frame + 1)
      }
    }
    // A click is none.
    return result.filter { $0.count >= 4 }
  }

  /// The level that three quarters of a span's frames do not reach, in decibels; of an empty span, none at all.
  func level(of frames: ClosedRange<Int>) -> Double {
    let span = levels.isEmpty ? [] : levels[frames.clamped(to: 0...levels.count - 1)].sorted()
    return span.isEmpty ? -1000 : span[span.count * 3 / 4]
  }

  /// Where the sound sets in, if a word starts in a silence or just after it; else nil.
  func onset(near start: Double, before end: Double) -> Double? {
    guard range > 25 else { return nil }
    let frame = Int((start * 100).rounded())
    let reach = range < 45 ? 4 : 60
    // The end of a silence of 120 ms or more, from 60 ms before on.
    var candidate = frame
    if isBefore(frame) {
      while candidate - frame < reach, isBefore(candidate), Double(candidate) / 100 < end { candidate += 1 }
      guard !isBefore(candidate) else { return nil }
    } else {
      while frame - candidate < 6, !isBefore(candidate - 1) { candidate -= 1 }
      guard isBefore(candidate - 1) else { return nil }
    }
    guard (1...12).allSatisfy({ isBefore(candidate - $0) }) else { return nil }
    return Double(candidate) / 100
  }
}
