import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

/// Nothing blinks: from one frame to the next, what is seen moves, grows and fades by small steps only, and what
/// comes or goes is faint when it does.
@Suite("nothing blinks")
struct BlinkTests {
  /// The default durations at 60 frames a second.
  private func film(_ network: String, size: String = "1280x720", more: String = "") throws -> StagedFilm {
    let text =
      #"{"title": "A film", "video": {"size": "\#(size)", "fps": 60}, "network": \#(network)\#(more)}"#
    return try BackpropFilm.made(of: Timeline(parsing: text, file: "test.json"), fonts: TestFilm.fonts())
  }

  /// Where the argument's chart is, with its ticks, in the frames in which the network grows.
  private func zoom(of film: StagedFilm) throws -> (Int) -> Rect? {
    let context = try TestFilm.context(film.timeline)
    guard let argument = context.argument else { return { _ in nil } }
    let (unit, plot) = (context.unit, argument.plot)
    let chart = plot.inset(left: -110 * unit, top: -30 * unit, right: -30 * unit, bottom: -60 * unit)
    let moves = argument.moves(from: context.edgeCount).map(\.span)
    return { frame in
      let (before, now) = (context.schedule.time(ofFrame: frame - 1), context.schedule.time(ofFrame: frame))
      return moves.contains { now > $0.start && before < $0.end } ? chart : nil
    }
  }

  @Test(
    "in films of a chain, a wide and a deep net",
    arguments: ["chain of 3", "no hidden layer", "4 and 3", "1 to 8", "depth 8"])
  func films(name: String) throws {
    let network = try #require(TestFilm.networks.first { $0.name == name }).json
    let film = try film(network)
    let jumps = Blink.jumps(film, zoom: try zoom(of: film), frame: film.frame)
    #expect(jumps.isEmpty, "\(jumps.count) jumps, the first: \(jumps.prefix(5).joined(separator: "\n"))")
  }

  @Test(
    "with cards, the wrap and an update, in either direction",
    arguments: ["chain of 3", "4 and 3", "depth 8"], ["1280x720", "720x720"])
  func wholeFilms(name: String, size: String) throws {
    let network = try #require(TestFilm.networks.first { $0.name == name }).json
    let slow = String(network.dropLast()) + #", "learningRate": 0.02}"#
    let more = #"""
      , "subtitle": "Second line", "T": {"countdown": 0, "title": 2500, "update": 8000, "end": 2500},
      "GRAD_HOLD_BY": {"0": 9000}
      """#
    let film = try film(slow, size: size, more: more)
    let jumps = Blink.jumps(film, zoom: try zoom(of: film), frame: film.frame)
    #expect(jumps.isEmpty, "\(jumps.count) jumps, the first: \(jumps.prefix(5).joined(separator: "\n"))")
  }

  @Test("and what does blink is found: a thing that is gone for a frame, moved, or faded")
  func noticed() throws {
    let film = try film(TestFilm.chain)
    let last = film.timeline.frameCount - 1
    #expect(Blink.jumps(film, from: last - 5, frame: film.frame).isEmpty)
    let place = try #require(film.frame(last).commands.lastIndex { Blink.Mark($0).color.alpha > 0.9 })
    guard case .fill(let path, let paint, let transform) = film.frame(last).commands[place] else {
      Issue.record("the last command of the film is a fill")
      return
    }
    let moved = Transform(
      a: transform.a, b: transform.b, c: transform.c, d: transform.d, tx: transform.tx + 20, ty: transform.ty)
    for blink in [
      nil, DrawCommand.fill(path, paint, moved), .fill(path, .solid(Color(0xFFFFFF, alpha: 0.5)), transform),
    ] {
      let found = Blink.jumps(film, from: last - 5) { index in
        var list = film.frame(index)
        if index == last - 2 { list.commands.replaceSubrange(place...place, with: [blink].compactMap(\.self)) }
        return list
      }
      #expect(!found.isEmpty)
    }
  }
}
