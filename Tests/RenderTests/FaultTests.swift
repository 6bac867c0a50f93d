import Foundation
import Testing

/// What lets calls fail.
private enum Faults {
  /// Whether it can be made here: what makes Swift programs on Linux has clang.
  static let arePossible: Bool = {
    #if canImport(Glibc)
      (try? shell("command -v clang", in: "/")) == 0
    #else
      false
    #endif
  }()

  /// Runs a command of the shell and answers its status.
  static func shell(_ command: String, in folder: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A disk, a limit or a memory that fails once, at each of the program's calls.
///
/// Of each kind some calls are taken, from the first to the last; where `BEATFRAME_FAULTS` is `all`, every one, or a thousand.
@Suite("a call that fails once", .serialized, .enabled(if: Faults.arePossible, "faults need glibc and clang"))
struct FaultTests {
  /// Kinds of calls, with what the system says, in turns, and how many are taken.
  static let kinds: [(name: String, errors: [Int32], most: Int)] = [
    ("open", [EIO, EMFILE, EACCES], 16), ("write", [ENOSPC, EIO], 16), ("rename", [EIO, EACCES], 12),
    ("sync", [EIO], 8), ("allocate", [ENOMEM], 24),
  ]

  /// The films in a folder: one that was there before, one that the program makes.
  private struct Films {
    let folder: String
    let old: Data
    let new: Data

    /// Makes both; the old one has another title.
    init(in folder: String) throws {
      self.folder = folder
      let text = try String(contentsOfFile: folder + "/short.json", encoding: .utf8)
      let other = text.replacing("A film", with: "Another film")
      try Data(other.utf8).write(to: URL(fileURLWithPath: folder + "/other.json"))
      for (timeline, film) in [("other", "old"), ("short", "new")] {
        let run = try Program.run(
          "-t", "\(timeline).json", "--cache", "\(film)-kept", "--progress", "none", "-o", "\(film).mp4", in: folder)
        try #require(run.status == 0, "\(run.errors)")
      }
      old = try #require(FileManager.default.contents(atPath: folder + "/old.mp4"))
      new = try #require(FileManager.default.contents(atPath: folder + "/new.mp4"))
    }

    /// What stands under the output's name.
    var output: Data? { FileManager.default.contents(atPath: folder + "/film.mp4") }

    /// Puts the old film there, and empties the cache.
    func begin() throws {
      try old.write(to: URL(fileURLWithPath: folder + "/film.mp4"))
      try? FileManager.default.removeItem(atPath: folder + "/kept")
    }

    /// Makes the film, with one fault or none.
    func render(_ environment: [String: String] = [:]) throws -> Program.Result {
      let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
      let command = "\(settings) exec \"$0\" -t short.json --cache kept --jobs 2 --progress none -o film.mp4"
      return try Program.start(
        ["-c", command, Program.binary().path], of: URL(fileURLWithPath: "/bin/sh"), in: folder
      ).end()
    }
  }

  @Test("ends in the film or in a clear error, and the next run makes the film", arguments: kinds.indices)
  func fails(index: Int) throws {
    let kind = Self.kinds[index]
    try Program.inFolder { (folder: String) throws in
      let source = Program.root.appending(path: "Tests/Faults/faults.c").path
      #expect(try Faults.shell("clang -std=gnu17 -O1 -shared -fPIC -o faults.so '\(source)' -ldl", in: folder) == 0)
      let films = try Films(in: folder)
      let faults = ["LD_PRELOAD": folder + "/faults.so", "BEATFRAME_FAULT": kind.name]
      // A run without a fault, to count.
      try films.begin()
      #expect(try films.render(faults.merging(["BEATFRAME_FAULT_COUNT": folder + "/count"]) { $1 }).status == 0)
      #expect(films.output == films.new)
      let count = try #require(Int(String(contentsOfFile: folder + "/count", encoding: .utf8)))
      #expect(count > 15, "\(count) calls")
      let names = try Program.names(in: folder)
      let takesAll = ProcessInfo.processInfo.environment["BEATFRAME_FAULTS"] == "all"
      let taken = min(count, takesAll ? 1000 : kind.most)
      for number in 0..<taken {
        let call = 1 + number * (count - 1) / max(1, taken - 1)
        try films.begin()
        let error = kind.errors[number % kind.errors.count]
        let run = try films.render(
          faults.merging(["BEATFRAME_FAULT_AT": "\(call)", "BEATFRAME_FAULT_ERROR": "\(error)"]) { $1 })
        let place = "\(kind.name) \(call) of \(count)"
        // 2 where what can't be read is the user's.
        #expect([0, 1].contains(run.status) || run.status == 2 && kind.name == "open", "\(place): \(run.status)")
        if run.status == 0 {
          #expect(films.output == films.new, "\(place)")
        } else {
          let isWhole = films.output == films.old || kind.name == "allocate" && films.output == films.new
          #expect(isWhole, "\(place)")
          #expect(
            run.errors.contains(": error: ") || ("\n" + run.errors).contains("\nerror: "), "\(place): \(run.errors)")
          #expect(run.errors.count < 500, "\(place): \(run.errors)")
        }
        let next = try films.render()
        #expect(next.status == 0 && films.output == films.new, "\(place), the next run: \(next.errors)")
        #expect(try Program.names(in: folder) == names, "\(place)")
      }
    }
  }

  @Test("of a crash is a line, and what was there stays", arguments: ["ABRT", "SEGV", "ILL", "TRAP", "BUS", "FPE"])
  func crash(signal: String) throws {
    try Program.inFolder { (folder: String) throws in
      let old = Data("old".utf8)
      try old.write(to: URL(fileURLWithPath: folder + "/film.mp4"))
      // It waits for its timeline, and is told to crash.
      let command = """
        mkfifo in; unset SWIFT_BACKTRACE
        "$0" -t - --no-cache -o film.mp4 < in & exec 3> in
        sleep 0.3; kill -\(signal) $!; wait $!
        """
      let run = try Program.start(
        ["-c", command, Program.binary().path], of: URL(fileURLWithPath: "/bin/sh"), in: folder
      ).end()
      #expect(run.status == 1)
      #expect(
        run.errors
          == "error: the program has crashed (SIG\(signal)). Nothing is half-written: each file is there whole, or as it "
          + "was before. Please report it, with what the same command prints after SWIFT_BACKTRACE=enable=yes\n")
      #expect(FileManager.default.contents(atPath: folder + "/film.mp4") == old)
    }
  }

  @Test(
    "is never what a power cut leaves: entries and films end, or are empty, from any block on",
    arguments: [false, true])
  func powerCut(isZeroed: Bool) throws {
    try Program.inFolder { (folder: String) throws in
      let films = try Films(in: folder)
      try films.begin()
      #expect(try films.render().status == 0)
      let kept = URL(fileURLWithPath: folder + "/kept")
      let entries = try #require(FileManager.default.subpaths(atPath: kept.path)).filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: kept.path + "/" + path, isDirectory: &isFolder)
          && !isFolder.boolValue
      }
      let whole = try entries.map { try Data(contentsOf: kept.appending(path: $0)) }
      let block = 1024
      let blocks = try #require(whole.map(\.count).max()) / block
      #expect(entries.count > 5 && blocks > 10, "\(entries.count) entries, \(blocks) blocks")
      func cut(_ data: Data, _ end: Int) -> Data {
        guard end < data.count else { return data }
        return data.prefix(end) + (isZeroed ? Data(count: data.count - end) : Data())
      }
      let names = try Program.names(in: folder)
      for end in stride(from: 0, through: blocks * block, by: block) {
        for (name, data) in zip(entries, whole) { try cut(data, end).write(to: kept.appending(path: name)) }
        try cut(films.new, end).write(to: URL(fileURLWithPath: folder + "/film.mp4"))
        let run = try films.render()
        #expect(run.status == 0 && films.output == films.new, "cut at \(end): \(run.errors)")
      }
      #expect(try Program.names(in: folder) == names)
    }
  }
}
