import FlyingSocks
import Foundation
import Pipeline

/// A port that nobody listens on.
enum FreePort {
  /// Asks the system for one.
  ///
  /// - Throws: `PipelineError.studio`.
  static func find() throws(PipelineError) -> UInt16 {
    do {
      let socket = try Socket(domain: Int32(AF_INET))
      defer { try? socket.close() }
      try socket.bind(to: try sockaddr_in.inet(ip4: "127.0.0.1", port: 0))
      guard case .ip4(_, let port) = try socket.sockname() else { throw SocketError.unsupportedAddress }
      return port
    } catch {
      throw .studio(port: 0, reason: words(error))
    }
  }

  /// Why it can't be had: the system's own words where there are some.
  static func words(_ error: any Error) -> String {
    if case .failed(_, _, let message) = error as? SocketError { message } else { "\(error)" }
  }
}
