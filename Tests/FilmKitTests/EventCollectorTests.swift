import Drawing
import FilmKit
import Testing
import Timeline
@testable import Backprop
import NetworkKit

@Suite("the collector of events")
struct EventCollectorTests {
  @Test("has the countdown's ticks, and the rest in the order of the frames, equals as they were added")
  func order() throws {
    let story = try TinyStory()
    var events = EventCollector(story.setting)
    events.add("done", [], .done, at: story.schedule.beat(.done).start, .zero)
    events.add("arrival 1", [], .loss, at: story.schedule.beat(.loss).start, .zero)
    events.add("loss", [], .loss, at: story.schedule.beat(.loss).start, .zero)
    #expect(
      events.events.map(\.name) == [
        "tick 2", "tick 1", "tick 0", "arrival 1", "loss", "done",
      ])
    #expect(events.events.prefix(3).map(\.frame) == [0, 24, 48])
  }

  @Test("keeps an event in its beat's frames, and leaves out what has none")
  func frames() throws {
    let story = try TinyStory(#", "DELTA_BY": {"0": 0}"#)
    let loss = try #require(story.timeline.beat(.loss)).frames
    var events = EventCollector(story.setting)
    let start = story.schedule.beat(.loss).start
    for moment in [start - 5, start, start + 0.02, start + 0.5, start + 99] {
      events.add("loss", [], .loss, at: moment, .zero)
    }
    events.add("loss", [], .loss, atFrame: loss.lowerBound + 7, .zero)
    events.add("delta 1", [], .delta(edge: 0), at: start, .zero)
    let (first, last) = (loss.lowerBound, loss.upperBound - 1)
    #expect(events.events.dropFirst(3).map(\.frame) == [first, first, first + 1, first + 7, first + 12, last])
  }

  @Test("hears where a thing is seen: from the left edge to the right one, as the view has moved")
  func places() throws {
    let story = try TinyStory()
    let loss = try #require(story.timeline.beat(.loss)).frames
    func places(_ offset: @escaping (Double) -> Point) -> [Double] {
      var events = EventCollector(story.setting, offset: offset)
      for x in [-80.0, 0, 80, 160, 320, 400] { events.add("loss", [], .loss, atFrame: loss.lowerBound, Point(x, 50)) }
      return events.events.dropFirst(3).map(\.place)
    }
    #expect(places { _ in .zero } == [-1, -1, -0.5, 0, 1, 1])
    let start = story.schedule.time(ofFrame: loss.lowerBound)
    #expect(places { Point($0 == start ? 80 : 0, 0) } == [-1, -0.5, 0, 0.5, 1, 1])
  }
}
