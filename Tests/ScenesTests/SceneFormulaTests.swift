import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Scenes

@Suite("formulas that come, and that become others")
struct SceneFormulaTests {
  /// A film of one formula, which becomes another in the second beat unless that is nil.
  private func film(_ first: String, _ second: String? = nil, more: String = "") throws -> StagedFilm {
    let next = second.map { "become: { r: \"\($0)\" }\(more)" } ?? "ms: 2000\(more)"
    return try SceneFixture.film(
      SceneFixture.small(
        """
        film: scenes
        values: { f(x): x^2 }
        scenes:
          - scene: a
            marks: { r: { formula: "\(first)" }, b: { box: r } }
            beats: [{ show: { ms: 2000, enter: [r] } }, { next: { \(next) } }]

        """, size: "1280x720", fps: 60))
  }

  /// The signs of a frame's formula: where each is, and how much is seen of it.
  private func signs(_ film: StagedFilm, _ frame: Int) -> [(bounds: Rect, alpha: Double)] {
    film.frame(frame).commands.compactMap { command in
      guard case .fill(_, .solid(let color), let transform) = command, transform != .identity else { return nil }
      let bounds = command.bounds
      // The stage, without the header.
      return bounds.minY > 100 ? (bounds, color.alpha) : nil
    }
  }

  private let comes = [
    // Five terms, of which = has two signs; then what stands over one another, which is one term each.
    ("y = 2x + 1", 7, 5), ("\\\\frac{a}{b}", 3, 1), ("\\\\frac{a}{b} = i", 7, 3),
  ]

  @Test("come term by term, from the left")
  func terms() throws {
    for (source, count, terms) in comes {
      let film = try film(source)
      let last = signs(film, try film.timeline.frame(at: "a.show.end"))
      #expect(last.count == count && last.allSatisfy { $0.alpha == 1 }, "\(source): \(last.count) signs")
      let start = try film.timeline.frame(at: "a.show")
      var most = 0
      for frame in start..<start + 60 {
        let shown = signs(film, frame).sorted { $0.bounds.minX < $1.bounds.minX }
        for (left, right) in zip(shown, shown.dropFirst()) {
          #expect(left.alpha >= right.alpha - 1e-9, "frame \(frame)")
        }
        most = max(most, Set(shown.map(\.alpha)).count)
      }
      // No more than so many come at different times; half of a formula's time is each term's.
      #expect(most > terms / 2 && most <= terms, "\(source): \(most)")
    }
  }

  @Test("keep the signs that both have, which go to their new places")
  func glides() throws {
    let film = try film("y = x + 1", "x + 1 = y")
    let start = try film.timeline.frame(at: "a.next")
    for frame in start..<film.timeline.frameCount {
      let shown = signs(film, frame)
      #expect(shown.count == 6 && shown.allSatisfy { $0.alpha == 1 }, "frame \(frame)")
    }
    #expect(Blink.jumps(film, changes: true) { film.frame($0) }.isEmpty)
  }

  @Test("let go of what only the first has, before what only the second has comes")
  func fades() throws {
    let film = try film("a = b", "a = c + d")
    let start = try film.timeline.frame(at: "a.next")
    var counts: Set<Int> = []
    for frame in start..<film.timeline.frameCount {
      let shown = signs(film, frame).filter { $0.alpha > 0 }
      counts.insert(shown.count)
      #expect(shown.filter { $0.alpha == 1 }.count >= 3, "frame \(frame): a and = stay")
    }
    // With b, with neither, with c + d: never all.
    #expect(counts.isSubset(of: [3, 4, 6]) && counts.contains(4) && counts.contains(6))
  }

  @Test("are in the end as if they had always been so", arguments: ["x = {f(k):.1f}", "\\\\frac{1}{2} x^2"])
  func ends(second: String) throws {
    let changed = try film("y = x^2", second, more: ", play: k = 0 … 3")
    let plain = try film(second, more: ", play: k = 0 … 3")
    let last = changed.timeline.frameCount - 1
    #expect(changed.frame(last) == plain.frame(last))
    #expect(changed.marks(last) == plain.marks(last))
    let start = try changed.timeline.frame(at: "a.next")
    #expect(changed.frame(start) != plain.frame(start))
  }

  @Test("take what points at them along")
  func pointers() throws {
    let film = try film("y = 1", "y = 1 + 2 + 3 + 4 + 5", more: ", ms: 3000, enter: b")
    let last = film.marks(film.timeline.frameCount - 1).first { $0.kind == .label && $0.text.contains("5") }
    let box = film.frame(film.timeline.frameCount - 1).commands.compactMap { command -> Rect? in
      if case .stroke(let path, let stroke, _, _) = command, abs(stroke.width - 4 * 720.0 / 1080) < 1e-9 {
        path.bounds
      } else {
        nil
      }
    }
    #expect(try #require(box.first).contains(try #require(last).bounds))
    #expect(film.summary(of: BeatID(kind: "a.next")) == "r becomes another; b enters")
    #expect(film.events.contains { $0.name == "r becomes another" })
    // 400 + 200 and 700 + 600 ms.
    #expect(film.timeline.kind(of: BeatID(kind: "a.next"))?.motion == BeatMotion(least: 600, best: 1300))
  }

  @Test("have words that are no values, even where a value is called so")
  func words() throws {
    let film = try SceneFixture.scene(
      "r: { formula: \"y_{\\\\text{inside}} = {inside}\" }", beats: "{ b: { ms: 2000, enter: r } }",
      values: "inside: 2.5")
    let names = film.marks(film.timeline.frameCount - 1).flatMap { film.numbers(in: $0) }.map(\.name)
    #expect(names == ["inside"])
  }
}
