import Audio
import Media
import Video

/// The sound of a film, measured: ready to be written.
struct PreparedSound: Sendable {
  /// Where its packets come from.
  enum Source: Sendable {
    /// They are kept.
    case stored(CacheKey, Cache)
    /// They are still to be mixed and compressed.
    case mixed(Soundtrack)
  }

  /// How loud it is, in one line for people.
  let summary: String
  /// Whether it was made in an earlier run.
  let isFound: Bool
  /// The samples of the film that are heard.
  let samples: Range<Int>
  let source: Source

  /// Begins to give the sound.
  ///
  /// What was kept may be gone by now, when another run has made room; then it is mixed again.
  func begin(_ sound: FilmSound) throws(PipelineError) -> SoundFeed {
    switch source {
    case .stored(let key, let cache):
      if let stored = StoredSound(key, in: cache, isVerified: true) {
        return SoundFeed(stored, from: samples.lowerBound)
      }
      let soundtrack = try Soundtrack(sound.plan, loudness: sound.loudness, headroom: sound.headroom)
      return SoundFeed(try SoundMix(soundtrack, from: samples.lowerBound))
    case .mixed(let soundtrack):
      return SoundFeed(try SoundMix(soundtrack, from: samples.lowerBound))
    }
  }
}

/// A piece of a film's sound, compressed or not.
enum SoundPiece {
  case samples(PCMBuffer)
  case packet(EncodedSound)
}

/// Gives a film's writer its sound, as far as its pictures are.
struct SoundFeed: ~Copyable {
  private var stored: StoredSound?
  private var mix: SoundMix?
  /// The sample of the film that is the first of the stored ones.
  private let origin: Int

  init(_ stored: consuming StoredSound, from origin: Int) {
    self.stored = consume stored
    self.origin = origin
    mix = nil
  }

  init(_ mix: consuming SoundMix) {
    stored = nil
    origin = 0
    self.mix = consume mix
  }

  /// Hands over what is heard before a sample; of the last one, all that is left.
  mutating func feed(
    until sample: Int, isLast: Bool, _ write: (SoundPiece) throws(PipelineError) -> Void
  ) throws(PipelineError) {
    while let block = try mix?.next(until: sample) { try write(.samples(block)) }
    while let packet = try stored?.next(before: isLast ? .max : sample - origin) { try write(.packet(packet)) }
  }
}
