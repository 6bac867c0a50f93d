import Foundation
import Testing
import Timeline
import Voice

@Suite("word times of other programs")
struct WordTimesTests {
  private func times(_ text: String) throws -> WordTimes { try WordTimes(parsing: Array(text.utf8), file: "w") }

  private func message(_ text: String) -> String {
    do {
      _ = try times(text)
      return ""
    } catch {
      return "\(error)"
    }
  }

  /// The middle and the 95th percentile of how far the words' starts are off, in seconds, and how many have a time.
  private func errors(_ name: String) throws -> (median: Double, p95: Double, found: Int, format: WordTimes.Format) {
    let script = try Script(parsing: Fixture.text("narration.txt"), file: "narration.txt")
    let times = try WordTimes(parsing: Fixture.bytes(name), file: name)
    let (alignment, _) = WordMatcher(script).match(times)
    let truth = try Fixture.truth()
    let errors = zip(alignment.words, truth).compactMap { word, truth in word.map { abs($0.start - truth.start) } }
      .sorted()
    return (errors[errors.count / 2], errors[errors.count * 95 / 100], errors.count, times.format)
  }

  @Test(
    "files with the true times of each word give them back",
    arguments: [
      ("audacity_words.txt", WordTimes.Format.audacity),
      ("praat_long.TextGrid", .textGrid), ("praat_long_utf16.TextGrid", .textGrid), ("praat_short.TextGrid", .textGrid),
      ("truth_words_karaoke.vtt", .vtt), ("narration.words.json", .wordList),
    ])
  func exact(name: String, format: WordTimes.Format) throws {
    let script = try Script(parsing: Fixture.text("narration.txt"), file: "narration.txt")
    let result = try errors(name)
    #expect(result.format == format)
    #expect(result.found == script.words.count)
    #expect(result.median < 0.001 && result.p95 < 0.001)
  }

  @Test(
    "files of recognisers are matched to the script, misheard words and all",
    arguments: [
      ("openai_whisper_tiny.en.json", WordTimes.Format.openAIWhisper, 0.13), ("whisperx_shape.json", .whisperX, 0.13),
      ("whisper_cpp_full_ojf.json", .whisperCpp, 0.3), ("whisper_cpp_dtw_ojf.json", .whisperCpp, 0.3),
      ("whisper_cpp_words_ml1_sow_oj.json", .whisperCpp, 0.3), ("whisper_cpp_words_ml1_sow.srt", .srt, 0.3),
      ("openai_whisper_tiny.en.srt", .srt, 0.4), ("openai_whisper_tiny.en.vtt", .vtt, 0.4),
      ("openai_whisper_tiny.en.tsv", .tsv, 0.4), ("whisper_cpp.srt", .srt, 0.4), ("whisper_cpp.vtt", .vtt, 0.4),
      ("aeneas_sentences.json", .aeneas, 0.3), ("truth_sentences.srt", .srt, 0.3),
    ])
  func recognised(name: String, format: WordTimes.Format, median: Double) throws {
    let result = try errors(name)
    #expect(result.format == format)
    #expect(result.median < median, "\(result)")
    #expect(result.found > 310, "\(result)")
  }

  @Test("lines with frequencies, as Audacity writes them, are no labels")
  func spectral() throws {
    let times = try WordTimes(parsing: Fixture.bytes("audacity_spectral.txt"), file: "audacity_spectral.txt")
    let truth = try Fixture.truth().prefix(times.spans.count)
    #expect(times.spans.count > 10 && times.spans.map(\.text) == truth.map(\.word))
    #expect(zip(times.spans, truth).allSatisfy { abs(($0.start ?? -1) - $1.start) < 0.001 })
  }

  @Test("CTM, and tables in seconds, have no example but this")
  func others() throws {
    let ctm = try times(";; a note\nfile 1 0.50 0.25 hello 0.9\nfile 1 0.80 0.20 world 0.5\n")
    #expect(ctm.format == .ctm && ctm.spans.map(\.text) == ["hello", "world"])
    #expect(ctm.spans.map(\.start) == [0.5, 0.8] && ctm.spans.map(\.end) == [0.75, 1])
    #expect(ctm.spans.map(\.confidence) == [0.9, 0.5])
    let table = try times("start\tend\tword\n0.5\t0.75\thello\n")
    #expect(table.format == .tsv && table.spans.map(\.start) == [0.5])
    let faster = try times(
      #"[{"start": 1, "end": 2, "text": " a b", "words": [{"word": " a", "start": 1, "end": 1.4, "probability": 0.5}]}]"#
    )
    #expect(faster.spans.map(\.text) == ["a"] && faster.spans[0].confidence == 0.5)
  }

  @Test("what can't be read at all is refused with its line")
  func problems() {
    #expect(message("  \n") == "w:1:1: there is nothing in the file. Expected word times.")
    #expect(
      message("Once upon a time\n") == """
        w:1:1: these are no word times that are known. Expected JSON of Whisper or another recogniser, SRT, VTT, SBV, ASS, \
        TTML, labels of Audacity, a TextGrid of Praat, CTM, or a table with columns such as start, end and text.
        """)
    #expect(
      message("1\n00:00:xx --> 00:00:03,000\nb\n")
        == "w:2:1: \"00:00:xx --> 00:00:03,000\" can't be read here. Expected two times, such as 00:00:01,250 --> "
        + "00:00:02,000.")
    #expect(
      message(#"{"a": 1, "b": 2}"#)
        == "w:1:1: this JSON holds no word times that are known: its keys are \"a\" and \"b\". Expected a list of words, "
        + "each with a text such as \"word\" and a time such as \"start\"."
    )
    #expect(message(#"{"words": [{"word": "a"}]}"#) == "w:1:1: no word in the file has a time.")
    #expect(message("{\"words\": [}").hasPrefix("w:1:12: "))
  }

  @Test(
    "one bad entry costs that entry, with a warning",
    arguments: [
      (
        "1\n00:00:01,000 --> 00:00:02,000\na\n\n2\n00:00:xx --> 00:00:03,000\nb\n\n3\n00:00:04,000 --> 00:00:05,000\nc\n",
        ["a 1.0", "c 4.0"],
        [
          "w:6:1: \"00:00:xx --> 00:00:03,000\" can't be read here, and is left out. Expected two times, such as "
            + "00:00:01,250 --> 00:00:02,000."
        ]
      ),
      (
        "0.5\t0.7\ta\n0.9\tb\n1\t2\tc\n", ["a 0.5", "c 1.0"],
        [
          "w:2:1: \"0.9\\tb\" can't be read here, and is left out. Expected two times in seconds and a label, set apart by "
            + "tabs."
        ]
      ),
      (
        "0.5\t0.2\ta\n1\t2\tb\n", ["a 0.5", "b 1.0"],
        ["w:1:1: this ends at 0.200 s, before it starts at 0.500 s; its start counts."]
      ),
      (
        #"[{"word": "a", "start": 3, "end": 4}, {"word": "b", "start": 1, "end": 2}, {"word": "c", "start": -1, "end": 0.5}]"#,
        ["c 0.0", "b 1.0", "a 3.0"],
        [
          "w:1:39: this starts before what stands before it; the times are put in order.",
          "w:1:76: this starts at -1.000 s, before the recording does; taken for 0 s.",
        ]
      ),
      (
        #"{"segments": [{"start": 1, "end": 2, "text": "a"}, {"text": "b"}, {"start": 3, "end": 4, "text": "c"}]}"#,
        ["a 1.0", "c 3.0"], []
      ),
      (
        #"{"words": [{"word": "a", "start": 1, "end": 2}, {"word": "b", "start": "x", "end": 3}, {"start": 3, "end": 4}]}"#,
        ["a 1.0"],
        [
          "w:1:49: \"words[1].start\" can't be read here, and is left out. Expected a time.",
          "w:1:88: \"words[2]\" can't be read here, and is left out. Expected a text such as \"word\".",
        ]
      ),
      (
        #"{"words": [{"word": "a", "start": 1, "score": NaN}, {"word": "b", "start": NaN, "end": Infinity}]}"#,
        ["a 1.0"],
        ["w:1:53: \"words[1].start\" can't be read here, and is left out. Expected a time."]
      ),
      ("[[0, 9, 0.0, 2.0, \" a b\", [[0.5, 1.0, \" a\", 0.9], [1.0, 1.5, \" b\", 0.9]]]]", ["a 0.5", "b 1.0"], []),
    ])
  func badEntries(text: String, words: [String], warnings: [String]) throws {
    let times = try times(text)
    #expect(times.spans.compactMap { span in span.start.map { "\(span.text) \($0)" } } == words)
    #expect(Set(times.warnings.lines(file: "w")) == Set(warnings))
  }
}
