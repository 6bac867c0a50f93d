import Drawing
import FilmKit
import TestSupport
import Testing

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

  @Test("takes neither for a body that could leave the frame")
  func beyond() {
    let out = Rect(x: 1900, y: 10, width: 60, height: 30)
    #expect(faults(.explained("halo", out, opacity: 1), .entry("halo", out, opacity: 1)).isEmpty)
  }
}
