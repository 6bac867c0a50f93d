import Foundation
import Numerics

/// An entry of the cache that is being read; one that is removed meanwhile stays readable.
struct CacheReader: ~Copyable {
  /// Why there is no content.
  enum Failure: Error {
    /// There is no such file.
    case missing
    /// The system can't read it, now: a server that was restarted, a disk, permissions.
    case unreadable
    /// It is not the whole entry of that key.
    case damaged(FileIdentity)
  }

  /// What its head says.
  let entry: CacheEntry
  private let descriptor: Int32
  private let identity: FileIdentity

  /// Opens the file of an entry and marks it as used.
  init(_ path: String, of key: CacheKey) throws(Failure) {
    let descriptor = Foundation.open(path, O_RDONLY)
    guard descriptor >= 0 else { throw [ENOENT, ENOTDIR].contains(errno) ? .missing : .unreadable }
    do throws(Failure) {
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw .unreadable }
      let identity = FileIdentity(status)
      guard status.st_mode & S_IFMT == S_IFREG, let head = try Self.read(descriptor, CacheEntry.headLength),
        let entry = CacheEntry(head, of: key), Int(status.st_size) == CacheEntry.headLength + entry.length
      else { throw .damaged(identity) }
      (self.entry, self.descriptor, self.identity) = (entry, descriptor, identity)
    } catch {
      close(descriptor)
      throw error
    }
    // The time of the last use, by the clock of the file's server, which decides what goes when there is too much; a
    // read-only cache keeps the old one.
    _ = futimens(descriptor, nil)
  }

  deinit { close(descriptor) }

  /// Reads the content, which is the one that was stored.
  func content() throws(Failure) -> [UInt8] {
    guard let content = try Self.read(descriptor, entry.length),
      content.withUnsafeBytes({ CacheEntry(entry.key, of: $0) }) == entry
    else { throw .damaged(identity) }
    return content
  }

  /// Reads exactly `count` bytes; nil when there are fewer.
  private static func read(_ descriptor: Int32, _ count: Int) throws(Failure) -> [UInt8]? {
    var hasFailed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, filled in
      while filled < count, let start = memory.baseAddress {
        let got = Foundation.read(descriptor, start + filled, count - filled)
        if got < 0, errno == EINTR { continue }
        hasFailed = got < 0
        guard got > 0 else { return }
        filled += got
      }
    }
    if hasFailed { throw .unreadable }
    return bytes.count == count ? bytes : nil
  }
}
