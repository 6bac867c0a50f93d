import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import TestSupport
import Testing
import Timeline

@testable import Training
@testable import Backprop

@Suite("the decision field")
struct TrainingFieldTests {
  /// The film's frames at which the field is held against the network: at rest, in a slow step, in fast ones, at the end.
  private func frames(_ made: TrainingFixture) throws -> [Int] {
    let train = made.timeline.beats.filter { $0.phase.name == "train" }
    let idle = try made.frames(.idle).upperBound - 1
    var frames = [idle]
    for beat in train {
      frames += [1, 3, 7].map { ninths -> Int in beat.frames.lowerBound + beat.frames.count * ninths / 9 }
      frames.append(beat.frames.upperBound - 1)
    }
    return frames
  }

  private func field(_ list: DisplayList) throws -> (field: ColorField, after: ArraySlice<DrawCommand>) {
    let fields = list.commands.indices.compactMap { index -> (ColorField, Int)? in
      if case .field(let field) = list.commands[index] { (field, index) } else { nil }
    }
    // Those of the neurons' answers, and of small pictures, have fewer nodes.
    let most = fields.reduce(0) { max($0, $1.0.columns) }
    #expect(fields.filter { $0.0.columns == most }.count == 1)
    let (field, index) = try #require(fields.first { $0.0.columns == most })
    return (field, list.commands[(index + 1)...])
  }

  /// The network's own answer, by the passes of single samples.
  private func probabilities(_ parameters: Parameters, _ point: SIMD2<Double>) throws -> [Double] {
    let trace = try Trace(of: parameters.network(for: point, label: 0))
    let output = trace.prediction
    return output.count == 1 ? [1 - output[0], output[0]] : output
  }

  @Test("every node has the colour of what the network answers there", arguments: TrainingFixture.runs.map(\.json))
  func nodes(json: String) throws {
    let made = try TrainingFixture(json, size: "1280x720")
    let (theme, bounds) = (made.theme, made.layout.bounds)
    let ground = bytes(theme.ground)
    let strong = made.training.classNames.indices.map {
      bytes(theme.ground.mixed(with: made.color($0), theme.field))
    }
    for frame in try frames(made) {
      let field = try field(made.film.frame(frame)).field
      #expect(field.bounds == made.plane(frame)(made.layout.canvas) && field.opacity == 1)
      let parameters = TrainingProgress.parameters(made.training.run, at: made.place(frame))
      // Each of them would take a second for a film: every third, other ones in other frames.
      for node in stride(from: frame % 3, to: field.colors.count, by: 3) {
        let (column, row) = (node % field.columns, node / field.columns)
        let share = SIMD2(
          Double(column) / Double(field.columns - 1), 1 - Double(row) / Double(field.rows - 1))
        let answers = try probabilities(parameters, bounds.lower + share * bounds.size)
        let sorted = answers.sorted(by: >)
        let wanted =
          strong.count == 2
          ? ground + (strong[answers[1] > 0.5 ? 1 : 0] - ground) * (sorted[0] - sorted[1])
          : zip(answers, strong).reduce(SIMD3<Double>()) { $0 + $1.0 * $1.1 }
        let color = field.colors[node]
        let shown = SIMD3(Double(color >> 16 & 255), Double(color >> 8 & 255), Double(color & 255))
        for axis in 0..<3 {
          // It is worked out in single precision.
          #expect(abs(shown[axis] - wanted[axis]) <= 0.5 + 1e-3, "frame \(frame), node \(column), \(row)")
        }
      }
    }
  }

  private func bytes(_ color: Color) -> SIMD3<Double> { 255 * SIMD3(color.red, color.green, color.blue) }

  @Test(
    "of three classes, an untrained field is their mixture: not the ground, and no class's own colour",
    arguments: ThemeName.allCases.map(\.rawValue))
  func untrained(name: String) throws {
    let made = try TrainingFixture("\"theme\": \"\(name)\", " + TrainingFixture.smooth[1], size: "640x360")
    let theme = made.theme
    let field = try field(made.film.frame(made.frames(.idle).upperBound - 1)).field
    let colors = field.colors.map { Color($0) }
    let strong = (0..<3).map { theme.ground.mixed(with: made.color($0), theme.field) }
    let mean = Color(
      red: colors.reduce(0) { $0 + $1.red } / Double(colors.count),
      green: colors.reduce(0) { $0 + $1.green } / Double(colors.count),
      blue: colors.reduce(0) { $0 + $1.blue } / Double(colors.count))
    #expect(Vision.common.distance(mean, theme.ground) >= 15)
    for (label, color) in strong.enumerated() {
      #expect(Vision.common.distance(mean, color) >= 15, "class \(label)")
    }
    // Points stand out from it.
    for label in 0..<3 { #expect(Vision.common.distance(made.color(label), mean) >= 25, "class \(label)") }
  }

  @Test("its lines lie where the network is undecided", arguments: TrainingFixture.smooth)
  func lines(json: String) throws {
    let made = try TrainingFixture(json, size: "1920x1080")
    let (canvas, bounds) = (made.layout.canvas, made.layout.bounds)
    var count = 0
    for frame in try frames(made) {
      let commands = try field(made.film.frame(frame)).after
      let plane = made.plane(frame)
      guard case .stroke(let under, _, _, plane)? = commands.first,
        case .stroke(let line, let stroke, .solid(made.theme.ink), plane)? = commands.dropFirst().first
      else {
        Issue.record("frame \(frame): no line after the field")
        continue
      }
      #expect(under == line && stroke == Stroke(width: 3 * made.context.unit / plane.a))
      let parameters = TrainingProgress.parameters(made.training.run, at: made.place(frame))
      // Between its points too, for most points are left out where it is nearly straight.
      for segment in line.segments {
        for place in [segment.start, segment.start.toward(segment.end, 0.5), segment.end] {
          #expect(canvas.expanded(by: 1e-6).contains(Rect(minX: place.x, minY: place.y, maxX: place.x, maxY: place.y)))
          let share = SIMD2((place.x - canvas.minX) / canvas.width, (canvas.maxY - place.y) / canvas.height)
          let answers = try probabilities(parameters, bounds.lower + share * bounds.size).sorted(by: >)
          // Between two nodes a logit is as good as linear.
          #expect(answers[0] - answers[1] < 0.03, "frame \(frame): \(answers)")
          count += 1
        }
      }
    }
    #expect(count > 200)
  }

  @Test("a line that should be there is: where two nodes side by side disagree, one passes between them")
  func noneIsLeftOut() throws {
    let made = try TrainingFixture(TrainingFixture.smooth[0], size: "1920x1080")
    let (canvas, bounds) = (made.layout.canvas, made.layout.bounds)
    let frame = try made.frames(.done).upperBound - 1
    let (field, commands) = try field(made.film.frame(frame))
    guard case .stroke(let line, _, _, _)? = commands.first else {
      Issue.record("no line")
      return
    }
    let parameters = made.training.run.parameters(at: 300)
    let step = canvas.width / Double(field.columns - 1)
    var count = 0
    for row in stride(from: 0, to: field.rows, by: 4) {
      let y = canvas.minY + Double(row) * step
      let classes = try (0..<field.columns).map { column in
        let share = SIMD2(Double(column) / Double(field.columns - 1), 1 - Double(row) / Double(field.rows - 1))
        return try probabilities(parameters, bounds.lower + share * bounds.size)[1] > 0.5
      }
      for column in 1..<field.columns where classes[column] != classes[column - 1] {
        let x = canvas.minX + Double(column) * step
        // Points within a twentieth of a pixel of a straight line are left out.
        let isCrossed = line.segments.contains { segment in
          let (from, to) = (segment.start, segment.end)
          guard min(from.y, to.y) <= y + 1e-6, max(from.y, to.y) >= y - 1e-6 else { return false }
          let place = to.y == from.y ? from : from.toward(to, max(0, min(1, (y - from.y) / (to.y - from.y))))
          // It may be a twentieth of a pixel off.
          return place.x > x - step - 0.05 && place.x < x + 0.05
        }
        #expect(isCrossed, "row \(row), column \(column)")
        count += 1
      }
    }
    #expect(count > 10)
  }

  @Test("a point of the data stands where its coordinates say, y upward, in colour and shape of its class")
  func points() throws {
    for json in TrainingFixture.smooth {
      let made = try TrainingFixture(json, size: "1920x1080")
      let (canvas, bounds) = (made.layout.canvas, made.layout.bounds)
      let commands = try made.end(of: .idle).commands
      let radius = DataVisual.radius(made.context)
      let split = made.training.split
      for (samples, isTest) in [(split.train, false), (split.test, true)] {
        for label in made.training.classNames.indices {
          let style = ClassStyle(label, made.theme)
          let own = samples.filter { $0.label == label }
          let size = (isTest ? 0.85 : 1) * radius
          let shapes = own.map { sample in
            let share = (sample.point - bounds.lower) / bounds.size
            let at = Point(canvas.minX + share.x * canvas.width, canvas.maxY - share.y * canvas.height)
            return style.shape.applying(.place(at: at, scale: size))
          }
          #expect(!shapes.isEmpty)
          // Filled to learn from, hollow to test on.
          let isDrawn = commands.contains { command in
            switch command {
            case .fill(let path, .solid(style.color), .identity): !isTest && path == .joined(shapes)
            case .stroke(let path, _, .solid(style.color), .identity): isTest && path == .joined(shapes)
            default: false
            }
          }
          #expect(isDrawn, "class \(label), \(isTest ? "test" : "train")")
        }
      }
      for sample in split.train + split.test {
        #expect(
          canvas.contains(
            Rect(
              minX: made.layout.place(sample.point).x, minY: made.layout.place(sample.point).y,
              maxX: made.layout.place(sample.point).x, maxY: made.layout.place(sample.point).y)))
      }
    }
  }
}
