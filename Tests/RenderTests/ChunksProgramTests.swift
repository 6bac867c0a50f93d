import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("chunks that several machines make")
struct ChunksProgramTests {
  private func bytes(_ folder: String, _ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private func chunks(_ folder: String, _ more: String...) throws -> Program.Result {
    try Program.start(["chunks", "-t", "short.json", "--cache", "shared"] + more, in: folder).end()
  }

  private func join(_ folder: String, _ more: String...) throws -> Program.Result {
    try Program.start(
      ["-t", "short.json", "-o", "joined.mp4", "--cache", "shared", "--only-cached"] + more, in: folder
    )
    .end()
  }

  @Test("join to the film that one machine makes", arguments: [1, 2, 7])
  func parts(count: Int) throws {
    try Program.inFolder { folder in
      #expect(try Program.run("-t", "short.json", "-o", "local.mp4", in: folder).status == 0)
      for part in (1...count).reversed() {
        let run = try chunks(folder, "--part", "\(part)/\(count)")
        #expect(run.status == 0, "\(run.errors)")
      }
      let run = try join(folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains(", 0 drawn)"))
      #expect(try bytes(folder, "joined.mp4") == bytes(folder, "local.mp4"))
    }
  }

  @Test("are counted, and made by their numbers, once")
  func numbers() throws {
    try Program.inFolder { folder in
      #expect(try chunks(folder, "--count").output == "13\n")
      let some = try chunks(folder, "--index", "2,4-5").errors
      #expect(some.contains(": 3 of 13 chunks of short.mp4 (3 made, "))
      let again = try chunks(folder, "--index", "4").errors
      #expect(again.contains(": 1 of 13 chunks of short.mp4 (0 made, 0 frames drawn)"))
      let all = try chunks(folder).errors
      #expect(all.contains(": 13 of 13 chunks of short.mp4 (10 made, "))
    }
  }

  @Test("are named where they are missing, with what would make them")
  func missing() throws {
    try Program.inFolder { folder in
      let early = try join(folder)
      #expect(early.status == 1)
      #expect(early.errors.contains("lacks 13 of 13 chunks, and the sound or the cover, which come with chunk 1.\n"))
      #expect(early.errors.contains("\n  chunk 2: idle, frames 5 to 9\n"))
      #expect(early.errors.hasSuffix(": render chunks --index 1-13\n"))
      #expect(try chunks(folder, "--part", "1/3").status == 0)
      #expect(try chunks(folder, "--part", "3/3").status == 0)
      let late = try join(folder)
      #expect(late.status == 1)
      #expect(
        late.errors == """
          error: joined.mp4: it can't be joined, because \(folder)/shared lacks 4 of 13 chunks.
            chunk 5: forward.2, frames 17 to 19, of --part 2/3
            chunk 6: loss, frames 20 to 24, of --part 2/3
            chunk 7: delta.2, frames 25 to 28, of --part 2/3
            chunk 8: grad.2, frames 29 to 31, of --part 2/3
          Make what is missing, with the film's own options: render chunks --index 5-8

          """)
      #expect(try Program.names(in: folder) == ["shared", "short.json"])
      #expect(try chunks(folder, "--index", "5-8").status == 0)
      #expect(try join(folder).status == 0)
    }
  }

  @Test("that are damaged are no part of a film")
  func damaged() throws {
    try Program.inFolder { folder in
      #expect(try chunks(folder).status == 0)
      let shared = "\(folder)/shared"
      for (kind, lack, made) in [
        ("chunk", "1 of 13 chunks", 1), ("sound", "the sound or the cover, which come with chunk 1", 0),
      ] {
        let name = try #require(FileManager.default.subpaths(atPath: shared)?.filter { $0.hasSuffix(".\(kind)") }.min())
        var entry = try Data(contentsOf: URL(fileURLWithPath: "\(shared)/\(name)"))
        entry[entry.count - 1] ^= 1
        try entry.write(to: URL(fileURLWithPath: "\(shared)/\(name)"))
        let run = try join(folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("lacks \(lack).\n"), "\(run.errors)")
        let mended = try chunks(folder).errors
        #expect(mended.contains("(\(made) made, "))
        #expect(try join(folder).status == 0)
        try FileManager.default.removeItem(atPath: "\(folder)/joined.mp4")
      }
    }
  }

  @Test("are not made by a machine with another file, font, library or build, which says so")
  func others() throws {
    try Program.inFolder { folder in
      #expect(try chunks(folder, "--part", "1/2").status == 0)
      func refuses(_ run: Program.Result, _ what: String) {
        #expect(run.status == 2)
        #expect(
          run.errors
            == "error: --cache \(folder)/shared: this machine would make another film than the first one that made "
            + "chunks of it there. What differs: \(what). Make it the same here, or start anew from this machine: --renew.\n"
        )
      }
      let program = try Program.binary()
      let arguments = ["chunks", "-t", "short.json", "--cache", "shared", "--part", "2/2"]
      // Another build: the ID that its linker gave it is another.
      let other = try Program.otherBuild(in: folder)
      refuses(try Program.start(arguments, of: other, in: folder).end(), "the program, which is another build")
      // Another library.
      let library = try #require(
        CopiedFiles.libraries.first { FileManager.default.fileExists(atPath: $0) }, "there is no library to copy")
      try Data(contentsOf: URL(fileURLWithPath: library)).write(to: URL(fileURLWithPath: "\(folder)/libother.so"))
      let preloaded = try Program.start(
        ["-c", "LD_PRELOAD=\(folder)/libother.so exec \"$0\" \(arguments.joined(separator: " "))", program.path],
        of: URL(fileURLWithPath: "/bin/bash"), in: folder
      ).end()
      refuses(preloaded, "the library libother.so, which is used here only")
      // Another file.
      let url = URL(fileURLWithPath: "\(folder)/short.json")
      let text = try String(contentsOf: url, encoding: .utf8)
      try Data(text.replacing(#""done": 250"#, with: #""done": 300"#).utf8).write(to: url)
      refuses(try chunks(folder, "--part", "2/2"), "short.json")
      #expect(try chunks(folder, "--part", "2/2", "--renew").status == 0)
      #expect(try chunks(folder, "--part", "1/2").status == 0)
      #expect(try join(folder).status == 0)
    }
  }

  /// Files of which a copy under another name can be loaded beside the program.
  private enum CopiedFiles {
    static let libraries = ["x86_64", "aarch64"].map { "/usr/lib/\($0)-linux-gnu/libanl.so.1" }
  }

  @Test("a folder that takes no more fails, and goes on when it does")
  func full() throws {
    try Program.inFolder { folder in
      let command = "ulimit -f 4; exec \"$0\" chunks -t short.json --cache shared"
      let run = try Program.start(
        ["-c", command, try Program.binary().path], of: URL(fileURLWithPath: "/bin/bash"), in: folder
      ).end()
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("error: --cache \(folder)/shared: what was made can't be kept: file too large. "))
      #expect(try join(folder).status == 1)
      #expect(try chunks(folder).status == 0)
      #expect(try join(folder).status == 0)
    }
  }

  @Test("of many machines at once, one killed and begun again, are those of one")
  func together() throws {
    try Program.inFolder { folder in
      #expect(try Program.run("-t", "short.json", "-o", "local.mp4", in: folder).status == 0)
      // Several make the same share, too.
      let runs = try [1, 2, 3, 1, 2, 3, 3].enumerated().map { index, part in
        let place = "\(folder)/\(index)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        return try Program.start(
          ["chunks", "-t", "../short.json", "--cache", "../shared", "--part", "\(part)/3"], in: place)
      }
      kill(runs[0].process.processIdentifier, SIGKILL)
      let results = try runs.map { try $0.end() }
      for result in results.dropFirst() { #expect(result.status == 0, "\(result.errors)") }
      let run = try join(folder)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try bytes(folder, "joined.mp4") == bytes(folder, "local.mp4"))
    }
  }
}
