import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let bars = MarkKind(
    name: "bars", summary: "A list of numbers as bars from 0, each with its number.", value: .expression,
    example: "\"softmax(x)\"",
    keys: [
      Key("names", .texts, .words("none"), "The names of the bars: texts, or the name of a value that is such a list."),
      title, Key("digits", .whole(0...4), .value("2"), "How many decimals the numbers have."),
      Key(
        "most", .positive, .words("the largest number of the film"), "The number whose bar is as long as there is room."
      ),
      Key(
        "classes", .expression, .words("none"),
        "The class of each bar, whole numbers from 0: it is in the colour of the points of that class."),
    ], anchors: [.bar]
  ) { mark in
    guard let track = mark.track("bars", ranks: 1...1, wanted: "a list"),
      let digits = mark.whole("digits", 0...4, else: 2),
      let most = mark.number("most", else: 0)
    else { return nil }
    let count = track.known.map(\.count).max() ?? 0
    guard count <= BarsMark.most else {
      let wanted = "at most \(BarsMark.most)"
      mark.report(.shape(key: "bars", found: counted(count, "number"), wanted: wanted), "bars")
      return nil
    }
    let written = mark.texts("names")
    let names = written ?? []
    // Names that can't be read are reported already.
    if written != nil, names.count != count {
      mark.report(.shape(key: "names", found: counted(names.count, "name"), wanted: counted(count, "name")), "names")
    }
    var classes: ValueTrack?
    if mark["classes"] != nil {
      guard let found = mark.track("classes", ranks: 1...1, wanted: "a class for each bar"),
        mark.isOnePerPoint(found, count, "classes", each: "bar")
      else { return nil }
      classes = found
    }
    return BarsMark(
      track: track, classes: classes, names: names, title: mark.title(), digits: digits, most: most)
  }
}

/// Bars from 0.
struct BarsMark: MarkContent {
  let track: ValueTrack
  /// The class of each bar; nil where bars are in the colours of their signs.
  let classes: ValueTrack?
  let names: [String]
  let title: LabelWords?
  let digits: Int
  /// What the longest bar stands for; 0 for the largest number.
  let most: Double

  /// The most bars.
  static let most = 40

  var anchorRanges: [String: [ClosedRange<Double>]] {
    [AnchorKind.bar.name: [0...Double(max(1, track.known.map(\.count).max() ?? 1) - 1)]]
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit, lettering) = (setting.theme, setting.unit, setting.lettering)
    var labels: [Label] = []
    for name in names { labels.append(try lettering.text(name, size: theme.small, fitting: 0.35 * setting.area.width)) }
    let numbers = track.known.flatMap(\.elements).filter(\.isFinite)
    let largest = most > 0 ? most : numbers.reduce(1e-12) { max($0, abs($1)) }
    // As much room on either side of 0 as its numbers need.
    let below = numbers.reduce(0) { max($0, -$1) }
    let above = most > 0 ? most : numbers.reduce(0) { max($0, $1) }
    let hasNegative = below > 0
    let count = Double(track.known.map(\.count).max() ?? 1)
    let figures = try Figures(size: theme.small, lettering)
    let number = figures.width(NumberMark.fixed(-largest, digits)) + 24 * unit
    let left = (labels.map(\.width).max() ?? -24 * unit) + 24 * unit + (hasNegative ? number : 0)
    let title = try MarkTitle(title, setting)
    let room = setting.area.inset(left: left, top: title.height, right: number)
    let fitting = min(room.height / count, 92 * unit)
    let pitch = max(1, fitting)
    let top = room.center.y - pitch * count / 2
    let scale = room.width / max(below + above, 1e-12)
    let zero = room.minX + below * scale
    return BarsDrawing(
      mark: self, labels: labels, figures: figures, zero: zero, top: top, pitch: pitch,
      scale: scale, longest: largest,
      left: setting.area.minX + left - 24 * unit - (hasNegative ? number : 0),
      // The words begin where bars do, for the longest may never be seen.
      title: title.above(Point(zero, top), .right, within: setting.area), lacksRoom: fitting < 8 * unit, theme: theme,
      unit: unit)
  }
}

/// Bars on the stage.
struct BarsDrawing: MarkDrawing {
  let mark: BarsMark
  let labels: [Label]
  let figures: Figures
  let zero: Double
  let top: Double
  let pitch: Double
  let scale: Double
  /// What the longest bar stands for.
  let longest: Double
  /// Where names end.
  let left: Double
  let title: MarkTitle
  let lacksRoom: Bool
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let count = mark.track.known.map(\.count).max() ?? 1
    // The longest bars on either side of 0, with their numbers.
    let numbers = mark.track.known.flatMap(\.elements).filter(\.isFinite)
    let ends = numbers.map { bar($0, 0) }
    var all = ends.reduce(Rect.empty) { $0.union($1) }
    (all.minY, all.maxY) = (top, top + pitch * Double(count))
    all.minX = min(all.minX, labels.map { left - $0.width }.min() ?? zero, zero)
    all.maxX = max(all.maxX, zero)
    all = all.union(title.bounds)
    return MarkAnchors(
      all: all,
      places: [
        AnchorKind.bar.name: .moving { play in
          let values = mark.track.tensor(at: play).elements
          return (0..<count).map { bar($0 < values.count ? values[$0] : 0, $0) }
        }
      ])
  }

  /// A bar with its number.
  private func bar(_ value: Double, _ index: Int) -> Rect {
    let value = value.isFinite ? value : 0
    let length = max(-longest, min(longest, value)) * scale
    let number = 12 * unit + figures.width(NumberMark.fixed(value, mark.digits))
    let y = top + (Double(index) + 0.5) * pitch
    return Rect(
      minX: zero + min(0, value < 0 ? length - number : 0), minY: y - 0.31 * pitch,
      maxX: zero + max(0, value < 0 ? 0 : length + number), maxY: y + 0.31 * pitch)
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let values = mark.track.tensor(at: moment.play).elements
    let grown = Easing.inOut(moment.enter)
    let opacity = moment.opacity * min(1, 3 * grown)
    let height = 0.62 * pitch
    let classes = mark.classes?.tensor(at: PlayMoment(before: moment.play.before, after: moment.play.before)).elements
    let next = mark.classes?.tensor(at: PlayMoment(before: moment.play.after, after: moment.play.after)).elements
    for (index, value) in values.enumerated() where value.isFinite {
      let y = top + (Double(index) + 0.5) * pitch
      // A number beyond `most` has the longest bar.
      let length = max(-longest, min(longest, value)) * scale * grown
      let rect = Rect(
        minX: zero + min(0, length), minY: y - height / 2, maxX: zero + max(0, length), maxY: y + height / 2)
      if !rect.isEmpty {
        var color = value < 0 ? theme.negative : theme.signal
        if let classes, let next {
          func colored(_ classes: [Double]) -> Color {
            theme.classes[PlaneMark.number(index < classes.count ? classes[index] : 0)]
          }
          color = colored(classes).mixed(with: colored(next), moment.play.fraction)
        }
        scene.append(.fill(.rect(rect), .solid(color.opacity(opacity)), .identity))
        scene.mark(.body(rect, opacity: opacity))
      }
      if index < labels.count {
        labels[index].draw(.trailing, at: Point(left, y), opacity: opacity, into: &scene) { _ in theme.ink }
      }
      let text = NumberMark.fixed(value, mark.digits)
      let width = figures.width(text)
      let end = value < 0 ? zero + length - 12 * unit : zero + length + 12 * unit + width
      figures.draw(
        text, tag: mark.track.tag(value, "[\(index)]", at: moment.play),
        endingAt: Point(end, y + 0.36 * theme.small * unit),
        color: theme.ink, opacity: moment.opacity * max(0, 2 * grown - 1),
        isRunning: !mark.track.isStill || moment.enter < 1, into: &scene)
    }
    title.draw(moment.opacity * grown, moment.play, into: &scene)
    let line = Path.line(Point(zero, top), Point(zero, top + pitch * Double(values.count)))
    scene.append(.stroke(line, Stroke(width: 2 * unit), .solid(theme.line.opacity(opacity)), .identity))
  }
}
