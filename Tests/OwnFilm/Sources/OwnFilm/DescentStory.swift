import Drawing
import FilmKit
import Timeline

/// What the film says, and when and where things are.
struct DescentStory: FilmStory {
  let setting: FilmSetting
  let content: DescentContent
  let valley: Valley

  init(_ content: DescentContent, _ setting: FilmSetting) {
    (self.content, self.setting) = (content, setting)
    let margin = 40 * setting.unit
    valley = Valley(
      area: setting.bands.stage.inset(left: margin, top: margin, right: margin, bottom: margin),
      reach: 1.15 * content.places.reduce(0.1) { max($0, abs($1)) }, unit: setting.unit)
  }

  var appear: Span { schedule.motion(from: schedule.beat(BeatID(kind: "rest")).start, atMost: 0.6) }

  /// When the ball rolls in a step.
  func motion(_ step: Int) -> Span { schedule.motion(BeatID(kind: "step", step)) }

  func text(of beat: BeatID) -> PanelText? { content.text(of: beat) }
}

extension DescentContent {
  /// The rule of a step, and the same with its numbers.
  func text(of beat: BeatID) -> PanelText? {
    guard beat.kind == "step", let step = beat.indices.first else { return nil }
    func number(_ index: Int) -> String { "\\role{signal@\(index)}{\(NumberText.math(places[index]))}" }
    let rule = ["\\role{signal}{x}", "\\leftarrow \\role{signal}{x} - \\eta \\cdot 2 \\role{signal}{x}"]
    let numbers = "= \(number(step)) - \(NumberText.math(rate)) \\cdot 2 \\cdot \(number(step))"
    let result = "= \(number(step + 1))"
    return PanelText(
      captions: ["Step \(step + 1): downhill against the slope 2x", "Step \(step + 1)"],
      steps: rule + [numbers, result], brief: [rule[0], result], plain: "x = \(NumberText.text(places[step + 1]))")
  }
}

/// Where the graph of x² is on the stage.
struct Valley: Sendable {
  let area: Rect
  /// The greatest |x| that is seen.
  let reach: Double
  let unit: Double

  /// The point of the graph at x.
  func point(_ x: Double) -> Point {
    Point(area.center.x + x / reach * area.width / 2, area.maxY - x * x / (reach * reach) * area.height)
  }

  /// Where the ball's middle is when it lies at x.
  func ball(at x: Double) -> Point { point(x) + Point(0, -26 * unit) }
}

/// The valley, and the ball in it.
struct ValleyVisual: Visual {
  private let valley: Valley
  private let curve: Path
  private let places: [Double]
  private let motions: [Span]
  private let appear: Span
  private let theme: Theme

  init(_ story: DescentStory) {
    (valley, places, appear, theme) = (story.valley, story.content.places, story.appear, story.theme)
    motions = places.indices.dropLast().map { story.motion($0) }
    let points = (-60...60).map { story.valley.point(Double($0) / 60 * story.valley.reach) }
    curve = Path([.move(points[0])] + points.dropFirst().map { .line($0) })
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    var x = places[0]
    for (motion, place) in zip(motions, places.dropFirst()) {
      x += (place - x) * Easing.inOut(motion.progress(at: time))
    }
    let (ball, radius) = (valley.ball(at: x), 24 * valley.unit)
    scene.append(.stroke(curve, Stroke(width: 4 * valley.unit), .solid(theme.line.opacity(opacity)), .identity))
    scene.append(.glow(Glow(center: ball, radius: 3 * radius, color: theme.light(theme.signal, 0.5 * opacity))))
    let place = Transform.place(at: ball, scale: radius)
    scene.append(.fill(.circle(radius: 1), .solid(theme.signal.opacity(opacity)), place))
    let box = Rect(x: ball.x - radius, y: ball.y - radius, width: 2 * radius, height: 2 * radius)
    scene.mark(.body(box, opacity: opacity))
  }
}
