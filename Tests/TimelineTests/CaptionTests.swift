import Numerics
import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

/// Words cut to pieces, by example; lines are joined by bars.
@Suite struct CaptionTests {
  private func cut(_ words: String, _ longest: Int, _ most: Int = 2) -> [String] {
    CaptionCutter(words, longestLine: longest, mostLines: most).pieces().map { $0.joined(separator: "|") }
  }

  @Test(arguments: [
    ("Hello.", ["Hello."]),
    ("Yes. No. Maybe.", ["Yes. No. Maybe."]),
    (
      "Backpropagation is dynamic programming: every delta is worked out once, stored, and read again.",
      ["Backpropagation is dynamic programming:", "every delta is worked out once,|stored, and read again."]
    ),
    (
      "The signal runs forward. Each neuron multiplies, adds, and bends. At the far end stands a prediction.",
      ["The signal runs forward. Each|neuron multiplies, adds, and bends.", "At the far end stands a prediction."]
    ),
    // A comma after one word is no place to cut.
    (
      "So, a sentence without any other comma that is much too long to fit into a single caption here.",
      ["So, a sentence without|any other comma that is", "much too long to fit into|a single caption here."]
    ),
    (
      "“Is it far off?” she asked. “It is (by 2.5).” Then the error goes back, layer by layer, to the input.",
      ["“Is it far off?” she asked.|“It is (by 2.5).”", "Then the error goes back,|layer by layer, to the input."]
    ),
  ])
  func sentencesComeFirstThenClausesThenWords(_ words: String, _ pieces: [String]) {
    #expect(cut(words, 42) == pieces)
  }

  @Test func aFullStopThatEndsNoSentenceIsNone() {
    #expect(
      cut("δ₃ is stored. δ₃ is read again, e.g. here, to work out δ₂ – and then the gradient.", 30)
        == ["δ₃ is stored. δ₃ is|read again, e.g. here,", "to work out δ₂ – and|then the gradient."])
  }

  @Test func linesAreAboutEquallyLong() {
    #expect(cut("one two three four five six seven eight nine ten", 12, 1).count == 5)
    #expect(
      cut("one two three four five six seven eight nine ten", 12, 3)
        == ["one two|three|four five", "six seven|eight|nine ten"])
    #expect(cut("a bb ccc dddd eeee ffff gg", 24) == ["a bb ccc dddd|eeee ffff gg"])
    // As good either way: the longer line comes first.
    #expect(cut("aaaa bbbbbb cccc", 12) == ["aaaa bbbbbb|cccc"])
  }

  @Test func noLineBeginsOrEndsWithWhatBelongsToAnother() {
    #expect(
      cut("« Pourquoi ? » demande-t-il ; parce que le gradient descend !", 20)
        == ["« Pourquoi ? »|demande-t-il ;", "parce que le|gradient descend !"])
    #expect(cut("aaaaaaaaa – bbbbbbbbb", 12) == ["aaaaaaaaa –|bbbbbbbbb"])
    #expect(cut("aaaaaaaaa—bbbbbbbbb", 12) == ["aaaaaaaaa—|bbbbbbbbb"])
    #expect(cut("aaaaaa 60\u{A0}% bbbbb", 9) == ["aaaaaa", "60\u{A0}%|bbbbb"])
    #expect(cut("aaaaaa 60 % bbbbb", 9) == ["aaaaaa", "60 %|bbbbb"])
    // Where the word alone fills the line, the dash must go to the next.
    #expect(cut("aaaaaaaaaaaa – bbb", 12) == ["aaaaaaaaaaaa|– bbb"])
  }

  @Test func scriptsWithoutBlanksBreakAnywhereButAtPunctuation() {
    #expect(
      cut("误差从输出层开始。它沿着每一条边往回传播，每一层只计算一次，然后保存起来，以后直接读取。", 14)
        == ["误差从输出层开始。|它沿着每一条边往回传播，", "每一层只计算一次，|然后保存起来，以后直接读取。"])
    #expect(
      cut("逆伝播は動的計画法です。「デルタ」を一度だけ計算して、メモに保存します。", 10)
        == ["逆伝播は動的|計画法です。", "「デルタ」を一度|だけ計算して、", "メモに保存します。"])
    #expect(cut("CNN用于图像识别", 5, 1) == ["CNN用", "于图像识别"])
  }

  @Test func onlyAWordThatIsLongerThanALineIsBroken() {
    #expect(
      cut("Donaudampfschifffahrtsgesellschaftskapitän", 12) == ["Donaudampfs|chifffahrt", "sgesellscha|ftskapitän"])
    #expect(cut("a bb ccccccccc dd", 10) == ["a bb", "ccccccccc|dd"])
    #expect(cut("e\u{301}e\u{301}e\u{301} 👩‍👩‍👧🇦🇹", 3) == ["e\u{301}e\u{301}e\u{301}|👩‍👩‍👧🇦🇹"])
    #expect(cut("abc", 1, 1) == ["a", "b", "c"])
    #expect(cut("abc def", .max, .max) == ["abc def"])
  }

  @Test func blanksAreOneAndNoneAtTheEnds() {
    #expect(cut("  blanks   everywhere,\u{3000} and\u{A0}none  ", 15) == ["blanks|everywhere,", "and\u{A0}none"])
  }

  @Test func captionsFollowOneAnotherThroughTheirBeat() throws {
    let film = try timeline(
      #""say": {"loss": "How far off is it? Half the squared error.", "idle": "One.", "title": "Never."}, "T": {"idle": 500}"#
    )
    // 3 s of countdown, 0.5 s of idle, 3 · 1.6 s forward; 18 and 23 characters of 41 share 2.6 s.
    let captions = film.captions(longestLine: 24, mostLines: 1)
    #expect(
      captions.map { "\($0.beat) \($0.start) \($0.end) \($0.lines)" } == [
        #"idle 3 3.5 ["One."]"#, #"loss 8.3 9.441463 ["How far off is it?"]"#,
        #"loss 9.441463 10.9 ["Half the squared error."]"#,
      ])
    #expect(
      film.captions(longestLine: 24).map(\.lines) == [["One."], ["How far off is it?", "Half the squared error."]])
    #expect(try timeline().captions(longestLine: 42).isEmpty)
  }

  @Test func noCaptionIsShorterThanAFrame() throws {
    func captions(_ milliseconds: String) throws -> [String] {
      try timeline(
        "\"say\": {\"idle\": \"a bbbbbbbbbb c\"}, \"video\": {\"fps\": 10}, \"T\": {\"idle\": \(milliseconds), \"countdown\": 0}"
      ).captions(longestLine: 10, mostLines: 1).map { "\($0.lines[0]) \($0.start) \($0.end)" }
    }
    #expect(try captions("1200") == ["a 0 0.1", "bbbbbbbbbb 0.1 1.1", "c 1.1 1.2"])
    #expect(try captions("600") == ["a 0 0.1", "bbbbbbbbbb 0.1 0.5", "c 0.5 0.6"])
    #expect(try captions("300") == ["a 0 0.1", "bbbbbbbbbb 0.1 0.2", "c 0.2 0.3"])
    #expect(try captions("299.999").isEmpty)
    #expect(try captions("0").isEmpty)
    // One frame shows all that one caption holds.
    let short = try timeline(#""say": {"idle": "abc"}, "T": {"countdown": 0, "idle": 9}"#).captions(longestLine: 9)
    #expect(short.map { "\($0.lines) \($0.start) \($0.end)" } == [#"["abc"] 0 0.009"#])
  }

  /// So many words go too fast that there is no room for them all.
  @Test func aHundredWarningsHideNoError() throws {
    let names = ["forward", "delta", "grad"].flatMap { name in (0..<65).map { "\"\(name).\($0)\": \"abc\"" } }
    let text = """
      {"network": {"input": [2], "target": [4], "HIDDEN": 64}, "T": {"forward": 1, "delta": 1, "gradCalc": 1},
      "say": {\(names.joined(separator: ", "))}
      """
    #expect(try Timeline(parsing: text + "}", file: "t.json").warnings.count == 100)
    let error = try #require(throws: TimelineError.self) {
      try Timeline(parsing: text + ", \"show\": {\"scale\": 1, \"title\": 2}}", file: "t.json")
    }
    #expect(error.diagnostics.filter { $0.severity == .error }.map(\.path) == ["show.scale", "show.title"])
    #expect(error.diagnostics.count == 100 && error.omitted == 97)
  }

  private static let words = String(repeating: "a", count: 43)

  @Test(arguments: [
    (
      #""say": {"loss": "\#(words)"}, "T": {"loss": 2000}"#,
      """
      1:60: warning: say["loss"]: loss lasts 2 s, in which 42 characters can be read at 21 a second; these words have \
      43. Lengthen T.loss to at least 2048 ms, or say less.
      """
    ),
    (#""say": {"loss": "\#(words)"}, "T": {"loss": 2048}"#, ""),
    (#""say": {"loss": "\#(words.dropLast())"}, "T": {"loss": 2000}"#, ""),
    (
      #""say": {"grad.2": "\#(words)"}, "GRAD_HOLD_BY": {"2": 0.001}"#,
      """
      1:62: warning: say["grad.2"]: grad.2 lasts 0.000001 s, in which 0 characters can be read at 21 a second; these \
      words have 43. Lengthen GRAD_HOLD_BY["2"] to at least 2048 ms, or say less.
      """
    ),
    (
      #""say": {"title": " a  b "}"#,
      """
      1:61: warning: say["title"]: nobody sees these 3 characters: title lasts 0 s. Lengthen T.title to at least \
      143 ms, or remove the entry.
      """
    ),
    (
      #""say": {"forward.1": "a", "delta.0": "\#(words)"}, "T": {"forward": 0}"#,
      """
      1:65: warning: say["forward.1"]: nobody sees these 1 character: forward.1 lasts 0 s. Lengthen FORWARD_BY["1"] \
      to at least 48 ms, or remove the entry.
      t.json:1:81: warning: say["delta.0"]: delta.0 lasts 1.4 s, in which 29 characters can be read at 21 a second; \
      these words have 43. Lengthen DELTA_BY["0"] to at least 2048 ms, or say less.
      """
    ),
  ])
  func wordsThatGoTooFastAreWarnedOf(_ entries: String, _ expected: String) throws {
    let warnings = try timeline(entries).warnings
    #expect(warnings.map(\.description).joined(separator: "\n") == (expected.isEmpty ? "" : "t.json:" + expected))
    #expect(warnings.allSatisfy { $0.severity == .warning })
  }
}
