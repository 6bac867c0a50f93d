import Drawing
import FilmKit
import NetworkKit
import Simulation
import TestSupport
import Testing
import Timeline

@testable import Backprop

@Suite("the argument of the beat done")
struct ArgumentTests {
  private func film(_ network: String, done: Int, size: String = "1920x1080", more: String = "") throws -> StagedFilm {
    try TestFilm.backprop(network, "\"T\": {\"done\": \(done)\(more)}", size: size)
  }

  private func frames(_ film: StagedFilm) throws -> Range<Int> { try #require(film.timeline.beat(.done)).frames }

  /// The numerals that can be read in a frame, by what they count.
  private func totals(_ film: StagedFilm, _ frame: Int) -> [String: String] {
    var found: [String: String] = [:]
    for mark in film.marks(frame) where mark.opacity > 0.5 {
      for number in film.numbers(in: mark) where number.name.hasPrefix("multiplications") {
        #expect(number.rounding == 0, "\(number)")
        found[number.name.contains("scratch") ? "scratch" : "stored"] = number.shown
      }
    }
    return found
  }

  @Test(
    "ends on what a hundred layers cost both ways, whatever its length",
    arguments: [200, 1000, 3000, 5000, 9000, 20000])
  func ends(done: Int) throws {
    let film = try film(TestFilm.chain, done: done)
    let last = try frames(film).upperBound - 1
    #expect(totals(film, last) == ["scratch": "5050", "stored": "199"])
    if done >= 1000 { #expect(film.frame(last) == film.frame(last - 1)) }
  }

  @Test("counts each net's own products, and says no closed form of those that have none")
  func ownCounts() throws {
    let tanh = try film(#"{"input": [0.9], "HIDDEN": 3, "target": [0.2], "activation": "tanh"}"#, done: 5000)
    #expect(totals(tanh, try frames(tanh).upperBound - 1) == ["scratch": "10100", "stored": "299"])
    for network in TestFilm.networks {
      let film = try film(network.json, done: 5000)
      let trace = film.timeline.trace
      let cost = trace.network.gradientCost(ofDepth: Argument.depth)
      let last = try frames(film).upperBound - 1
      #expect(
        totals(film, last) == [
          "scratch": "\(cost.fromScratch.reduce(0, +))", "stored": "\(cost.withReuse.reduce(0, +))",
        ], "\(network.name)")
      let isChain = trace.network.widths.allSatisfy { $0 == 1 }
      #expect(film.marks(last).contains { $0.text.contains("→") } == isChain, "\(network.name)")
    }
  }

  @Test("bars and dots are proportional to what they count", arguments: TestFilm.networks.map(\.name))
  func proportions(name: String) throws {
    let json = try #require(TestFilm.networks.first { $0.name == name }?.json)
    let film = try film(json, done: 6000)
    let context = try TestFilm.context(film.timeline)
    let argument = try #require(context.argument)
    let chart = try DepthVisual(argument, DepthCounts(context.trace.network), context)
    for part in [0.0, 0.5, 1] {
      var scene = Scene()
      chart.draw(at: argument.growth.part(0, part).end, into: &scene)
      let depth = argument.depth(at: argument.growth.part(0, part).end, from: context.edgeCount)
      let (scratch, reuse) = DepthCounts(context.trace.network).columns(at: depth)
      // From scratch and stored in turn, a column for every edge.
      let bars = scene.commands.compactMap { command -> Rect? in
        guard case .fill(let path, _, let transform) = command, transform.a != transform.d else { return nil }
        return transform(path.bounds)
      }
      // A column that is new comes in from the plot's end.
      let shown = scratch.indices.count { Double($0) + (1 - DepthVisual.share) / 2 < depth }
      guard bars.count == 2 * shown else {
        // Dots: as many as products, none outside the plot.
        let dots = scene.commands.compactMap { command -> Rect? in
          guard case .fill(_, _, let transform) = command, transform.a != 1, transform.a == transform.d else {
            return nil
          }
          return command.bounds
        }
        let whole = zip(scratch, reuse).prefix(Int(depth)).reduce(0) { $0 + Int($1.0) + Int($1.1) }
        #expect(context.formulas.isChain && dots.count >= whole, "\(part)")
        #expect(part == 0.5 || dots.count == whole, "\(part)")
        let plot = argument.plot.expanded(by: 30 * context.unit)
        #expect(dots.allSatisfy { plot.contains($0) }, "\(part)")
        continue
      }
      let pixels = argument.plot.height / (scratch.max() ?? 1)
      for (index, count) in scratch.prefix(shown).enumerated() {
        for (bar, count) in [(bars[2 * index], count), (bars[2 * index + 1], reuse[index])] {
          #expect(abs(bar.height - max(pixels * count, count > 0 ? 3 * context.unit : 0)) < 1e-6)
        }
        #expect(abs(bars[2 * index].maxY - argument.plot.maxY) < 1e-6)
        let room = argument.plot.maxX - bars[2 * index].minX
        #expect(abs(bars[2 * index].width - min(room, DepthVisual.share * argument.plot.width / depth)) < 1e-6)
      }
    }
  }

  @Test("leaves a dot for every multiplication, and keeps those that are worked out once")
  func dots() throws {
    for network in [TestFilm.chain, #"{"input": [0.9], "HIDDEN": 2, "target": [0.2], "activation": "tanh"}"#] {
      let film = try film(network, done: 20000)
      let context = try TestFilm.context(film.timeline)
      let argument = try #require(context.argument)
      let steps = try #require(argument.steps)
      let ledger = try #require(try LedgerVisual(argument, context))
      /// The dots of factors: one more explains them.
      func dots(at time: Double) -> Int {
        var scene = Scene()
        ledger.draw(at: time, into: &scene)
        return scene.commands.count { command in
          guard case .fill(_, .solid(let color), let transform) = command else { return false }
          return transform.a == 8 * context.unit && color == context.theme.ink
        } - 1
      }
      #expect(dots(at: steps.walks.end) == context.trace.multiplications.withoutReuse)
      #expect(dots(at: steps.merge.end) == context.trace.multiplications.backward)
    }
  }

  @Test("has its counts climb while the products are made, never down")
  func climbing() throws {
    let film = try film(TestFilm.chain, done: 20000)
    var (scratch, stored): ([Int], [Int]) = ([], [])
    // Once the counter of the backward pass is gone.
    for frame in try frames(film).dropFirst(30) {
      let totals = totals(film, frame)
      if let count = totals["scratch"].flatMap({ Int($0) }), scratch.last != count { scratch.append(count) }
      if let count = totals["stored"].flatMap({ Int($0) }), stored.last != count { stored.append(count) }
    }
    #expect(scratch.prefix(7) == [0, 1, 2, 3, 4, 5, 6] && stored.prefix(6) == [0, 1, 2, 3, 4, 5])
    #expect(scratch == scratch.sorted() && stored == stored.sorted())
    #expect(scratch.last == 5050 && stored.last == 199 && scratch.count > 40)
  }

  @Test("rests at ten layers for as long as their counts take to read, where there is time", arguments: [20000, 4000])
  func rests(done: Int) throws {
    let film = try film(TestFilm.chain, done: done)
    let context = try TestFilm.context(film.timeline)
    let argument = try #require(context.argument)
    let still = try frames(film).filter { frame in
      totals(film, frame) == ["scratch": "55", "stored": "19"]
        && !argument.isRunning(at: context.schedule.time(ofFrame: frame), from: context.edgeCount)
    }
    guard done > 4000 else {
      #expect(still.isEmpty)
      return
    }
    let (first, last) = (try #require(still.first), try #require(still.last))
    #expect(still == Array(first...last))
    // At 24 frames a second.
    let seconds = Double(still.count) / 24
    #expect(seconds >= 0.66)
    #expect(film.frame(first) == film.frame(last))
    let later = totals(film, last + 24)
    let count = Int(later["scratch"] ?? "") ?? 0
    #expect(count > 100)
  }

  @Test("says one thing at a time in words, fewer where there is less time")
  func words() throws {
    func sentences(_ done: Int) throws -> [String] {
      let film = try film(TestFilm.chain, done: done)
      let panel = try TestFilm.context(film.timeline).bands.panel
      var found: [String] = []
      // Once the words of the last gradient are gone.
      for frame in try frames(film).dropFirst(12) {
        let said = film.marks(frame).filter {
          $0.opacity > 0.5 && panel.contains($0.bounds) && $0.source.isEmpty && $0.kind == .label
        }
        #expect(said.count < 2)
        if let text = said.first?.text, found.last != text { found.append(text) }
      }
      return found
    }
    #expect(
      try sentences(20000) == [
        "From scratch, every weight walks the chain again", "The same products, again and again",
        "Each δ is worked out once, stored, and reused", "The deeper the network, the more it saves to store each δ",
      ])
    #expect(try sentences(4000) == ["The deeper the network, the more it saves to store each δ"])
  }

  @Test("makes way for a formula of the timeline's own, and keeps its caption")
  func overridden() throws {
    let own = try TestFilm.backprop(
      TestFilm.chain, #""panel": {"done": {"formula": "x"}}"#, size: "1920x1080")
    #expect(totals(own, try frames(own).upperBound - 1)["scratch"] == "6")
    let caption = try TestFilm.backprop(
      TestFilm.chain, #""panel": {"done": {"caption": "That is all"}}"#, size: "1920x1080")
    let last = try frames(caption).upperBound - 1
    #expect(totals(caption, last)["scratch"] == "5050")
    #expect(caption.marks(last).contains { $0.text == "That is all" && $0.opacity == 1 })
    #expect(!caption.marks(last).contains { $0.text.hasPrefix("The deeper") })
  }

  @Test("sounds at most seven times a second", arguments: [0, 200, 3000, 5000, 20000])
  func sounds(done: Int) throws {
    for network in TestFilm.networks {
      let film = try film(network.json, done: done, size: "320x180")
      let frames = film.events.filter { $0.beat == .done }.map(\.frame)
      #expect(frames.isEmpty == (done == 0))
      for (frame, next) in zip(frames, frames.dropFirst()) { #expect(next - frame >= 3, "\(network.name)") }
    }
  }

  @Test("the counter of the backward pass climbs as δ and as gradients are made")
  func counter() throws {
    let film = try TestFilm.backprop(TestFilm.chain, size: "1920x1080")
    func last(_ beat: BeatID) throws -> [String: String] {
      totals(film, try #require(film.timeline.beat(beat)).frames.upperBound - 1)
    }
    #expect(try last(.grad(edge: 2)) == ["scratch": "1", "stored": "1"])
    #expect(try last(.delta(edge: 1)) == ["scratch": "2", "stored": "2"])
    #expect(try last(.grad(edge: 1)) == ["scratch": "3", "stored": "3"])
    #expect(try last(.delta(edge: 0)) == ["scratch": "5", "stored": "4"])
    #expect(try last(.grad(edge: 0)) == ["scratch": "6", "stored": "5"])
  }
}
