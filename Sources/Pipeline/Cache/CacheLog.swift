import Synchronization

/// What a run notices of its cache, reported by any worker.
final class CacheLog: Sendable {
  private struct State {
    var damaged = 0
    var failure: String?
    var written = 0
    var isEvicting = false
  }

  private let state = Mutex(State())

  /// Whether writing has failed; it is not tried again in this run.
  var isUnwritable: Bool { failure != nil }

  /// Why nothing can be kept any more; nil while all goes well.
  var failure: String? { state.withLock { $0.failure } }

  /// Counts an entry that was not what its name says.
  func addDamaged() { state.withLock { $0.damaged += 1 } }

  /// Remembers why nothing can be kept; the first reason counts.
  func fail(_ reason: String) { state.withLock { if $0.failure == nil { $0.failure = reason } } }

  /// Counts bytes that were written; answers whether so many have been that the cache may be too large.
  func addWritten(_ bytes: Int, limit: Int) -> Bool {
    state.withLock {
      $0.written += bytes
      guard $0.written > limit / 10, !$0.isEvicting else { return false }
      ($0.written, $0.isEvicting) = (0, true)
      return true
    }
  }

  /// Answers whether anything was written since the cache was last made smaller.
  func beginsEviction() -> Bool {
    state.withLock {
      guard $0.written > 0, !$0.isEvicting else { return false }
      ($0.written, $0.isEvicting) = (0, true)
      return true
    }
  }

  /// Remembers that the cache has been made smaller.
  func endEviction() { state.withLock { $0.isEvicting = false } }

  /// What went wrong, for people.
  func problems(_ folder: String) -> [String] {
    let state = state.withLock { $0 }
    var lines: [String] = []
    if state.damaged > 0 {
      let (entries, were) = state.damaged == 1 ? ("entry", "was") : ("entries", "were")
      lines.append("\(state.damaged) \(entries) of \(folder) \(were) damaged and made again")
    }
    if let failure = state.failure {
      lines.append("\(folder) can't be written (\(failure)): what was made is not kept for the next run")
    }
    return lines
  }
}
