import Foundation
import Synchronization

/// A run of the program, and what it prints, line by line.
final class ProgramRun: Sendable {
  /// What it prints, on either output.
  let lines: AsyncStream<String>
  private let process: Process
  private let ended: AsyncStream<Int32>

  /// Starts the program.
  init(_ program: String, _ arguments: [String]) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    let (lines, printed) = AsyncStream.makeStream(of: String.self)
    let (ended, end) = AsyncStream.makeStream(of: Int32.self)
    (self.lines, self.ended, self.process) = (lines, ended, process)
    let splitter = LineSplitter()
    pipe.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty {
        handle.readabilityHandler = nil
        if let last = splitter.rest { printed.yield(last) }
        printed.finish()
      } else {
        for line in splitter.take(data) { printed.yield(line) }
      }
    }
    process.terminationHandler = { process in
      // As a shell has it.
      let status = process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
      end.yield(status)
      end.finish()
    }
    do {
      try process.run()
    } catch {
      printed.yield("\(program) can't be started: \(error.localizedDescription)")
      printed.finish()
      end.yield(1)
      end.finish()
    }
  }

  /// Asks it to end, as Ctrl-C does.
  func interrupt() { if process.isRunning { process.interrupt() } }

  /// How it ended.
  var status: Int32 {
    get async {
      for await status in ended { return status }
      return 1
    }
  }

  /// All that a run prints, and how it ends.
  static func output(of program: String, _ arguments: [String]) async -> (lines: [String], status: Int32) {
    let run = ProgramRun(program, arguments)
    var lines: [String] = []
    for await line in run.lines { lines.append(line) }
    return (lines, await run.status)
  }
}

/// Cuts what comes in pieces into lines.
private final class LineSplitter: Sendable {
  private let data = Mutex(Data())

  func take(_ more: Data) -> [String] {
    data.withLock { data in
      data += more
      var lines: [String] = []
      while let end = data.firstIndex(of: UInt8(ascii: "\n")) {
        lines.append(String(decoding: data[data.startIndex..<end], as: UTF8.self))
        data = Data(data[data.index(after: end)...])
      }
      return lines
    }
  }

  var rest: String? { data.withLock { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) } }
}
