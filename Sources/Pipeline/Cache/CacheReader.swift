import Foundation
import Numerics

/// An entry of the cache that is being read; one that is removed meanwhile stays readable.
struct CacheReader: ~Copyable {
  /// What its head says.
  let entry: CacheEntry
  private let descriptor: Int32

  /// Opens the file of an entry and marks it as used; nil when it is not there, or is not the whole entry of that key.
  init?(_ path: String, of key: CacheKey) {
    let descriptor = Foundation.open(path, O_RDONLY)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let head = Self.read(descriptor, CacheEntry.headLength), let entry = CacheEntry(head, of: key),
      Int(status.st_size) == CacheEntry.headLength + entry.length
    else {
      close(descriptor)
      return nil
    }
    // The time of the last use, which decides what goes when there is too much; a read-only cache keeps the old one.
    _ = futimens(descriptor, nil)
    (self.entry, self.descriptor) = (entry, descriptor)
  }

  deinit { close(descriptor) }

  /// Reads the content; nil unless it is the one that was stored.
  func content() -> [UInt8]? {
    guard let content = Self.read(descriptor, entry.length),
      content.withUnsafeBytes({ CacheEntry(entry.key, of: $0) }) == entry
    else { return nil }
    return content
  }

  /// Reads exactly `count` bytes; nil when there are fewer.
  private static func read(_ descriptor: Int32, _ count: Int) -> [UInt8]? {
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
      while filled < count, let start = memory.baseAddress {
        let got = Foundation.read(descriptor, start + filled, count - filled)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        filled += got
      }
    }
    return bytes.count == count ? bytes : nil
  }
}
