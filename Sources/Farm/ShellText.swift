import Pipeline

/// Words as a POSIX shell reads them.
enum ShellText {
  /// One word, in quotes where it needs them.
  static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "_./=,:+-@%".utf8.contains(byte)
      }
    }
    guard word.isEmpty || !plain else { return word }
    // Two braces side by side are a template's.
    let inner = word.replacing("'", with: "'\\''").replacing("{{", with: "{''{").replacing("}}", with: "}''}")
    return "'\(inner)'"
  }
}

extension FarmJob {
  /// The options that all commands have.
  var common: [String] { fonts.map { ["--fonts", $0] } ?? [] }

  /// The branches of a `case` over the number of a task, from 1, with the command for each piece.
  ///
  /// - Parameter command: A function of the script, which is called with the film's options.
  func chunkBranches(_ command: String) -> [String] {
    tasks.enumerated().flatMap { index, pieces in
      let lines = pieces.map { piece in
        let words = films[piece.film].words + common + ["--index", piece.chunks.text]
        return "    \(command) \(words.map(ShellText.quoted).joined(separator: " "))"
      }
      return ["  \(index + 1))"] + lines + ["    ;;"]
    }
  }

  /// The same over the number of a film that is joined.
  func joinBranches(_ command: String) -> [String] {
    films.enumerated().flatMap { index, film in
      let words = (film.words + common).map(ShellText.quoted).joined(separator: " ")
      return ["  \(index + 1))", "    \(command) \(words)", "    ;;"]
    }
  }
}
