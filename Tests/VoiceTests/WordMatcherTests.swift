import Testing
import Voice

@Suite("words of a script among words with times")
struct WordMatcherTests {
  private func match(_ script: String, _ heard: String, step: Double = 1) throws -> Alignment {
    let script = try Script(parsing: script, file: "s")
    let labels = heard.split(separator: " ").enumerated().map { index, word in
      "\(Double(index) * step)\t\(Double(index) * step + 0.4 * step)\t\(word)\n"
    }
    return WordMatcher(script).match(try WordTimes(parsing: Array(labels.joined().utf8), file: "w")).alignment
  }

  private func starts(_ alignment: Alignment) -> [Double?] { alignment.words.map { $0?.start } }

  @Test("misheard words stand for those that sound alike, and what was added is extra")
  func misheard() throws {
    let alignment = try match(
      "Weight two multiplies by three, so the signal grows.",
      "um wait two multiply by three so you know well the signal grows")
    #expect(starts(alignment) == [1, 2, 3, 4, 5, 6, 10, 11, 12])
    #expect(alignment.extra == [7...9.4])
    #expect(alignment.words.allSatisfy { $0?.origin == .found })
  }

  @Test("a sentence that was left out is not placed in a pause of no length")
  func skipped() throws {
    let alignment = try match(
      "We begin here. Then it stops at last, my friends. And so it ends.", "we begin here and so it ends", step: 0.5)
    #expect(alignment.skipped == [3, 4, 5, 6, 7, 8, 9])
    #expect(starts(alignment).suffix(4) == [1.5, 2, 2.5, 3])
  }

  @Test("words without a time are placed between their neighbours, and say so")
  func placed() throws {
    let alignment = try match("The answer is 42 in all.", "the answer is in all")
    #expect(alignment.words.map { $0?.origin } == [.found, .found, .found, .placed, .found, .found])
    let word = try #require(alignment.words[3])
    #expect(word.start == 2.4 && word.end == 3 && word.confidence < 0.5)
  }

  @Test("of a sentence that was said twice the last time counts")
  func retake() throws {
    let alignment = try match("It is stored and reused.", "it is stored it is stored and reused")
    #expect(starts(alignment) == [3, 4, 5, 6, 7])
  }

  @Test("what is written is read again, in every format", arguments: WordTimesWriter.Format.allCases)
  func written(format: WordTimesWriter.Format) throws {
    let script = try Script(parsing: "Say \"w₁ & 100%\" <now>, and then wait.", file: "s")
    let words: [Alignment.Word?] = script.words.indices.map { index in
      index == 4
        ? nil
        : Alignment.Word(
          start: 1.25 * Double(index) + 0.5, end: 1.25 * Double(index) + 1.5, confidence: 0.75, origin: .found)
    }
    let alignment = Alignment(words: words, extra: [8...9.5])
    let text = WordTimesWriter(script, alignment, duration: 12).text(format)
    let times = try WordTimes(parsing: Array(text.utf8), file: "w")
    let again = WordMatcher(script).match(times).alignment
    for (index, word) in words.enumerated() {
      guard let word else { continue }
      let read = try #require(again.words[index], "\(format): word \(index)")
      #expect(abs(read.start - word.start) < 0.0006 && abs(read.end - word.end) < 0.0006, "\(format): word \(index)")
    }
    if format == .json { #expect(times.format == .beatframe && text.contains("\"skipped\": [4],")) }
  }
}
