import Foundation
import Testing
@testable import Timeline
import Voice

@testable import Pipeline
@testable import Backprop
import NetworkKit

@Suite("a film and its voice, side by side")
struct TuningTests {
  private static let beats: [BeatID] = [
    .idle, .forward(edge: 0), .forward(edge: 1), .forward(edge: 2), .loss, .delta(edge: 2), .grad(edge: 2),
    .delta(edge: 1), .grad(edge: 1), .delta(edge: 0), .grad(edge: 0), .done,
  ]

  private func write(_ text: String, _ name: String, in folder: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    return "\(folder)/\(name)"
  }

  private func timeline(_ more: String = "") -> String {
    """
    {
      "video": { "size": "320x180", "fps": "30000/1001" }, "network": \(Support.chain),
      "T": { "countdown": 500 }\(more)
    }

    """
  }

  @Test("for any cues that fit, every beat of the new file starts within half a frame of its word, or lands there")
  func property() async throws {
    var state: UInt64 = 11
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    try await Support.inFolder { folder in
      for round in 0..<40 {
        var (script, labels, seconds) = ("", "", 0.7)
        var cues: [(beat: BeatID, time: Double, lands: Bool)] = []
        for (index, beat) in Self.beats.enumerated() {
          // Some cued beats, far enough apart for all motions between them.
          seconds += 1.2 + Double(random(4000)) / 1000
          guard random(3) > 0 || index == 0 else { continue }
          guard let motion = BeatTable(BackpropFilm.self)[beat.kind]?.motion else { continue }
          let lands = motion.arrival < 1 && random(2) == 0
          let offset = random(3) == 0 ? -random(100) : 0
          if lands { seconds += motion.best.seconds }
          script += "{\(beat)\(lands ? " lands" : "")\(offset == 0 ? "" : " \(offset)ms")} word\(index). "
          labels += "\(seconds)\t\(seconds + 0.3)\tword\(index)\n"
          cues.append((beat, seconds + Double(offset) / 1000, lands))
        }
        let path = try write(timeline(), "t.json", in: folder)
        let files = NarrationFiles(
          script: try write(script, "s.txt", in: folder), recording: nil, words: try write(labels, "w.txt", in: folder))
        let film = try TimelineFile.read(path)
        let tuning = try Tuning(film, at: path, SpokenScript(film, at: path, files))
        try #require(tuning.problems.isEmpty, "round \(round): \(tuning.words(in: path))")
        _ = try TuningEdit(tuning, path: path).write()
        let tuned = try TimelineFile.read(path)
        let half = 0.5 * 1001 / 30_000
        for cue in cues {
          let beat = try #require(tuned.beat(cue.beat))
          if cue.lands {
            let landing = (beat.start + beat.kind.motion.arrival(in: beat.duration)).seconds
            #expect(abs(landing - cue.time) < 0.003, "round \(round), \(cue.beat) lands \(landing - cue.time) s off")
          } else {
            let late = Double(beat.frames.lowerBound) * 1001 / 30_000 - cue.time
            #expect(late <= half + 1e-6 && late > -half - 0.0011, "round \(round), \(cue.beat): \(late) s")
          }
        }
        // A tuned film is in tune.
        let again = try Tuning(tuned, at: path, SpokenScript(tuned, at: path, files))
        #expect(try TuningEdit(again, path: path).isEmpty, "round \(round)")
      }
    }
  }

  private func tuning(_ script: String, _ labels: String, more: String = "", in folder: String) throws -> Tuning {
    let path = try write(timeline(more), "t.json", in: folder)
    let files = NarrationFiles(
      script: try write(script, "s.txt", in: folder), recording: nil, words: try write(labels, "w.txt", in: folder))
    let film = try TimelineFile.read(path)
    return try Tuning(film, at: path, SpokenScript(film, at: path, files))
  }

  @Test("what should be looked at is reported: words not said, or not heard themselves")
  func warnings() async throws {
    try await Support.inFolder { folder in
      let tuning = try tuning(
        "{idle} One two three. {forward.0} This nobody has ever said aloud. {loss} Four more things {delta.2} 5 six.",
        "1\t1.3\tone\n1.4\t1.7\ttwo\n1.8\t2\tthree\n14\t14.3\tfour\n15\t15.2\tmore\n16\t16.3\tthings\n18\t18.3\tsix\n",
        in: folder)
      #expect(tuning.problems.isEmpty)
      let warnings = tuning.warnings.map(\.description)
      #expect(warnings.first == "6 words of the script are not said, the first in line 1.")
      #expect(
        warnings.contains(
          #"forward.0: "This nobody has" is not said in the recording; the beat takes its share of what is left."#))
      #expect(
        warnings.contains(
          #"delta.2: "5 six." was not heard itself; it was placed between its neighbours. Look at --plot."#))
    }
  }

  @Test("a beat that the film has not comes in when a word calls it, and one with a set part keeps that")
  func calledIn() async throws {
    try await Support.inFolder { folder in
      let called = try tuning("{title} Hello. {idle} Here.", "1\t1.3\thello\n6\t6.3\there\n", in: folder)
      #expect(called.rows[1].new?.duration == FilmTime(microseconds: 5_000_000))
      let wrap = try tuning(
        "{grad.0} Hello. {done} Here.", "30\t30.3\thello\n36\t36.3\there\n", more: #", "GRAD_HOLD_BY": {"0": 9000}"#,
        in: folder)
      #expect(wrap.rows.first { $0.beat == .grad(edge: 0) }?.new?.duration == FilmTime(microseconds: 6_000_000))
      let path = try write(
        timeline().replacing("500 }", with: "500, \"wrap\": 7000 }, \"GRAD_HOLD_BY\": { \"0\": 9000 }"), "w.json",
        in: folder)
      let film = try TimelineFile.read(path)
      let kept = try Tuning(film, at: path, wrap.spoken)
      #expect(
        kept.words(in: path).first?.hasPrefix(
          "\(folder)/s.txt:1:17: grad.0 has 1000 ms too little: from \"Hello.\" (30.000 s) to \"Here.\" (36.000 s)")
          == true,
        "\(kept.words(in: path))")
    }
  }

  @Test("times of a take of another length are refused")
  func otherTake() async throws {
    try await Support.inFolder { folder in
      let root = Support.root.path
      let words = """
        {"words": [{"index": 0, "word": "Let's", "start": 1, "end": 2, "confidence": 1}], "skipped": [], "extra": [], "duration": 99}
        """
      let path = try write(words, "w.json", in: folder)
      let script = try write("Let's", "s.txt", in: folder)
      do {
        _ = try SpokenScript(
          NarrationFiles(script: script, recording: root + "/timelines/narration.flac", words: path))
        Issue.record("taken")
      } catch {
        #expect("\(error)".hasPrefix("\(path): these are the times of a recording of 99.00 s, and "), "\(error)")
      }
    }
  }

  @Test("the difference of two texts, put into the first, makes the second")
  func differences() {
    var state: UInt64 = 3
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<200 {
      let old = (0..<random(30)).map { _ in "line \(random(6))" }
      var new = old
      for _ in 0..<random(4) {
        if random(2) == 0, !new.isEmpty { new.remove(at: random(new.count)) }
        new.insert("new \(random(9))", at: random(new.count + 1))
      }
      func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
      let diff = LineDiff(text(old), text(new)).unified(named: "f")
      #expect(diff.isEmpty == (old == new))
      var (result, next): ([String], Int) = ([], 0)
      for line in diff.split(separator: "\n").dropFirst(2) {
        if line.hasPrefix("@@") {
          let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
          let start = numbers[1] == 0 ? numbers[0] : numbers[0] - 1
          result += old[next..<start]
          next = start
        } else if line.hasPrefix("+") {
          result.append(String(line.dropFirst()))
        } else {
          #expect(old[next] == line.dropFirst())
          if line.hasPrefix(" ") { result.append(old[next]) }
          next += 1
        }
      }
      #expect(result + old[next...] == new)
    }
  }
}
