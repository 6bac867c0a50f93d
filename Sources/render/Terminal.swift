import ArgumentParser
import Foundation
import Pipeline

/// What is printed, where, and the exit status that goes with it.
enum Terminal {
  /// Prints to standard output, ending the last line.
  static func print(_ text: String) { write(text, to: .standardOutput) }

  /// Prints to standard error, ending the last line.
  static func note(_ text: String) { write(text, to: .standardError) }

  private static func write(_ text: String, to file: FileHandle) {
    // Nobody may be listening any more; that is no reason to fail.
    try? file.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Ends the process: prints what `error` says and exits with its status.
  static func exit(with error: any Error) -> Never {
    if let error = error as? PipelineError {
      if case .interrupted = error {
        note("interrupted: nothing was written.")
        Foundation.exit(130)
      }
      if case .timeline(let problems) = error {
        note("\(problems)")
      } else {
        note("error: \(error)")
      }
      Foundation.exit(error.isInputError ? 2 : 1)
    }
    // Help and version are "errors" too, which succeed; all others that the parser throws are wrong options.
    let code = Render.exitCode(for: error)
    let message = Render.fullMessage(for: error)
    if code.isSuccess {
      print(message)
      Foundation.exit(0)
    }
    note(message)
    Foundation.exit(error is ExitCode ? code.rawValue : 2)
  }
}
