import FilmKit
import NetworkKit
import Simulation
import TestSupport
import Testing
import Timeline

@testable import Backprop

@Suite("what can be heard of a film")
struct EventsTests {
  private static let update = #""T": {"update": 9000, "end": 1000}"#

  @Test("is in the order of the frames, each event in its beat", arguments: TestFilm.networks.map(\.name))
  func order(_ name: String) throws {
    let json = try #require(TestFilm.networks.first { $0.name == name }?.json)
    let film = try TestFilm.backprop(json, Self.update)
    let edges = film.timeline.network.edgeCount
    let events = film.events
    #expect(events.map(\.frame) == events.map(\.frame).sorted())
    // 4 ticks; 2 an edge forward; the loss; 4 an edge backward, but no fetch for the output; done; the update.
    let walks = events.filter { $0.name.hasPrefix("walk") }
    #expect(events.count - walks.count == 4 + 2 * edges + 1 + 4 * edges - 1 + 1 + 1 + edges + 1)
    // A tone for every walk, unless they are too fast to be told apart.
    #expect(edges > 6 ? (2..<edges).contains(walks.count) : walks.count == edges)
    for event in events {
      let beat = try #require(film.timeline.beat(event.beat))
      // The countdown's end is the first frame of what follows.
      let isIn = beat.frames.contains(event.frame) || event.name == "tick 0"
      #expect(isIn, "\(event)")
      #expect((-1...1).contains(event.place))
    }
  }

  @Test("goes forward layer by layer and back again")
  func kinds() throws {
    let film = try TestFilm.backprop(TestFilm.chain)
    #expect(
      film.events.map(\.name) == [
        "tick 3", "tick 2", "tick 1", "tick 0", "departure 0", "arrival 1", "departure 1", "arrival 2", "departure 2",
        "arrival 3", "loss", "delta 3", "store 3", "gradient 2", "fetch 3", "delta 2", "store 2", "gradient 1",
        "fetch 2",
        "delta 1", "store 1", "gradient 0", "walk 2", "walk 1", "walk 0", "done",
      ])
    let places = film.events.filter { $0.name.hasPrefix("arrival") }.map(\.place)
    #expect(places == places.sorted() && places[0] < places[2])
  }

  @Test("happens at the first frame at or after its moment")
  func frames() throws {
    // 24 frames a second: forward.0 has frames 96 to 133, and its signal arrives after 0.525 of them, at 115.95.
    let film = try TestFilm.backprop(TestFilm.chain)
    func frame(_ name: String) -> Int? { film.events.first { $0.name == name }?.frame }
    #expect(film.events.prefix(4).map(\.frame) == [0, 24, 48, 72])
    #expect(frame("departure 0") == 96)
    #expect(frame("arrival 1") == 116)
    // The loss has 211 to 273 and is compared after 0.245 of them, delta.2 274 to 306, grad.2 307 to 359.
    #expect(frame("loss") == 227)
    #expect(frame("delta 3") == 288)
    #expect(frame("store 3") == 298)
    #expect(frame("gradient 2") == 328)
  }

  @Test("leaves out what has no frame to show it")
  func none() throws {
    let film = try TestFilm.backprop(
      TestFilm.chain, #""T": {"countdown": 0, "loss": 0, "done": 0}, "DELTA_BY": {"1": 0}"#)
    #expect(!film.events.contains { [.countdown, .loss, .done, .delta(edge: 1)].contains($0.beat) })
    #expect(film.events.contains { $0.name == "gradient 1" })
    // A countdown that isn't whole seconds long starts with the part that is left.
    let odd = try TestFilm.backprop(TestFilm.chain, #""T": {"countdown": 1500}"#)
    #expect(odd.events.prefix(3).map(\.frame) == [0, 12, 36])
  }

  @Test("a film that is held shows its last picture on")
  func held() throws {
    let timeline = try TestFilm.timeline(TestFilm.chain)
    let longer = timeline.held(until: timeline.duration + FilmTime(microseconds: 2_000_000))
    let (film, held) = (
      try BackpropFilm.made(of: timeline, fonts: TestFilm.fonts()),
      try BackpropFilm.made(of: longer, fonts: TestFilm.fonts())
    )
    #expect(held.timeline.frameCount == timeline.frameCount + 48)
    #expect(held.events == film.events)
    let last = film.frame(timeline.frameCount - 1)
    for frame in [timeline.frameCount - 1, timeline.frameCount, held.timeline.frameCount - 1] {
      #expect(held.frame(frame) == last)
    }
  }
}
