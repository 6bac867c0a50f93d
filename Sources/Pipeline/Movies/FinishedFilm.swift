import Audio
import Foundation
import Numerics
import Video

/// A film's file as it was written, so that it is left as it is while nothing that makes its bytes has changed.
struct FinishedFilm: Hashable, Sendable, Codable {
  /// The size of the file.
  let bytes: Int
  /// The hash of its bytes.
  let hash: String
  /// How loud the film is, in one line for people; nil for a silent film.
  let sound: String?

  /// Describes a file; nil when it can't be read.
  init?(_ path: String, sound: String?) {
    guard let (hash, bytes) = FileDigest.ofWhole(path) else { return nil }
    (self.hash, self.bytes, self.sound) = (hash.hex, bytes, sound)
  }

  /// Whether a file is this one, byte for byte.
  func stands(at path: String) -> Bool {
    // Of a file of another length nothing is read.
    FileDigest.length(path) == bytes && FileDigest.of(path)?.hex == hash
  }
}

extension MovieRenderer {
  /// What the finished file of a plan is found by; nil when some of what makes it is not known.
  func key(of plan: CacheKey?, _ tracks: MovieTracks, _ target: MovieTarget) -> CacheKey? {
    guard let plan, sound?.plan.isKnown ?? true else { return nil }
    return CacheKey(.film) { hash in
      hash.combine(plan.digest)
      hash.combine(target.container.rawValue)
      tracks.feed(&hash)
      guard let sound else { return }
      sound.plan.feed(0..<sound.plan.count, &hash)
      hash.combine(sound.loudness == nil)
      hash.combine(sound.loudness ?? 0)
      hash.combine(sound.headroom)
      hash.combine(sound.limiter?.most ?? -1)
    }
  }

  /// The file that was made before, if it stands under the target's name; nil for none.
  func finished(_ key: CacheKey?, at target: MovieTarget) -> FinishedFilm? {
    guard let key, let cache, case .found(let bytes) = cache.find(key) else { return nil }
    guard let film = try? JSONDecoder().decode(FinishedFilm.self, from: Data(bytes)) else {
      cache.discard(key)
      return nil
    }
    return film.stands(at: target.path) ? film : nil
  }

  /// Notes what a file is.
  func keep(_ film: FinishedFilm?, as key: CacheKey?) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let key, let cache, let film, let bytes = try? encoder.encode(film) else { return }
    cache.store(Array(bytes), as: key)
  }
}

extension MovieTracks {
  /// Feeds everything that decides what the tracks add to a file, but the cover, which is a frame of the film.
  fileprivate func feed(_ hash: inout StableHash) {
    hash.combine(sound?.coding.rawValue ?? "")
    hash.combine(sound?.bitRate ?? 0)
    for text in [tags.title, tags.artist, tags.comment, tags.language?.letters, captionLanguage?.letters] {
      hash.combine(text == nil)
      hash.combine(text ?? "")
    }
    hash.combine(captions.count)
    for caption in captions { Self.feed(caption.start, caption.end, caption.text, &hash) }
    for chapter in chapters { Self.feed(chapter.start, chapter.end, chapter.title, &hash) }
  }

  private static func feed(
    _ start: PresentationTime, _ end: PresentationTime, _ text: String, _ hash: inout StableHash
  ) {
    for time in [start, end] {
      hash.combine(time.numerator)
      hash.combine(time.denominator)
    }
    hash.combine(text)
  }
}
