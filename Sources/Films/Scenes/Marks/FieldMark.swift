import Drawing
import FilmKit
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let field = MarkKind(
    name: "field", summary: "A function of two numbers as colours, with the scale beside it.", value: .expression,
    example: "\"f\"",
    keys: [
      Key("x", .interval, .required(example: "\"x\": [-2, 2]"), "From where to where the first number goes, across."),
      Key("y", .interval, .required(example: "\"y\": [-2, 2]"), "From where to where the second number goes, up."),
      PlaneAxes.aspect(HeightGrid.usualAspect),
    ] + PlaneAxes.keys, anchors: [.at]
  ) { mark in
    let (across, up) = (mark.plainText("across", longest: 40), mark.plainText("up", longest: 40))
    guard let grid = HeightGrid.read(&mark, "field", side: FieldMark.samples),
      let isSquare = mark.isSquare(else: grid.isSquare)
    else { return nil }
    return FieldMark(grid: grid, across: across, up: up, isSquare: isSquare)
  }
}

/// A function of two numbers as colours.
struct FieldMark: MarkContent {
  let grid: HeightGrid
  let across: String?
  let up: String?
  /// Whether a unit is as long across as up.
  let isSquare: Bool

  /// How many places there are on each side of the grid.
  static let samples = 97

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.at.name: [grid.xs, grid.ys]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit) = (setting.theme, setting.unit)
    let scale = ColorScale(low: grid.range.lowerBound, high: grid.range.upperBound, theme)
    let room = try ColorBar.room(scale, setting)
    let inner = setting.within(setting.area.inset(right: room))
    let axes = try Axes(x: grid.xs, y: grid.ys, across: across, up: up, isSquare: isSquare, inner)
    let rect = axes.plane.rect
    // From the top row down.
    let colors = (0..<grid.side).reversed().flatMap { row in
      (0..<grid.side).map { scale.color(grid[row, $0]).hex }
    }
    let bounds = Rect(
      minX: rect.minX.rounded(), minY: rect.minY.rounded(), maxX: rect.maxX.rounded(), maxY: rect.maxY.rounded())
    return FieldDrawing(
      axes: axes,
      field: bounds.isEmpty ? nil : ColorField(columns: grid.side, rows: grid.side, colors: colors, bounds: bounds),
      bar: try ColorBar(scale, x: rect.maxX + 32 * unit, top: rect.minY, bottom: rect.maxY, setting))
  }
}

/// Colours over axes on the stage.
struct FieldDrawing: MarkDrawing {
  let axes: Axes
  let field: ColorField?
  let bar: ColorBar

  var plane: Plane? { axes.plane }
  var anchors: MarkAnchors? { axes.anchors(with: bar.bounds) }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    if var field {
      field.opacity = moment.opacity * Easing.inOut(max(0, min(1, 1.4 * moment.enter - 0.4)))
      if field.opacity > 0 { scene.append(.field(field)) }
    }
    axes.draw(moment.opacity * Easing.inOut(min(1, 2 * moment.enter)), hasGrid: false, into: &scene)
    bar.draw(moment.opacity * Easing.inOut(max(0, min(1, 1.4 * moment.enter - 0.4))), into: &scene)
  }
}
