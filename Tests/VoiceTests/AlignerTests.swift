import Foundation
import Testing
import Timeline
import Video
import Voice

/// The default film's recording; other voices are tried as the project grows.
@Suite("words found in the sound")
struct AlignerTests {
  private func samples() throws -> [Int16] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try SoundReader.speech(of: root.appending(path: "timelines/narration.flac").path, rate: SpeechSamples.rate)
  }

  private func script() throws -> Script {
    try Script(parsing: Fixture.text("narration.txt"), file: "narration.txt")
  }

  @Test("are within a few frames of the truth")
  func accuracy() throws {
    let (script, truth) = (try script(), try Fixture.truth())
    let alignment = try PocketSphinxAligner().align(script, with: try samples())
    #expect(alignment.skipped.isEmpty && alignment.extra.isEmpty)
    let errors = zip(alignment.words, truth).compactMap { word, truth in word.map { abs($0.start - truth.start) } }
      .sorted()
    try #require(errors.count == truth.count)
    let starts = alignment.words.compactMap { $0?.start }
    #expect(zip(starts, starts.dropFirst()).allSatisfy { $0 < $1 })
    let (median, high) = (errors[errors.count / 2], errors[errors.count * 95 / 100])
    #expect(median <= 0.015 && high <= 0.05, "median \(median), 95 % \(high), worst \(errors[errors.count - 1])")
    let cues = script.cues.compactMap { cue in
      alignment.words[cue.word].map { abs($0.start - truth[cue.word].start) }
    }.sorted()
    #expect(cues.count == script.cues.count && (cues.last ?? 1) <= 0.08, "\(cues)")
  }

  @Test("a sentence that is not said is named, and what is said besides is reported")
  func differences() throws {
    let text = try Fixture.text("narration.txt")
    // The script has a sentence that nobody says, and lacks one that is said.
    let longer = text.replacing(
      "Our network is tiny.", with: "Our network is tiny. Nobody ever reads this sentence to the camera.")
    let script = try Script(parsing: longer, file: "s")
    let alignment = try PocketSphinxAligner().align(script, with: try samples())
    #expect(
      alignment.skipped.map { script.words[$0].display }.joined(separator: " ")
        == "Nobody ever reads this sentence to the camera.")
    let shorter = text.replacing(
      "It is a chain of three weights, and each one simply multiplies what it is given.", with: "")
    let other = try PocketSphinxAligner().align(try Script(parsing: shorter, file: "s"), with: try samples())
    #expect(other.skipped.isEmpty)
    let said = other.extra.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    #expect(said > 2.5 && other.extra.allSatisfy { (7...11.5).contains($0.lowerBound) }, "\(other.extra)")
  }

  @Test("what is said is not the script: that is refused")
  func refused() throws {
    let text = (0..<120).map { ["Purple", "elephants", "quietly", "negotiate", "marmalade"][$0 % 5] }.joined(
      separator: " ")
    let script = try Script(parsing: text + ".", file: "s")
    let samples = try samples()
    #expect(throws: AlignerError.self) { try PocketSphinxAligner().align(script, with: samples) }
    #expect(throws: AlignerError.tooShort(seconds: 1, words: 120)) {
      try PocketSphinxAligner().align(script, with: Array(samples.prefix(16_000)))
    }
    #expect(throws: AlignerError.noModel("/nowhere")) { try PocketSphinxAligner(model: "/nowhere") }
  }
}
