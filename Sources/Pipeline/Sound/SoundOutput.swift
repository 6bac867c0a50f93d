public import Audio
import Numerics
public import Video

/// What is heard of a film, and how its file stores it.
public struct SoundOutput: Sendable {
  /// What is heard.
  public let plan: SoundPlan
  /// How loud it is made, in LUFS; nil to leave it as it is.
  public let loudness: Double?
  /// Decibels that its peaks stay below the ceiling.
  public let headroom: Double
  /// What may make peaks softer; nil for nothing.
  public let limiter: Limiter?
  /// How it is stored.
  public let coding: SoundCoding

  /// Makes it of its parts.
  ///
  /// - Parameter headroom: Nil for what the coding adds to the peaks.
  public init(
    _ plan: SoundPlan, loudness: Double?, headroom: Double? = nil, limiter: Limiter? = Limiter(),
    as coding: SoundCoding
  ) {
    (self.plan, self.loudness, self.limiter, self.coding) = (plan, loudness, limiter, coding)
    self.headroom = headroom ?? (coding.defaultBitRate == nil ? 0 : LeveledSound.lossyHeadroom)
  }

  /// The samples that are heard with some frames.
  func samples(of frames: Range<Int>) -> Range<Int> {
    plan.clock.sample(ofFrame: frames.lowerBound)..<plan.clock.sample(ofFrame: frames.upperBound)
  }

  /// The pieces in which some samples are compressed; a coding that can't be cut has one.
  func pieces(_ samples: Range<Int>) -> [SoundPiece] {
    guard let cut = coding.cut else { return [SoundPiece(samples: samples, heard: samples)] }
    return SoundPiece.cut(samples, lead: cut.lead, tail: cut.tail)
  }

  /// The pieces that can be made one by one in any order, because nothing has to be decoded for them: which of them
  /// begin before each of some samples, and not before the one in front of it.
  ///
  /// - Parameters:
  ///   - mixed: What was mixed already.
  ///   - ends: In ascending order.
  func pieces(_ samples: Range<Int>, knowing mixed: [SoundMix.MixedPart], before ends: [Int]) -> [[Int]] {
    let pieces = pieces(samples)
    func isAtHand(_ piece: SoundPiece) -> Bool {
      plan.isAtHand(piece.heard)
        || mixed.contains { $0.samples.clamped(to: piece.heard) == piece.heard }
    }
    var next = 0
    return ends.map { end in
      let first = next
      while next < pieces.count, pieces[next].samples.lowerBound < end { next += 1 }
      return (first..<next).filter { coding.cut != nil && isAtHand(pieces[$0]) }
    }
  }

  /// What a piece of some samples is found by.
  func key(_ piece: SoundPiece, of samples: Range<Int>, _ leveling: Leveling) -> CacheKey {
    piece.key(.sound, of: plan) { hash in
      leveling.feed(piece.heard, &hash)
      hash.combine(coding.rawValue)
      // At its ends a coder has nothing to go on with.
      hash.combine(piece.samples.lowerBound == samples.lowerBound)
      hash.combine(piece.samples.upperBound == samples.upperBound)
    }
  }

  /// How many bytes a cache has of the sound of some samples; nil unless it has all.
  func length(_ samples: Range<Int>, in cache: Cache?) -> Int? {
    guard let cache, let parts = plan.measured(in: cache) else { return nil }
    let leveling = Leveling(parts, target: loudness, headroom: headroom, limiter: limiter)
    var bytes = 0
    for piece in pieces(samples) {
      guard let length = cache.length(of: key(piece, of: samples, leveling)) else { return nil }
      bytes += length
    }
    return bytes
  }
}
