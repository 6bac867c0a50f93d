import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Review
@testable import Backprop
import NetworkKit

@Suite("the plot of film and voice")
struct TuningPlotTests {
  private static let beats: [BeatID] = [
    .countdown, .title, .idle, .forward(edge: 0), .forward(edge: 1), .loss, .delta(edge: 1), .grad(edge: 1),
    .delta(edge: 0), .grad(edge: 0), .done,
  ]

  private func time(_ milliseconds: Int) -> FilmTime { FilmTime(microseconds: 1000 * milliseconds) }

  /// A film of some length whose beats move a little, with so many words, of which every sixth one has a cue.
  private func content(_ length: Int, words: Int, fits: Bool = true, sound: Bool = true) -> TuningPlot.Content {
    let count = Self.beats.count
    let starts = (0...count).map { $0 * length / count }
    // One beat was not in the film.
    let beats = Self.beats.enumerated().map { index, beat in
      let span = time(starts[index])..<time(starts[index + 1])
      let shift = time(index == 0 ? 0 : 37)
      let paces: [TuningPlot.Pace] = [.full, .short, .least]
      let after = TuningPlot.Tuned(
        span: span, motion: time(length / count / 2), pace: paces[index % 3], slack: time(length / count / 3))
      return TuningPlot.Beat(
        beat, before: index == 1 ? .zero ..< .zero : span.lowerBound - shift..<span.upperBound - time(37),
        after: fits ? after : nil)
    }
    let texts = ["a", "backpropagation,", "the", "gradient", "of", "w₁", "🚀", "two"]
    let standings: [TuningPlot.Standing] = [.heard, .heard, .unsure, .heard, .placed]
    let spoken = (0..<words).map { index in
      let (start, end) = (index * length / words, (index + 1) * length / words)
      return TuningPlot.SpokenWord(texts[index % 8], time(start)..<time(end), standings[index % 5])
    }
    let cues = zip(Self.beats, stride(from: 0, to: words, by: 6)).map { beat, word in
      let start = spoken[word].span.lowerBound
      return TuningPlot.Cue(
        beat, word: word, moment: start + time(word % 4 == 0 ? 0 : 120), before: start, lands: word % 12 == 6)
    }
    let part = time(length / 4)..<time(length / 3)
    return TuningPlot.Content(
      title: "A film", facts: ["one", "two"], warnings: (0..<12).map { "warning \($0)" }, beats: beats, words: spoken,
      cues: cues,
      ranges: [
        TuningPlot.MarkedRange(.extra, part, "not in the script"), TuningPlot.MarkedRange(.deadAir, part, "dead air"),
        TuningPlot.MarkedRange(.shortage, part.lowerBound..<part.lowerBound, "too little"),
        TuningPlot.MarkedRange(.room, part, "room"),
      ],
      sound: sound
        ? TuningPlot.Sound(start: time(300), rate: 20, peaks: (0..<length / 50).map { -0.1...Float($0 % 7) / 10 }) : nil
    )
  }

  private func plot(_ content: TuningPlot.Content, _ more: String = "") throws -> TuningPlot {
    TuningPlot(content, of: try TestFilm.timeline(TestFilm.chain, more), fonts: try TestFilm.fonts())
  }

  /// Where a time is: the line, and the place in it.
  private func place(_ time: FilmTime, _ plot: TuningPlot) -> (line: Int, x: Double) {
    let line = time.microseconds / 1_000_000 / plot.lineSeconds
    let width = TuningPlot.Grid.right - TuningPlot.Grid.left
    let seconds = time.seconds - Double(line * plot.lineSeconds)
    return (line, TuningPlot.Grid.left + seconds * width / Double(plot.lineSeconds))
  }

  static let films = [(1500, 7), (12_000, 60), (47_300, 120), (121_000, 340), (900_000, 2000), (20_000_000, 500)]

  @Test("has a box for every beat that lasts, in order, at its time", arguments: films)
  func boxes(length: Int, words: Int) throws {
    let content = content(length, words: words)
    let plot = try plot(content)
    for (boxes, spans) in [
      (plot.before, content.beats.map(\.before)), (plot.after, content.beats.map { $0.after?.span ?? .zero ..< .zero }),
    ] {
      var names: [BeatID] = []
      for box in boxes where names.last != box.beat { names.append(box.beat) }
      #expect(names == zip(content.beats, spans).filter { !$1.isEmpty }.map(\.0.id))
      for (box, next) in zip(boxes, boxes.dropFirst()) {
        #expect(next.line > box.line ? next.bounds.minY > box.bounds.maxY : next.bounds.minX >= box.bounds.maxX)
      }
      for (beat, span) in zip(content.beats, spans) where !span.isEmpty {
        let own = boxes.filter { $0.beat == beat.id }
        let start = place(span.lowerBound, plot)
        #expect(own[0].line == start.line && abs(own[0].bounds.minX - start.x) < 0.01)
        #expect(own.allSatisfy { $0.bounds.width > 0 })
        #expect(own.map(\.line) == Array(own[0].line..<own[0].line + own.count))
      }
    }
    #expect(try self.plot(self.content(length, words: words, fits: false)).after.isEmpty)
  }

  @Test("has a marker for every cue, at its word and at its moment", arguments: films)
  func markers(length: Int, words: Int) throws {
    let content = content(length, words: words)
    let plot = try plot(content)
    #expect(plot.markers.map(\.beat) == content.cues.map(\.beat))
    for (marker, cue) in zip(plot.markers, content.cues) {
      #expect(abs(marker.word.x - place(content.words[cue.word].span.lowerBound, plot).x) < 1)
      #expect(abs(marker.moment.x - place(cue.moment, plot).x) < 1)
    }
  }

  @Test("shows words that cover no other, those of cues first", arguments: films)
  func words(length: Int, words: Int) throws {
    let content = content(length, words: words)
    let plot = try plot(content)
    for (index, word) in plot.words.enumerated() {
      for other in plot.words[(index + 1)...] { #expect(!word.bounds.overlaps(other.bounds)) }
    }
    let shown = Set(plot.words.map(\.index))
    #expect(content.cues.allSatisfy { shown.contains($0.word) })
    if words <= 340 { #expect(Double(shown.count) > 0.8 * Double(words)) }
  }

  @Test("keeps all that it draws on the page, which is none too large", arguments: films)
  func fits(length: Int, words: Int) throws {
    for (fits, sound) in [(true, true), (false, false)] {
      let plot = try plot(content(length, words: words, fits: fits, sound: sound))
      #expect(plot.width <= Storyboard.largest && plot.height <= Storyboard.largest)
      let page = Rect(x: 0, y: 0, width: Double(plot.width), height: Double(plot.height))
      let outside = plot.list.commands.first { !page.contains($0.bounds.expanded(by: -1)) }
      #expect(outside == nil)
    }
  }

  @Test("is the same each time, and another in another theme")
  func deterministic() throws {
    let content = content(47_300, words: 120)
    let plots = try ["", #""theme": "paper""#, #""theme": "contrast""#].map { try plot(content, $0) }
    for (plot, theme) in zip(plots, [Theme.midnight, .paper, .contrast]) {
      #expect(plot.list.background == theme.ground)
    }
    #expect(try plot(content).list == plots[0].list)
    #expect(plots[0].words == plots[1].words && plots[1].list != plots[2].list)
  }

  @Test("is a page even of nothing")
  func nothing() throws {
    let empty = TuningPlot.Content(
      title: "\u{1F680}", facts: [], warnings: [], beats: [], words: [], cues: [], ranges: [],
      sound: TuningPlot.Sound(start: .zero, rate: 200, peaks: []))
    let plot = try plot(empty)
    #expect(plot.height > 300 && plot.before.isEmpty && plot.words.isEmpty)
  }
}
