import ArgumentParser
import Foundation
import Numerics
import Pipeline
import Text

/// How progress is shown.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable {
  case auto, plain, json, openjd, none

  /// Runs a command; under `json` an error is reported as a last event, so that every line is JSON.
  func reporting(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch let error as PipelineError where self == .openjd {
      for line in "\(error)".split(separator: "\n") { try Terminal.print("openjd_fail: \(line)") }
      throw ExitCode(error.exitStatus)
    } catch let error as PipelineError where self == .json {
      Terminal.note(JSONText.object([("event", .string("error")), ("message", .string("\(error)"))]).line)
      throw ExitCode(error.exitStatus)
    }
  }

  /// Reports something that does not stop the run.
  func warn(_ message: String) {
    Terminal.note(
      self == .json
        ? JSONText.object([("event", .string("warning")), ("message", .string(message))]).line : message)
  }
}

/// Shows how far a run is, on standard error: a bar that is redrawn, lines now and then, or JSON lines.
struct ProgressDisplay: Sendable {
  private let style: ProgressStyle
  private let counter: FrameCounter
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant

  /// Starts the clock for a run, or takes one that was started before what can't be counted in frames.
  init(_ style: ProgressStyle, _ counter: FrameCounter, since start: ContinuousClock.Instant? = nil) {
    let isTerminal = isatty(STDERR_FILENO) != 0 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    self.style = style == .auto && !isTerminal ? .plain : style
    self.counter = counter
    self.start = start ?? clock.now
  }

  /// Runs `work` and shows its progress until it ends, one way or the other.
  func during<R: Sendable>(_ work: () async throws -> R) async rethrows -> R {
    let pause: DispatchTimeInterval? =
      switch style {
      case .none: nil
      case .auto: .milliseconds(100)
      case .json, .openjd: .milliseconds(500)
      case .plain: .seconds(5)
      }
    let ticker = pause.map { Ticker(every: $0, show) }
    defer {
      ticker?.stop()
      if style == .auto { Terminal.show("\r\u{1B}[K") }
    }
    return try await work()
  }

  /// Seconds since the start.
  var seconds: Double {
    let passed = (clock.now - start).components
    return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
  }

  /// The last word of a run that succeeded: a line and one for each note, or one JSON object with `details` and notes.
  func finish(output: String, details: [(key: String, value: Int)], line: String, notes: [String] = []) {
    switch style {
    case .none: break
    case .auto, .plain:
      Terminal.note("\(line), in \(seconds.text(decimals: 1)) s")
      for note in notes { Terminal.note("  \(note)") }
    case .openjd: try? Terminal.print("openjd_progress: 100\nopenjd_status: \(line)")
    case .json:
      let fields: [(key: String, value: JSONText)] = [
        ("event", .string("done")), ("output", .string(output)), ("seconds", ProgressLine.tenths(seconds)),
      ]
      let listed = notes.isEmpty ? [] : [(key: "notes", value: JSONText.list(notes.map { .string($0) }))]
      Terminal.note(JSONText.object(fields + details.map { ($0.key, .integer($0.value)) } + listed).line)
    }
  }

  private func show() {
    let line = ProgressLine(frames: counter.frames, total: counter.total, seconds: seconds)
    switch style {
    case .none: break
    case .json: Terminal.note(line.json)
    case .openjd: try? Terminal.print(line.openJob)
    case .plain: Terminal.note(line.plain)
    case .auto: Terminal.show("\r\u{1B}[K" + line.bar(columns: Self.columns))
    }
  }

  /// How wide the terminal is.
  private static var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}

/// Calls a function now and then, on a thread of its own: the workers keep every other one busy.
private struct Ticker: Sendable {
  private let stopping = DispatchSemaphore(value: 0)
  private let stopped = DispatchSemaphore(value: 0)

  /// Begins; the first call is one pause from now.
  init(every pause: DispatchTimeInterval, _ body: @escaping @Sendable () -> Void) {
    Thread.detachNewThread { [stopping, stopped] in
      while stopping.wait(timeout: .now() + pause) == .timedOut { body() }
      stopped.signal()
    }
  }

  /// Ends; no call is under way afterwards.
  func stop() {
    stopping.signal()
    stopped.wait()
  }
}
