import Audio
import Media
import Video

/// What was measured of a film's mix.
struct MeasuredMix: Sendable {
  /// How loud all of it is.
  let sum: LoudnessSum
  /// Some of it, which was mixed for that.
  let mixed: [SoundMix.MixedPart]
}

extension SoundPlan {
  /// The pieces in which the mix is measured.
  private var pieces: [SoundPiece] { SoundPiece.cut(0..<count, lead: LoudnessPart.lead, tail: 0) }

  /// How many of the parts that were mixed are kept: 10 MB.
  private static let mostKept = 16

  /// Measures the mix; of what the cache knows, nothing is mixed.
  ///
  /// What was mixed is kept as far as that is little, for it will be compressed next: all that changed, as a rule.
  func measure(with cache: Cache?) throws(PipelineError) -> MeasuredMix {
    var parts = known(in: cache)
    let missing = parts.indices.filter { parts[$0] == nil }
    let heard = try hear(missing[...], keeping: Self.mostKept, in: cache)
    for (index, part) in heard.parts { parts[index] = part }
    return MeasuredMix(sum: LoudnessSum(parts.compactMap { $0 }), mixed: heard.mixed)
  }

  /// The same, with several at work at once.
  func measure(with cache: Cache?, jobs: Int) async throws(PipelineError) -> MeasuredMix {
    var parts = known(in: cache)
    let missing = parts.indices.filter { parts[$0] == nil }
    // Each has to read the voice up to its first piece.
    let share = max((missing.count + jobs - 1) / max(1, jobs), 2)
    let shares = stride(from: 0, to: missing.count, by: share).map { missing[$0..<min($0 + share, missing.count)] }
    var mixed: [SoundMix.MixedPart] = []
    try await orderedMap(shares, jobs: jobs) { (share) throws(PipelineError) -> Heard in
      try hear(share, keeping: max(0, Self.mostKept - share.startIndex), in: cache)
    } deliver: { (heard: Heard) throws(PipelineError) in
      for (index, part) in heard.parts { parts[index] = part }
      mixed += heard.mixed
    }
    return MeasuredMix(sum: LoudnessSum(parts.compactMap { $0 }), mixed: mixed)
  }

  /// What the cache knows of the mix; nil unless it knows all.
  func measured(in cache: Cache?) -> LoudnessSum? {
    let parts = known(in: cache)
    return parts.contains(nil) ? nil : LoudnessSum(parts.compactMap { $0 })
  }

  /// What the cache knows of each piece.
  private func known(in cache: Cache?) -> [LoudnessPart?] {
    pieces.map { piece in
      let steps = piece.samples.count / LoudnessPart.step
      return isKnown ? cache?.loudness(piece.key(.loudness, of: self), steps: steps) : nil
    }
  }

  /// What was heard of some pieces.
  private struct Heard: Sendable {
    var parts: [(piece: Int, part: LoudnessPart)] = []
    var mixed: [SoundMix.MixedPart] = []
  }

  /// Mixes and measures some of the pieces, and keeps the mix of the first ones.
  private func hear(
    _ indices: ArraySlice<Int>, keeping most: Int, in cache: Cache?
  ) throws(PipelineError) -> Heard {
    let pieces = pieces
    var mix = SoundMix(self)
    var heard = Heard()
    for index in indices {
      let piece = pieces[index]
      let start = piece.heard.lowerBound
      let sound = try mix.samples(start..<min(piece.heard.upperBound + SoundCoding.longestTail, count))
      let (first, end) = (piece.samples.lowerBound - start, piece.samples.upperBound - start)
      let part = LoudnessPart(sound[first..<end], after: sound[0..<first])
      if isKnown { cache?.store(part, as: piece.key(.loudness, of: self)) }
      if heard.mixed.count < most { heard.mixed.append(SoundMix.MixedPart(start: start, sound: sound)) }
      heard.parts.append((index, part))
    }
    return heard
  }
}

extension Cache {
  fileprivate func loudness(_ key: CacheKey, steps: Int) -> LoudnessPart? {
    guard case .found(let bytes) = find(key) else { return nil }
    guard let part = LoudnessPart(serialized: bytes), part.powers.count == steps else {
      discard(key)
      return nil
    }
    return part
  }

  fileprivate func store(_ part: LoudnessPart, as key: CacheKey) { store(part.serialized, as: key) }
}

extension LoudnessPart {
  /// The peak, then the powers: the bit patterns of doubles, big-endian.
  fileprivate var serialized: [UInt8] {
    ([truePeak] + powers).flatMap { value in
      (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (56 - 8 * $0)) }
    }
  }

  fileprivate init?(serialized bytes: [UInt8]) {
    guard bytes.count >= 8, bytes.count % 8 == 0 else { return nil }
    let values = stride(from: 0, to: bytes.count, by: 8).map { start in
      Double(bitPattern: bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
    }
    // No mix is a thousand times as high as full scale.
    guard values.allSatisfy({ (0...1e6).contains($0) }) else { return nil }
    self.init(powers: Array(values.dropFirst()), truePeak: values[0])
  }
}
