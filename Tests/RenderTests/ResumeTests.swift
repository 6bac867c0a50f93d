import Foundation
import Numerics
import Testing

@testable import BeatframeCLI

@Suite("a run that was killed")
struct ResumeTests {
  private static let timeline = """
    {
      "title": "A film", "video": {"size": "480x270", "fps": 30},
      "network": {"input": [2], "target": [4], "activation": "linear", "weights": [[[0.5]], [[3]], [[0.5]]]},
      "T": {"countdown": 300, "idle": 200, "forward": 500, "loss": 600, "delta": 400, "gradCalc": 500, "done": 5000}
    }
    """
  private static let kills = 32

  private func start(_ folder: String, cache: String, _ more: [String] = []) throws -> Program.Run {
    try Program.start(
      ["--timeline", "film.json", "-o", "film.mp4", "--cache", cache, "--progress", "json"] + more, in: folder)
  }

  private func drawn(_ result: Program.Result) throws -> Int {
    let line = try #require(result.errors.split(separator: "\n").last { $0.contains(#""event": "done""#) })
    struct Done: Decodable { let drawnFrames: Int }
    return try JSONDecoder().decode(Done.self, from: Data(line.utf8)).drawnFrames
  }

  @Test("at any moment goes on where it was, loses what was in flight only, and gives the same bytes")
  func kills() throws {
    try Program.inFolder { folder in
      try Data(Self.timeline.utf8).write(to: URL(fileURLWithPath: folder + "/film.json"))
      let film = folder + "/film.mp4"
      func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: film)) }
      let clock = ContinuousClock()
      let begun = clock.now
      let whole = try start(folder, cache: "cold").end()
      let seconds = Double((clock.now - begun) / .milliseconds(1)) / 1000
      #expect(whole.status == 0)
      let expected = try bytes()
      let total = try drawn(whole)
      var generator = SeededGenerator(seed: 2026)
      var (resumed, early) = (0, 0)
      for kill in 0..<Self.kills {
        try FileManager.default.removeItem(atPath: film)
        let cache = "cache\(kill)"
        let run = try start(folder, cache: cache)
        // Some before anything was made, some when nearly all was.
        let share = Double(generator.next() % 1000) / 1000
        Thread.sleep(forTimeInterval: share * seconds * 1.05)
        killed(run)
        _ = try run.end()
        if FileManager.default.fileExists(atPath: film) {
          // It was done before: what stands there is all of it.
          #expect(try bytes() == expected)
        } else {
          early += 1
        }
        let kept = (FileManager.default.subpaths(atPath: "\(folder)/\(cache)") ?? []).filter { $0.hasSuffix(".chunk") }
        let second = try start(folder, cache: cache).end()
        #expect(second.status == 0)
        let isSame = try bytes() == expected
        #expect(isSame, "killed after \(share) of the time")
        #expect(!second.errors.contains("damaged"))
        // Each chunk that was kept has a picture at least.
        #expect(try drawn(second) <= total - kept.count)
        if !kept.isEmpty { resumed += 1 }
        // Nothing of the killed run is left beside the film.
        #expect(try Program.names(in: folder).filter { $0.hasSuffix(".partial") }.isEmpty)
        try? FileManager.default.removeItem(atPath: "\(folder)/\(cache)")
      }
      #expect(early > Self.kills / 3 && resumed > Self.kills / 4, "\(early) early, \(resumed) resumed")
    }
  }

  @Test("again and again comes to its end")
  func chain() throws {
    try Program.inFolder { folder in
      try Data(Self.timeline.utf8).write(to: URL(fileURLWithPath: folder + "/film.json"))
      let whole = try start(folder, cache: "cold").end()
      #expect(whole.status == 0)
      let expected = try Data(contentsOf: URL(fileURLWithPath: folder + "/film.mp4"))
      var generator = SeededGenerator(seed: 7)
      for _ in 0..<8 {
        let run = try start(folder, cache: "cache", ["--jobs", "1"])
        Thread.sleep(forTimeInterval: 0.05 + Double(generator.next() % 200) / 1000)
        killed(run)
        _ = try run.end()
      }
      let last = try start(folder, cache: "cache").end()
      #expect(last.status == 0)
      let isSame = try Data(contentsOf: URL(fileURLWithPath: folder + "/film.mp4")) == expected
      #expect(isSame)
      #expect(try Program.names(in: folder).filter { $0.hasSuffix(".partial") }.isEmpty)
    }
  }

  private func killed(_ run: Program.Run) { kill(run.process.processIdentifier, SIGKILL) }
}
