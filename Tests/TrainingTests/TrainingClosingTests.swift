import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training

@Suite("the end card of the film training")
struct TrainingClosingTests {
  @Test(
    "the words of a miss are clear of all rings and of each other", arguments: ["1920x1080", "854x480", "1280x720"])
  func misses(size: String) throws {
    let data = #""data": {"shape": "moons", "samples": 240, "noise": 0.16, "seed": 3, "test": 0.25}"#
    let run = #""train": [{"steps": 300, "ms": 1000}, {"to": 2000, "ms": 1000}]"#
    let network = #""network": {"HIDDEN": [4, 4], "activation": "tanh", "seed": 7}"#
    let optimizer = #""optimizer": {"name": "adam", "learningRate": 0.01, "batchSize": 16}"#
    let made = try TrainingFixture(
      "\(data), \(network), \(optimizer), \(run)", times: #""countdown": 0, "done": 4000"#, size: size)
    let frame = try made.frames(.done).upperBound - 1
    let words = made.film.marks(frame).filter { $0.text.hasPrefix("predicted") && $0.opacity > 0.9 }.map(\.bounds)
    #expect(words.count == 2)
    let disc = Path.circle(radius: 1)
    let plane = made.layout.learning.plane
    let rings = made.film.frame(frame).commands.compactMap { command -> Rect? in
      guard case .stroke(disc, _, .solid(made.theme.ink), let place) = command else { return nil }
      let ring = place(disc.bounds)
      return plane.contains(ring) ? ring : nil
    }
    #expect(rings.count == 2)
    for (index, box) in words.enumerated() {
      for other in rings + words[(index + 1)...] {
        let isClear =
          box.maxX < other.minX || other.maxX < box.minX || box.maxY < other.minY || other.maxY < box.minY
        #expect(isClear, "\(box), \(other)")
      }
    }
  }

  @Test("the end card is set on the field, which neither cuts nor goes")
  func closing() throws {
    let times = #""countdown": 0, "done": 3000, "end": 3000"#
    let made = try TrainingFixture(TrainingFixture.smooth[0], times: times, size: "640x360")
    let (done, end) = (try made.frames(.done), try made.frames(.end))
    func field(_ frame: Int) throws -> ColorField {
      let fields = made.film.frame(frame).commands.compactMap { command -> ColorField? in
        if case .field(let field) = command { field } else { nil }
      }
      return try #require(fields.max { $0.columns < $1.columns })
    }
    var before = try field(done.upperBound - 1)
    #expect(before.opacity == 1)
    for frame in end {
      let now = try field(frame)
      #expect(now.colors == before.colors && now.opacity <= before.opacity && now.opacity > before.opacity - 0.2)
      // It grows from where it was.
      #expect(now.bounds.width >= before.bounds.width && now.bounds.width < 1.25 * before.bounds.width)
      before = now
    }
    #expect(abs(before.opacity - 0.3) < 1e-9 && before.bounds.expanded(by: 1e-9).contains(made.context.bands.frame))
    // Nothing else of the film is left behind the words.
    let words = made.film.marks(end.upperBound - 1).filter { $0.kind == .label }.map(\.text)
    #expect(words.joined(separator: " ") == "\(made.timeline.closing ?? made.timeline.words.closing) A film")
  }

  @Test("the words of the end card are read once the field is dim and in its place")
  func words() throws {
    let times = #""countdown": 0, "done": 3000, "end": 3000"#
    let made = try TrainingFixture(TrainingFixture.smooth[0], times: times, size: "640x360", fps: 60)
    let end = try made.frames(.end)
    func field(_ frame: Int) throws -> ColorField {
      let fields = made.film.frame(frame).commands.compactMap { command -> ColorField? in
        if case .field(let field) = command { field } else { nil }
      }
      return try #require(fields.max { $0.columns < $1.columns })
    }
    let last = try field(end.upperBound - 1)
    let closing = made.timeline.closing ?? made.timeline.words.closing
    let read = end.filter { frame in
      made.film.marks(frame).contains { $0.kind == .label && $0.opacity > 0.4 && closing.hasPrefix($0.text) }
    }
    // And soon enough.
    #expect(read.count > 120)
    for frame in read {
      let now = try field(frame)
      #expect(now.opacity < last.opacity + 0.03 && now.bounds.width > 0.97 * last.bounds.width, "frame \(frame)")
    }
  }

  @Test("the large number is seen all the way to where the end has it larger", arguments: ["1280x720", "1920x1080"])
  func large(size: String) throws {
    let made = try TrainingFixture(
      TrainingFixture.smooth[0], times: #""countdown": 0, "done": 4000"#, size: size)
    let frames = try made.frames(.done)
    func number(_ frame: Int) throws -> Mark {
      let marks = made.film.marks(frame).filter { $0.kind == .label && $0.opacity == 1 && Int($0.text) != nil }
      return try #require(marks.max { $0.size < $1.size })
    }
    let first = try number(frames.lowerBound - 1)
    var before = first
    for frame in frames {
      let now = try number(frame)
      #expect(now.text == first.text && now.size >= before.size, "frame \(frame)")
      let step = now.bounds.center.distance(to: before.bounds.center)
      #expect(step < 0.15 * made.context.bands.frame.width, "frame \(frame): \(step)")
      before = now
    }
    #expect(before.size > 1.5 * first.size)
  }

  @Test("the last picture is complete soon enough to stand for four seconds", arguments: ["1920x1080", "1080x1080"])
  func stands(size: String) throws {
    let run = #""train": [{"steps": 300, "ms": 1000}]"#
    let made = try TrainingFixture(
      #""data": "moons", "samples": 0, \#(run)"#, times: #""countdown": 0, "done": 5400"#, size: size)
    let frames = try made.frames(.done).suffix(96)
    let last = try made.end(of: .done)
    for frame in frames { #expect(made.film.frame(frame) == last, "\(frame)") }
  }
}
