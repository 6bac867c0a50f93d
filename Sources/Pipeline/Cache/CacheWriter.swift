import Foundation
import Numerics

/// An entry of the cache that is being written; one that is dropped before `finish` is never found.
///
/// A failure is remembered by the cache and stops nothing: what is kept is a convenience.
struct CacheWriter: ~Copyable {
  private let key: CacheKey
  private let cache: Cache
  private let log: CacheLog
  private let isTrial: Bool
  private var file: AtomicFile
  private var hash = StableHash()
  private var length = 0
  /// Whether something could not be written.
  private(set) var hasFailed = false

  init(_ path: String, as key: CacheKey, of cache: Cache, _ log: CacheLog, isTrial: Bool) {
    (self.key, self.cache, self.log, self.isTrial) = (key, cache, log, isTrial)
    file = AtomicFile(path: path)
    put(Array(repeating: 0, count: CacheEntry.headLength))
  }

  /// Adds to the content.
  mutating func write(_ bytes: [UInt8]) {
    hash.combine(bytes: bytes)
    length += bytes.count
    put(bytes)
  }

  /// Puts the entry where it will be found.
  ///
  /// Answers whether it is there. It is not synced: if the machine stops now, the entry may be damaged, which is noticed.
  ///
  /// - Parameter replacing: Whether it takes the place of one that is there.
  @discardableResult
  consuming func finish(replacing: Bool = true) -> Bool {
    guard !hasFailed else { return false }
    do throws(PipelineError) {
      try file.overwriteStart(with: CacheEntry(key, length: length, hash: hash).head)
      try file.finish(synced: false, replacing: replacing)
    } catch {
      fail(error)
      return false
    }
    if log.addWritten(CacheEntry.headLength + length, limit: cache.limit) { cache.evict() }
    return true
  }

  private mutating func put(_ bytes: [UInt8]) {
    guard !hasFailed else { return }
    do throws(PipelineError) { try file.write(bytes) } catch {
      hasFailed = true
      fail(error)
    }
  }

  private func fail(_ error: PipelineError) {
    guard case .writing(_, let reason) = error else { return }
    if isTrial, [ENOENT, ESTALE].contains(where: { systemReason($0) == reason }) { return }
    log.fail(reason)
  }
}
