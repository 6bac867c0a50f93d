import Testing
import Timeline

@testable import Pipeline

@Suite("chunks")
struct ChunkTests {
  @Test("cover every frame once, in order, each within one beat", arguments: ["24", "30000/1001", "60", "240"])
  func plan(fps: String) throws {
    let timeline = try Support.project(
      size: "16x16", fps: fps, more: #""T": {"idle": 9001.5, "loss": 0, "done": 4000}, "GRAD_HOLD_BY": {"0": 31000}"#
    ).timeline
    let chunks = Chunk.plan(timeline)
    #expect(chunks.flatMap { Array($0.frames) } == Array(0..<timeline.frameCount))
    for chunk in chunks {
      let beat = try #require(timeline.beats.first { $0.id.description == chunk.beat })
      #expect(beat.frames.contains(chunk.frames.lowerBound))
      #expect(beat.frames.contains(chunk.frames.upperBound - 1))
      #expect(chunk.frames.count > 1)
    }
    let rate = timeline.frameRate
    #expect(chunks.allSatisfy { ($0.frames.count - 1) * rate.denominator <= Chunk.seconds * rate.numerator })
  }

  @Test("of a beat stay as they are when an earlier beat changes")
  func counting() throws {
    func lengths(_ idle: Int) throws -> [[Int]] {
      let timeline = try Support.project(size: "16x16", more: #""T": {"idle": \#(idle), "gradCalc": 9000}"#).timeline
      return ["grad.2", "done"].map { beat in
        Chunk.plan(timeline).filter { $0.beat == beat }.map(\.frames.count)
      }
    }
    #expect(try lengths(1000) == lengths(1500))
    #expect(try lengths(1000) == [[96, 96, 24], [96, 24]])
  }

  @Test("of a range are those of the whole film, shorter at its ends")
  func range() throws {
    let timeline = try Support.project(size: "16x16", more: #""T": {"idle": 1000, "gradCalc": 9000}"#).timeline
    let whole = Chunk.plan(timeline)
    #expect(Chunk.plan(timeline, 0..<timeline.frameCount) == whole)
    let range = 40..<timeline.frameCount - 50
    let part = Chunk.plan(timeline, range)
    #expect(part.flatMap { Array($0.frames) } == Array(range))
    let inside = whole.filter { $0.frames == $0.frames.clamped(to: range) }
    #expect(inside.count == part.count - 2)
    #expect(inside.allSatisfy(part.contains))
    // One frame of a chunk goes with its neighbour; one frame in all is alone.
    let first = whole[1].frames.lowerBound
    #expect(Chunk.plan(timeline, first - 1..<first + 5).map(\.frames) == [first - 1..<first + 5])
    #expect(Chunk.plan(timeline, first - 5..<first + 1).map(\.frames) == [first - 5..<first + 1])
    #expect(Chunk.plan(timeline, first..<first + 1).map(\.frames) == [first..<first + 1])
  }

  @Test("never have a single frame, unless the film has no more")
  func noSingleFrames() throws {
    func lengths(_ durations: String) throws -> [Int] {
      Chunk.plan(try Support.project(size: "16x16", fps: "25", more: "\"T\": {\(durations)}").timeline).map(
        \.frames.count)
    }
    let none = #""forward": 0, "delta": 0, "gradCalc": 0"#
    #expect(try lengths(#""countdown": 40, "idle": 40, "loss": 40, "done": 40, \#(none)"#) == [4])
    #expect(try lengths(#""countdown": 40, "idle": 0, "loss": 0, "done": 0, \#(none)"#) == [1])
    #expect(try lengths(#""countdown": 4040, "idle": 40, "loss": 80, "done": 40, \#(none)"#) == [102, 3])
  }
}
