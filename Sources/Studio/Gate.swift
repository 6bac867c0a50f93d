import FlyingFox
import Foundation

/// Lets in who has opened the page by the address that was printed, and nobody else.
///
/// The server listens on this machine alone, but other pages in the same browser can reach it too, and other users of
/// the machine. So the first address has a token, which becomes a cookie that no other site's requests carry; the names
/// under which the server is asked for are checked, which ends DNS rebinding; and what changes anything needs a header
/// that a page of another site can't send without being asked about it first.
struct Gate: Sendable {
  /// Who is let in.
  enum Verdict: Hashable, Sendable {
    /// Come in.
    case open
    /// The token was right: come in by the cookie from now on.
    case welcome
    /// Why not.
    case closed(status: Int, String)
  }

  /// What the first address has.
  let token: String
  /// The names that the server may be asked for under.
  private let hosts: Set<String>

  /// The header that changes need.
  static let header = "X-Beatframe"
  private static let cookie = "beatframe_studio"

  /// Makes a gate with a token of its own.
  init(port: UInt16) {
    // What lets somebody in must be what nobody can guess; no frame and no file depends on it.
    var random = SystemRandomNumberGenerator()  // allowed: a token, in no frame and no file
    let words = (0..<4).map { _ in String(random.next(), radix: 16) }
    self.init(port: port, token: words.map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined())
  }

  /// Makes a gate with a token.
  init(port: UInt16, token: String) {
    self.token = token
    hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
  }

  /// Looks at a request.
  func verdict(_ request: HTTPRequest) -> Verdict {
    guard let host = request.headers[.host]?.lowercased(), hosts.contains(host) else {
      return .closed(status: 403, "this studio has another name: open the address that the program printed")
    }
    if let origin = request.headers[HTTPHeader("Origin")], origin != "http://\(host)" {
      return .closed(status: 403, "another site has no business here")
    }
    let isChange = request.method != .GET && request.method != .HEAD
    if isChange, request.headers[HTTPHeader(Self.header)] == nil {
      return .closed(status: 403, "a change needs the header \(Self.header)")
    }
    if isCookieRight(request) { return .open }
    if !isChange, request.path == "/", let given = request.query["token"], isSame(given) { return .welcome }
    return .closed(
      status: 403, "open the address that the program printed: it has the token that this studio asks for")
  }

  /// The cookie that stands for the token: no script reads it, and no other site's request carries it.
  var cookie: String { "\(Self.cookie)=\(token); HttpOnly; SameSite=Strict; Path=/" }

  private func isCookieRight(_ request: HTTPRequest) -> Bool {
    let pairs = (request.headers[.cookie] ?? "").split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    return pairs.contains { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      return parts.count == 2 && parts[0] == Self.cookie && isSame(String(parts[1]))
    }
  }

  /// Compares in a time that does not depend on where the two differ.
  private func isSame(_ given: String) -> Bool {
    let (own, other) = (Array(token.utf8), Array(given.utf8))
    guard own.count == other.count else { return false }
    return zip(own, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// What every answer says: nothing from elsewhere, nothing inline, nothing kept, in nobody's frame.
  static let headers: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'self'; img-src 'self' blob:; media-src 'self' blob:; worker-src 'self' blob:; script-src 'self' "
        + "blob:; style-src 'self'; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
  ]
}
