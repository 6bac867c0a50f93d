import Dispatch
import Foundation

/// Ctrl-C: the first asks the work to stop and clean up, the second does not wait.
enum Interruption {
  /// Runs `work` in a task that SIGINT and SIGTERM cancel.
  static func run(_ work: @escaping @Sendable () async -> Void) async {
    let task = Task { await work() }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if task.isCancelled { exit(130) }
        task.cancel()
      }
      source.resume()
      return source
    }
    // A full pipe or a file-size limit is an error of the write, not the end of the process.
    signal(SIGPIPE, SIG_IGN)
    #if !os(Windows)
      signal(SIGXFSZ, SIG_IGN)
    #endif
    await task.value
    for source in sources { source.cancel() }
  }
}
