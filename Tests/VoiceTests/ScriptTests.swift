import Testing
import Text
import Timeline
import Voice

@Suite("scripts with cues")
struct ScriptTests {
  private func script(_ text: String) throws -> Script { try Script(parsing: text, file: "s.txt") }

  private func errors(_ text: String) -> [String] {
    do {
      _ = try Script(parsing: text, file: "s.txt")
      return []
    } catch {
      return error.diagnostics.map(\.description)
    }
  }

  @Test("words, their punctuation and the marks before them")
  func words() throws {
    let script = try script(
      """
      # A note.
      {loss} The target was four, so we "missed."
      {delta.2 -120ms} Delta three - {grad.2 lands +0.25s} lives {done lands} there!
      """)
    #expect(
      script.words.map(\.display) == [
        "The", "target", "was", "four,", "so", "we", "\"missed.\"", "Delta", "three -", "lives", "there!",
      ])
    #expect(
      script.words.map(\.endsSentence) == [6, 10].reduce(into: Array(repeating: false, count: 11)) { $0[$1] = true })
    #expect(script.words.indices.filter { script.words[$0].endsPhrase } == [3, 6, 8, 10])
    #expect(script.cues.map(\.name) == ["loss", "delta.2", "grad.2", "done"])
    #expect(script.cues.map(\.word) == [0, 7, 9, 10])
    #expect(script.cues.map(\.offset.microseconds) == [0, -120_000, 250_000, 0])
    #expect(script.cues.map(\.lands) == [false, false, true, true])
    #expect(script.words[7].place == script.cues[1].place || script.words[7].place.line == 3)
  }

  @Test("what is shown and what is said may differ")
  func forms() throws {
    let script = try script(
      "{grad.0} [∂L/∂w₁|dee ell dee double u one] drops {η|eta}, w₁|w-one falls.\n@pronounce softmax S AO1 F T M AE2 K S"
    )
    #expect(script.words.map(\.display) == ["∂L/∂w₁", "drops", "η,", "w₁", "falls."])
    #expect(script.words[0].spoken == ["dee", "ell", "dee", "double", "u", "one"])
    #expect(script.words[2].spoken == ["eta"] && script.words[3].spoken == ["w", "one"])
    #expect(script.spoken.map(\.word) == [0, 0, 0, 0, 0, 0, 1, 2, 3, 3, 4])
    #expect(script.pronunciations == ["softmax": ["S", "AO", "F", "T", "M", "AE", "K", "S"]])
  }

  @Test(
    "numbers, Greek letters and mathematics are spoken",
    arguments: [
      ("1.5", "one point five"), ("100%", "one hundred percent"), ("5,000", "five thousand"), ("0", "zero"),
      ("1,234,567.05", "one million two hundred thirty four thousand five hundred sixty seven point zero five"),
      ("007", "zero zero seven"), ("3rd", "third"), ("21st", "twenty first"), ("20th", "twentieth"),
      ("−2", "minus two"),
      ("w₁", "w one"), ("δ₃", "delta three"), ("∂L/∂w₁", "dee l over dee w one"), ("x²", "x squared"),
      ("GPT-2", "g p t two"), ("-3.5", "minus three point five"), ("ReLU", "relu"), ("don’t", "don't"),
      ("well-known", "well known"),
      ("\\frac{\\partial L}{\\partial w_1}", "dee l over dee w one"), ("\\delta_3", "delta three"), ("--", ""),
      ("¿", ""),
    ])
  func spokenForms(text: String, expected: String) {
    #expect(SpokenForm.words(of: text).joined(separator: " ") == expected)
  }

  @Test("the script of a film has the words and the cues that it has")
  func narration() throws {
    let script = try Script(parsing: Fixture.text("narration.txt"), file: "narration.txt")
    let truth = try Fixture.truth()
    #expect(script.words.map(\.display) == truth.map(\.word))
    #expect(script.cues.count == truth.count { $0.cue != nil } && script.cues.first?.name == "open")
    for cue in script.cues { #expect(truth[cue.word].cue == cue.name) }
  }

  @Test("everything that is wrong is reported, with its place")
  func problems() {
    #expect(
      errors("{} a\n{loss 12} b {idle\n{done} c {done} d {end}") == [
        "s.txt:1:1: a mark needs the name of a beat, such as {delta.2}.",
        "s.txt:2:1: \"12\" is no offset. After a mark's name may stand \"lands\" and a time with its unit: "
          + "{grad.2 -120ms}, {delta.1 lands +0.1s}.",
        "s.txt:2:13: this { is not closed on its line. Close it, or leave it out: marks are written {delta.2}.",
        "s.txt:3:10: the mark {done} stands in line 3 already. A beat starts once: remove one of the two.",
        "s.txt:3:19: no word follows the mark {end}. Put it before the word on which the beat starts.",
      ])
    #expect(
      errors("# only a note\n") == [
        "s.txt:1:1: there is no word in the script. Write what is spoken, with marks such as {loss} before words."
      ])
    #expect(
      errors("[☃|] a\n@say a B\n@pronounce b Q\n@pronounce") == [
        "s.txt:1:1: it is not known how \"☃|\" is spoken. Write what is shown and what is said: [∂L|dee ell].",
        "s.txt:2:1: \"@say\" is no instruction. There are \"@pronounce WORD PHONES\" and \"@language de\"; "
          + "a line of notes begins with #.",
        "s.txt:3:1: @pronounce b: there is no phone \"Q\". Expected phones of the CMU dictionary: AA AE AH AO AW AY B CH "
          + "D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH.",
        "s.txt:4:1: expected \"@pronounce WORD PHONES\", such as: @pronounce softmax S AO F T M AE K S",
      ])
  }

  @Test("of very many problems the first are listed")
  func manyProblems() {
    for (count, rest) in [(100, nil), (101, "1 more problem is"), (300, "200 more problems are")] as [(Int, String?)] {
      do {
        _ = try script(String(repeating: "@pronounce\n", count: count))
        Issue.record("it was read")
      } catch {
        let lines = "\(error)".split(separator: "\n").map(String.init)
        #expect(lines.count == (rest == nil ? 100 : 101))
        if let rest { #expect(lines.last == "s.txt: \(rest) not listed.") }
      }
    }
  }

  @Test("what nests too deep is not said")
  func deepFractions() throws {
    let deep = String(repeating: "\\sqrt{", count: 50_000) + String(repeating: "}", count: 50_000)
    #expect(try script("[a|\(deep)]").spoken.count { $0.text == "root" } == 20)
  }

  @Test("a script names its language; without a name it is English")
  func language() throws {
    #expect(try Script(parsing: "a", file: "s").language == nil)
    #expect(try Script(parsing: "@language en-GB\na", file: "s").language == "en-GB")
    let german = try Script(parsing: "@language de\nein Wort", file: "s")
    #expect(german.language == "de")
    #expect(
      errors("@language\n@language d_e\n@language de\n@language fr\na") == [
        "s.txt:1:1: \"\" is no code of a language. Expected one, such as: @language de",
        "s.txt:2:1: \"d_e\" is no code of a language. Expected one, such as: @language de",
        "s.txt:4:1: the language is given in line 3 already. A script has one: remove one of the two lines.",
      ])
  }
}
