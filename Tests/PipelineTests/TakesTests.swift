import Foundation
import Media
import Testing
import Timeline
import Video
import Voice

@testable import Pipeline

/// A voice of several takes: every part of the program works over all of them.
@Suite("several takes")
struct TakesTests {
  /// Speech of two seconds, louder or softer.
  private func write(_ name: String, level: Float = 0.3, in folder: String) throws {
    try Hearing.write(Hearing.speech([0.2...1.8], seconds: 2, level: level), to: "\(folder)/\(name)")
  }

  @Test("are heard each at its place and with its own volume, and overlaps are told")
  func mixed() async throws {
    try await Support.inFolder { folder in
      for name in ["a.wav", "b.wav"] { try write(name, in: folder) }
      let one = try Hearing.take(
        in: folder, #""voiceover": {"file": "a.wav", "offset": 500}, "T": {"countdown": 6000}"#, loudness: nil)
      try one.export(to: folder + "/one.wav", stems: true)
      let two = try Hearing.take(
        in: folder,
        #"""
        "voiceover": [{"file": "b.wav", "offset": 4000, "volume": -6}, {"file": "a.wav", "offset": 500}, "a.wav"],
        "T": {"countdown": 6000}
        """#, loudness: nil)
      try two.export(to: folder + "/two.wav", stems: true)
      let (alone, all) = (
        try Hearing.sound(of: folder + "/one.voice.wav").left, try Hearing.sound(of: folder + "/two.voice.wav").left
      )
      // The take alone, the same at 0 s, and half as loud at 4 s.
      let half = Float(0.501187)
      for sample in stride(from: 0, to: 300_000, by: 97) {
        func at(_ offset: Int) -> Float { alone.indices.contains(sample - offset) ? alone[sample - offset] : 0 }
        let expected = at(0) + at(-24_000) + half * at(168_000)
        try #require(abs(all[sample] - expected) < 2e-6, "sample \(sample)")
      }
      let voice = try #require(two.voice)
      #expect(voice.takes.map(\.start) == [0, 24_000, 192_000])
      #expect(
        voice.warnings == [
          "\(folder)/film.json:1:242: warning: voiceover[2]: \(folder)/a.wav and \(folder)/a.wav overlap from 0.50 s to "
            + "2.00 s of the film; both are heard."
        ])
      #expect(
        voice.report(in: two.timeline).split(separator: "\n").map { $0.prefix(while: { $0 != "," }) } == [
          "\(folder)/a.wav: 2.0 s of voice from 0 s", "\(folder)/a.wav: 2.0 s of voice from 0.5 s",
          "\(folder)/b.wav: 2.0 s of voice from 4 s",
        ])
    }
  }

  @Test("make a film that is held for the last of them, ducks under each, and is verified")
  func film() async throws {
    try await Support.inFolder { folder in
      try write("a.wav", in: folder)
      try write("b.wav", level: 0.2, in: folder)
      let take = try Hearing.take(
        in: folder, #"\#(Support.short), "voiceover": ["a.wav", {"file": "b.wav", "offset": 2000}]"#)
      #expect(take.timeline.tail > .zero && take.timeline.duration.seconds >= 4)
      let path = folder + "/film.mp4"
      try await take.render(to: path, .aac)
      let findings = try take.verify(path)
      #expect(findings.filter { !$0.isGood }.map(\.name) == [], "\(FilmVerifier.table(findings))")
      let sound = try Hearing.sound(of: path).left
      #expect(Hearing.level(sound[20_000..<80_000]) > 0.02 && Hearing.level(sound[110_000..<160_000]) > 0.02)
    }
  }

  @Test("have words at their times, each with its own script and word times, or all with one")
  func words() async throws {
    try await Support.inFolder { folder in
      func put(_ text: String, _ name: String) throws -> String {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        return "\(folder)/\(name)"
      }
      for name in ["a.wav", "b.wav"] { try write(name, in: folder) }
      _ = try put("{idle} One two.", "a.txt")
      _ = try put("# A note.\n{loss} Three four.", "b.txt")
      _ = try put("One two. Three four.", "all.txt")
      _ = try put("0.2\t0.5\tone\n0.6\t0.9\ttwo\n", "a.tsv")
      _ = try put("0.3\t0.5\tthree\n1\t1.5\tfour\n", "b.tsv")
      func spoken(_ scripts: (String, String)) throws -> (SpokenScript, Timeline, String) {
        let path = try put(
          #"""
          {"network": \#(Support.chain), "T": {"countdown": 8000}, "voiceover": [
            {"file": "b.wav", "offset": 6000, "script": "\#(scripts.1)", "words": "b.tsv"},
            {"file": "a.wav", "offset": 1000, "script": "\#(scripts.0)", "words": "a.tsv"}]}
          """#, "t.json")
        let timeline = try TimelineFile.read(path)
        return (try SpokenScript(timeline, at: path, NarrationFiles(of: timeline, at: path)), timeline, path)
      }
      for scripts in [("a.txt", "b.txt"), ("all.txt", "all.txt")] {
        let (spoken, timeline, path) = try spoken(scripts)
        #expect(spoken.start == FilmTime(microseconds: 1_000_000) && abs(spoken.duration - 7) < 1e-9)
        #expect(spoken.script.words.map(\.display) == ["One", "two.", "Three", "four."])
        let starts = spoken.alignment.words.map { ($0?.start ?? -1) + 1 }
        #expect(zip(starts, [1.2, 1.6, 6.3, 7]).allSatisfy { abs($0 - $1) < 1e-9 }, "\(starts)")
        let narration = try Narration(of: timeline, at: path)
        let said = try #require(narration.timeline.speech).words
        #expect(said.map(\.start.microseconds) == [1_200_000, 1_600_000, 6_300_000, 7_000_000])
      }
      let (both, timeline, path) = try spoken(("a.txt", "b.txt"))
      let tuning = try Tuning(timeline, at: path, both)
      let targets = tuning.rows.compactMap { row in row.target.map { "\(row.beat) \($0.microseconds)" } }
      #expect(targets == ["idle 1200000", "loss 6300000"])
      #expect(both.file(ofWord: 1) == folder + "/a.txt" && both.file(ofWord: 2) == folder + "/b.txt")
      // The same beat in both scripts.
      _ = try put("{idle} Three four.", "b.txt")
      let (again, _, _) = try spoken(("a.txt", "b.txt"))
      let error = #expect(throws: PipelineError.self) { try Tuning(timeline, at: path, again) }
      #expect(
        error?.description
          == "\(folder)/b.txt:1:1: the mark {idle} stands in \(folder)/a.txt:1:1 already. A beat starts "
          + "once: remove one of the two.")
    }
  }

  @Test("of one script are listened to as one recording, whatever lies between them")
  func listened() async throws {
    try await Support.inFolder { folder in
      // The narration of the default film, cut in two at a pause.
      let whole = try Hearing.sound(of: Support.root.appending(path: "timelines/narration.flac").path)
      let script = Support.root.appending(path: "timelines/narration.txt").path
      let cut = 1_000_000
      try Hearing.write(whole[0..<cut], to: folder + "/a.wav")
      try Hearing.write(whole[cut..<2_160_000], to: folder + "/b.wav")
      try Hearing.write(whole[0..<2_160_000], to: folder + "/c.wav")
      // What is said in these 45 s, without its marks.
      let text = try String(contentsOfFile: script, encoding: .utf8).replacing(/\{[^}]*\}|(?m:^[#@].*$)/, with: "")
        .split(whereSeparator: \.isWhitespace).prefix(120).joined(separator: " ")
      try text.write(toFile: folder + "/s.txt", atomically: true, encoding: .utf8)
      func words(_ voiceover: String) throws -> [Double?] {
        let path = folder + "/t.json"
        try #"{"network": \#(Support.chain), "voiceover": \#(voiceover)}"#.write(
          toFile: path, atomically: true, encoding: .utf8)
        let timeline = try TimelineFile.read(path)
        return try SpokenScript(timeline, at: path, NarrationFiles(of: timeline, at: path)).alignment.words.map {
          $0?.start
        }
      }
      let one = try words(#"{"file": "c.wav", "script": "s.txt"}"#)
      let offset = (Double(cut) / 0.048).rounded() / 1000
      let two = try words(
        #"[{"file": "a.wav", "script": "s.txt"}, {"file": "b.wav", "offset": \#(offset), "script": "s.txt"}]"#)
      let pairs = zip(one, two).compactMap { a, b in a.flatMap { a in b.map { abs(a - $0) } } }
      #expect(pairs.count > 80 && pairs.count { $0 < 0.02 } >= pairs.count * 97 / 100)
    }
  }
}
