import Audio
import Media
import Video

/// What was measured of a film's mix.
struct MeasuredMix: Sendable {
  /// How loud each of its pieces is, in order.
  let parts: [LoudnessPart]
  /// Some of it, which was mixed for that.
  let mixed: [SoundMix.MixedPart]
}

extension SoundPlan {
  /// The pieces in which the mix is measured.
  private var pieces: [SoundPiece] { SoundPiece.cut(0..<count, lead: LoudnessPart.lead, tail: 0) }

  /// How many of the parts that were mixed are kept: 10 MB of tones, which are soon made again, 32 MB of a voice, as much as
  /// it takes in memory, and none where it is there.
  private var mostKept: Int { voice.map { $0.isKept ? 0 : 48 } ?? 16 }

  /// Measures the mix; of what the cache knows, nothing is mixed.
  ///
  /// What was mixed is kept as far as that is little, for it will be compressed next: all that changed, as a rule.
  func measure(with cache: Cache?) throws(PipelineError) -> MeasuredMix {
    var parts = known(in: cache)
    let missing = parts.indices.filter { parts[$0] == nil }
    let heard = try hear(missing[...], keeping: mostKept, in: cache)
    for (index, part) in heard.parts { parts[index] = part }
    return MeasuredMix(parts: parts.compactMap { $0 }, mixed: heard.mixed)
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
      try hear(share, keeping: max(0, mostKept - share.startIndex), in: cache)
    } deliver: { (heard: Heard) throws(PipelineError) in
      for (index, part) in heard.parts { parts[index] = part }
      mixed += heard.mixed
    }
    return MeasuredMix(parts: parts.compactMap { $0 }, mixed: mixed)
  }

  /// What the cache knows of the mix; nil unless it knows all.
  func measured(in cache: Cache?) -> [LoudnessPart]? {
    let parts = known(in: cache)
    return parts.contains(nil) ? nil : parts.compactMap { $0 }
  }

  /// What the cache knows of each piece.
  private func known(in cache: Cache?) -> [LoudnessPart?] {
    pieces.map { piece in
      isKnown ? cache?.loudness(piece.key(.loudness, of: self), samples: piece.samples.count) : nil
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
      let isKept = heard.mixed.count < most
      var (meter, kept) = (LoudnessPart.Meter(), PCMBuffer(silence: 0))
      // Block by block: memory for a whole piece is asked of the system each time, which takes longer than mixing.
      func hear(_ samples: Range<Int>, _ work: (PCMBuffer) -> Void) throws(PipelineError) {
        for start in stride(from: samples.lowerBound, to: samples.upperBound, by: LeveledSound.block) {
          let block = try mix.samples(start..<min(start + LeveledSound.block, samples.upperBound))
          work(block)
          if isKept { kept.append(block) }
        }
      }
      try hear(piece.heard.lowerBound..<piece.samples.lowerBound) { meter.hear(before: $0) }
      try hear(piece.samples) { meter.hear($0) }
      let part = meter.part
      if isKnown { cache?.store(part, as: piece.key(.loudness, of: self)) }
      if isKept {
        try hear(piece.heard.upperBound..<min(piece.heard.upperBound + SoundCoding.longestTail, count)) { _ in }
        heard.mixed.append(SoundMix.MixedPart(start: piece.heard.lowerBound, sound: kept))
      }
      heard.parts.append((index, part))
    }
    return heard
  }
}

extension Cache {
  fileprivate func loudness(_ key: CacheKey, samples: Int) -> LoudnessPart? {
    guard case .found(let bytes) = find(key) else { return nil }
    guard let part = LoudnessPart(serialized: bytes, samples: samples) else {
      discard(key)
      return nil
    }
    return part
  }

  fileprivate func store(_ part: LoudnessPart, as key: CacheKey) { store(part.serialized, as: key) }
}

extension LoudnessPart {
  /// The peak, then the powers, then level and share of each hop: the bit patterns of doubles, and two bytes each, all
  /// big-endian.
  fileprivate var serialized: [UInt8] {
    func bytes<Bits: FixedWidthInteger>(_ bits: Bits) -> [UInt8] { withUnsafeBytes(of: bits.bigEndian) { Array($0) } }
    return ([truePeak] + powers).flatMap { bytes($0.bitPattern) }
      + hops.flatMap { bytes($0.level) + bytes($0.share) }
  }

  /// Reads the part of so many samples; nil when the bytes are no such part.
  fileprivate init?(serialized bytes: [UInt8], samples: Int) {
    let steps = samples / Self.step
    let hops = (samples + SoundHop.length - 1) / SoundHop.length
    guard bytes.count == 8 * (1 + steps) + 4 * hops else { return nil }
    func bits(_ start: Int, _ count: Int) -> UInt64 {
      bytes[start..<start + count].reduce(0) { $0 << 8 | UInt64($1) }
    }
    let values = (0...steps).map { Double(bitPattern: bits(8 * $0, 8)) }
    // No mix is a thousand times as high as full scale.
    guard values.allSatisfy({ (0...1e6).contains($0) }) else { return nil }
    self.init(
      powers: Array(values.dropFirst()), truePeak: values[0],
      hops: stride(from: 8 * (1 + steps), to: bytes.count, by: 4).map { start in
        SoundHop(
          level: Int16(bitPattern: UInt16(truncatingIfNeeded: bits(start, 2))),
          share: UInt16(truncatingIfNeeded: bits(start + 2, 2)))
      })
  }
}
