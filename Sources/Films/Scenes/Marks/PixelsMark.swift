import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let pixels = MarkKind(
    name: "pixels", summary: "A table of numbers as grey squares without gaps: a digit, a picture.", value: .expression,
    example: "\"image\"",
    keys: [
      Key("scale", .interval, .words("[0, 1]"), "The numbers of the ground's grey and of the brightest one."),
      title,
      Key("digits", .whole(0...4), .value("1"), "How many decimals the numbers have, where there is room for them."),
      numbers, legend,
    ], anchors: [.cell, .row, .column]
  ) { mark in
    let given = mark.optionalInterval("scale")
    guard let track = mark.track("pixels", ranks: 2...2, wanted: "a table"),
      let digits = mark.whole("digits", 0...4, else: 1), let hasNumbers = mark.flag("numbers", else: true),
      let hasLegend = mark.flag("legend", else: true), given.isRight
    else { return nil }
    let scale = given.range ?? 0...1
    let size = [0, 1].map { side in track.known.map { $0.shape[side] }.max() ?? 1 }
    guard size.allSatisfy({ $0 <= PixelsMark.most }) else {
      let wanted = "at most [\(PixelsMark.most), \(PixelsMark.most)]"
      mark.report(.shape(key: "pixels", found: "\(size)", wanted: wanted), "pixels")
      return nil
    }
    return PixelsMark(
      track: track, scale: scale, title: mark.title(), digits: digits,
      hasNumbers: hasNumbers, size: size, hasLegend: hasLegend)
  }
}

/// Numbers as grey squares.
struct PixelsMark: MarkContent {
  let track: ValueTrack
  let scale: ClosedRange<Double>
  let title: LabelWords?
  let digits: Int
  /// Whether numbers stand in the cells, where there is room.
  let hasNumbers: Bool
  /// Rows and columns, as many as there ever are.
  let size: [Int]
  /// Whether it shows what its greys stand for.
  let hasLegend: Bool

  /// The most rows and columns.
  static let most = 64

  var anchorRanges: [String: [ClosedRange<Double>]] {
    let (rows, columns) = (0...Double(size[0] - 1), 0...Double(size[1] - 1))
    return [
      AnchorKind.cell.name: [rows, columns], AnchorKind.row.name: [rows], AnchorKind.column.name: [columns],
    ]
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit, lettering) = (setting.theme, setting.unit, setting.lettering)
    let title = try MarkTitle(title, setting)
    let room = setting.area.inset(top: title.height, bottom: hasLegend ? 2.2 * theme.smallest * unit : 0)
    // Whole pixels, so that no seam shows between neighbours.
    let cell = max(1, min(room.width / Double(size[1]), room.height / Double(size[0]), 120 * unit).rounded(.down))
    let (width, height) = (cell * Double(size[1]), cell * Double(size[0]))
    let box = Rect(
      x: (room.center.x - width / 2).rounded(), y: (room.center.y - height / 2).rounded(), width: width, height: height)
    let figures = try Figures(size: theme.smallest, lettering)
    let widest = track.known.flatMap(\.elements).filter(\.isFinite).reduce(0) {
      max($0, figures.width(NumberMark.fixed($1, digits)))
    }
    let hasRoom = hasNumbers && widest <= 0.84 * cell && 1.5 * theme.smallest * unit <= cell
    let ends = [scale.lowerBound, scale.upperBound].map { ColorScale.words($0, setting.wording) }
    return PixelsDrawing(
      mark: self, box: box, cell: cell, figures: hasRoom ? figures : nil,
      ends: hasLegend && setting.showsScale
        ? (
          try lettering.text(ends[0], size: theme.smallest, fitting: 0.3 * setting.area.width),
          try lettering.text(ends[1], size: theme.smallest, fitting: 0.3 * setting.area.width)
        ) : nil, title: title.above(Point(box.center.x, box.minY)), theme: theme, unit: unit)
  }
}

/// Grey squares on the stage.
struct PixelsDrawing: MarkDrawing {
  let mark: PixelsMark
  let box: Rect
  let cell: Double
  let figures: Figures?
  /// The numbers at the ends of the scale; nil where another mark shows it.
  let ends: (low: Label, high: Label)?
  let title: MarkTitle
  let theme: Theme
  let unit: Double

  /// How many greys there are.
  private static let greys = 64

  var anchors: MarkAnchors? {
    let all = box.expanded(by: 1.5 * unit).inset(bottom: mark.hasLegend ? -2.2 * theme.smallest * unit : 0).union(
      title.bounds)
    return MarkAnchors(all: all, rows: mark.size[0], columns: mark.size[1]) { row, column in
      Rect(x: box.minX + Double(column) * cell, y: box.minY + Double(row) * cell, width: cell, height: cell)
    }
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let tensor = mark.track.tensor(at: moment.play)
    let columns = tensor.shape[1]
    // Rows come one after the other, from the top.
    let rows = (0..<tensor.shape[0]).map { row in
      let order = Double(row) / Double(max(1, mark.size[0] - 1))
      return moment.opacity * Easing.inOut(max(0, min(1, 2 * moment.enter - order)))
    }
    drawSquares(tensor, columns, rows, into: &scene)
    let whole = moment.opacity * Easing.inOut(moment.enter)
    let frame = Path.rect(box.expanded(by: 0.75 * unit))
    scene.append(.stroke(frame, Stroke(width: 1.5 * unit), .solid(theme.line.opacity(whole)), .identity))
    if let figures {
      for (index, value) in tensor.elements.enumerated() where value.isFinite {
        let (row, column) = (index / columns, index % columns)
        let text = NumberMark.fixed(value, mark.digits)
        let center = Point(box.minX + (Double(column) + 0.5) * cell, box.minY + (Double(row) + 0.5) * cell)
        figures.draw(
          text, tag: mark.track.tag(value, "[\(row)][\(column)]", at: moment.play),
          endingAt: Point(center.x + figures.width(text) / 2, center.y + 0.36 * theme.smallest * unit),
          color: theme.readable(on: color(share(value))), opacity: rows[row], isRunning: !mark.track.isStill,
          into: &scene)
      }
    }
    title.draw(whole, moment.play, into: &scene)
    if let ends { drawScale(ends, whole, into: &scene) }
  }

  /// The squares row by row; neighbours of the same grey are one rectangle.
  ///
  /// Rectangles of several rows stay apart, so that each is the same thing in the next frame, whatever the others do.
  private func drawSquares(_ tensor: Tensor, _ columns: Int, _ rows: [Double], into scene: inout Scene) {
    for (row, opacity) in rows.enumerated() where opacity > 0 {
      var column = 0
      while column < columns {
        let grey = grey(tensor.elements[row * columns + column])
        var end = column + 1
        while end < columns, self.grey(tensor.elements[row * columns + end]) == grey { end += 1 }
        let run = Rect(
          x: box.minX + Double(column) * cell, y: box.minY + Double(row) * cell, width: Double(end - column) * cell,
          height: cell)
        let color = color(Double(grey) / Double(Self.greys - 1))
        scene.append(.fill(.rect(run), .solid(color.opacity(opacity)), .identity))
        column = end
      }
    }
  }

  private func share(_ value: Double) -> Double {
    guard value.isFinite else { return 0 }
    return max(0, min(1, (value - mark.scale.lowerBound) / (mark.scale.upperBound - mark.scale.lowerBound)))
  }

  private func grey(_ value: Double) -> Int { Int((share(value) * Double(Self.greys - 1)).rounded()) }

  private func color(_ share: Double) -> Color { theme.ground.mixed(with: theme.ink, share) }

  /// A strip from the one grey to the other, with the numbers that they stand for.
  private func drawScale(_ ends: (low: Label, high: Label), _ opacity: Double, into scene: inout Scene) {
    let high = 0.7 * theme.smallest * unit
    let middle = box.maxY + 1.4 * theme.smallest * unit
    let width = 150 * unit
    let strip = Rect(x: box.center.x - width / 2, y: middle - high / 2, width: width, height: high)
    let (from, to) = (Point(strip.minX, middle), Point(strip.maxX, middle))
    let paint = Paint.linear(from: from, color(0).opacity(opacity), to: to, color(1).opacity(opacity))
    scene.append(.fill(.rect(strip), paint, .identity))
    scene.append(.stroke(.rect(strip), Stroke(width: 1.5 * unit), .solid(theme.line.opacity(opacity)), .identity))
    let gap = Point(12 * unit, 0)
    ends.low.draw(.trailing, at: from - gap, opacity: opacity, into: &scene) { _ in theme.muted }
    ends.high.draw(.leading, at: to + gap, opacity: opacity, into: &scene) { _ in theme.muted }
  }
}
