import Drawing
import FilmKit
import NetworkKit
import Numerics
import TestSupport
import Testing
import Timeline

@testable import Backprop

@Suite("the film backprop")
struct BackpropFilmTests {
  @Test("a film without countdown and title begins with its whole network")
  func firstFrame() throws {
    let film = try TestFilm.backprop(TestFilm.chain, #""T": {"countdown": 0, "title": 0}"#, size: "1920x1080")
    let marks = film.marks(0)
    for text in ["x", "ŷ", "y", "w₁ = 0.5", "2", "stored δ"] {
      #expect(marks.contains { $0.text == text && $0.opacity == 1 }, "\(text)")
    }
  }

  @Test("a frame is a pure function of its index", arguments: TestFilm.networks.map(\.json))
  func framesArePure(network: String) throws {
    let film = try TestFilm.backprop(network)
    let step = max(1, film.timeline.frameCount / 150)
    let indices = Array(stride(from: 0, to: film.timeline.frameCount, by: step))
    let inOrder = indices.map { film.frame($0) }
    var generator = SeededGenerator(seed: 5)
    let again = try TestFilm.backprop(network)
    for index in indices.indices.shuffled(using: &generator) {
      #expect(again.frame(indices[index]) == inOrder[index], "frame \(indices[index])")
    }
  }

  @Test("motion fits the first part of a beat, however short; the rest is a still hold")
  func holdsAreStill() throws {
    let more = #""GRAD_HOLD_BY": {"2": 8500, "1": 1000, "0": 500}, "FORWARD_BY": {"1": 300}"#
    for network in [TestFilm.chain, TestFilm.networks[5].json] {
      let film = try TestFilm.backprop(network, network == TestFilm.chain ? more : #""T": {"delta": 400}"#)
      for beat in film.timeline.beats where beat.id != .countdown {
        // The network comes up and phases change by durations of their own: 0.6 s at most.
        let settled = max(beat.frames.lowerBound + beat.frames.count * 7 / 10 + 1, beat.frames.lowerBound + 15)
        guard settled < beat.frames.upperBound else { continue }
        let held = film.frame(beat.frames.upperBound - 1)
        for frame in settled..<beat.frames.upperBound {
          let isStill = film.frame(frame) == held
          #expect(isStill, "frame \(frame) of \(beat.id)")
        }
      }
    }
  }

  @Test("the last frame of a beat is settled, however short the beat", arguments: [24, 60])
  func shortBeatsSettle(fps: Int) throws {
    /// The last frame of a beat in a film of 200 ms beats, in which some last longer.
    func last(_ beat: String, _ longer: String) throws -> DisplayList {
      let all = ["countdown", "idle", "forward", "loss", "delta", "gradCalc", "done"]
      let durations = all.map { "\"\($0)\": \(longer.contains("\"\($0)\"") ? 3000 : 200)" }.joined(separator: ", ")
      let text = """
        {"title": "A film", "video": {"size": "640x360", "fps": \(fps)}, "network": \(TestFilm.chain),
         "panel": {"\(beat)": {"caption": "One", "formula": "x"}}, "T": {\(durations)}\(longer.hasPrefix("\"T\"") ? "" : longer.isEmpty ? "" : ", " + longer)}
        """
      let film = try BackpropFilm.made(of: Timeline(parsing: text, file: "test.json"), fonts: TestFilm.fonts())
      let frames = try #require(BeatID(beat).flatMap { film.timeline.beat($0) }).frames
      return film.frame(frames.upperBound - 1)
    }
    let longer = [
      "idle": #""T": "idle""#, "loss": #""T": "loss""#, "done": #""T": "done""#,
      "forward.1": #""FORWARD_BY": {"1": 3000}"#, "delta.2": #""DELTA_BY": {"2": 3000}"#,
      "delta.0": #""DELTA_BY": {"0": 3000}"#, "grad.2": #""GRAD_HOLD_BY": {"2": 3000}"#,
      "grad.0": #""GRAD_HOLD_BY": {"0": 3000}"#,
    ]
    for (beat, change) in longer.sorted(by: { $0.key < $1.key }) {
      #expect(try last(beat, "") == last(beat, change), "\(beat)")
    }
  }

  @Test("a gradient appears in its beat and stays to the end of the film")
  func gradientsStay() throws {
    let film = try TestFilm.backprop(
      TestFilm.chain, #""GRAD_HOLD_BY": {"2": 8500, "1": 1000, "0": 14000}"#, size: "1920x1080")
    let context = try TestFilm.context(film.timeline)
    let cards = try LabelRow.gradients(context)
    func count(_ frame: Int) -> Int {
      var scene = Scene()
      cards.draw(at: context.schedule.time(ofFrame: frame), into: &scene)
      return scene.commands.count { if case .stroke = $0 { true } else { false } }
    }
    for (edge, before) in [(2, 0), (1, 1), (0, 2)] {
      let beat = try #require(film.timeline.beat(.grad(edge: edge)))
      #expect(count(beat.frames.lowerBound) == before)
      #expect(count(beat.frames.upperBound - 1) == before + 1)
    }
    #expect(count(film.timeline.frameCount - 1) == 3)
  }

  @Test("any depth and any width is drawn, at any size", arguments: TestFilm.networks.map(\.json))
  func everyShape(network: String) throws {
    for size in ["16x16", "1080x1920", "8192x16", "16x8192", "854x480"] {
      let film = try TestFilm.backprop(network, size: size)
      for beat in film.timeline.beats {
        let list = film.frame(beat.frames.upperBound - 1)
        #expect(!list.commands.isEmpty)
        for command in list.commands {
          let bounds = command.bounds
          let corners = [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY]
          #expect(bounds.isEmpty || corners.allSatisfy(\.isFinite), "\(size), \(beat.id)")
        }
      }
    }
  }

  @Test("at 1080p no text leaves the frame", arguments: TestFilm.networks.map(\.json))
  func nothingLeavesTheFrame(network: String) throws {
    for size in ["1920x1080", "1080x1080", "1080x1920"] {
      let film = try TestFilm.backprop(network, size: size)
      let frame = Rect(
        x: 0, y: 0, width: Double(film.timeline.size.width), height: Double(film.timeline.size.height))
      for beat in film.timeline.beats {
        for case .fill(let path, let paint, let transform) in film.frame(beat.frames.upperBound - 1).commands {
          // What a camera's view cuts is faded before the frame ends.
          if case .linear = paint { continue }
          #expect(frame.contains(transform(path.bounds)), "\(size), \(beat.id): \(paint)")
        }
      }
    }
  }

  @Test("beats of no length are passed over")
  func emptyBeats() throws {
    let film = try TestFilm.backprop(
      TestFilm.chain,
      #""T": {"countdown": 0, "idle": 0, "forward": 0, "loss": 0, "delta": 0, "gradCalc": 0, "done": 1000}"#
    )
    #expect(film.timeline.frameCount == 24)
    let last = film.frame(23)
    #expect(last == film.frame(22))
    #expect(last.commands.count > 40)
  }

  @Test("summaries have the trace's numbers")
  func summaries() throws {
    let film = try TestFilm.backprop(TestFilm.chain)
    let expected = [
      "countdown": "the seconds before the take", "title": "the title card", "idle": "x = 2, y = 4",
      "forward.0": "a₁ = 1", "forward.1": "a₂ = 3",
      "forward.2": "ŷ = 1.5",
      "loss": "L = 3.125", "delta.2": "δ₃ = -2.5", "grad.2": "∂L/∂w₃ = -7.5", "delta.1": "δ₂ = -1.25",
      "grad.1": "∂L/∂w₂ = -1.25", "delta.0": "δ₁ = -3.75", "grad.0": "∂L/∂w₁ = -7.5",
      "done": "5 multiplications with reuse, 6 from scratch; in 100 layers 199 and 5050",
      "update": "a step against the gradients",
      "end": "the end card",
    ]
    for beat in film.timeline.beats {
      #expect(film.summary(of: beat.id) == expected[beat.id.description], "\(beat.id)")
    }
  }

  @Test("a title that the font can't set is an error that names it")
  func missingGlyph() throws {
    let text = #"{"title": "Backprop 🚀", "network": {"input": [1], "target": [1]}}"#
    let timeline = try Timeline(parsing: text, file: "test.json")
    let error = #expect(throws: FilmError.self) { try BackpropFilm.made(of: timeline, fonts: TestFilm.fonts()) }
    let words = try #require(error?.description)
    #expect(words.hasPrefix("title: "))
    #expect(words.contains("U+1F680"))
  }
}
