import ArgumentParser
import Foundation
import Pipeline

/// What is printed, where, and the exit status that goes with it.
enum Terminal {
  /// Standard output could not be written.
  struct ClosedOutput: Error {
    let reason: String
  }

  /// Prints to standard output, ending the last line; a reader that has gone away is no error.
  static func print(_ text: String) throws(ClosedOutput) {
    let code = write(text.hasSuffix("\n") ? text : text + "\n", to: STDOUT_FILENO)
    guard code == 0 || code == EPIPE else {
      throw ClosedOutput(reason: String(cString: strerror(code)).lowercased())
    }
  }

  /// Prints to standard error, ending the last line.
  ///
  /// That nobody listens there is no reason to fail.
  static func note(_ text: String) { show(text.hasSuffix("\n") ? text : text + "\n") }

  /// Prints to standard error as it is.
  static func show(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Ends the process: prints what `error` says and exits with its status.
  static func exit(with error: any Error) -> Never {
    switch error {
    case let error as PipelineError:
      switch error {
      // These lines begin with the file and the place, as compilers' do.
      case .timeline, .film, .voice, .language, .cues, .tuning, .notEditable: note("\(error)")
      case .interrupted, .stopped: note("\(error)")
      default: note("error: \(error)")
      }
      Foundation.exit(error.exitStatus)
    case let error as ClosedOutput:
      note("error: standard output can't be written: \(error.reason).")
      Foundation.exit(1)
    default:
      // Help and version are "errors" too, which succeed; all others that the parser throws are wrong options.
      let code = Render.exitCode(for: error)
      let message = Render.fullMessage(for: error)
      if code.isSuccess {
        _ = write(message + "\n", to: STDOUT_FILENO)
        Foundation.exit(0)
      }
      if !message.isEmpty { note(message) }
      Foundation.exit(error is ExitCode ? code.rawValue : 2)
    }
  }

  /// Writes all of a text; answers 0 or the system's error number.
  private static func write(_ text: String, to descriptor: Int32) -> Int32 {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}

extension PipelineError {
  /// The status that the process ends with.
  var exitStatus: Int32 {
    switch self {
    case .interrupted, .stopped: return 130
    default: return isInputError ? 2 : 1
    }
  }
}
