import Foundation
import Testing

@Suite("the program tunes a film to its voice")
struct TuneProgramTests {
  /// A timeline that nobody's formatter has seen.
  private static let odd = """
    { "title" : "A film",   "video": {"size":"320x180","fps":24},
      "network": { "input": [2], "target": [4], "activation": "linear",
          "weights": [[[0.5]],[[3]],[[0.5]]] },

      "T" : {"countdown":1000,  "idle" : 1e3,"forward":   800,
             "loss": 900, "delta":600 , "gradCalc": 1200,"done":1500},
      "GRAD_HOLD_BY": {"2":8500, "1": 1000
         , "0": 14000},   "FORWARD_BY":{}
    }

    """
  private static let script = """
    {idle} Here is a net. {forward.0} It starts. {loss} The loss is large.
    {delta.2 lands} Delta three {grad.2} has a gradient,
    {delta.1 -100ms} delta two as well, {delta.0} delta one too. {done} That is all.

    """
  /// When a word or more is said: 350 ms each, from these seconds on.
  private static let said: [(Double, String)] = [
    (1, "Here is a net"), (3, "It starts"), (6, "The loss is large"), (12, "Delta three"), (14, "has a gradient"),
    (18, "delta two as well"), (21, "delta one too"), (25, "That is all"),
  ]

  private func write(_ text: String, _ name: String, in folder: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private func read(_ name: String, in folder: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  private func withFilm(_ body: (String) throws -> Void) throws {
    try Program.inFolder { folder in
      try write(Self.odd, "odd.json", in: folder)
      try write(Self.script, "script.txt", in: folder)
      let lines = Self.said.flatMap { start, words in
        words.split(separator: " ").enumerated().map { index, word in
          let time = start + 0.35 * Double(index)
          return "\(time)\t\(time + 0.3)\t\(word)\n"
        }
      }
      try write(lines.joined(), "labels.txt", in: folder)
      try body(folder)
    }
  }

  private func tune(
    _ timeline: String = "odd.json", _ script: String = "script.txt", _ options: String..., in folder: String
  ) throws -> Program.Result {
    try Program.start(["tune", "-t", timeline, "--script", script, "--words", "labels.txt"] + options, in: folder).end()
  }

  @Test("shows what it would do, and does nothing")
  func dryRun() throws {
    try withFilm { folder in
      let run = try tune("odd.json", "script.txt", "--dry-run", in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors == "25 of 25 words found\n7 beats move to their words; grad.2 the farthest, 8100 ms later\n")
      #expect(
        run.output == """
          beat       cue           words              said at  sure    off    old     new ms  slack
          countdown  -             -                        -     -      -   1000  =    1000    700
          idle       line 1        "Here is a"         1.00 s  0.90      0   1000  →    2000   1700
          forward.0  line 1        "It starts."        3.00 s  0.90  -1000    800  →    1000    500
          forward.1  -             -                        -     -      -    800  →    1000    500
          forward.2  -             -                        -     -      -    800  →    1000    500
          loss       line 1        "The loss is"       6.00 s  0.90  -1600    900  →    4551   3951
          delta.2    line 2 lands  "Delta three has"  12.00 s  0.90  -6448    600  →    3449   2949
          grad.2     line 2        "has a gradient,"  14.00 s  0.90  -8100   8500  →    3900   3500
          delta.1    line 3 -100   "delta two as"     18.00 s  0.90  -3500    600  →    1162    662
          grad.1     -             -                        -     -      -   1000  →    1938   1538
          delta.0    line 3        "delta one too."   21.00 s  0.90  -5000    600  =     600    100
          grad.0     -             -                        -     -      -  14000  →    3400   3000
          done       line 3        "That is all."     25.00 s  0.90  +5600   1500  =    1500    700

          --- odd.json
          +++ odd.json
          @@ -1,9 +1,9 @@
          -{ "title" : "A film",   "video": {"size":"320x180","fps":24},
          +{ "DELTA_BY": { "2": 3449, "1": 1162 }, "title" : "A film",   "video": {"size":"320x180","fps":24},
             "network": { "input": [2], "target": [4], "activation": "linear",
                 "weights": [[[0.5]],[[3]],[[0.5]]] },
          \("")\u{20}
          -  "T" : {"countdown":1000,  "idle" : 1e3,"forward":   800,
          -         "loss": 900, "delta":600 , "gradCalc": 1200,"done":1500},
          -  "GRAD_HOLD_BY": {"2":8500, "1": 1000
          -     , "0": 14000},   "FORWARD_BY":{}
          +  "T" : {"countdown":1000,  "idle" : 2000,"forward":   800,
          +         "loss": 4551, "delta":600 , "gradCalc": 1200,"done":1500},
          +  "GRAD_HOLD_BY": {"2":3900, "1": 1938
          +     , "0": 3400},   "FORWARD_BY":{ "0": 1000, "1": 1000, "2": 1000 }
           }

          """)
      #expect(try read("odd.json", in: folder) == Self.odd)
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/odd.json.bak"))
    }
  }

  @Test("changes durations and nothing else, keeps what was before, and has nothing to do then")
  func changes() throws {
    try withFilm { folder in
      let run = try tune(in: folder)
      #expect(run.status == 0)
      #expect(run.errors.hasSuffix("odd.json: tuned; what it was before is odd.json.bak\n"))
      #expect(try read("odd.json.bak", in: folder) == Self.odd)
      let tuned = try read("odd.json", in: folder)
      let digits = CharacterSet.decimalDigits.union(CharacterSet(charactersIn: "e"))
      func frame(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !digits.contains($0) }))
      }
      let added = tuned.replacing(#""DELTA_BY": { "2": 3449, "1": 1162 }, "#, with: "").replacing(
        #"{ "0": 1000, "1": 1000, "2": 1000 }"#, with: "{}")
      #expect(frame(added) == frame(Self.odd))
      let again = try tune("odd.json", "script.txt", "--strict", in: folder)
      #expect(again.status == 0 && again.errors.hasSuffix("odd.json: in tune already; nothing to change\n"))
      #expect(try read("odd.json", in: folder) == tuned)
      // Another take: only what moved is another number, and both versions before are kept.
      let labels = try read("labels.txt", in: folder).replacing("12.0\t12.3", with: "12.2\t12.3")
      try write(labels, "labels.txt", in: folder)
      let retake = try tune(in: folder)
      #expect(retake.output.contains("delta.2    line 2 lands  \"Delta three has\"  12.20 s  0.90  -200"))
      #expect(retake.errors.contains("1 beat moves to its word; delta.2 the farthest, 200 ms later\n"))
      #expect(retake.errors.hasSuffix("odd.json: tuned; what it was before is odd.json.bak2\n"))
      #expect(try read("odd.json.bak2", in: folder) == tuned)
      // check reports the same of the tuned film, and changes nothing.
      let film = try read("odd.json", in: folder)
      let check = try Program.run(
        "check", "-t", "odd.json", "--script", "script.txt", "--words", "labels.txt", in: folder)
      #expect(check.status == 0)
      #expect(check.output.contains("delta.2    line 2 lands  \"Delta three has\"  12.20 s  0.90    0"))
      let json = try Program.run(
        "check", "-t", "odd.json", "--script", "script.txt", "--words", "labels.txt", "--json", in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
      let cues = try #require(object?["cues"] as? [[String: Any]])
      let done = try #require(cues.first { $0["beat"] as? String == "done" })
      #expect(done["said"] as? Double == 25 && done["off"] as? Double == 0 && done["new"] as? Double == 1500)
      #expect(try read("odd.json", in: folder) == film)
    }
  }

  @Test("cues that don't fit are an error with repairs, and nothing is written")
  func problems() throws {
    try withFilm { folder in
      try write(
        """
        {idle} Here is a net. {forward.0} It {forward.1} starts. {loss} The loss {delta.2 lands} is large.
        Delta three has a gradient, {grad.0 lands} delta two as well, delta one too. {done} That is all.

        """, "tight.txt", in: folder)
      let run = try tune("odd.json", "tight.txt", in: folder)
      #expect(run.status == 2)
      #expect(
        run.errors == """
          25 of 25 words found
          tight.txt:1:38: forward.0 has 150 ms too little: from "It starts." (3.000 s) to "starts." (3.350 s) there are 350 ms, and 500 ms are needed at least (forward.0 500 ms).
            1. start forward.0 150 ms earlier, what is before it has the time: {forward.0 -150ms}
            2. let forward.1 come 150 ms after its word: {forward.1 +150ms}
            3. in another take, pause 150 ms longer before "starts." (3.350 s)
          tight.txt:1:74: loss has 1460 ms too little: from "The loss is" (6.000 s) to "is large." (6.700 s), before which delta.2 starts 1560 ms to land there, there are 0 ms, and 600 ms are needed at least (loss 600 ms).
            1. start loss 1460 ms earlier, what is before it has the time: {loss -1460ms}
            2. let delta.2 start on its word, and not land there: {delta.2}
            3. let delta.2 come 1460 ms after its word: {delta.2 lands +1460ms}

          """)
      #expect(try read("odd.json", in: folder) == Self.odd)
      let other = Self.script.replacing("{delta.2 lands}", with: "{grad.2}").replacing(
        "{grad.2} has", with: "{delta.2} has")
      try write(other, "order.txt", in: folder)
      let order = try tune("odd.json", "order.txt", in: folder)
      #expect(order.status == 2)
      #expect(
        order.errors.hasSuffix(
          "order.txt:2:1: grad.2 is to start before delta.2, whose word comes later (order.txt:2:22); but the film shows "
            + "delta.2 first. Put the two in the film's order.\n"))
      let cues = Self.odd.replacing(
        "\"T\" :",
        with: #""cues": [{"beat":"delta.2","word":"delta tree"},{"beat":"grad.2","word":"delta","nth":5}], "T" :"#)
      try write(cues, "cues.json", in: folder)
      let wrong = try tune("cues.json", in: folder)
      #expect(wrong.status == 2)
      #expect(
        wrong.errors == """
          25 of 25 words found
          cues.json:5:37: cues[0].word: "delta tree" is not in the script script.txt. Did you mean "Delta three"? Expected words in a row, as they are written there or as they are said.
          cues.json:5:75: cues[1].word: "delta" is in the script script.txt 3 times, so there is no "nth": 5. Give a number from 1 to 3.

          """)
    }
  }

  @Test("what should be looked at is a warning, and with --strict an error")
  func warnings() throws {
    try withFilm { folder in
      try write(Self.script.replacing("{done} That is all.", with: "{done} That was it. Really."), "w.txt", in: folder)
      let run = try tune("odd.json", "w.txt", "--dry-run", in: folder)
      #expect(run.status == 0)
      let last = run.errors.split(separator: "\n").filter { $0.hasPrefix("warning: ") }
      #expect(last.first == "warning: a word of the script is not said, the first in line 3.", "\(run.errors)")
      let strict = try tune("odd.json", "w.txt", "--strict", in: folder)
      #expect(strict.status == 2 && strict.errors.contains("a word of the script is not said"))
      #expect(try read("odd.json", in: folder) == Self.odd)
    }
  }

  @Test("without a script the words of say start the beats, and cues alone go with word times")
  func withoutScript() throws {
    try withFilm { folder in
      let say = Self.odd.replacing(
        "\"T\" :", with: #""say": {"idle": "Here is a net.", "loss": "The loss is large."}, "T" :"#)
      try write(say, "say.json", in: folder)
      try write("1\t1.9\tHere is a net\n6\t6.9\tThe loss is large\n", "lines.txt", in: folder)
      let run = try Program.run("tune", "-t", "say.json", "--words", "lines.txt", "--dry-run", in: folder)
      #expect(run.status == 0)
      #expect(run.output.contains("loss       say  \"The loss is\"   6.00 s"), "\(run.output)")
      #expect(
        run.errors.contains("warning: grad.0: dead air: from 20.00 s on nothing moves and nobody speaks for 12.2 s.\n")
      )
      let cues = Self.odd.replacing("\"T\" :", with: #""cues": [{"beat": "loss", "word": "the loss"}], "T" :"#)
      try write(cues, "cues.json", in: folder)
      let alone = try Program.run("tune", "-t", "cues.json", "--words", "labels.txt", "--dry-run", in: folder)
      #expect(alone.status == 0)
      #expect(alone.output.contains("loss       cues[0]  \"The loss is\"   6.00 s  0.90"), "\(alone.output)")
      let nothing = try Program.run("tune", "-t", "odd.json", in: folder)
      #expect(nothing.status == 2)
      #expect(
        nothing.errors
          == "error: there is no script. Name one (--script FILE, or \"script\" in the timeline's voiceover), or write what is "
          + "said into \"say\".\n")
      let silent = try Program.run("tune", "-t", "odd.json", "--script", "script.txt", in: folder)
      #expect(silent.status == 2)
      #expect(silent.errors.hasPrefix("error: there is neither a recording nor word times. Name one: --voiceover FILE"))
    }
  }
}
