import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let vector = MarkKind(
    name: "vector", summary: "A list as a column of cells; one of more than 16 numbers as a strip of colours.",
    value: .expression, example: "\"x\"",
    keys: [
      Key(
        "names", .texts, .words("none"), "The names of the cells: texts, or the name of a value that is such a list."),
      MarkKind.title,
      Key("digits", .whole(0...4), .value("2"), "How many decimals the numbers have."), scale, legend,
    ], anchors: [.entry]
  ) { mark in
    let scale = mark.optionalInterval("scale")
    guard let track = mark.track("vector", ranks: 1...1, wanted: "a list"),
      let digits = mark.whole("digits", 0...4, else: 2), let hasLegend = mark.flag("legend", else: true),
      scale.isRight
    else { return nil }
    let count = track.known.map(\.count).max() ?? 1
    guard count <= VectorMark.most else {
      let wanted = "at most \(counted(VectorMark.most, "number"))"
      mark.report(.shape(key: "vector", found: counted(count, "number"), wanted: wanted), "vector")
      return nil
    }
    let written = mark.texts("names")
    let names = written ?? []
    // Names that can't be read are reported already.
    if written != nil, names.count != count {
      let found = counted(names.count, "name")
      mark.report(.shape(key: "names", found: found, wanted: counted(count, "name")), "names")
    }
    return VectorMark(
      track: track, names: count <= VectorMark.cells ? names : [], title: mark.title(), digits: digits, count: count,
      scale: scale.range, hasLegend: hasLegend)
  }
}

/// A list as a column.
struct VectorMark: MarkContent {
  let track: ValueTrack
  let names: [String]
  let title: LabelWords?
  let digits: Int
  /// As many numbers as there ever are.
  let count: Int
  /// The numbers of the first and of the last colour; nil for those of the numbers.
  let scale: ClosedRange<Double>?
  /// Whether it says what its colours stand for.
  let hasLegend: Bool

  /// The most numbers.
  static let most = 1024
  /// The most numbers that stand in cells.
  static let cells = 16

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.entry.name: [0...Double(count - 1)]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit, lettering) = (setting.theme, setting.unit, setting.lettering)
    var labels: [Label] = []
    for name in names { labels.append(try lettering.text(name, size: theme.small, fitting: 0.4 * setting.area.width)) }
    let isStrip = count > Self.cells
    let title = try MarkTitle(title, setting)
    let room = setting.area.inset(
      top: title.height, bottom: hasLegend ? (isStrip ? 3.5 : 2) * theme.smallest * unit : 0)
    let pitch = max(1, min(room.height / Double(count), isStrip ? 24 * unit : 110 * unit))
    let numbers = track.known.flatMap(\.elements)
    let size = pitch >= 90 * unit ? theme.label : pitch >= 60 * unit ? theme.caption : theme.smallest
    let figures = try Figures(size: size, lettering)
    let widest = numbers.filter(\.isFinite).reduce(0) { max($0, figures.width(NumberMark.fixed($1, digits))) }
    let hasRoom = !isStrip && pitch >= 1.35 * size * unit
    let width = min(max(1.6 * pitch, hasRoom ? widest + 36 * unit : 72 * unit), 0.6 * room.width)
    let box = Rect(
      x: room.center.x - width / 2, y: room.center.y - pitch * Double(count) / 2, width: width,
      height: pitch * Double(count))
    let scale = ColorScale(numbers, over: self.scale, theme)
    var foot = hasLegend ? try [scale.label(setting)].compactMap(\.self) : []
    if isStrip, !foot.isEmpty {
      foot.append(
        try lettering.text(
          setting.wording(.cells, ["count": .count(count)]), size: theme.smallest, fitting: setting.area.width))
    }
    return VectorDrawing(
      mark: self, box: box, pitch: pitch, labels: labels, title: title.above(Point(box.center.x, box.minY)),
      figures: hasRoom && widest <= 0.94 * width ? figures : nil, size: size, scale: scale, foot: foot, theme: theme,
      unit: unit)
  }
}

/// A column on the stage.
struct VectorDrawing: MarkDrawing {
  let mark: VectorMark
  let box: Rect
  let pitch: Double
  let labels: [Label]
  let title: MarkTitle
  let figures: Figures?
  let size: Double
  let scale: ColorScale
  let foot: [Label]
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let isStrip = mark.count > VectorMark.cells
    let gap = isStrip ? 0 : min(3 * unit, 0.06 * pitch)
    let cells = (0..<mark.count).map { index in
      let top = box.minY + Double(index) * pitch
      return Rect(minX: box.minX, minY: top + gap / 2, maxX: box.maxX, maxY: top + pitch - gap / 2)
    }
    let left = labels.map(\.width).max().map { $0 + 16 * unit } ?? 0
    let foot = mark.hasLegend ? (isStrip ? 3.5 : 2) * theme.smallest * unit : 0
    let all = box.inset(left: -left, bottom: -foot).union(title.bounds)
    return MarkAnchors(all: all, places: [AnchorKind.entry.name: .boxes([cells])])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let numbers = mark.track.tensor(at: moment.play).elements
    let isStrip = mark.count > VectorMark.cells
    let gap = isStrip ? 0 : min(3 * unit, 0.06 * pitch)
    for (index, value) in numbers.enumerated() {
      // Cells come one after the other, from the top.
      let order = Double(index) / Double(max(1, mark.count - 1))
      let shown = moment.opacity * Easing.inOut(max(0, min(1, 2 * moment.enter - order)))
      guard shown > 0 else { continue }
      let top = box.minY + Double(index) * pitch
      var rect = Rect(minX: box.minX, minY: top + gap / 2, maxX: box.maxX, maxY: top + pitch - gap / 2)
      // Whole pixels, so that no seam shows between neighbours.
      if isStrip { rect = Rect(minX: rect.minX, minY: rect.minY.rounded(), maxX: rect.maxX, maxY: rect.maxY.rounded()) }
      let color = scale.color(value)
      let outline = isStrip ? Path.rect(rect) : .roundedRect(rect, radius: min(8 * unit, 0.12 * pitch))
      if !rect.isEmpty { scene.append(.fill(outline, .solid(color.opacity(shown)), .identity)) }
      scene.mark(.body(rect, opacity: shown))
      if index < labels.count {
        let at = Point(box.minX - 16 * unit, rect.center.y)
        labels[index].draw(.trailing, at: at, opacity: shown, into: &scene) { _ in theme.ink }
      }
      guard let figures, value.isFinite else { continue }
      let text = NumberMark.fixed(value, mark.digits)
      figures.draw(
        text, tag: mark.track.tag(value, "[\(index)]", at: moment.play),
        endingAt: Point(rect.center.x + figures.width(text) / 2, rect.center.y + 0.36 * size * unit),
        color: theme.readable(on: color), opacity: shown, isRunning: !mark.track.isStill, into: &scene)
    }
    let opacity = moment.opacity * Easing.inOut(moment.enter)
    if isStrip {
      let frame = Path.rect(box.expanded(by: 0.75 * unit))
      scene.append(.stroke(frame, Stroke(width: 1.5 * unit), .solid(theme.line.opacity(opacity)), .identity))
    }
    title.draw(opacity, moment.play, into: &scene)
    for (line, label) in foot.enumerated() {
      let at = Point(box.center.x, box.maxY + (1.5 + 1.4 * Double(line)) * theme.smallest * unit)
      label.draw(.center, at: at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
  }
}
