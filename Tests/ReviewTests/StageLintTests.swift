import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Review

@Suite("the lint of empty stages")
struct StageLintTests {
  /// A film whose beats last four seconds or, in one case, a frame more, and that draws `commands` in every frame.
  private func film(_ commands: [DrawCommand]) throws -> PlantedFilm {
    let text = """
      {"video": {"size": "1920x1080", "fps": 60}, "network": {"input": [1], "HIDDEN": [], "target": [1]},
       "T": {"countdown": 9000, "title": 9000, "idle": 4000, "forward": 4000, "loss": 4000, "delta": 4000,
             "gradCalc": 4020, "done": 4000, "end": 9000}}
      """
    return PlantedFilm(
      timeline: try Timeline(parsing: text, file: "test.json"),
      list: { _ in DisplayList(background: Color(0), commands: commands) })
  }

  private func square(_ side: Double, alpha: Double = 1) -> DrawCommand {
    .fill(
      .polygon([Point(400, 200), Point(400 + side, 200), Point(400 + side, 200 + side), Point(400, 200 + side)]),
      .solid(Color(0xFFFFFF, alpha: alpha)), .identity)
  }

  @Test("finds a long beat with next to nothing on the stage, but no short one and no card")
  func empty() throws {
    let found = LayoutLint(try film([square(100)])).findings()
    #expect(found.map(\.beat.description) == ["grad.0"])
    #expect(LayoutLint(try film([square(500)])).findings().isEmpty)
    #expect(LayoutLint(try film([square(500, alpha: 0.3)])).findings().count == 1)
    #expect(
      LayoutLint(try film([.glow(Glow(center: Point(900, 400), radius: 400, color: Color(0xFFFFFF)))])).findings().count
        == 1)
  }

  @Test("counts the parts of the stage that something covers")
  func share() throws {
    let stage = Rect(x: 0, y: 0, width: 640, height: 360)
    func lit(_ rect: Rect) -> Double {
      LayoutLint.lit(
        DisplayList(
          background: Color(0), commands: [.fill(.roundedRect(rect, radius: 0), .solid(Color(0xFFFFFF)), .identity)]),
        in: stage)
    }
    #expect(lit(stage) == 1)
    #expect(lit(Rect(x: 2, y: 2, width: 316, height: 356)) == 0.5)
    #expect(lit(Rect(x: 700, y: 0, width: 10, height: 10)) == 0)
    // Twice the same is no more.
    #expect(lit(Rect(x: 2, y: 2, width: 6, height: 6)) == 1.0 / 2304)
  }
}
