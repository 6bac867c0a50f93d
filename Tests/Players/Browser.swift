import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A real browser: Chromium without a window, led by WebDriver (W3C, "WebDriver").
package final class Browser: Sendable {
  private let driver: Process
  private let port: UInt16
  private let session: String

  /// Where Debian puts the two programs; nil where they are not installed.
  package static let programs: (chromium: String, driver: String)? = {
    let (chromium, driver) = ("/usr/bin/chromium", "/usr/bin/chromedriver")
    let isThere = [chromium, driver].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    return isThere ? (chromium, driver) : nil
  }()

  /// What WebDriver says is wrong.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  /// What is there, or the failure that it is not.
  private static func need<T>(_ value: T?, _ what: String) throws -> T {
    guard let value else { throw Failure(description: "\(what) is missing") }
    return value
  }

  /// Runs `body` with a browser that is closed afterwards.
  package static func run(_ body: (Browser) async throws -> Void) async throws {
    let browser = try await Browser()
    do { try await body(browser) } catch {
      browser.close()
      throw error
    }
    browser.close()
  }

  private init() async throws {
    let programs = try Self.need(Self.programs, "Chromium")
    let driver = Process()
    driver.executableURL = URL(fileURLWithPath: programs.driver)
    driver.arguments = ["--port=0"]
    let output = Pipe()
    driver.standardOutput = output
    driver.standardError = FileHandle.nullDevice
    try driver.run()
    self.driver = driver
    port = try Self.port(in: output)
    let options: [String: Any] = [
      "binary": programs.chromium,
      "args": [
        "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1280,800",
        "--autoplay-policy=no-user-gesture-required", "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream", "--mute-audio",
      ],
    ]
    let wish = ["capabilities": ["alwaysMatch": ["goog:chromeOptions": options]]]
    do {
      let answer = try Self.send("POST", port, "/session", wish)
      session = try Self.need((answer as? [String: Any])?["sessionId"] as? String, "the session")
    } catch {
      kill(driver.processIdentifier, SIGKILL)
      throw error
    }
  }

  /// Reads the port that the driver has chosen.
  private static func port(in output: Pipe) throws -> UInt16 {
    var text = ""
    while true {
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { throw Failure(description: "the driver said: \(text)") }
      text += String(decoding: data, as: UTF8.self)
      if let match = text.firstMatch(of: /successfully on port ([0-9]+)/), let port = UInt16(match.1) { return port }
    }
  }

  /// Ends the browser.
  package func close() {
    _ = try? Self.send("DELETE", port, "/session/\(session)", nil)
    // It has nothing to clean up, and nobody waits for it.
    kill(driver.processIdentifier, SIGKILL)
  }

  private func post(_ command: String, _ body: [String: Any]) async throws -> Any {
    try Self.send("POST", port, "/session/\(session)/\(command)", body)
  }

  private static func send(_ method: String, _ port: UInt16, _ path: String, _ body: [String: Any]?) throws -> Any {
    let data = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let head =
      "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
      + "Content-Length: \(data.count)\r\nConnection: close\r\n\r\n"
    let answer = try exchange(Data(head.utf8) + data, port)
    let object = try need(
      JSONSerialization.jsonObject(with: answer, options: .fragmentsAllowed) as? [String: Any], "the answer")
    if let failure = object["value"] as? [String: Any], let error = failure["error"] as? String {
      throw Failure(description: "\(error): \(failure["message"] as? String ?? "")")
    }
    return object["value"] ?? NSNull()
  }

  /// Sends a request to a port of this machine and answers the response's body; waits two minutes at most.
  private static func exchange(_ request: Data, _ port: UInt16) throws -> Data {
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let line = FileHandle(fileDescriptor: socket(AF_INET, kind, 0), closeOnDealloc: true)
    let number = line.fileDescriptor
    var (address, limit) = (sockaddr_in(), timeval(tv_sec: 120, tv_usec: 0))
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    setsockopt(number, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(number, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw Failure(description: "the driver does not listen: \(errno)") }
    var rest = request
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(number, $0.baseAddress, $0.count) }
      guard count > 0 else { throw Failure(description: "the driver does not read: \(errno)") }
      rest = rest.dropFirst(count)
    }
    var (response, length) = (Data(), Int?.none)
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = response.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: response[..<end.lowerBound], as: UTF8.self).lowercased()
        length = length ?? head.firstMatch(of: /content-length: *([0-9]+)/).flatMap { Int($0.1) }
        let body = response[end.upperBound...]
        if let length, body.count >= length { return Data(body.prefix(length)) }
      }
      let count = read(number, &piece, piece.count)
      guard count > 0 else { throw Failure(description: "the driver does not answer: \(errno)") }
      response += piece.prefix(count)
    }
  }

  // MARK: What it does

  /// Opens a page.
  package func open(_ address: String) async throws { _ = try await post("url", ["url": address]) }

  /// Runs a script, an asynchronous function's body, and answers what it returns.
  package func run(_ script: String, _ arguments: [Any] = []) async throws -> Any {
    let body = """
      const done = arguments[arguments.length - 1];
      (async (args) => { \(script) })([...arguments].slice(0, -1))
        .then((value) => done({ value }), (error) => done({ error: `${error.stack || error}` }));
      """
    let answer = try await post("execute/async", ["script": body, "args": arguments])
    let object = try Self.need(answer as? [String: Any], "the answer")
    if let error = object["error"] as? String { throw Failure(description: error) }
    return object["value"] ?? NSNull()
  }

  /// The same as a number.
  package func number(_ script: String, _ arguments: [Any] = []) async throws -> Double {
    try await Self.need(run(script, arguments) as? Double, "a number")
  }

  /// Waits, a minute at most, until a script's expression is true.
  package func wait(_ expression: String) async throws -> Bool {
    for _ in 0..<1200 {
      if try await run("return Boolean(\(expression))") as? Bool == true { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return false
  }

  /// Drags with the left button pressed, in pixels of the page.
  package func drag(from start: (x: Double, y: Double), to end: (x: Double, y: Double)) async throws {
    func move(_ place: (x: Double, y: Double), _ duration: Int) -> [String: Any] {
      ["type": "pointerMove", "duration": duration, "x": Int(place.x.rounded()), "y": Int(place.y.rounded())]
    }
    let middle = (x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
    let actions: [[String: Any]] = [
      move(start, 0), ["type": "pointerDown", "button": 0], move(middle, 100), move(end, 100),
      ["type": "pause", "duration": 100], ["type": "pointerUp", "button": 0],
    ]
    _ = try await post(
      "actions",
      ["actions": [["type": "pointer", "id": "mouse", "parameters": ["pointerType": "mouse"], "actions": actions]]])
  }

  /// Presses keys one after the other; `\u{E009}` holds Ctrl, `\u{E008}` Shift, until `\u{E000}`.
  package func press(_ keys: String) async throws {
    var actions: [[String: Any]] = []
    var held: [String] = []
    for key in keys.map(String.init) {
      if key == "\u{E000}" {
        actions += held.map { ["type": "keyUp", "value": $0] }
        held = []
      } else {
        actions.append(["type": "keyDown", "value": key])
        if ["\u{E008}", "\u{E009}", "\u{E00A}"].contains(key) {
          held.append(key)
        } else {
          actions.append(["type": "keyUp", "value": key])
        }
      }
    }
    actions += held.map { ["type": "keyUp", "value": $0] }
    _ = try await post("actions", ["actions": [["type": "key", "id": "keyboard", "actions": actions]]])
  }

  /// Opens another tab and goes to it; answers the one that was there.
  package func openTab() async throws -> String {
    let old = try Self.need(Self.send("GET", port, "/session/\(session)/window", nil) as? String, "the tab")
    let new = try await Self.need(post("window/new", ["type": "tab"]) as? [String: Any], "the new tab")
    try await show(tab: Self.need(new["handle"] as? String, "its handle"))
    return old
  }

  /// Goes to a tab.
  package func show(tab: String) async throws { _ = try await post("window", ["handle": tab]) }

  /// Keeps a picture of the page in the folder that `BEATFRAME_SCREENSHOTS` names, if it names one.
  package func keepPicture(_ name: String) async throws {
    guard let folder = ProcessInfo.processInfo.environment["BEATFRAME_SCREENSHOTS"], !folder.isEmpty else { return }
    let picture = try Self.send("GET", port, "/session/\(session)/screenshot", nil)
    let data = try Self.need((picture as? String).flatMap { Data(base64Encoded: $0) }, "the picture")
    try data.write(to: URL(fileURLWithPath: folder).appending(path: "\(name).png"))
  }
}
