import Foundation
import Testing

@Suite("a disk without room")
struct RoomTests {
  /// Runs the program where no file may have more than so many times 1024 bytes.
  private func run(_ kilobytes: Int, arguments: [String], in folder: String) throws -> Program.Result {
    try Program.start(
      ["-c", "ulimit -f \(kilobytes) && exec \"$0\" \"$@\"", Program.binary().path] + arguments,
      of: URL(fileURLWithPath: "/bin/bash"), in: folder
    ).end()
  }

  @Test("is reported of the output, not of the hidden file, and nothing is left")
  func outputs() throws {
    try Program.inFolder { (folder: String) throws in
      let end = "This disk or your limits do not allow so large a file: write elsewhere."
      for (name, kind, arguments) in [
        ("a.wav", "sound file", ["audio", "-t", "short.json"]),
        ("a.flac", "sound file", ["audio", "-t", "short.json"]),
        ("a.mp4", "film", ["-t", "short.json", "--no-cache", "--progress", "none"]),
        ("a.gif", "film", ["-t", "short.json", "--no-cache", "--progress", "none"]),
      ] {
        let result = try run(4, arguments: arguments + ["-o", name], in: folder)
        #expect(result.status == 1)
        #expect(result.errors.hasSuffix(" \(end)\n"), "\(result.errors)")
        #expect(
          result.errors.contains("error: \(name): the \(kind) cannot be written: File too large"), "\(result.errors)")
      }
      for (name, command) in [("a.png", "still"), ("b.png", "sheet")] {
        let result = try run(1, arguments: [command, "-t", "short.json", "-o", name], in: folder)
        #expect(result.status == 1)
        #expect(
          result.errors.hasSuffix(
            "error: \(name): writing failed: file too large. \(end) Nothing was left under that name that was not there "
              + "before.\n"), "\(result.errors)")
      }
      #expect(try Program.names(in: folder) == ["short.json"])
    }
  }

  @Test("for a name, also of what goes beside the output, is looked for first")
  func names() throws {
    try Program.inFolder { (folder: String) throws in
      // Two bytes each.
      let name = String(repeating: "é", count: 122)
      try Program.write(#""language": "pt-BR", "say": {"idle": "One."}"#, to: "said.json", in: folder)
      func refused(_ output: String, _ bytes: Int, _ arguments: String...) throws {
        let run = try Program.start(arguments, in: folder).end()
        #expect(run.status == 2)
        #expect(
          run.errors.hasSuffix(
            "error: \(output): this name has \(bytes) bytes, \(bytes - 255) more than the 255 that a name may have there. "
              + "Give a shorter one with -o.\n"), "\(run.errors)")
      }
      try refused(name + "12345678.mp4", 256, "-t", "short.json", "-o", name + "12345678.mp4", "--progress", "none")
      try refused(name + "12.pt-BR.srt", 256, "-t", "said.json", "-o", name + "12.mp4", "--progress", "none")
      try refused(name + "12.voice.wav", 256, "audio", "-t", "short.json", "-o", name + "12.wav", "--stems")
      try refused(
        name + "123456789012/a", 256, "frames", "-t", "short.json", "-o", name + "123456789012/a", "--at", "0f")
      let still = try Program.run("still", "-t", "short.json", "-o", name + "1234567.png", in: folder)
      #expect(still.status == 0, "\(still.errors)")
      #expect(try Program.names(in: folder) == ["said.json", "short.json", name + "1234567.png"])
    }
  }
}
