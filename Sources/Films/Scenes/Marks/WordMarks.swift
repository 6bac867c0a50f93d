import Drawing
import FilmKit
import Numerics
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let text = MarkKind(
    name: "text", summary: "Words; {loss[k]:.2f} is a value with two decimals.", value: .valueWords(longest: 300),
    example: "\"Loss of two weights\"",
    keys: [Key("size", .choice(["large", "medium", "small"]), .value("\"large\""), "How large the type is.")],
    anchors: []
  ) { mark in
    guard let text = mark.valueText("text", longest: 300),
      let size = mark.choice("size", ["large", "medium", "small"]),
      let pieces = FormulaMark.pieces(of: text, at: "text", isWords: true, &mark)
    else { return nil }
    return WordsMark(
      words: LabelWords(pieces: pieces), plain: pieces.contains(where: \.isValue) ? nil : text, size: size)
  }

  static let number = MarkKind(
    name: "number", summary: "A number that runs, large, with its name.", value: .expression, example: "\"loss[k]\"",
    keys: [
      Key(
        "name", .valueWords(longest: 40), .words("none"), "What it is called; {names[i]} is one of a list of texts."),
      Key("digits", .whole(0...8), .value("2"), "How many decimals it has."),
    ], anchors: []
  ) { mark in
    guard let track = mark.track("number", ranks: 0...0, wanted: "a number"),
      let digits = mark.whole("digits", 0...8, else: 2)
    else { return nil }
    let title = mark.words("name", longest: 40)
    if mark["name"] != nil, title == nil { return nil }
    return NumberMark(track: track, title: title, digits: digits)
  }
}

/// Words on one line or more.
struct WordsMark: MarkContent {
  let words: LabelWords
  /// The words where there is no value in them; else nil.
  let plain: String?
  let size: String

  /// The most lines.
  private static let mostLines = 6

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let theme = setting.theme
    let size = size == "large" ? theme.title * 1.25 : size == "medium" ? theme.caption : theme.small
    guard let plain else {
      let smaller = [size, 0.8 * size, 0.6 * size].filter { $0 >= theme.smallest }
      let tries = smaller.map { (size: $0, lines: Self.mostLines) }
      return ValueWordsDrawing(
        words: try words.set(width: setting.area.width, tries, setting), center: setting.area.center)
    }
    let labels = try setting.lettering.paragraph(
      plain, size: size, heavy: self.size == "large", width: setting.area.width, lines: Self.mostLines)
    return LinesDrawing(
      labels: labels, center: setting.area.center, leading: 1.35 * size * setting.unit, color: theme.ink)
  }
}

/// Words with values around a point.
struct ValueWordsDrawing: MarkDrawing {
  let words: LabelLines
  let center: Point

  private var box: Rect { words.box(.above, of: Point(center.x, center.y + words.height / 2)) }

  var anchors: MarkAnchors? { MarkAnchors(all: box) }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    words.draw(
      .above, in: box, moment.play, opacity: moment.opacity * Easing.inOut(moment.enter), isMoving: false, into: &scene)
  }
}

/// Lines of type around a point.
struct LinesDrawing: MarkDrawing {
  let labels: [Label]
  let center: Point
  let leading: Double
  let color: Color

  var anchors: MarkAnchors? {
    MarkAnchors(
      all: labels.enumerated().reduce(Rect(minX: center.x, minY: center.y, maxX: center.x, maxY: center.y)) {
        all, line in
        all.union(line.element.bounds(.middle, at: Point(center.x, y(line.offset))))
      })
  }

  /// The middle of a line.
  private func y(_ line: Int) -> Double { center.y + (Double(line) - Double(labels.count - 1) / 2) * leading }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    let opacity = moment.opacity * Easing.inOut(moment.enter)
    for (line, label) in labels.enumerated() {
      label.draw(.middle, at: Point(center.x, y(line)), opacity: opacity, into: &scene) { _ in color }
    }
  }
}

/// A large number with its name.
struct NumberMark: MarkContent {
  let track: ValueTrack
  let title: LabelWords?
  let digits: Int

  /// From where on numbers are written with a power of ten.
  static let longest = 1e9

  /// A number with so many decimals, a huge one with a power of ten; never a zero with a minus sign.
  static func fixed(_ number: Double, _ decimals: Int) -> String {
    guard abs(number) < longest else { return NumberText.text(number, digits: 3) }
    let text = number.text(decimals: decimals)
    return text.contains(where: { "123456789".contains($0) }) || !text.hasPrefix("-") ? text : String(text.dropFirst())
  }

  /// A number as it is shown, one without an end among them.
  static func shown(_ number: Double, _ digits: Int) -> String {
    guard number.isFinite else { return number < 0 ? "-∞" : "∞" }
    return fixed(number, digits)
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit, area) = (setting.theme, setting.unit, setting.area)
    var (size, figures) = (theme.formula, try Figures(size: theme.formula, setting.lettering))
    // The largest type of the scale that has room.
    for candidate in [2.6, 2, 1.6, 1.2].map({ $0 * theme.formula }) where 3.2 * candidate * unit <= area.height {
      let wider = try Figures(size: candidate, setting.lettering)
      let widest = track.known.flatMap(\.elements).reduce(0) { max($0, wider.width(Self.shown($1, digits))) }
      guard widest <= 0.94 * area.width else { continue }
      (size, figures) = (candidate, wider)
      break
    }
    return NumberDrawing(
      mark: self, figures: figures, size: size,
      title: try title.map { words throws(TypesettingError) in
        let sizes = [theme.caption, theme.small, theme.smallest]
        var lines = try words.set(width: setting.area.width, sizes.map { ($0, 1) }, setting)
        lines.color = theme.muted
        return lines
      }, center: setting.area.center, theme: setting.theme, unit: setting.unit)
  }
}

/// A large number on the stage.
struct NumberDrawing: MarkDrawing {
  let mark: NumberMark
  let figures: Figures
  /// The size of its type, in units.
  let size: Double
  let title: LabelLines?
  let center: Point
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let widest = mark.track.known.reduce(0) {
      max($0, figures.width(NumberMark.shown($1.elements.first ?? 0, mark.digits)))
    }
    let width = max(widest, title?.width ?? 0)
    let baseline = center.y + (title == nil ? 0.36 : 0.2) * size * unit
    let foot = title == nil ? 0 : (0.28 * size + 1.6 * theme.caption) * unit
    return MarkAnchors(
      all: Rect(
        minX: center.x - width / 2, minY: baseline - 0.8 * size * unit, maxX: center.x + width / 2,
        maxY: baseline + foot))
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    let opacity = moment.opacity * Easing.inOut(moment.enter)
    guard opacity > 0 else { return }
    let value = mark.track.tensor(at: moment.play).elements.first ?? 0
    let text = NumberMark.shown(value, mark.digits)
    let baseline = center.y + (title == nil ? 0.36 : 0.2) * size * unit
    figures.draw(
      text, tag: mark.track.tag(value, at: moment.play),
      endingAt: Point(center.x + figures.width(text) / 2, baseline), color: theme.ink, opacity: opacity,
      isRunning: !mark.track.isStill, into: &scene)
    guard let title else { return }
    // Its baseline is where that of a label of one line would be.
    let foot = baseline + (0.28 * size + 1.3 * theme.caption) * unit - 0.36 * title.size + title.height / 2
    let box = title.box(.above, of: Point(center.x, foot))
    title.draw(.above, in: box, moment.play, opacity: opacity, isMoving: false, into: &scene)
  }
}
