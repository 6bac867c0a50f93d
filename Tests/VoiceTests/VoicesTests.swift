import Foundation
import Testing
import Video
import Voice

/// Other voices and takes than the default film's, whose true times are known.
@Suite("words of other voices, and of takes that differ from the script")
struct VoicesTests {
  /// A recording with its truth.
  private struct Take {
    let samples: [Int16]
    let said: [Fixture.Truth]

    init(_ name: String) throws {
      let url = try #require(Bundle.module.url(forResource: name, withExtension: "flac", subdirectory: "Fixtures"))
      samples = try SoundReader.speech(of: url.path, rate: SpeechSamples.rate)
      said = try Fixture.truth("\(name).words.json")
    }

    /// The share of a span that is within the alignment's extra speech.
    static func share(of span: ClosedRange<Double>, in extra: [ClosedRange<Double>]) -> Double {
      let common = extra.reduce(0) {
        $0 + max(0, min($1.upperBound, span.upperBound) - max($1.lowerBound, span.lowerBound))
      }
      return common / (span.upperBound - span.lowerBound)
    }
  }

  private func script() throws -> Script {
    try Script(parsing: Fixture.text("narration.txt"), file: "narration.txt")
  }

  /// The errors of all words' starts and of those with a cue, in seconds, in rising order.
  private func errors(_ alignment: Alignment, _ take: Take) throws -> (words: [Double], cues: [Double]) {
    let cues = Set(try script().cues.map(\.word))
    var (all, marked): ([Double], [Double]) = ([], [])
    for (position, said) in take.said.enumerated() {
      guard let index = said.script ?? (said.isExtra ? nil : position), let word = alignment.words[index] else {
        continue
      }
      all.append(abs(word.start - said.start))
      if cues.contains(index) { marked.append(abs(word.start - said.start)) }
    }
    return (all.sorted(), marked.sorted())
  }

  @Test("another voice, in two threads at once: within a few frames, and the same twice")
  func otherVoice() async throws {
    let (script, take) = (try script(), try Take("flite_slt"))
    async let other = PocketSphinxAligner().align(script, with: take.samples)
    let alignment = try PocketSphinxAligner().align(script, with: take.samples)
    #expect(try await other == alignment)
    #expect(alignment.skipped.isEmpty && alignment.extra.isEmpty)
    let (words, cues) = try errors(alignment, take)
    #expect(words[words.count / 2] <= 0.012 && words[words.count * 95 / 100] <= 0.045)
    #expect(cues[cues.count * 95 / 100] <= 0.04 && (cues.last ?? 1) <= 0.08, "\(cues)")
    #expect(alignment.words.allSatisfy { (0...1).contains($0?.confidence ?? 0) })
  }

  @Test("a sentence that the speaker left out is named, and no other word")
  func leftOut() throws {
    let (script, take) = (try script(), try Take("fs_skip1"))
    let alignment = try PocketSphinxAligner().align(script, with: take.samples)
    let said = Set(take.said.compactMap(\.script))
    #expect(alignment.skipped == script.words.indices.filter { !said.contains($0) })
    #expect(alignment.extra.isEmpty)
  }

  @Test("what is broken off, or said besides, is reported", arguments: ["fs_retake", "fs_adlib"])
  func besides(_ name: String) throws {
    let take = try Take(name)
    let alignment = try PocketSphinxAligner().align(try script(), with: take.samples)
    #expect(alignment.skipped.isEmpty)
    let (words, cues) = try errors(alignment, take)
    #expect(words[words.count * 95 / 100] <= 0.045 && (cues.last ?? 1) <= 0.08, "\(cues)")
    var besides = 0.0
    for said in take.said where said.isExtra {
      besides += said.end - said.start
      let share = Take.share(of: said.start...said.end, in: alignment.extra)
      #expect(share > 0.5 || said.end - said.start < 0.3, "\(said.word) at \(said.start)")
    }
    let reported = alignment.extra.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    #expect(abs(reported - besides) <= 1, "\(alignment.extra)")
  }

  @Test("under white noise nothing is missed")
  func noise() throws {
    let take = try Take("fs_noise10")
    let alignment = try PocketSphinxAligner().align(try script(), with: take.samples)
    #expect(alignment.skipped.isEmpty && alignment.extra.isEmpty, "\(alignment.extra)")
    let (words, _) = try errors(alignment, take)
    #expect(words[words.count / 2] <= 0.02 && words[words.count * 95 / 100] <= 0.09)
  }

  @Test("a take of many minutes is read piece by piece")
  func long() throws {
    let text = try Fixture.text("narration.txt").replacing(#/\{[^}]*\} */#, with: "")
    let (take, count) = (try Take("flite_slt"), 3)
    let script = try Script(parsing: Array(repeating: text, count: count).joined(separator: "\n"), file: "s")
    let samples = Array(repeating: take.samples, count: count).flatMap(\.self)
    let alignment = try PocketSphinxAligner().align(script, with: samples)
    #expect(alignment.skipped.isEmpty && alignment.extra.isEmpty)
    let length = Double(take.samples.count) / Double(SpeechSamples.rate)
    for (index, word) in alignment.words.enumerated() {
      let (turn, place) = index.quotientAndRemainder(dividingBy: take.said.count)
      let truth = take.said[place].start + Double(turn) * length
      #expect(abs((word?.start ?? 0) - truth) < 0.2, "word \(index)")
    }
  }

  @Test("pauses alone place the words after them")
  func pauses() throws {
    let (script, take) = (try script(), try Take("flite_slt"))
    let alignment = try SilenceAligner().align(script, with: take.samples)
    #expect(alignment.skipped.isEmpty)
    let after = zip(alignment.words, take.said).filter { $0.0?.origin == .found }
    let errors = after.map { abs(($0.0?.start ?? 0) - $0.1.start) }.sorted()
    #expect(errors.count > 30 && errors[errors.count / 2] < 0.03, "\(errors)")
    #expect(errors[errors.count * 9 / 10] < 0.4, "\(errors)")
    #expect(throws: AlignerError.self) { try SilenceAligner().align(script, with: []) }
  }
}
