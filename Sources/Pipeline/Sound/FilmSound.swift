import Audio
import Numerics
public import Video

/// What is heard of a film, and how its file stores it.
public struct FilmSound: Sendable {
  /// What is heard.
  public let plan: SoundPlan
  /// How loud it is made, in LUFS; nil to leave it as it is.
  public let loudness: Double?
  /// Decibels that its peaks stay below the ceiling.
  public let headroom: Double
  /// How it is stored.
  public let coding: SoundCoding

  /// Makes it of its parts.
  ///
  /// - Parameter headroom: Nil for what the coding adds to the peaks.
  public init(_ plan: SoundPlan, loudness: Double?, headroom: Double? = nil, as coding: SoundCoding) {
    (self.plan, self.loudness, self.coding) = (plan, loudness, coding)
    self.headroom = headroom ?? (coding.defaultBitRate == nil ? 0 : Soundtrack.lossyHeadroom)
  }

  /// Measures what is heard with some frames of a film, and compresses it if it can be kept; or finds what was made of
  /// the same before.
  func prepare(_ frames: Range<Int>, with cache: Cache?) throws(PipelineError) -> PreparedSound {
    let samples = samples(of: frames)
    func prepared(_ summary: String, _ source: PreparedSound.Source, isFound: Bool = false) -> PreparedSound {
      PreparedSound(summary: summary, isFound: isFound, samples: samples, source: source)
    }
    let key = key(samples)
    let cache = plan.isKnown ? cache : nil
    if let cache, let stored = StoredSound(key, in: cache, isVerified: false) {
      return prepared(stored.summary, .stored(key, cache), isFound: true)
    }
    let soundtrack = try Soundtrack(plan, loudness: loudness, headroom: headroom)
    if let cache, try keep(soundtrack, samples, as: key, in: cache) {
      return prepared(soundtrack.summary, .stored(key, cache))
    }
    return prepared(soundtrack.summary, .mixed(soundtrack))
  }

  /// Compresses the sound into a cache; answers whether that could take it.
  private func keep(
    _ soundtrack: Soundtrack, _ samples: Range<Int>, as key: CacheKey, in cache: Cache
  ) throws(PipelineError) -> Bool {
    guard var writer = StoredSound.begin(key, soundtrack.summary, in: cache) else { return false }
    var mix = try SoundMix(soundtrack, from: samples.lowerBound)
    var encoder = try Self.encoding { () throws(VideoError) in try SoundEncoder(coding) }
    while let block = try mix.next(until: samples.upperBound) {
      writer.write(try Self.encoding { () throws(VideoError) in try encoder.encode(block) })
    }
    writer.write(try Self.encoding { () throws(VideoError) in try encoder.finish() })
    return writer.finish()
  }

  private static func encoding<R: ~Copyable>(_ work: () throws(VideoError) -> R) throws(PipelineError) -> R {
    do throws(VideoError) { return try work() } catch { throw .sound(error) }
  }

  /// The samples that are heard with some frames.
  func samples(of frames: Range<Int>) -> Range<Int> {
    plan.clock.sample(ofFrame: frames.lowerBound)..<plan.clock.sample(ofFrame: frames.upperBound)
  }

  /// What the sound of some samples is found by.
  func key(_ samples: Range<Int>) -> CacheKey {
    CacheKey(.sound) { hash in
      plan.feed(&hash)
      hash.combine(loudness ?? .infinity)
      hash.combine(headroom)
      hash.combine(coding.rawValue)
      hash.combine(samples.lowerBound)
      hash.combine(samples.upperBound)
    }
  }
}
