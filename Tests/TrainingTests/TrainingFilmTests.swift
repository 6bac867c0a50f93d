import Drawing
import FilmKit
import Learning
import NetworkKit
import Numerics
import TestSupport
import Testing
import Timeline

@testable import Training

@Suite("the film training")
struct TrainingFilmTests {
  static let sizes = ["1920x1080", "1080x1080", "1080x1920"]

  @Test("a frame is a pure function of its index", arguments: TrainingFixture.runs.map(\.json), sizes)
  func framesArePure(json: String, size: String) throws {
    let film = try TrainingFixture(json, size: size).film
    let indices = Self.indices(film)
    let inOrder = indices.map { film.frame($0) }
    let again = try TrainingFixture(json, size: size).film
    var generator = SeededGenerator(seed: 5)
    for index in indices.indices.shuffled(using: &generator) {
      let isSame = again.frame(indices[index]) == inOrder[index]
      #expect(isSame, "frame \(indices[index])")
    }
  }

  @Test("whoever asks for it, and how many at once", arguments: [0, 1, 2])
  func framesAreShared(run: Int) async throws {
    let json = TrainingFixture.runs[run].json
    let films = [try TrainingFixture(json).film, try TrainingFixture(json).film]
    let indices = Self.indices(films[0])
    let inOrder = indices.map { films[0].frame($0) }
    let wrong = await withTaskGroup(of: [Int].self) { group in
      for task in 0..<6 {
        group.addTask {
          var generator = SeededGenerator(seed: UInt64(task))
          return indices.indices.shuffled(using: &generator).filter { index in
            films[task % 2].frame(indices[index]) != inOrder[index]
          }
        }
      }
      return await group.reduce([], +)
    }
    #expect(wrong.isEmpty)
  }

  /// Some of the frames of every beat, and many of those while it trains.
  private static func indices(_ film: StagedFilm) -> [Int] {
    film.timeline.beats.flatMap { beat in
      let step = beat.phase.name == "train" ? 2 : 4
      return Array(stride(from: beat.frames.lowerBound, to: beat.frames.upperBound, by: step))
    }
  }

  @Test("a beat that comes later has the very same pictures", arguments: TrainingFixture.runs.map(\.json))
  func laterBeats(json: String) throws {
    let film = try TrainingFixture(json, fps: 30).film
    // 250 ms are 7.5 frames, which 400 ms more make 12 whole ones more.
    for (beat, longer) in [("countdown", 650), ("idle", 1300), ("cost", 900)] {
      let before = beat == "countdown" ? 250 : 500
      let times = TrainingFixture.times.replacing("\"\(beat)\": \(before)", with: "\"\(beat)\": \(longer)")
      #expect(times != TrainingFixture.times)
      let later = try TrainingFixture(json, times: times, fps: 30).film
      let shift = later.timeline.frameCount - film.timeline.frameCount
      #expect(shift == (longer - before) * 30 / 1000)
      let end = try #require(BeatID(beat).flatMap { film.timeline.beat($0) }).frames.upperBound
      // What a longer beat has the time to say is on its way out as the next one starts.
      for frame in stride(from: end + 6, to: film.timeline.frameCount, by: 3) {
        let isSame = film.frame(frame) == later.frame(frame + shift)
        #expect(isSame, "\(beat) \(longer) ms, frame \(frame) of \(film.timeline.beat(atFrame: frame).id)")
      }
    }
  }

  @Test("what is looked at is what is drawn: the ground is the frame without its labels")
  func ground() throws {
    let film = try TrainingFixture(TrainingFixture.runs[0].json).film
    for frame in stride(from: 0, to: film.timeline.frameCount, by: 7) {
      let (all, ground) = (film.frame(frame).commands, film.ground(frame).commands)
      #expect(film.scene(frame, isInspected: true).commands == all, "frame \(frame)")
      var rest = all[...]
      // Every command of the ground is one of the frame, in the same order.
      let isPart = ground.allSatisfy { command in
        guard let place = rest.firstIndex(of: command) else { return false }
        rest = rest[(place + 1)...]
        return true
      }
      #expect(isPart && (film.marks(frame).contains { $0.kind == .label } == (ground.count < all.count)))
    }
  }

  @Test("any network and any size are drawn, with finite numbers", arguments: TrainingFixture.runs.map(\.json))
  func everyShape(json: String) throws {
    for size in ["16x16", "8192x16", "16x8192", "854x480"] {
      let film = try TrainingFixture(json, size: size).film
      for beat in film.timeline.beats where !beat.frames.isEmpty {
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

  @Test("every beat is summed up in a line")
  func summaries() throws {
    for (_, json) in TrainingFixture.runs {
      let film = try TrainingFixture(json).film
      for beat in film.timeline.beats where !beat.frames.isEmpty {
        let summary = film.summary(of: beat.id)
        #expect(!summary.isEmpty && !summary.contains("\\") && !summary.contains("\n"), "\(beat.id)")
      }
    }
  }

  /// Moons as the shipped film has them, with runs of 20, 300 and 2000 steps.
  private static let moons =
    #""data": {"shape": "moons", "samples": 240, "noise": 0.16, "seed": 3, "test": 0.25}, "network": {"HIDDEN": [4, 4], "#
    + #""activation": "tanh", "seed": 7}, "optimizer": {"name": "adam", "learningRate": 0.01, "batchSize": 16}, "#
    + #""samples": [176, 127, 98], "train": [{"steps": 20, "ms": 5000}, {"to": 300, "ms": 500}, {"to": 2000, "ms": 500}]"#

  @Test("the rail has the phase lit that a later sample is at, and its mark below it")
  func rail() throws {
    let made = try TrainingFixture(TrainingFixture.smooth[0], size: "1920x1080")
    func lit(_ beat: BeatID) throws -> [String] {
      made.film.marks(try made.frames(beat).upperBound - 1).filter {
        made.context.bands.header.contains($0.bounds) && $0.colors == [made.theme.ink] && $0.text != "A film"
      }.map(\.text)
    }
    /// The words that the mark is below.
    func marked(_ beat: BeatID) throws -> [String] { marked(in: try made.frames(beat).upperBound - 1) }
    func marked(in frame: Int) -> [String] {
      let bars = made.film.frame(frame).commands.compactMap { command -> Rect? in
        guard case .fill(_, .solid(made.theme.signal), _) = command,
          made.context.bands.header.contains(command.bounds), command.bounds.height < 8 * made.context.unit
        else { return nil }
        return command.bounds
      }
      return made.film.marks(frame).filter { mark in
        made.context.bands.header.contains(mark.bounds)
          && bars.contains { abs($0.center.x - mark.bounds.center.x) < 6 * made.context.unit }
      }.map(\.text)
    }
    #expect(try marked(.step(.delta(edge: 2), sample: 0)) == ["backward"])
    #expect(try marked(.step(.loss, sample: 1)) == ["loss"])
    #expect(try lit(.step(.forward(edge: 0), sample: 0)) == ["forward"])
    #expect(try lit(.step(.delta(edge: 2), sample: 0)) == ["backward"])
    #expect(try lit(.step(.forward(edge: 2), sample: 1)) == ["forward"])
    #expect(try lit(.step(.loss, sample: 1)) == ["loss"])
    #expect(try lit(.cost) == ["cost"])
    // It does not run back: in a frame in which a sample begins it is at one stop, or it goes or comes.
    let turn = try made.frames(.step(.sample, sample: 1))
    #expect(Set(turn.flatMap(marked(in:))).isSubset(of: ["backward", "data"]))
    for frame in turn {
      let bars = made.film.frame(frame).commands.map(\.bounds).filter {
        made.context.bands.header.contains($0) && abs($0.width - 36 * made.context.unit - 2) < 0.01
          && abs($0.height - 4 * made.context.unit - 2) < 0.01
      }
      let stops = made.film.marks(frame).filter { ["backward", "data"].contains($0.text) }.map(\.bounds.center.x)
      for bar in bars { #expect(stops.contains { abs($0 - bar.center.x) < 6 * made.context.unit }, "\(frame)") }
    }
  }

  @Test("a card of blame is there before the next point's signals fly, and nothing else starts meanwhile")
  func oneAtATime() throws {
    for size in ["1920x1080", "1080x1080"] {
      let context = try TrainingFixture(TrainingFixture.smooth[0], size: size).context
      #expect(context.slides.end <= context.shelves(0).start + 1e-6)
      #expect(context.shelves(0).end <= context.flies(1).start + 1e-6, "\(size)")
      #expect(context.flies(1).end <= context.takes(1).end + 1e-6)
    }
  }

  @Test("no value is read in the panel of a pass before the neurons have it")
  func together() throws {
    let made = try TrainingFixture(TrainingFixture.smooth[0], size: "1920x1080")
    for edge in 0..<made.context.edgeCount {
      let lights = made.context.lights(edge + 1, 0)
      #expect(made.context.panelResult(.step(.forward(edge: edge), sample: 0)) == lights.start)
      #expect(made.context.signal(edge, 0).end <= lights.end)
    }
    #expect(made.context.text(of: .step(.grad(edge: 0), sample: 0))?.together == "δ₁ and its gradients")
  }

  @Test("the plane takes much of the width while the network trains, whatever the picture's form")
  func plane() throws {
    for (size, share) in [("1920x1080", 0.38), ("1080x1080", 0.38), ("1080x1920", 0.45), ("854x480", 0.38)] {
      let made = try TrainingFixture(Self.moons, size: size)
      let (learning, bands) = (made.layout.learning, made.context.bands)
      #expect(learning.plane.width >= share * bands.frame.width, "\(size)")
      let parts = [learning.plane, learning.legend, learning.parts.number, learning.parts.plot, learning.parts.rows]
      for (index, part) in parts.enumerated() {
        #expect(bands.clear.contains(part), "\(size)")
        for other in parts[(index + 1)...] {
          let isClear =
            part.maxX < other.minX + 1 || other.maxX < part.minX + 1 || part.maxY < other.minY + 1
            || other.maxY < part.minY + 1
          #expect(isClear, "\(size): \(part), \(other)")
        }
      }
    }
  }

  @Test("at the end the plane has most of a square and of a tall picture, and all that stands there is clear of it")
  func lastPlane() throws {
    for (size, share) in [("1080x1080", 0.6), ("1080x1920", 0.85)] {
      let made = try TrainingFixture(Self.moons, times: #""done": 4000"#, size: size)
      let plane = made.plane(try made.frames(.done).upperBound - 1)(made.layout.canvas)
      #expect(plane.width > share * made.context.bands.frame.width - 0.01, "\(size)")
      for part in [made.layout.learning.outcome, made.layout.learning.pictures] {
        #expect(made.context.bands.clear.contains(part) && !part.isEmpty, "\(size)")
        #expect(part.minX >= plane.maxX || part.minY >= plane.maxY, "\(size): \(part), \(plane)")
      }
    }
  }

  @Test("a formula stays through beats that have no time for one of their own")
  func keptFormula() throws {
    let times =
      #""countdown": 0, "sample": 4000, "forward": 1800, "loss": 2800, "delta": 3200, "gradCalc": 2400, "input": 3000"#
    let made = try TrainingFixture(Self.moons, times: times, size: "1920x1080", fps: 60)
    let panel = made.context.bands.panel.expanded(by: 20)
    for beat in made.timeline.beats where beat.id.kind == "forward" || beat.id.kind == "grad" {
      let late = beat.frames.lowerBound + beat.frames.count * 9 / 10
      let formulas = made.film.marks(late).filter { panel.contains($0.bounds) && !$0.source.isEmpty }
      #expect(formulas.contains { $0.opacity == 1 }, "\(beat.id): \(formulas.map(\.text))")
    }
  }

  @Test(
    "the curve names its first and its last step, and every card has its loss or none", arguments: sizes + ["854x480"])
  func names(size: String) throws {
    let made = try TrainingFixture(Self.moons, size: size)
    let plot = made.layout.learning.parts.plot
    let steps = made.film.marks(try made.frames(.train(segment: 2)).upperBound - 1)
      .filter { plot.contains($0.bounds) && $0.bounds.minY > plot.maxY - 44 * made.context.unit }.map(\.text)
    #expect(steps.contains("0") && steps.contains("2000") && steps.contains("20"))
    let losses = made.film.marks(try made.frames(.cost).upperBound - 1)
      .filter { made.layout.rail.contains($0.bounds) && $0.text.hasPrefix("L = ") }
    #expect([0, 3].contains(losses.count))
    #expect(size == "854x480" || losses.count == 3)
    let ticks = made.film.marks(try made.frames(.idle).upperBound - 1)
      .filter { $0.kind == .label && $0.text == "2" && $0.opacity == 1 }
    #expect(ticks.count == 2, "an axis without its last number")
  }

  @Test("rings of a batch are said to be that, for as long as they are seen")
  func batch() throws {
    let made = try TrainingFixture(Self.moons, size: "1920x1080")
    let first = try #require(made.context.progress.firstStep)
    let frames = try made.frames(.train(segment: 0)).filter { frame in
      made.film.marks(frame).contains { $0.text == "ringed: a batch" && $0.opacity > 0.5 }
    }
    let times = frames.map { made.context.schedule.time(ofFrame: $0) }
    #expect(frames.count >= 18 && times.allSatisfy { $0 > made.context.grows.end && $0 < first.end + 0.2 })
    let label = try #require(
      made.film.marks(frames[frames.count / 2]).first { $0.text == "ringed: a batch" })
    let place = made.plane(frames[0])
    for sample in made.training.split.train + made.training.split.test {
      let point = place(made.layout.place(sample.point))
      #expect(!label.bounds.contains(Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)))
    }
  }
}
