import Synchronization
import Text

/// Tells every page that is open what happens.
final class EventHub: Sendable {
  private let listeners = Mutex<(next: Int, streams: [Int: AsyncStream<String>.Continuation])>((0, [:]))

  /// Sends a message to all who listen.
  func send(_ message: JSONText) {
    let line = message.line
    listeners.withLock { listeners in
      for stream in listeners.streams.values { stream.yield(line) }
    }
  }

  /// Begins to listen; ends when the stream is dropped.
  ///
  /// Who is slow gets the newest messages.
  func listen() -> AsyncStream<String> {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(256))
    let number = listeners.withLock { listeners in
      listeners.next += 1
      listeners.streams[listeners.next] = continuation
      return listeners.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { listeners in _ = listeners.streams.removeValue(forKey: number) }
    }
    return stream
  }

  /// How many listen.
  var count: Int { listeners.withLock { $0.streams.count } }
}
