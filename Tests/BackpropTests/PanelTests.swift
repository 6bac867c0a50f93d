import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

/// How the panel goes from one formula to the next.
@Suite("the panel of a chain")
struct PanelTests {
  /// The terms that are on their way in the panel in a frame.
  private func moving(_ film: StagedFilm, _ frame: Int, _ panel: Rect) -> [Mark] {
    film.marks(frame).filter { $0.kind == .label && $0.isMoving && panel.contains($0.bounds) }
  }

  @Test(
    "what two formulas share glides from its place in the one to that in the next",
    arguments: [("delta.2", ["y", "ŷ"]), ("grad.2", ["δ₃"]), ("delta.1", ["δ₃"]), ("grad.1", ["δ₂"])])
  func glides(beat: String, terms: [String]) throws {
    let film = try TestFilm.backprop(
      TestFilm.chain, #""T": {"delta": 4000, "gradCalc": 4000, "loss": 4000}"#, size: "1920x1080")
    let panel = try TestFilm.context(film.timeline).bands.panel.expanded(by: 20)
    let beat = try #require(BeatID(beat))
    let frames = try #require(film.timeline.beat(beat)).frames
    var places: [String: [Point]] = [:]
    for frame in frames {
      let found = moving(film, frame, panel)
      for mark in found {
        #expect(mark.opacity == 1)
        places[mark.text, default: []].append(mark.bounds.center)
      }
      // They cross nothing that comes: once the old formula has gone, all else of formulas is hardly there.
      for mark in film.marks(frame) where !found.isEmpty && frame > frames.lowerBound + 4 {
        guard panel.contains(mark.bounds), mark.kind == .label, !mark.source.isEmpty, !mark.isMoving else { continue }
        #expect(mark.opacity < 0.1, "\(frame): \(mark.text)")
      }
      // They are all that can be read of formulas meanwhile.
      if !found.isEmpty {
        let read = film.marks(frame).filter {
          $0.opacity > 0.5 && panel.contains($0.bounds) && !$0.source.isEmpty && !$0.isMoving
        }
        #expect(read.isEmpty, "\(frame): \(read.map(\.text))")
      }
    }
    #expect(places.keys.sorted() == terms.sorted())
    for (term, way) in places {
      #expect(way.count >= 6, "\(term)")
      let (first, last) = (try #require(way.first), try #require(way.last))
      // One way, and no farther in a frame than a twelfth of the picture's height.
      for (point, next) in zip(way, way.dropFirst()) {
        #expect(point.distance(to: next) < 90, "\(term)")
        #expect((next.x - point.x) * (last.x - first.x) >= 0, "\(term)")
      }
    }
    // The rest of the formula follows, and all of it stands still at the end.
    #expect(moving(film, frames.upperBound - 1, panel).isEmpty)
  }

  @Test("lit terms are underlined below them, all terms of a line on one height")
  func underlines() throws {
    let film = try TestFilm.backprop(TestFilm.chain, #""T": {"gradCalc": 4000}"#, size: "1920x1080")
    let context = try TestFilm.context(film.timeline)
    let last = try #require(film.timeline.beat(.grad(edge: 2))).frames.upperBound - 1
    let panel = context.bands.panel.expanded(by: 20)
    let lines = film.frame(last).commands.compactMap { command -> Rect? in
      guard case .fill(let path, _, let place) = command, panel.contains(command.bounds) else { return nil }
      let box = place(path.bounds)
      return box.height < 6 && box.width > 2 * box.height ? box : nil
    }
    #expect(lines.count == 6)
    let terms = film.marks(last).filter { $0.kind == .label && panel.contains($0.bounds) && !$0.source.isEmpty }
    let fraction = try #require(terms.first { $0.text == "∂L/∂w₃" }).bounds
    #expect(Set(lines.map(\.minY)).count == 1)
    // Right below the deepest of them, and each below a term.
    for line in lines {
      #expect((0...12).contains(line.minY - fraction.maxY))
      #expect(terms.contains { $0.bounds.minX <= line.center.x && line.center.x <= $0.bounds.maxX })
    }
  }

  @Test("no frame between two sentences is without words", arguments: ["1920x1080", "1080x1080"])
  func neverEmpty(size: String) throws {
    let film = try TestFilm.backprop(
      TestFilm.chain, #""T": {"loss": 4000, "delta": 4000, "gradCalc": 4000, "forward": 4000}"#, size: size)
    let panel = try TestFilm.context(film.timeline).bands.panel
    let start = try #require(film.timeline.beat(.forward(edge: 1))).frames.lowerBound
    let end = try #require(film.timeline.beat(.grad(edge: 0))).frames.upperBound
    for frame in start..<end {
      let words = film.marks(frame).filter {
        $0.kind == .label && panel.contains($0.bounds) && $0.source.isEmpty
      }
      #expect(words.reduce(0) { $0 + $1.opacity } > 0.1, "\(frame)")
      // Nor is one read through another: where two are in one place, one has less than a third of its strength.
      for (index, word) in words.enumerated() {
        for other in words[(index + 1)...] where word.bounds.minY < other.bounds.maxY {
          guard other.bounds.minY < word.bounds.maxY else { continue }
          #expect(min(word.opacity, other.opacity) < 0.34, "\(frame): \(word.text), \(other.text)")
        }
      }
    }
  }

  @Test("a sentence is shorter where it would leave its formula too little room")
  func shorter() throws {
    let network = #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0], "seed": 4, "learningRate": 0.5}"#
    let film = try TestFilm.backprop(network, #""T": {"update": 9000}"#, size: "1080x1080")
    let context = try TestFilm.context(film.timeline)
    let marks = film.marks(try #require(film.timeline.beat(.update)).frames.upperBound - 1)
    let formulas = marks.filter { context.bands.panel.contains($0.bounds) && !$0.source.isEmpty }
    #expect(formulas.count >= 4)
    for formula in formulas { #expect(formula.size > 0.6 * context.theme.formula, "\(formula.text)") }
    #expect(marks.contains { $0.text == "A step against the gradients: the loss falls" })
  }

  @Test("a term is one shape from where it first stands to where it goes")
  func oneShape() throws {
    let film = try TestFilm.backprop(
      TestFilm.chain, #""T": {"delta": 4000, "gradCalc": 4000, "loss": 4000}"#, size: "1920x1080")
    let context = try TestFilm.context(film.timeline)
    let panel = context.bands.panel.expanded(by: 20)
    func shapes(_ beat: BeatID) throws -> Set<Path> {
      let last = try #require(film.timeline.beat(beat)).frames.upperBound - 1
      return Set(
        film.frame(last).commands.compactMap { command in
          guard case .fill(let path, let paint, _) = command, panel.contains(command.bounds) else { return nil }
          return paint == .solid(context.theme.delta) ? path : nil
        })
    }
    // δ₃, as it is made, used for a gradient and used again.
    let all = try [BeatID.delta(edge: 2), .grad(edge: 2), .delta(edge: 1)].map(shapes)
    #expect(!all[0].intersection(all[1]).intersection(all[2]).isEmpty)
  }
}
