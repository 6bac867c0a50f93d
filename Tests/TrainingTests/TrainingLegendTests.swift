import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Review
@testable import Training

@Suite("the legends of the film training")
struct TrainingLegendTests {
  private func faults(_ marks: [Mark]) -> [String] {
    LayoutLint.misexplained(in: marks).map { "\($0.text): \($0.fault)" }
  }

  private func meanings(_ marks: [Mark], _ kind: Mark.Kind) -> Set<String> {
    Set(marks.filter { $0.kind == kind && $0.opacity >= LayoutLint.legible }.map(\.text))
  }

  @Test("explain what is seen in every beat, and nothing else", arguments: TrainingFixture.runs.map(\.json))
  func everyBeat(json: String) throws {
    let times = #""countdown": 0, "idle": 2000, "gradCalc": 1000, "done": 4000"#
    for size in ["1920x1080", "1080x1080", "1080x1920"] {
      let made = try TrainingFixture(json, times: times, size: size)
      for frame in stride(from: 0, to: made.timeline.frameCount, by: 9) {
        let found = faults(made.film.marks(frame))
        #expect(found.isEmpty, "\(size), \(made.timeline.beat(atFrame: frame).id), frame \(frame): \(found)")
      }
    }
  }

  @Test("have the entries that a beat needs: what is left out is found, and so is what explains nothing")
  func leftOut() throws {
    let times = #""countdown": 0, "idle": 2000, "gradCalc": 1000, "done": 4000"#
    let made = try TrainingFixture(TrainingFixture.smooth[0], times: times, size: "1920x1080")
    let common: Set = ["learnt", "tested", "field", "label(0)", "label(1)"]
    let needed: [(beat: BeatID, entries: Set<String>)] = [
      (.idle, ["aboveZero", "belowZero", "width"]),
      (.step(.delta(edge: 2), sample: 0), ["aboveZero", "belowZero", "width", "blame"]),
      (.step(.grad(edge: 0), sample: 0), ["grows", "shrinks", "width", "blame"]),
      // On the card of the first sample.
      (.step(.forward(edge: 0), sample: 1), ["aboveZero", "belowZero", "grows", "shrinks", "width", "blame"]),
    ]
    for (beat, entries) in needed {
      let marks = made.film.marks(try made.frames(beat).upperBound - 1)
      #expect(meanings(marks, .entry) == common.union(entries), "\(beat)")
      #expect(meanings(marks, .explained).isSuperset(of: entries), "\(beat)")
      for entry in common.union(entries) {
        let without = marks.filter { $0.kind != .entry || $0.text != entry }
        #expect(faults(without) == Array(repeating: "\(entry): unexplained", count: faults(without).count), "\(beat)")
        #expect(!faults(without).isEmpty, "\(beat): \(entry)")
        let unseen = marks.filter { $0.kind != .explained || $0.text != entry }
        #expect(faults(unseen) == ["\(entry): idleEntry"], "\(beat)")
      }
    }
    let last = made.film.marks(try made.frames(.done).upperBound - 1)
    #expect(meanings(last, .entry).isSuperset(of: ["aboveZero", "belowZero", "answer", "field", "tested"]))
    #expect(!meanings(last, .entry).contains("learnt"))
  }
}
