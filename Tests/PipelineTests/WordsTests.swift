import Testing
import Timeline
import Video

@testable import Pipeline
import TestSupport

@Suite("captions and chapters")
struct WordsTests {
  private func timeline(_ more: String, fps: Int = 25) throws -> Timeline {
    try Timeline(
      parsing: """
        {"video": {"size": "320x180", "fps": \(fps)}, "network": {"input": [2], "HIDDEN": [], "target": [4]}, \
        "T": {"countdown": 500, "idle": 10000, "forward": 12000, "loss": 12000, "delta": 4000, "gradCalc": 3000, \
        "done": 11000}, \(more)}
        """, file: "t.json")
  }

  private let say = """
    "say": {"idle": "One & two.", "loss": "The target was four, so we missed by two and a half, and the loss measures \
    exactly how badly we missed <it>."}
    """

  @Test("captions are SubRip and WebVTT, wrapped, with their times")
  func files() throws {
    let captions = MovieWords(try timeline(say)).captions
    #expect(
      CaptionFile.srt.text(captions) == """
        1
        00:00:00,500 --> 00:00:10,500
        One & two.

        2
        00:00:22,500 --> 00:00:28,329
        The target was four, so we
        missed by two and a half,

        3
        00:00:28,329 --> 00:00:34,500
        and the loss measures exactly
        how badly we missed <it>.

        """)
    #expect(
      CaptionFile.vtt.text(captions).hasPrefix(
        "WEBVTT\n\n00:00:00.500 --> 00:00:10.500\nOne &amp; two.\n\n00:00:22.500 --> "))
    #expect(CaptionFile.vtt.text(captions).contains("missed &lt;it&gt;.\n"))
    #expect(CaptionFile.srt.text([]) == "" && CaptionFile.vtt.text([]) == "WEBVTT\n")
    let late = TimedText(
      start: PresentationTime(360_000_001, 100_000), end: PresentationTime(73_229_996, 10_000), text: "x")
    #expect(CaptionFile.srt.text([late]) == "1\n01:00:00,000 --> 02:02:03,000\nx\n")
  }

  @Test("chapters are the phases, without a gap, from the start to the end")
  func chapters() throws {
    let words = MovieWords(try timeline(say))
    #expect(
      words.chapterList == """
        0:00 The network
        0:10 Forward pass
        0:22 Loss
        0:34 Backward pass
        0:41 Result
        """)
    #expect(words.chapters.map(\.start).dropFirst() == words.chapters.map(\.end).dropLast())
    #expect(words.chapters.last?.end == PresentationTime(105, 2))
    #expect(
      words.chapterProblem
        == "video sites show chapters only where each lasts at least 10 s; \"Backward pass\" is shorter.")
    let few = MovieWords(try timeline(say), 0..<100)
    #expect(few.chapters.map(\.title) == ["The network"])
    #expect(few.chapterProblem == "video sites show chapters only where there are at least 3; this film has 1.")
    // A phase without a frame has none, and hours are given.
    let long = try Timeline(
      parsing: """
        {"network": {"input": [2], "target": [4]}, "T": {"idle": 3600000, "forward": 61000, "loss": 0}}
        """, file: "t.json")
    #expect(
      MovieWords(long).chapterList == "0:00 The network\n1:00:03 Forward pass\n1:03:06 Backward pass\n1:03:16 Result")
  }

  @Test("of a range are those that are in it, from its own start")
  func range() throws {
    let timeline = try timeline(say)
    // From 10 s to 25 s.
    let words = MovieWords(timeline, 250..<625)
    #expect(words.captions.map(\.text) == ["One & two.", "The target was four, so we\nmissed by two and a half,"])
    #expect(words.captions.map(\.start) == [PresentationTime(0, 1), PresentationTime(25, 2)])
    #expect(words.captions.map(\.end) == [PresentationTime(1, 2), PresentationTime(15, 1)])
    #expect(words.chapterList == "0:00 The network\n0:00 Forward pass\n0:12 Loss")
    #expect(MovieWords(timeline, 0..<timeline.frameCount) == MovieWords(timeline))
  }

  @Test("of a film that is held go on to its end")
  func held() throws {
    let timeline = try timeline(say)
    let held = timeline.held(until: timeline.duration + FilmTime(microseconds: 2_000_000))
    #expect(MovieWords(held).chapters.last?.end == PresentationTime(109, 2))
    #expect(MovieWords(held).captions == MovieWords(timeline).captions)
  }
}
