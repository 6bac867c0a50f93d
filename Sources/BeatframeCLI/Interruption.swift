import Dispatch
import Foundation

/// Ctrl-C, and a terminal that is closed: the first asks the work to stop and clean up, the second does not wait.
enum Interruption {
  /// How many seconds the work has to clean up.
  private static let grace = 10.0

  /// Runs `work` in a task that SIGINT, SIGTERM and SIGHUP cancel.
  static func run(_ work: @escaping @Sendable () async -> Void) async {
    // What can't be written is an error of the write, not the end of the process.
    for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
    let task = Task { await work() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if task.isCancelled { _exit(130) }
        task.cancel()
        // Reading from a pipe that nobody fills can't be cancelled.
        DispatchQueue.global().asyncAfter(deadline: .now() + grace) { _exit(130) }
      }
      source.resume()
      return source
    }
    await task.value
    for source in sources { source.cancel() }
  }
}
