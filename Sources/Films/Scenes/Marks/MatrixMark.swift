import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  /// The row of the key that says whether there are numbers in cells.
  static let numbers = Key(
    "numbers", .flag, .value("true"), "Whether the numbers stand in the cells, where there is room for them.")

  /// The row of the key that says whether it says what colours stand for.
  static let legend = Key(
    "legend", .flag, .value("true"),
    "Whether the words stand below it that say what its colours mean; another mark must say it then.")

  /// The row of the key that says for which numbers there are colours.
  static let scale = Key(
    "scale", .interval, .words("from 0 to the largest, and as far below 0 where one is negative"),
    "The numbers of the first and of the last colour; 0 is in that of the cells' ground where it lies between them.")

  static let matrix = MarkKind(
    name: "matrix", summary: "A list or a table of numbers as coloured cells.", value: .expression,
    example: "\"softmax(x)\"",
    keys: [
      Key("rows", .texts, .words("none"), "The names of the rows: texts, or the name of a value that is such a list."),
      Key("columns", .texts, .words("none"), "The names of the columns."), title,
      Key("digits", .whole(0...4), .value("2"), "How many decimals the numbers have."), numbers, scale,
      legend,
      Key(
        "aspect", .choice(MatrixMark.aspects), .value("\"fill\""),
        "Whether cells are wider than high where there is room, or square: equal."),
    ], anchors: [.cell, .row, .column]
  ) { mark in
    let scale = mark.optionalInterval("scale")
    guard let track = mark.track("matrix", ranks: 1...2, wanted: "a list or a table"),
      let digits = mark.whole("digits", 0...4, else: 2), let hasNumbers = mark.flag("numbers", else: true),
      let aspect = mark.choice("aspect", MatrixMark.aspects), let hasLegend = mark.flag("legend", else: true),
      scale.isRight
    else { return nil }
    let shapes: [[Int]] = track.known.map(\.shape)
    let heights: [Int] = shapes.map { $0.count == 1 ? 1 : $0[0] }
    let widths: [Int] = shapes.map { $0[$0.count - 1] }
    let size: (rows: Int, columns: Int) = (heights.max() ?? 1, widths.max() ?? 1)
    guard size.rows <= MatrixMark.most, size.columns <= MatrixMark.most else {
      let wanted = "at most [\(MatrixMark.most), \(MatrixMark.most)]"
      mark.report(.shape(key: "matrix", found: "[\(size.rows), \(size.columns)]", wanted: wanted), "matrix")
      return nil
    }
    func names(_ key: String, _ count: Int) -> [String] {
      guard let names = mark.texts(key) else { return [] }
      if names.count != count {
        mark.report(.shape(key: key, found: counted(names.count, "name"), wanted: counted(count, "name")), key)
      }
      return names
    }
    let (rows, columns) = (names("rows", size.rows), names("columns", size.columns))
    return MatrixMark(
      track: track, rows: rows, columns: columns, title: mark.title(), digits: digits,
      hasNumbers: hasNumbers, isSquare: aspect == "equal", size: [size.rows, size.columns], scale: scale.range,
      hasLegend: hasLegend)
  }
}

/// Numbers as cells.
struct MatrixMark: MarkContent {
  let track: ValueTrack
  let rows: [String]
  let columns: [String]
  let title: LabelWords?
  let digits: Int
  /// Whether numbers stand in the cells, where there is room.
  let hasNumbers: Bool
  /// Whether cells are as wide as high.
  let isSquare: Bool
  /// Rows and columns, as many as there ever are.
  let size: [Int]
  /// The numbers of the first and of the last colour; nil for those of the numbers.
  let scale: ClosedRange<Double>?
  /// Whether it says what its colours stand for.
  let hasLegend: Bool

  /// The most rows and columns.
  static let most = 64
  /// The words of the key `aspect`.
  static let aspects = ["fill", "equal"]

  var anchorRanges: [String: [ClosedRange<Double>]] {
    let (rows, columns) = (0...Double(size[0] - 1), 0...Double(size[1] - 1))
    return [
      AnchorKind.cell.name: [rows, columns], AnchorKind.row.name: [rows], AnchorKind.column.name: [columns],
    ]
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit, lettering) = (setting.theme, setting.unit, setting.lettering)
    var names: (rows: [Label], columns: [Label]) = ([], [])
    for name in rows {
      names.rows.append(try lettering.text(name, size: theme.smallest, fitting: 0.3 * setting.area.width))
    }
    let left = (names.rows.map(\.width).max() ?? -18 * unit) + 18 * unit
    let top = columns.isEmpty ? 0 : 1.6 * theme.smallest * unit
    let foot = hasLegend ? 1.9 * theme.smallest * unit : 0
    let title = try MarkTitle(title, setting)
    let room = setting.area.inset(left: left, top: title.height + top, bottom: foot)
    let (height, width) = (Double(size[0]), Double(size[1]))
    // Cells are square, or up to two thirds wider than high where there is room.
    // Where there is no room, cells are too small to be seen, and labels lie on one another, which the lint tells.
    let fitting = min(room.width / width, room.height / height, 150 * unit)
    let high = max(1, fitting)
    let wide = isSquare ? high : max(high, min(room.width / width, 1.67 * high, 150 * unit))
    let box = Rect(
      x: room.center.x - wide * width / 2, y: room.center.y - high * height / 2, width: wide * width,
      height: high * height)
    for name in columns {
      names.columns.append(try lettering.text(name, size: theme.smallest, fitting: 0.96 * wide))
    }
    let numbers = track.known.flatMap(\.elements)
    let colors = ColorScale(numbers, over: scale, theme)
    return MatrixDrawing(
      mark: self, box: box, cell: Point(wide, high), names: names,
      figures: try figures(numbers, wide, high, setting), colors: colors,
      scale: hasLegend ? try colors.label(setting) : nil,
      title: title.above(Point(box.center.x, box.minY - top)), lacksRoom: fitting < 3 * unit, theme: theme,
      unit: unit)
  }

  /// The largest type in which all numbers stand in their cells; nil when none can be read.
  private func figures(
    _ numbers: [Double], _ wide: Double, _ high: Double, _ setting: MarkSetting
  ) throws(TypesettingError) -> (figures: Figures, size: Double)? {
    let theme = setting.theme
    guard hasNumbers else { return nil }
    for size in [theme.caption, theme.small, theme.smallest] where 1.4 * size * setting.unit <= high {
      let figures = try Figures(size: size, setting.lettering)
      let widest = numbers.filter(\.isFinite).reduce(0) { max($0, figures.width(NumberMark.fixed($1, digits))) }
      if widest <= 0.86 * wide { return (figures, size) }
    }
    return nil
  }
}

/// Cells on the stage.
struct MatrixDrawing: MarkDrawing {
  let mark: MatrixMark
  let box: Rect
  /// How wide and how high a cell is.
  let cell: Point
  let names: (rows: [Label], columns: [Label])
  let figures: (figures: Figures, size: Double)?
  let colors: ColorScale
  let scale: Label?
  let title: MarkTitle
  let lacksRoom: Bool
  let theme: Theme
  let unit: Double

  /// How far apart cells are.
  private var gap: Double { min(3 * unit, 0.06 * cell.y) }

  private func cell(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: box.minX + Double(column) * cell.x, y: box.minY + Double(row) * cell.y, width: cell.x, height: cell.y
    ).expanded(by: -gap / 2)
  }

  var anchors: MarkAnchors? {
    let left = names.rows.map(\.width).max().map { $0 + 18 * unit } ?? 0
    let top = names.columns.isEmpty ? 0 : 1.6 * theme.smallest * unit
    let all = box.inset(left: -left, top: -top, bottom: mark.hasLegend ? -1.9 * theme.smallest * unit : 0)
      .union(title.bounds)
    return MarkAnchors(all: all, rows: mark.size[0], columns: mark.size[1]) { cell($0, $1) }
  }

  /// A number that has no end now, and how much is seen of its cell: nothing, unless it gets one or loses it.
  private func value(_ index: Int, _ play: PlayMoment) -> (value: Double, presence: Double) {
    for (variables, share) in [(play.before, 1 - play.fraction), (play.after, play.fraction)] {
      let numbers = mark.track.tensor(at: PlayMoment(before: variables, after: variables)).elements
      if index < numbers.count, numbers[index].isFinite { return (numbers[index], share) }
    }
    return (0, 0)
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let tensor = mark.track.tensor(at: moment.play)
    let columns = tensor.shape.count == 1 ? tensor.shape[0] : tensor.shape[1]
    for (index, mixed) in tensor.elements.enumerated() {
      let (row, column) = (index / columns, index % columns)
      let (value, presence) = mixed.isFinite ? (mixed, 1) : self.value(index, moment.play)
      // Cells come one after the other, from the top left.
      let order = Double(row + column) / Double(max(1, mark.size[0] + mark.size[1] - 2))
      let shown = moment.opacity * presence * Easing.inOut(max(0, min(1, moment.enter * 2 - order)))
      guard shown > 0 else { continue }
      let rect = cell(row, column)
      let color = colors.color(value)
      scene.append(
        .fill(.roundedRect(rect, radius: min(8 * unit, 0.12 * cell.y)), .solid(color.opacity(shown)), .identity))
      scene.mark(.body(rect, opacity: shown))
      guard let (figures, size) = figures, value.isFinite else { continue }
      let text = NumberMark.fixed(value, mark.digits)
      figures.draw(
        text,
        tag: mark.track.tag(
          value, tensor.shape.count == 1 ? "[\(column)]" : "[\(row)][\(column)]", at: moment.play),
        endingAt: Point(rect.center.x + figures.width(text) / 2, rect.center.y + 0.36 * size * unit),
        color: theme.readable(on: color), opacity: shown, isRunning: !mark.track.isStill, into: &scene)
    }
    let opacity = moment.opacity * Easing.inOut(moment.enter)
    title.draw(opacity, moment.play, into: &scene)
    for (row, label) in names.rows.enumerated() {
      label.draw(
        .trailing, at: Point(box.minX - 18 * unit, box.minY + (Double(row) + 0.5) * cell.y), opacity: opacity,
        into: &scene
      ) { _ in theme.ink }
    }
    for (column, label) in names.columns.enumerated() {
      label.draw(
        .center, at: Point(box.minX + (Double(column) + 0.5) * cell.x, box.minY - 0.5 * theme.smallest * unit),
        opacity: opacity, into: &scene
      ) { _ in theme.ink }
    }
    let foot = Point(box.center.x, box.maxY + 1.5 * theme.smallest * unit)
    scale?.draw(.center, at: foot, opacity: opacity, into: &scene) { _ in theme.muted }
  }
}
