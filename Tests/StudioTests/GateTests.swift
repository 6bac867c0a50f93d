import FlyingFox
import Foundation
import Testing

@testable import Studio

@Suite("the gate of the studio")
struct GateTests {
  private let gate = Gate(port: 4000, token: "0123456789abcdef")

  private func request(
    _ headers: [String: String], _ method: HTTPMethod = .GET, _ path: String = "/api/film",
    query: [(String, String)] = []
  ) -> HTTPRequest {
    HTTPRequest(
      method: method, version: .http11, path: path, query: query.map { HTTPRequest.QueryItem(name: $0.0, value: $0.1) },
      headers: Dictionary(uniqueKeysWithValues: headers.map { (HTTPHeader($0.key), $0.value) }), body: Data())
  }

  private func status(_ verdict: Gate.Verdict) -> Int? {
    if case .closed(let status, _) = verdict { status } else { nil }
  }

  private let cookie = "beatframe_studio=0123456789abcdef"

  @Test("opens for the cookie, under the names of this machine alone")
  func hosts() {
    for host in ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000"] {
      #expect(gate.verdict(request(["Host": host, "Cookie": cookie])) == .open)
    }
    for host in ["127.0.0.1", "127.0.0.1:4001", "evil.example:4000", "127.0.0.1:4000.evil.example", ""] {
      #expect(status(gate.verdict(request(["Host": host, "Cookie": cookie]))) == 403)
    }
    #expect(status(gate.verdict(request(["Cookie": cookie]))) == 403)
  }

  @Test("welcomes the token on the first page only, and hands out a cookie that no other site's requests carry")
  func token() {
    let host = ["Host": "127.0.0.1:4000"]
    #expect(gate.verdict(request(host, .GET, "/", query: [("token", "0123456789abcdef")])) == .welcome)
    #expect(status(gate.verdict(request(host, .GET, "/", query: [("token", "0123456789abcdee")]))) == 403)
    #expect(status(gate.verdict(request(host, .GET, "/", query: [("token", "")]))) == 403)
    #expect(status(gate.verdict(request(host, .GET, "/"))) == 403)
    #expect(status(gate.verdict(request(host, .GET, "/api/film", query: [("token", "0123456789abcdef")]))) == 403)
    #expect(gate.cookie.hasSuffix("; HttpOnly; SameSite=Strict; Path=/"))
    // It is found among others, by its whole name and value.
    let more = ["Host": "127.0.0.1:4000", "Cookie": "a=b; \(cookie); c"]
    #expect(gate.verdict(request(more)) == .open)
    for wrong in ["x\(cookie)", "\(cookie)0", "beatframe_studio=", "beatframe_studio"] {
      #expect(status(gate.verdict(request(["Host": "127.0.0.1:4000", "Cookie": wrong]))) == 403)
    }
  }

  @Test("stays shut for other sites, and for changes that a page of another site could send unasked")
  func origins() {
    var headers = ["Host": "127.0.0.1:4000", "Cookie": cookie, "X-Beatframe": "1"]
    #expect(gate.verdict(request(headers, .POST, "/api/edit")) == .open)
    headers["Origin"] = "http://127.0.0.1:4000"
    #expect(gate.verdict(request(headers, .POST, "/api/edit")) == .open)
    for origin in ["http://evil.example", "null", "https://127.0.0.1:4000", "http://localhost:4000"] {
      headers["Origin"] = origin
      #expect(status(gate.verdict(request(headers, .POST, "/api/edit"))) == 403)
      #expect(status(gate.verdict(request(headers, .GET, "/api/film"))) == 403)
    }
    headers["Origin"] = nil
    headers["X-Beatframe"] = nil
    for method in [HTTPMethod.POST, .PUT, .DELETE, HTTPMethod("ANY")] {
      #expect(status(gate.verdict(request(headers, method, "/api/edit"))) == 403)
    }
  }

  @Test("makes another token each time")
  func random() {
    let tokens = Set((0..<20).map { _ in Gate(port: 4000).token })
    #expect(tokens.count == 20 && tokens.allSatisfy { $0.utf8.count == 64 })
  }
}

@Suite("a part of a file that a request asks for")
struct ByteRangeTests {
  @Test(
    "is read as RFC 9110 has it",
    arguments: [
      ("bytes=0-499", 0..<500), ("bytes=500-", 500..<1000), ("bytes=-200", 800..<1000), ("bytes=0-", 0..<1000),
      ("bytes=990-2000", 990..<1000), ("bytes=-5000", 0..<1000), ("bytes=0-0, 5-9", 0..<1),
      ("bytes=0-9223372036854775807", 0..<1000), ("bytes=1000-", nil), ("bytes=5-4", nil), ("bytes=-", nil),
      ("bytes=-0", nil), ("bytes=", nil), ("bytes=a-b", nil), ("items=0-5", nil), ("bytes=--5", nil),
      ("bytes=99999999999999999999-", nil),
    ] as [(String, Range<Int>?)])
  func parse(_ text: String, _ range: Range<Int>?) {
    #expect(ByteRange.parse(text, of: 1000) == range)
    #expect(ByteRange.parse(text, of: 0) == nil)
  }
}
