import Audio
import Media
import Numerics
import Video

/// A part of a film's sound that is measured or compressed by itself, so that it need not be again while another part
/// changes.
struct SoundPiece: Hashable, Sendable {
  /// The samples of the film that it is about.
  let samples: Range<Int>
  /// The samples that have to be mixed for it: some before, and some after.
  let heard: Range<Int>

  /// Samples of a piece: 1.6 s, which are 16 steps of loudness and 75 frames of AAC.
  static let length = 76_800

  /// Cuts some samples of a film.
  ///
  /// - Parameters:
  ///   - lead: How many samples are heard before a piece, as far as there are any.
  ///   - tail: How many are heard after it.
  static func cut(_ samples: Range<Int>, lead: Int, tail: Int) -> [SoundPiece] {
    stride(from: samples.lowerBound, to: samples.upperBound, by: length).map { start in
      let own = start..<min(start + length, samples.upperBound)
      return SoundPiece(
        samples: own,
        heard: max(own.lowerBound - lead, samples.lowerBound)..<min(own.upperBound + tail, samples.upperBound))
    }
  }

  /// What the piece is found by.
  func key(_ kind: CacheKey.Kind, of plan: SoundPlan, _ more: (inout StableHash) -> Void = { _ in }) -> CacheKey {
    CacheKey(kind) { hash in
      hash.combine(samples.count)
      hash.combine(samples.lowerBound - heard.lowerBound)
      for part in Self.cut(heard, lead: 0, tail: 0) { plan.feed(part.samples, &hash) }
      more(&hash)
    }
  }
}
