import ArgumentParser
import Foundation
import Pipeline

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  case auto, plain, json, none
}

/// Shows how far a run is, on standard error: a bar that is redrawn, lines now and then, or JSON lines.
struct ProgressDisplay {
  private let style: ProgressStyle
  private let progress: FrameCounter
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// Starts the clock for a run.
  init(_ style: ProgressStyle, _ progress: FrameCounter) {
    self.style = style == .auto && isatty(STDERR_FILENO) == 0 ? .plain : style
    self.progress = progress
    start = clock.now
  }

  /// Runs `work` and shows its progress until it ends, one way or the other.
  func during<R: Sendable>(_ work: () async throws -> R) async throws -> R {
    let display = self
    let ticker = Task.detached { await display.tick() }
    defer { ticker.cancel() }
    do {
      let result = try await work()
      ticker.cancel()
      await ticker.value
      return result
    } catch {
      ticker.cancel()
      await ticker.value
      throw error
    }
  }

  /// Seconds since the start.
  var seconds: Double {
    let passed = (clock.now - start).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }

  /// The last word of a run that succeeded: one line, or one JSON object.
  func finish(output: String, frames: Int, distinctFrames: Int? = nil, bytes: Int? = nil, line: String) {
    switch style {
    case .none: break
    case .json:
      Terminal.note(
        JSONText.of(
          Event(
            event: "done", frames: frames, seconds: rounded(seconds), output: output, distinctFrames: distinctFrames,
            bytes: bytes)))
    case .auto, .plain: Terminal.note(line)
    }
  }

  /// One line of `--progress json`: `progress` now and then, `done` once at the end of a run that succeeds.
  private struct Event: Encodable {
    let event: String
    var frame: Int?
    let frames: Int
    let seconds: Double
    var framesPerSecond: Double?
    var secondsLeft: Double?
    var output: String?
    var distinctFrames: Int?
    var bytes: Int?
  }

  private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }

  private func tick() async {
    let pause: Duration = style == .auto ? .milliseconds(100) : style == .json ? .milliseconds(500) : .seconds(5)
    guard style != .none else { return }
    while !Task.isCancelled {
      if style == .auto { show() }
      do { try await Task.sleep(for: pause) } catch { break }
      if style != .auto { show() }
    }
    if style == .auto { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  private func show() {
    let done = progress.frames
    let total = max(1, progress.total)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? Double(total - done) / rate : nil
    switch style {
    case .none: break
    case .json:
      Terminal.note(
        JSONText.of(
          Event(
            event: "progress", frame: done, frames: progress.total, seconds: rounded(seconds),
            framesPerSecond: rounded(rate), secondsLeft: left.map(rounded))))
    case .plain:
      Terminal.note(
        "\(done)/\(total) frames, \(Int(rate)) frames/s" + (left.map { ", \(Self.clock($0)) left" } ?? ""))
    case .auto:
      let width = 32
      let filled = width * done / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      let eta = left.map { "  \(Self.clock($0)) left" } ?? ""
      let line = "\r\u{1B}[K\(bar)  \(done)/\(total) frames  \(Int(rate)) frames/s\(eta)"
      FileHandle.standardError.write(Data(line.utf8))
    }
  }

  /// Seconds with one decimal.
  static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return "\(whole / 60):\(whole % 60 < 10 ? "0" : "")\(whole % 60)"
  }
}
