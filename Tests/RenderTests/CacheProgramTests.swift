import Foundation
import Testing

@testable import BeatframeCLI

@Suite("the program keeps what it has made")
struct CacheProgramTests {
  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// Waits, some seconds at most, until something is so.
  private func wait(_ isSo: () throws -> Bool) throws -> Bool {
    for _ in 0..<600 {
      if try isSo() { return true }
      Thread.sleep(forTimeInterval: 0.02)
    }
    return false
  }

  @Test("shows and clears it, and says what was taken from it")
  func showing() throws {
    try Program.inFolder { folder in
      let empty = try Program.run("cache", "--cache", "kept", in: folder)
      #expect(empty.status == 0 && empty.output == "\(folder)/kept: 0 entries, 0 kB\n")
      #expect(try Program.names(in: folder) == ["short.json"], "looking makes nothing")
      let plan = try Program.run("-t", "short.json", "--cache", "kept", "--dry-run", in: folder)
      #expect(plan.status == 0 && plan.errors.isEmpty)
      let rows = plan.output.split(separator: "\n").map { $0.split(separator: "  ").first.map(String.init) }
      #expect(rows == ["film", "frames", "chunks cached", "to draw", "sound", "expected"])
      #expect(plan.output.contains("film           short.mp4\n") && plan.output.contains("sound          to mix\n"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/short.mp4"))

      let cold = try Program.run("-t", "short.json", "--cache", "kept", in: folder)
      #expect(cold.status == 0 && !cold.errors.contains("drawn"))
      let film = try bytes(folder + "/short.mp4")
      let warm = try Program.run("-t", "short.json", "--cache", "kept", in: folder)
      #expect(warm.status == 0 && warm.errors.contains(" distinct, 0 drawn), "))
      #expect(try bytes(folder + "/short.mp4") == film)
      let off = try Program.run("-t", "short.json", "--no-cache", in: folder)
      #expect(off.status == 0 && !off.errors.contains("drawn"))
      #expect(try bytes(folder + "/short.mp4") == film)
      let planned = try Program.run("-t", "short.json", "--cache", "kept", "--dry-run", in: folder)
      #expect(planned.output.contains("to draw        0 frames\nsound          cached\nexpected       less than 1 s, "))

      let full = try Program.run("cache", "show", "--cache", "kept", in: folder)
      #expect(full.output.hasPrefix("\(folder)/kept: ") && full.output.contains(" entries, "))
      let cleared = try Program.run("cache", "clear", "--cache", "kept", in: folder)
      #expect(cleared.output == full.output.replacing("kept: ", with: "kept: removed "))
      #expect(try Program.run("cache", "--cache", "kept", in: folder).output == empty.output)
    }
  }

  #if os(Linux)
    @Test("loads no codecs for a film that stands as it would be written")
    func loading() throws {
      try Program.inFolder { folder in
        let command = "LD_DEBUG=files '\(try Program.binary().path)' -t short.json --cache kept"
        func run() throws -> Program.Result {
          try Program.start(["-c", command], of: URL(fileURLWithPath: "/bin/bash"), in: folder).end()
        }
        let cold = try run()
        #expect(cold.status == 0 && cold.errors.contains("libavcodec"))
        let film = try bytes(folder + "/short.mp4")
        let warm = try run()
        #expect(warm.status == 0 && warm.errors.contains(" 0 drawn") && !warm.errors.contains("libavcodec"))
        #expect(try bytes(folder + "/short.mp4") == film)
        // A library's folder of one's own may hold others, so that they are looked at again.
        let other = try Program.start(
          ["-c", "LD_LIBRARY_PATH=\(folder) " + command], of: URL(fileURLWithPath: "/bin/bash"), in: folder
        ).end()
        #expect(other.status == 0 && other.errors.contains("libavcodec") && other.errors.contains(" 0 drawn"))
      }
    }
  #endif

  @Test(
    "and refuses what can't be",
    arguments: [
      (
        ["--cache", "short.json"],
        "error: --cache short.json: there is a file of that name. Give the name of a folder; it is made when it is needed.\n"
      ),
      (
        ["--cache", ""],
        "error: --cache: the name of the folder is empty. Give one, such as --cache build/cache, or leave the option out.\n"
      ),
      (["--profile", "none/p.json"], "error: none/p.json: the folder "),
      (["--profile", "short.json"], "error: short.json: that is the timeline itself. Choose another name.\n"),
      (["--cache", "a", "--no-cache"], "Error: --cache a and --no-cache exclude each other: give one of them.\n"),
      (
        ["--cache-size", "12"],
        "Error: The value '12' is invalid for '--cache-size <bytes>': 12: expected a number of bytes from 1M to 1000T, such as 500M or 20G.\n"
      ),
      (
        ["--dry-run", "--profile", "p"],
        "Error: --dry-run makes nothing that --profile p could measure: give one of them.\n"
      ),
      (["--dry-run", "-o", "x.gif"], "error: x.gif: --dry-run is for films; "),
    ])
  func refusing(options: [String], message: String) throws {
    try Program.inFolder { folder in
      let run = try Program.start(["-t", "short.json"] + options, in: folder).end()
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix(message), "\(run.errors)")
      #expect(try Program.names(in: folder) == ["short.json"])
    }
  }

  @Test("in a folder that can't be written, says so and makes the film")
  func unwritable() throws {
    try Program.inFolder { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      let run = try Program.run("-t", "short.json", "--cache", "file/kept", in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors.contains(
          "  cache: \(folder)/file/kept can't be written (not a directory): what was made is not kept for the next run\n"
        ))
    }
  }

  @Test("watches the timeline: each save makes the film again, a wrong one leaves the last good film")
  func watching() throws {
    try Program.inFolder { folder in
      let (timeline, film) = (folder + "/short.json", folder + "/short.mp4")
      let good = try String(contentsOfFile: timeline, encoding: .utf8)
      func save(_ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: timeline), options: .atomic)
      }
      func reported() throws -> String { try String(contentsOfFile: folder + "/.err", encoding: .utf8) }
      let run = try Program.start(["watch", "-t", "short.json"], in: folder)
      defer { if run.process.isRunning { run.process.terminate() } }
      #expect(try wait { try reported().components(separatedBy: " in ").count == 2 })
      let first = try bytes(film)

      try save(good.replacing("\"loss\": 200", with: "\"los\": 200"))
      #expect(try wait { try reported().contains("Did you mean \"loss\"") })
      #expect(try bytes(film) == first)

      try save(good.replacing("\"loss\": 200", with: "\"loss\": 900"))
      #expect(try wait { try reported().components(separatedBy: " in ").count == 3 })
      #expect(try bytes(film) != first)
      #expect(try reported().contains(" drawn), "), "only what changed is drawn")

      try save(good)
      #expect(try wait { try reported().components(separatedBy: " in ").count == 4 })
      #expect(try bytes(film) == first)
      run.process.interrupt()
      #expect(try run.end().status == 130)
      #expect(try Program.names(in: folder).filter { $0.hasSuffix(".partial") }.isEmpty)
    }
  }
}
