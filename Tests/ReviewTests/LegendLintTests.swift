import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Review

@Suite("the lint of legends")
struct LegendLintTests {
  private let box = Rect(x: 10, y: 10, width: 30, height: 30)

  private func faults(_ marks: Mark...) -> [String] {
    LayoutLint.faults(of: marks, in: Rect(x: 0, y: 0, width: 1920, height: 1080)).map { "\($0.text): \($0.fault)" }
  }

  @Test("finds an entry without anything that it explains")
  func idle() {
    #expect(faults(.entry("halo", box, opacity: 1)) == ["halo: idleEntry"])
    #expect(faults(.entry("halo", box, opacity: 1), .explained("class 1", box, opacity: 0.4)) == ["halo: idleEntry"])
    #expect(faults(.entry("halo", box, opacity: 0.49)).isEmpty)
    #expect(faults(.entry("halo", box, opacity: 1), .explained("halo", box, opacity: 0.31)).isEmpty)
    #expect(faults(.entry("halo", box, opacity: 1), .explained("halo", box, opacity: 0.3)) == ["halo: idleEntry"])
  }

  @Test("finds what no entry explains")
  func unexplained() {
    #expect(faults(.explained("halo", box, opacity: 1)) == ["halo: unexplained"])
    #expect(faults(.explained("halo", box, opacity: 1), .entry("halo", box, opacity: 0.31)).isEmpty)
    #expect(faults(.explained("halo", box, opacity: 0.49)).isEmpty)
  }

  @Test("finds nothing in a film's own legend, and the entry that is taken out of it")
  func ownLegend() throws {
    let film = try TestFilm.backprop(TestFilm.chain, size: "1280x720")
    let last = try #require(BeatID("grad.0"))
    let marks = film.marks(try #require(film.timeline.beat(last)).frames.lowerBound)
    let frame = Rect(x: 0, y: 0, width: 1280, height: 720)
    func legend(_ marks: [Mark]) -> [String] {
      LayoutLint.misexplained(in: marks).map { "\($0.text): \($0.fault)" }
    }
    #expect(marks.contains { $0.kind == .entry && frame.contains($0.bounds) })
    #expect(legend(marks).isEmpty)
    #expect(legend(marks.filter { $0.kind != .entry }) == Array(repeating: "w goes up: unexplained", count: 2))
    #expect(legend(marks.filter { $0.kind != .explained }) == ["w goes up: idleEntry"])
  }

  @Test("takes neither for a body that could leave the frame")
  func beyond() {
    let out = Rect(x: 1900, y: 10, width: 60, height: 30)
    #expect(faults(.explained("halo", out, opacity: 1), .entry("halo", out, opacity: 1)).isEmpty)
  }
}
