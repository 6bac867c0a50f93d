import Media
import Numerics

/// A recording as the cache keeps it once it was decoded, in blocks, so that no later run decodes it to mix it.
///
/// A block may be gone, or damaged; then the recording is decoded after all, which gives the same samples.
struct StoredSound: Sendable {
  /// Samples of a block but the last: 5.5 s, 1 MB of a recording with one channel.
  static let length = 1 << 18

  private let cache: Cache
  private let recording: Recording
  private let digest: StableHash
  /// How many samples the recording has.
  let count: Int

  /// Describes a recording of which what was heard is known.
  ///
  /// - Parameters:
  ///   - digest: The hash of the file's bytes.
  ///   - count: How many samples it has.
  ///   - cache: Where its blocks are.
  init(_ recording: Recording, _ digest: StableHash, count: Int, in cache: Cache) {
    (self.recording, self.digest, self.count, self.cache) = (recording, digest, count, cache)
  }

  /// Keeps what was decoded, where all of it is at hand.
  func store(_ kept: KeptSound) {
    guard kept.isWhole else { return }
    for start in stride(from: 0, to: count, by: Self.length) {
      cache.store(Self.bytes(kept.samples(start..<min(start + Self.length, count))), as: key(start / Self.length))
    }
  }

  /// The block that has a sample, and its first sample; nil when it is not there.
  func block(at sample: Int) -> (sound: PCMBuffer, start: Int)? {
    guard 0..<count ~= sample else { return nil }
    let (number, key) = (sample / Self.length, key(sample / Self.length))
    guard case .found(let bytes) = cache.find(key) else { return nil }
    let start = number * Self.length
    guard let sound = Self.sound(bytes, min(Self.length, count - start)) else {
      cache.discard(key)
      return nil
    }
    return (sound, start)
  }

  private func key(_ number: Int) -> CacheKey {
    CacheKey(.decoded) { hash in
      recording.feed(digest, &hash)
      hash.combine(number)
    }
  }

  /// The bit patterns of the left samples, then, where they differ, those of the right ones, all little-endian.
  private static func bytes(_ sound: PCMBuffer) -> [UInt8] {
    let channels = sound.left == sound.right ? [sound.left] : [sound.left, sound.right]
    let size = sound.count * width
    return Array(unsafeUninitializedCapacity: channels.count * size) { bytes, filled in
      let bytes = UnsafeMutableRawBufferPointer(bytes)
      for (channel, samples) in channels.enumerated() {
        for (index, sample) in samples.enumerated() {
          bytes.storeBytes(
            of: sample.bitPattern.littleEndian, toByteOffset: channel * size + index * width, as: UInt32.self)
        }
      }
      filled = channels.count * size
    }
  }

  /// Reads `count` samples; nil when the bytes are not those of so many.
  private static func sound(_ bytes: [UInt8], _ count: Int) -> PCMBuffer? {
    let size = count * width
    guard bytes.count == size || bytes.count == 2 * size else { return nil }
    func samples(from start: Int) -> [Float] {
      bytes.withUnsafeBytes { bytes in
        (0..<count).map { index in
          let bits = bytes.loadUnaligned(fromByteOffset: start + index * width, as: UInt32.self)
          return Float(bitPattern: UInt32(littleEndian: bits))
        }
      }
    }
    let left = samples(from: 0)
    return PCMBuffer(left: left, right: bytes.count == size ? left : samples(from: size))
  }

  /// Bytes of a sample.
  private static let width = MemoryLayout<UInt32>.size
}
