import Testing
import Voice

/// One word that was heard as several, and several as one, in both directions: a word starts where its first part does.
@Suite("a script and what was heard of it")
struct HeardFormsTests {
  /// When each word of a script is found to start, where the heard words are half a second apart from 1 s on.
  private func starts(_ script: String, _ heard: String) throws -> [Double?] {
    let lines = heard.split(separator: " ").enumerated().map { index, word in
      "\(1 + 0.5 * Double(index))\t\(1.4 + 0.5 * Double(index))\t\(word)\n"
    }
    let times = try WordTimes(parsing: Array(lines.joined().utf8), file: "w")
    return WordMatcher(try Script(parsing: script, file: "s")).match(times).alignment.words.map { $0?.start }
  }

  private static let pairs: [(String, String)] = [
    ("backpropagation", "back propagation"), ("back-propagation", "backpropagation"),
    ("back-propagation", "back propagation"), ("we'll", "we will"), ("it's", "it is"), ("it's", "it has"),
    ("can't", "can not"), ("can't", "cannot"), ("won't", "will not"), ("don't", "do not"), ("they've", "they have"),
    ("I'm", "I am"), ("you're", "you are"), ("let's", "let us"), ("gonna", "going to"), ("0.001", ".001"),
    ("0.001", "zero point zero zero one"), ("0.001", "point oh oh one"), ("GPT-4", "GPT four"), ("GPT-4", "gpt 4"),
    ("GPT-4", "G P T 4"), ("5,000", "5000"), ("5,000", "five thousand"), ("25%", "25 percent"),
    ("25%", "twenty five per cent"), ("2026", "twenty twenty-six"), ("2026", "two thousand and twenty six"),
    ("1999", "nineteen ninety nine"), ("3rd", "third"), ("3rd", "three"), ("21st", "twenty first"),
    ("10ms", "ten milliseconds"), ("60fps", "sixty frames per second"), ("5kg", "5 kilograms"), ("$5", "five dollars"),
    ("α", "alpha"), ("δ", "delta"), ("x²", "x squared"), ("½", "one half"), ("1/2", "one half"),
    ("3:30", "three thirty"),
    ("105", "one hundred and five"), ("Dr.", "doctor"), ("vs.", "versus"), ("A.I.", "AI"), ("naïve", "naive"),
    ("data-set", "dataset"), ("ReLU", "re lu"), ("1,234,567", "1234567"), ("per-cent", "percent"),
  ]

  @Test("is found in either direction", arguments: pairs.indices)
  func pair(index: Int) throws {
    let (a, b) = Self.pairs[index]
    for (script, heard) in [(a, b), (b, a)] {
      let count = script.split(separator: " ").count
      let found = try starts("Now look at \(script) here again.", "now look at \(heard) here again")
      try #require(found.count == count + 5)
      let last = 2.5 + 0.5 * Double(heard.split(separator: " ").count)
      #expect(found[0] == 1 && found[2] == 2 && found[3] == 2.5, "\(index) \(script) | \(heard): \(found)")
      #expect(found[count + 3] == last && found[count + 4] == last + 0.5, "\(script) | \(heard): \(found)")
      let between = found[3..<count + 3].compactMap(\.self)
      #expect(between.count == count && between == between.sorted(), "\(script) | \(heard): \(found)")
      #expect(between.allSatisfy { $0 < last })
    }
  }

  @Test("in a form that nobody knows is where something else was heard in its place, and says so")
  func replaced() throws {
    func found(_ script: String, _ heard: String) throws -> [String] {
      let lines = heard.split(separator: " ").enumerated().map { index, word in
        "\(1 + 0.5 * Double(index))\t\(1.4 + 0.5 * Double(index))\t\(word)\n"
      }
      let times = try WordTimes(parsing: Array(lines.joined().utf8), file: "w")
      return WordMatcher(try Script(parsing: script, file: "s")).match(times).alignment.words.map { word in
        word.map { "\($0.start) \($0.origin)" } ?? "none"
      }
    }
    #expect(
      try found("On 2026-03-01 we began.", "on march first twenty twenty six we began") == [
        "1.0 found", "1.5 placed", "4.0 found", "4.5 found",
      ])
    #expect(try found("Half of it is.", "1/2 of it is") == ["1.0 placed", "1.5 found", "2.0 found", "2.5 found"])
    // What is so much longer is something else: the word lies somewhere between its neighbours.
    #expect(
      try found("Now so we go.", "now but before we look at all of that and more we go").prefix(2) == [
        "1.0 found", "1.4 placed",
      ])
  }

  @Test("in a whole sentence costs no other word its place")
  func sentence() throws {
    let found = try starts(
      "It's what we'll do: at 0.001, back-propagation can't fail.",
      "it is what we will do at .001 backpropagation can not fail")
    #expect(found == [1, 2, 2.5, 3.5, 4, 4.5, 5, 5.5, 6.5])
  }

  @Test("that is long and unlike it is not found, and what is like it is")
  func length() throws {
    let script = (0..<600).map { "word\($0)" }.joined(separator: " ")
    let other = (0..<600).map { "thing\($0 + 1000)" }.joined(separator: " ")
    #expect(try starts("Begin \(script) end", "begin \(other) end").count { $0 != nil } < 30)
    #expect(try starts(script, script).allSatisfy { $0 != nil })
  }
}
