import Drawing
import FilmKit
import Numerics
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let surface = MarkKind(
    name: "surface", summary: "A function of two numbers as a surface in space, coloured by height.",
    value: .expression,
    example: "\"f\"",
    keys: [
      Key("x", .interval, .required(example: "\"x\": [-2, 2]"), "From where to where the first number goes."),
      Key("y", .interval, .required(example: "\"y\": [-2, 2]"), "From where to where the second number goes."),
      Key("turn", .expression, .value("30"), "By how many degrees it is turned; at 0 the first number goes across."),
      Key("across", .text(longest: 40), .words("none"), "What the first number is called."),
      Key("up", .text(longest: 40), .words("none"), "What the second number is called."),
    ], anchors: [.above]
  ) { mark in
    let (across, up) = (mark.plainText("across", longest: 40), mark.plainText("up", longest: 40))
    guard let grid = HeightGrid.read(&mark, "surface", side: SurfaceMark.samples),
      let turn = mark["turn"] == nil
        ? mark.track("30", at: "surface") : mark.track("turn", ranks: 0...0, wanted: "a number of degrees")
    else { return nil }
    return SurfaceMark(grid: grid, turn: turn, across: across, up: up)
  }
}

/// A function of two numbers as a surface, seen from above and far away.
struct SurfaceMark: MarkContent {
  let grid: HeightGrid
  let turn: ValueTrack
  let across: String?
  let up: String?

  /// How many places there are on each side of the grid.
  static let samples = 25
  /// Every which line of the grid is drawn.
  static let mesh = 4

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.above.name: [grid.xs, grid.ys]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit) = (setting.theme, setting.unit)
    let scale = ColorScale(low: grid.range.lowerBound, high: grid.range.upperBound, theme)
    let bar = try ColorBar.room(scale, setting)
    var edges: [SurfaceDrawing.Edge] = []
    let (x, y) = (grid.xs, grid.ys)
    var widest = 0.0
    func label(_ number: Double) throws(TypesettingError) -> Label {
      let label = try setting.lettering.math(NumberText.math(number, digits: 3), size: theme.smallest)
      widest = max(widest, label.width)
      return label
    }
    // The four edges of the floor, two for each number: those in front have labels.
    for (ends, name, isFirst) in [(x, across, true), (y, up, false)] {
      let title = try name.map { words throws(TypesettingError) in
        try setting.lettering.text(words, size: theme.smallest, fitting: 0.4 * setting.area.width)
      }
      for side in [-1.0, 1.0] {
        edges.append(
          SurfaceDrawing.Edge(
            from: isFirst ? Point(-1, side) : Point(side, -1), to: isFirst ? Point(1, side) : Point(side, 1),
            outward: isFirst ? Point(0, side) : Point(side, 0), low: try label(ends.lowerBound),
            high: try label(ends.upperBound), title: title))
      }
    }
    let edge = max(widest + 16 * unit, across == nil && up == nil ? 0 : 60 * unit)
    let room = setting.area.inset(left: edge, right: edge + bar, bottom: 2.4 * theme.smallest * unit)
    let size = max(1, min(room.width / SurfaceDrawing.width, room.height / SurfaceDrawing.height))
    let origin = Point(room.center.x, room.center.y + (SurfaceDrawing.height / 2 - SurfaceDrawing.depth) * size)
    let top = origin.y + (SurfaceDrawing.depth - SurfaceDrawing.height) * size
    return SurfaceDrawing(
      mark: self, scale: scale, edges: edges, origin: origin, size: size,
      bar: try ColorBar(
        scale, x: origin.x + SurfaceDrawing.width / 2 * size + edge + 20 * unit, top: top + 0.15 * (origin.y - top),
        bottom: origin.y + 0.4 * size, setting), theme: theme, unit: unit)
  }
}

/// A surface on the stage.
struct SurfaceDrawing: MarkDrawing {
  /// An edge of the floor, with the numbers at its ends; places are -1 … 1 in both directions.
  struct Edge: Sendable {
    let from: Point
    let to: Point
    let outward: Point
    let low: Label
    let high: Label
    let title: Label?
  }

  let mark: SurfaceMark
  let scale: ColorScale
  let edges: [Edge]
  /// The middle of the floor.
  let origin: Point
  /// How many pixels a unit of the floor has.
  let size: Double
  let bar: ColorBar
  let theme: Theme
  let unit: Double

  /// How steeply it is seen: the share of a depth, and of a height, that is left.
  private static let foreshortening = 0.5
  private static let upright = 0.95
  /// How far its lowest point on the picture is below the middle of the floor, in units of the floor.
  static let depth = 1.414 * foreshortening
  /// All of it on the picture.
  static let height = 2 * depth + upright
  static let width = 2.83

  /// A view from one side.
  private struct View {
    let sine: Double
    let cosine: Double
    let origin: Point
    let size: Double

    /// Where a place of the floor is, so far above it: 1 is the greatest height.
    func callAsFunction(_ place: Point, _ height: Double) -> Point {
      let away = depth(place)
      let x = place.x * cosine - place.y * sine
      return Point(
        origin.x + size * x, origin.y - size * (SurfaceDrawing.foreshortening * away + SurfaceDrawing.upright * height))
    }

    /// How far away a place is.
    func depth(_ place: Point) -> Double { place.x * sine + place.y * cosine }
  }

  var anchors: MarkAnchors? {
    let half = Self.width / 2 * size
    return MarkAnchors(
      all: Rect(
        minX: origin.x - half, minY: origin.y - (Self.height - Self.depth) * size, maxX: origin.x + half,
        maxY: origin.y + Self.depth * size),
      places: [
        AnchorKind.above.name: .points { numbers, play in
          view(at: play)(floor(numbers[0], numbers[numbers.count - 1]), height(numbers[0], numbers[numbers.count - 1]))
        }
      ])
  }

  /// How it is seen at a moment.
  private func view(at play: PlayMoment) -> View {
    let degrees = mark.turn.tensor(at: play).elements.first ?? 0
    let turned = degrees.isFinite ? degrees.truncatingRemainder(dividingBy: 360) : 0
    let angle = turned * Double.pi / 180
    return View(sine: Elementary.sin(angle), cosine: Elementary.cos(angle), origin: origin, size: size)
  }

  /// Where two numbers are on the floor, -1 … 1 in both directions.
  private func floor(_ x: Double, _ y: Double) -> Point {
    func share(_ number: Double, _ range: ClosedRange<Double>) -> Double {
      max(-1, min(1, 2 * (number - range.lowerBound) / (range.upperBound - range.lowerBound) - 1))
    }
    return Point(share(x, mark.grid.xs), share(y, mark.grid.ys))
  }

  /// How far above the floor the surface is there, as it is drawn: 0 … 1.
  private func height(_ x: Double, _ y: Double) -> Double {
    let (place, last) = (floor(x, y), mark.grid.side - 1)
    let (across, up) = ((place.x + 1) / 2 * Double(last), (place.y + 1) / 2 * Double(last))
    let (column, row) = (min(Int(across), last - 1), min(Int(up), last - 1))
    func corner(_ row: Int, _ column: Int) -> Double {
      let height = mark.grid[row, column]
      return height.isFinite ? raised(height) : 0
    }
    let (right, above) = (across - Double(column), up - Double(row))
    let low = corner(row, column) + (corner(row, column + 1) - corner(row, column)) * right
    let high = corner(row + 1, column) + (corner(row + 1, column + 1) - corner(row + 1, column)) * right
    return low + (high - low) * above
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let view = view(at: moment.play)
    // While it is flat, nothing is behind it and it can be seen through; it rises when it is all there.
    let stays = 1 - Easing.inOut(moment.leave)
    let shown = stays * Easing.inOut(min(1, moment.enter / 0.4))
    let rise = stays * Easing.inOut(max(0, min(1, (moment.enter - 0.4) / 0.6)))
    let opacity = moment.light * shown
    drawFloor(view, opacity, isMoving: moment.play.isRunning && !mark.turn.isStill, into: &scene)
    bar.draw(opacity, into: &scene)
    drawQuads(view, rise: rise, shown: shown, light: moment.light, into: &scene)
  }

  private func drawFloor(_ view: View, _ opacity: Double, isMoving: Bool, into scene: inout Scene) {
    let corners = [Point(-1, -1), Point(1, -1), Point(1, 1), Point(-1, 1)]
    var lines = [Path.polygon(corners.map { view($0, 0) })]
    let last = mark.grid.side - 1
    for corner in corners {
      let height = mark.grid[corner.y < 0 ? 0 : last, corner.x < 0 ? 0 : last]
      guard height.isFinite else { continue }
      lines.append(.line(view(corner, 0), view(corner, raised(height))))
    }
    scene.append(.stroke(.joined(lines), Stroke(width: 1.6 * unit), .solid(theme.line.opacity(opacity)), .identity))
    for edge in edges {
      // An edge that is in front has its labels; one that turns away loses them little by little.
      let front = Easing.inOut(max(0, min(1, -4 * view.depth(edge.outward) - 0.2)))
      guard front > 0 else { continue }
      let (from, to) = (view(edge.from, 0), view(edge.to, 0))
      // Away from the middle of the floor.
      let along = to - from
      let length = max(1e-9, from.distance(to: to))
      var out = Point(-along.y, along.x) * (1 / length)
      let middle = from.toward(to, 0.5)
      if out.x * (middle.x - origin.x) + out.y * (middle.y - origin.y) < 0 { out = out * -1 }
      func draw(_ label: Label, _ share: Double) {
        // As far from the edge as clears it, whatever its slope.
        let reach = label.ink.width / 2 * abs(out.x) + label.ink.height / 2 * abs(out.y) + 14 * unit
        let at = from.toward(to, share) + out * reach
        label.draw(.middle, at: at, opacity: opacity * front, isMoving: isMoving, into: &scene) { _ in theme.muted }
      }
      draw(edge.low, 0.09)
      draw(edge.high, 0.91)
      if let title = edge.title { draw(title, 0.5) }
    }
  }

  /// How far above the floor a height is: 0 … 1.
  private func raised(_ height: Double) -> Double {
    max(0, min(1, (height - scale.low) / (scale.high - scale.low)))
  }

  /// The surface from the back to the front.
  ///
  /// - Parameter light: How far its colours are from the ground's: dim colours, too, hide what is behind them.
  private func drawQuads(_ view: View, rise: Double, shown: Double, light: Double, into scene: inout Scene) {
    let (grid, last) = (mark.grid, mark.grid.side - 1)
    func corner(_ row: Int, _ column: Int) -> Point {
      let place = Point(2 * Double(column) / Double(last) - 1, 2 * Double(row) / Double(last) - 1)
      let height = grid[row, column]
      return view(place, height.isFinite ? raised(height) * rise : 0)
    }
    let points = (0...last).map { row in (0...last).map { corner(row, $0) } }
    // From the back to the front: what is nearer covers what is farther.
    let rows = view.cosine > 0 ? Array((0..<last).reversed()) : Array(0..<last)
    let columns = view.sine > 0 ? Array((0..<last).reversed()) : Array(0..<last)
    for row in rows {
      for column in columns {
        let own = [grid[row, column], grid[row, column + 1], grid[row + 1, column + 1], grid[row + 1, column]]
        guard own.allSatisfy(\.isFinite) else { continue }
        let quad = [points[row][column], points[row][column + 1], points[row + 1][column + 1], points[row + 1][column]]
        let fill = scale.color(0.25 * (own[0] + own[1] + own[2] + own[3]))
        let color = theme.ground.mixed(with: fill, light).opacity(shown)
        // A little larger than it is, so that no seam shows what is behind.
        let center = quad[0].toward(quad[2], 0.5).toward(quad[1].toward(quad[3], 0.5), 0.5)
        let wide = quad.map { corner in corner + (corner - center) * (0.7 / max(1, corner.distance(to: center))) }
        scene.append(.fill(.polygon(wide), .solid(color), .identity))
        let line = theme.ground.mixed(with: fill.mixed(with: theme.ink, 0.35), light).opacity(shown)
        drawMesh(view, quad, row, column, line, into: &scene)
      }
    }
  }

  private func drawMesh(
    _ view: View, _ quad: [Point], _ row: Int, _ column: Int, _ color: Color, into scene: inout Scene
  ) {
    let last = mark.grid.side - 1
    // A line as a narrow shape, which is filled sooner than a line is stroked.
    func thin(_ from: Point, _ to: Point) -> Path {
      let length = max(1e-6, from.distance(to: to))
      let side = Point(from.y - to.y, to.x - from.x) * (0.7 * unit / length)
      return .polygon([from + side, to + side, to - side, from - side])
    }
    var lines: [Path] = []
    // On the edges behind, which no later quad covers, and on those in front that are the surface's own.
    let mesh = SurfaceMark.mesh
    let (back, front) = ((quad[3], quad[2]), (quad[0], quad[1]))
    let (lineBehind, lineBefore) = view.cosine > 0 ? (row + 1, row) : (row, row + 1)
    let (behind, before) = view.cosine > 0 ? (back, front) : (front, back)
    if lineBehind % mesh == 0 { lines.append(thin(behind.0, behind.1)) }
    if lineBefore == 0 || lineBefore == last { lines.append(thin(before.0, before.1)) }
    let (right, left) = ((quad[1], quad[2]), (quad[0], quad[3]))
    let (sideBehind, sideBefore) = view.sine > 0 ? (column + 1, column) : (column, column + 1)
    let (far, near) = view.sine > 0 ? (right, left) : (left, right)
    if sideBehind % mesh == 0 { lines.append(thin(far.0, far.1)) }
    if sideBefore == 0 || sideBefore == last { lines.append(thin(near.0, near.1)) }
    // One by one: where two cross, both are there.
    for line in lines { scene.append(.fill(line, .solid(color), .identity)) }
  }
}
