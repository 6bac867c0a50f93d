import Drawing
import FilmKit
import Foundation
import Learning
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training
@testable import Backprop

@Suite("the curve of the loss")
struct TrainingCurveTests {
  /// The axes of a frame, read from the picture: where they are, and what they reach to.
  private struct Axes {
    let plot: Rect
    let losses: (low: Double, high: Double)
    let last: Double

    init(_ list: DisplayList, _ made: TrainingFixture) throws {
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
      // All losses that the curve can show are between its foot and its top, but for what is 10⁵ times smaller.
      let run = made.training.run
      var metrics = run.curve
      for segment in made.training.segments where abs(segment.to - segment.from) <= 240 {
        metrics += (min(segment.from, segment.to)...max(segment.from, segment.to)).map { run.metrics(at: $0) }
      }
      let all = metrics.flatMap { [$0.train.loss] + ($0.test.map { [$0.loss] } ?? []) }
      let greatest = try #require(all.max())
      losses = CurveScale(made.context.curve, last: made.context.progress.last, in: plot).losses
      #expect(losses.high >= greatest && losses.high < 2.6 * greatest)
      #expect(losses.low <= max(try #require(all.min()), greatest * 1e-5) && losses.low > greatest * 1e-6)
      last = made.training.segments.reduce(1) { max($0, Double($1.from), Double($1.to)) }
    }

    /// By the logarithm of one more than the step.
    func step(_ point: Point) -> Double { exp((point.x - plot.minX) / plot.width * log(1 + last)) - 1 }
    /// By that of the loss.
    func loss(_ point: Point) -> Double {
      losses.low * pow(losses.high / losses.low, (plot.maxY - point.y) / plot.height)
    }
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
      // The axes are there in full.
      for frame in stride(from: beat.frames.lowerBound + beat.frames.count / 2, to: beat.frames.upperBound, by: 2) {
        let list = made.film.frame(frame)
        let (now, part) = (made.place(frame).step, made.place(frame).part)
        let axes = try Axes(list, made)
        let (train, test) = curves(list, made, axes.plot)
        #expect(
          !train.isEmpty == (now > 0 || part > 0) && !test.isEmpty == (hasTest && !train.isEmpty), "frame \(frame)")
        // Where the curve is: at a step, or on the way to the next one.
        func place(_ step: Int, _ isTest: Bool) throws -> Point {
          let metrics = run.metrics(at: min(step, run.steps))
          let loss = max(axes.losses.low, try #require(isTest ? metrics.test?.loss : metrics.train.loss))
          let share = (
            log(1 + Double(step)) / log(1 + axes.last),
            log(loss / axes.losses.low) / log(axes.losses.high / axes.losses.low)
          )
          return Point(
            axes.plot.minX + share.0 * axes.plot.width, axes.plot.maxY - share.1 * axes.plot.height)
        }
        func end(_ isTest: Bool) throws -> Point {
          part == 0 ? try place(now, isTest) : try place(now, isTest).toward(place(now + 1, isTest), part)
        }
        for (lines, isTest) in [(train, false), (test, true)] where !lines.isEmpty {
          var pieces = lines
          if part > 0 {
            let tip = try #require(pieces.first)
            pieces.removeFirst()
            #expect(try tip.count == 2 && tip[1].distance(to: end(isTest)) < 1e-6, "frame \(frame)")
            guard !pieces.isEmpty else { continue }
          }
          // Pieces go on where the one before ends.
          #expect(zip(pieces, pieces.dropFirst()).allSatisfy { $0.last == $1.first })
          let line = pieces[0] + pieces.dropFirst().flatMap { $0.dropFirst() }
          let steps = line.map { Int(axes.step($0).rounded()) }
          #expect(steps.first == 0 && steps.last == now && steps == Set(steps).sorted(), "frame \(frame)")
          for (point, step) in zip(line, steps) {
            #expect(try point.distance(to: place(step, isTest)) < 1e-6, "frame \(frame), step \(step)")
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
          #expect(try Point(place.tx, place.ty).distance(to: end(false)) < 1e-6)
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
    let axes = try Axes(list, made)
    let faint = list.commands.compactMap { command -> [Point]? in
      guard case .stroke(let path, _, .solid(made.theme.ink.opacity(0.3)), .identity) = command else { return nil }
      return path.corners
    }
    let steps = try #require(faint.first).map { Int(axes.step($0).rounded()) }
    #expect(faint.count == 1 && steps == Array(2...6))
  }
}
