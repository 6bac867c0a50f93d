import FlyingFox
import FlyingSocks
import Foundation

/// The server's sockets, which send what they are given at once.
///
/// An answer's head and its body are written one after the other; a system that waits for more before it sends a little
/// (RFC 896) would keep the body back until the head is acknowledged, 40 ms later.
struct PromptSockets: AsyncSocketPool {
  private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    var isPrompt: CInt = 1
    _ = setsockopt(
      socket.file.rawValue, CInt(IPPROTO_TCP), TCP_NODELAY, &isPrompt, socklen_t(MemoryLayout<CInt>.size))
    try await pool.suspendSocket(socket, untilReadyFor: events)
  }
}
