import Drawing
import FilmKit
import Learning
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training
@testable import Backprop

@Suite("the curve of the loss")
struct TrainingCurveTests {
  /// The axes of a frame, read from the picture: where they are, and the loss at their top.
  private struct Axes {
    let plot: Rect
    let top: Double
    let range: Double

    init(_ list: DisplayList, _ made: TrainingFixture, range: Double) throws {
      let unit = made.context.unit
      let axes = try #require(
        list.commands.compactMap { command -> Path? in
          guard case .stroke(let path, Stroke(width: 2 * unit), .solid(made.theme.line), .identity) = command,
            path.corners.count == 3
          else { return nil }
          return path
        }.first)
      let corners = axes.corners
      plot = Rect(
        minX: corners[1].x, minY: corners[0].y + 6 * unit, maxX: corners[2].x - 6 * unit, maxY: corners[1].y)
      // The greatest loss of all that the curve can show, with room above it.
      let run = made.training.run
      var losses = run.curve
      for segment in made.training.segments where abs(segment.to - segment.from) <= 240 {
        losses += (min(segment.from, segment.to)...max(segment.from, segment.to)).map { run.metrics(at: $0) }
      }
      let greatest = losses.reduce(0) { max($0, $1.train.loss, $1.test?.loss ?? 0) }
      top = try #require(Ticks([0, greatest]).values.last)
      #expect(top >= greatest)
      self.range = range
    }

    func step(_ point: Point) -> Double { (point.x - plot.minX) / plot.width * range }
    func loss(_ point: Point) -> Double { (plot.maxY - point.y) / plot.height * top }
  }

  /// The corners of the full-strength curves in a frame: of the samples that are learnt from, and of those kept back.
  private func curves(
    _ list: DisplayList, _ made: TrainingFixture, _ plot: Rect
  ) -> (train: [[Point]], test: [[Point]]) {
    let unit = made.context.unit
    func lines(_ stroke: Stroke, _ color: Color) -> [[Point]] {
      list.commands.compactMap { command in
        guard case .stroke(let path, stroke, .solid(color), .identity) = command,
          plot.expanded(by: 1e-6).contains(path.bounds)
        else { return nil }
        return path.corners
      }
    }
    return (
      lines(Stroke(width: 3.5 * unit), made.theme.ink),
      lines(Stroke(width: 2.5 * unit, dashes: [2.5 * unit, 7 * unit]), made.theme.muted)
    )
  }

  @Test("its points are the run's losses, through the axes", arguments: TrainingFixture.runs.map(\.json))
  func points(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    let run = made.training.run
    let hasTest = !made.training.split.test.isEmpty
    var count = 0
    for beat in made.timeline.beats where beat.phase.name == "train" {
      // The axes are there in full, and have grown.
      for frame in stride(from: beat.frames.lowerBound + beat.frames.count * 2 / 5, to: beat.frames.upperBound, by: 3) {
        let time = made.context.schedule.time(ofFrame: frame)
        let list = made.film.frame(frame)
        let (now, part) = (made.place(frame).step, made.place(frame).part)
        let axes = try Axes(list, made, range: max(made.context.progress.axis(at: time).range, Double(now)))
        let (train, test) = curves(list, made, axes.plot)
        #expect(
          !train.isEmpty == (now > 0 || part > 0) && !test.isEmpty == (hasTest && !train.isEmpty), "frame \(frame)")
        // Where the curve is: at a step, or on the way to the next one.
        func loss(_ isTest: Bool) throws -> Double {
          let (from, to) = (run.metrics(at: now), run.metrics(at: min(now + 1, run.steps)))
          let start = try #require(isTest ? from.test?.loss : from.train.loss)
          let end = try #require(isTest ? to.test?.loss : to.train.loss)
          return start + (end - start) * part
        }
        for (lines, isTest) in [(train, false), (test, true)] where !lines.isEmpty {
          var pieces = lines
          if part > 0 {
            let tip = try #require(pieces.last)
            pieces.removeLast()
            #expect(tip.count == 2 && abs(axes.step(tip[1]) - Double(now) - part) < 1e-6 * axes.range)
            #expect(abs(axes.loss(tip[1]) - (try loss(isTest))) < 1e-9 * axes.top, "frame \(frame)")
            guard !pieces.isEmpty else { continue }
          }
          // Pieces go on where the one before ends.
          #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.last == $1.first })
          let line = pieces[0] + pieces.dropFirst().flatMap { $0.dropFirst() }
          let steps = line.map { Int(axes.step($0).rounded()) }
          #expect(steps.first == 0 && steps.last == now && steps == Set(steps).sorted(), "frame \(frame)")
          for (point, step) in zip(line, steps) {
            #expect(abs(axes.step(point) - Double(step)) < 1e-6 * axes.range)
            let metrics = run.metrics(at: step)
            let loss = try #require(isTest ? metrics.test?.loss : metrics.train.loss)
            #expect(abs(axes.loss(point) - loss) < 1e-9 * axes.top, "frame \(frame), step \(step)")
            count += 1
          }
        }
        // The dot is where the run is.
        let dot = list.commands.compactMap { command -> Transform? in
          guard case .fill(_, .solid(made.theme.ink), let place) = command, place.a == 7 * made.context.unit else {
            return nil
          }
          return place
        }
        #expect(dot.count == 1)
        if let place = dot.first {
          #expect(abs(axes.step(Point(place.tx, place.ty)) - Double(now) - part) < 1e-6 * axes.range)
          #expect(abs(axes.loss(Point(place.tx, place.ty)) - (try loss(false))) < 1e-9 * axes.top)
        }
      }
    }
    #expect(count > 20)
  }

  @Test("a short segment has every step, a long one at least a hundred points")
  func density() throws {
    for (steps, least) in [(20, 21), (240, 241), (5000, 100)] {
      let made = try TrainingFixture(
        #""data": {"shape": "moons", "samples": 40}, "network": {"HIDDEN": []}, "samples": 0, "#
          + "\"train\": [{\"steps\": \(steps), \"ms\": 2000}]")
      let points = made.context.curve.points
      #expect(points.count >= least && points.map(\.step) == Set(points.map(\.step)).sorted())
      #expect(points.first?.step == 0 && points.last?.step == steps)
      for point in points.prefix(30) {
        #expect(point == LossCurve.Point(made.training.run.metrics(at: point.step)))
      }
    }
  }

  @Test("without points to test on there is no dashed line, and no word of one")
  func noTest() throws {
    let made = try TrainingFixture(TrainingFixture.runs[3].json, size: "1920x1080")
    #expect(made.training.split.test.isEmpty)
    let frames = try made.frames(.train(segment: 0))
    for frame in frames.dropFirst(frames.count / 2) {
      let isDashed = made.film.frame(frame).commands.contains { command in
        guard case .stroke(_, let stroke, _, _) = command else { return false }
        return stroke.dashes.count == 2 && stroke.width == 2.5 * made.context.unit
      }
      #expect(!isDashed)
      let labels = made.film.marks(frame).map(\.text)
      #expect(!labels.contains { $0.contains("test") } && labels.contains("train"))
    }
  }

  @Test("what was seen before the run went back stays as a trace")
  func trace() throws {
    let made = try TrainingFixture(TrainingFixture.runs[0].json, size: "1920x1080")
    let frames = try made.frames(.train(segment: 1))
    let list = made.film.frame(frames.upperBound - 1)
    let axes = try Axes(list, made, range: 6)
    let faint = list.commands.compactMap { command -> [Point]? in
      guard case .stroke(let path, _, .solid(made.theme.ink.opacity(0.3)), .identity) = command else { return nil }
      return path.corners
    }
    let steps = try #require(faint.first).map { Int(axes.step($0).rounded()) }
    #expect(faint.count == 1 && steps == Array(2...6))
  }
}
