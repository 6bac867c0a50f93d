import Simulation
import Testing
import Timeline

@testable import Films

@Suite("what can be heard of a film")
struct EventsTests {
  private static let update = #""T": {"update": 9000, "end": 1000}"#

  @Test("is in the order of the frames, each event in its beat", arguments: Support.networks.map(\.name))
  func order(_ name: String) throws {
    let json = try #require(Support.networks.first { $0.name == name }?.json)
    let film = try Support.film(json, Self.update)
    let edges = film.timeline.network.edgeCount
    let events = film.events
    #expect(events.map(\.frame) == events.map(\.frame).sorted())
    // 4 ticks; 2 an edge forward; the loss; 4 an edge backward, but no fetch for the output; done; the update.
    #expect(events.count == 4 + 2 * edges + 1 + 4 * edges - 1 + 1 + 1 + edges + 1)
    for event in events {
      let beat = try #require(film.timeline.beat(event.beat))
      // The countdown's end is the first frame of what follows.
      let isIn = beat.frames.contains(event.frame) || event.kind == .tick(secondsLeft: 0)
      #expect(isIn, "\(event)")
      #expect((-1...1).contains(event.place))
    }
  }

  @Test("goes forward layer by layer and back again")
  func kinds() throws {
    let film = try Support.film(Support.chain)
    #expect(
      film.events.map(\.kind) == [
        .tick(secondsLeft: 3), .tick(secondsLeft: 2), .tick(secondsLeft: 1), .tick(secondsLeft: 0),
        .departure(layer: 0), .arrival(layer: 1), .departure(layer: 1), .arrival(layer: 2), .departure(layer: 2),
        .arrival(layer: 3), .loss,
        .delta(layer: 3), .store(layer: 3), .gradient(edge: 2),
        .fetch(layer: 3), .delta(layer: 2), .store(layer: 2), .gradient(edge: 1),
        .fetch(layer: 2), .delta(layer: 1), .store(layer: 1), .gradient(edge: 0), .done,
      ])
    let places = film.events.compactMap { if case .arrival = $0.kind { $0.place } else { nil } }
    #expect(places == places.sorted() && places[0] < places[2])
  }

  @Test("happens at the first frame at or after its moment")
  func frames() throws {
    // 24 frames a second: forward.0 has frames 96 to 133, and its signal arrives after 0.525 of them, at 115.95.
    let film = try Support.film(Support.chain)
    func frame(_ kind: FilmEvent.Kind) -> Int? { film.events.first { $0.kind == kind }?.frame }
    #expect(film.events.prefix(4).map(\.frame) == [0, 24, 48, 72])
    #expect(frame(.departure(layer: 0)) == 96)
    #expect(frame(.arrival(layer: 1)) == 116)
    // The loss has 211 to 273 and is compared after 0.245 of them, delta.2 274 to 306, grad.2 307 to 359.
    #expect(frame(.loss) == 227)
    #expect(frame(.delta(layer: 3)) == 288)
    #expect(frame(.store(layer: 3)) == 298)
    #expect(frame(.gradient(edge: 2)) == 328)
  }

  @Test("leaves out what has no frame to show it")
  func none() throws {
    let film = try Support.film(
      Support.chain, #""T": {"countdown": 0, "loss": 0, "done": 0}, "DELTA_BY": {"1": 0}"#)
    #expect(!film.events.contains { [.countdown, .loss, .done, .delta(edge: 1)].contains($0.beat) })
    #expect(film.events.contains { $0.kind == .gradient(edge: 1) })
    // A countdown that isn't whole seconds long starts with the part that is left.
    let odd = try Support.film(Support.chain, #""T": {"countdown": 1500}"#)
    #expect(odd.events.prefix(3).map(\.frame) == [0, 12, 36])
  }

  @Test("a film that is held shows its last picture on")
  func held() throws {
    let timeline = try Support.timeline(Support.chain)
    let longer = timeline.held(until: timeline.duration + FilmTime(microseconds: 2_000_000))
    let (film, held) = (
      try BackpropFilm(timeline, fonts: Support.fonts()), try BackpropFilm(longer, fonts: Support.fonts())
    )
    #expect(held.timeline.frameCount == timeline.frameCount + 48)
    #expect(held.events == film.events)
    let last = film.frame(timeline.frameCount - 1)
    for frame in [timeline.frameCount - 1, timeline.frameCount, held.timeline.frameCount - 1] {
      #expect(held.frame(frame) == last)
    }
  }
}
