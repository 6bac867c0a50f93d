import FilmKit
import Learning
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training
@testable import Backprop

@Suite("how far a run has come")
struct TrainingProgressTests {
  private static let data = #""data": {"shape": "moons", "samples": 40}, "network": {"HIDDEN": []}, "samples": 0, "#

  /// A film whose segments have a power of two of frames and one more, so that all places are exact.
  private func made(_ segments: [(steps: Int, frames: Int)]) throws -> TrainingFixture {
    // 32 frames a second: 31.25 ms each, so that segments start on whole frames.
    let train = segments.map { "{\"steps\": \($0.steps), \"ms\": \(Double($0.frames) * 31.25)}" }
    return try TrainingFixture(
      Self.data + #""train": ["# + train.joined(separator: ", ") + "]",
      times: #""countdown": 0, "idle": 500, "cost": 500, "done": 500"#, fps: 32)
  }

  /// The places of all frames of a segment.
  private func places(_ made: TrainingFixture, _ segment: Int) throws -> [TrainingProgress.Place] {
    try made.frames(.train(segment: segment)).map(made.place)
  }

  @Test("whole steps where they are fast: as far along as the beat is, and all of them as its last frame is shown")
  func fast() throws {
    let made = try made([(64, 33), (-48, 17), (0, 9), (1000, 65), (984, 9)])
    var from = 0
    for (segment, (steps, frames)) in [(64, 33), (-48, 17), (0, 9), (1000, 65), (984, 9)].enumerated() {
      let places = try places(made, segment)
      #expect(places.count == frames)
      for (frame, place) in places.enumerated() {
        let exact = Double(from) + Double(steps * frame) / Double(frames - 1)
        #expect(place.step == Int(exact.rounded(.down)) && place.part == 0, "frame \(frame) of \(segment)")
      }
      from += steps
      #expect(places.last == TrainingProgress.Place(step: from, part: 0))
    }
    #expect(made.context.progress.last == 2000)
  }

  @Test("each by itself and gently where they are slow, forward and backward")
  func slow() throws {
    let made = try made([(4, 33), (-2, 33)])
    for (segment, (from, steps)) in [(0, 4), (4, -2)].enumerated() {
      let places = try places(made, segment)
      for (frame, place) in places.enumerated() {
        let exact = Double(from) + Double(steps * frame) / 32
        let step = exact.rounded(.down)
        #expect(place == TrainingProgress.Place(step: Int(step), part: Easing.inOut(exact - step)), "frame \(frame)")
      }
      // What moves is the network, from one step's numbers to the next one's.
      let run = made.training.run
      for place in places {
        let values = TrainingProgress.parameters(run, at: place).values
        guard place.part > 0 else {
          #expect(values == run.parameters(at: place.step).values)
          continue
        }
        let ends = (run.parameters(at: place.step).values, run.parameters(at: place.step + 1).values)
        for (index, value) in values.enumerated() {
          let wanted = ends.0[index] + (ends.1[index] - ends.0[index]) * place.part
          #expect(value == wanted)
        }
      }
    }
  }

  @Test("at any number of frames: never ahead, never more than a step behind, and there at the end", arguments: 2...40)
  func anyLength(frames: Int) throws {
    let made = try made([(300, frames), (-293, frames + 1), (13, 3 * frames)])
    for (index, segment) in made.training.segments.enumerated() {
      let places = try places(made, index)
      let exact = places.indices.map {
        Double(segment.from) + Double((segment.to - segment.from) * $0) / Double(max(1, places.count - 1))
      }
      for (place, exact) in zip(places, exact) {
        let shown = Double(place.step) + place.part
        #expect((0..<1).contains(place.part))
        #expect(shown < exact + 1e-6 + (place.part > 0 ? 1 : 0) && shown > exact - 1 - 1e-6)
      }
      #expect(places.last == TrainingProgress.Place(step: segment.to, part: 0))
      let way = segment.to >= segment.from ? places : places.reversed()
      let isSteady = zip(way, way.dropFirst()).allSatisfy { ($0.step, $0.part) <= ($1.step, $1.part) }
      #expect(isSteady)
    }
  }

  @Test("rests before the first segment and after the last")
  func rests() throws {
    let made = try made([(64, 33), (-24, 17)])
    #expect(made.place(0) == TrainingProgress.Place(step: 0, part: 0))
    let train = try made.frames(.train(segment: 0))
    #expect(made.place(train.lowerBound - 1) == TrainingProgress.Place(step: 0, part: 0))
    for frame in try made.frames(.done) { #expect(made.place(frame) == TrainingProgress.Place(step: 40, part: 0)) }
    #expect(made.context.progress.rests.map(\.step) == [0, 64, 40])
  }

  @Test("remembers the greatest step that was shown")
  func reached() throws {
    let made = try made([(64, 33), (-48, 17), (0, 9), (20, 17), (100, 9), (-136, 9)])
    var most = 0
    for frame in 0..<made.timeline.frameCount {
      most = max(most, made.place(frame).step)
      let reached = made.context.progress.reached(at: made.context.schedule.time(ofFrame: frame))
      #expect(reached == most, "frame \(frame)")
    }
    #expect(most == 136)
  }

  @Test("the first steps, where they are slow, begin after a look at the network before them")
  func looks() throws {
    let made = try made([(4, 129), (40, 33)])
    let first = try #require(made.context.progress.firstStep)
    let start = made.context.schedule.beat(.train(segment: 0)).start
    #expect(first.start - start > 1 && first.start - start <= 1.8)
    for frame in try made.frames(.train(segment: 0)) {
      let time = made.context.schedule.time(ofFrame: frame)
      #expect(
        (made.place(frame) == TrainingProgress.Place(step: 0, part: 0)) == (time <= first.start), "frame \(frame)")
    }
    #expect(made.place(try made.frames(.train(segment: 0)).upperBound - 1).step == 4)
    #expect(try self.made([(300, 129)]).context.progress.firstStep == nil)
  }
}
