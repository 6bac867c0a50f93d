import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let tokens = MarkKind(
    name: "tokens", summary: "Words in a row of boxes, in more rows where there is no room.", value: .texts,
    example: "[\"the\", \"cat\", \"sat\"]",
    keys: [
      Key("weights", .expression, .words("none"), "A number for each box, which fills it, and stands below it."),
      Key("digits", .whole(0...4), .value("2"), "How many decimals the numbers have."),
      Key("widths", .choice(["own", "equal"]), .value("\"own\""), "How wide boxes are: as their words, or all alike."),
    ], anchors: [.box]
  ) { mark in
    guard let words = mark.wordTrack("tokens"), let digits = mark.whole("digits", 0...4, else: 2),
      let widths = mark.choice("widths", ["own", "equal"])
    else { return nil }
    guard 1...TokensMark.most ~= words.count else {
      let wanted = "1 … \(TokensMark.most) words"
      mark.report(.shape(key: "tokens", found: counted(words.count, "word"), wanted: wanted), "tokens")
      return nil
    }
    var weights: ValueTrack?
    if mark["weights"] != nil {
      guard let track = mark.track("weights", ranks: 1...1, wanted: "a number for each word") else { return nil }
      if let other = track.known.map(\.count).first(where: { $0 != words.count }) {
        let found = counted(other, "number")
        mark.report(.shape(key: "weights", found: found, wanted: counted(words.count, "number")), "weights")
      }
      weights = track
    }
    return TokensMark(words: words, weights: weights, digits: digits, areEqual: widths == "equal")
  }
}

/// Words in boxes.
struct TokensMark: MarkContent {
  let words: WordTrack
  let weights: ValueTrack?
  let digits: Int
  /// Whether all boxes are of one width.
  let areEqual: Bool

  /// The most words.
  static let most = 120

  /// Boxes in their rows, from the top left of all of them.
  private struct Rows {
    /// The words that may stand in each box, by their numbers.
    var labels: [[Int: Label]] = []
    var boxes: [Rect] = []
    var width = 0.0
    var height = 0.0
    var count = 1
  }

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.box.name: [0...Double(words.count - 1)]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit, lettering) = (setting.theme, setting.unit, setting.lettering)
    let numbers = weights?.known.flatMap(\.elements) ?? []
    let scale = ColorScale(from: numbers, theme).behindWords
    let foot = weights == nil ? 0 : 2 * theme.smallest * unit
    let room = setting.area.inset(bottom: foot)
    var found: (rows: Rows, figures: Figures?)?
    // The largest type of the scale in which all stand in one row; else the largest that has room.
    let large = [1.25 * theme.title, theme.label, theme.caption]
    let tries = large.map { (size: $0, isOneRow: true) } + (large + [theme.small, theme.smallest]).map { ($0, false) }
    for (size, isOneRow) in tries {
      let figures = weights == nil ? nil : try Figures(size: max(theme.smallest, 0.8 * size), lettering)
      var least = 0.0
      for number in numbers where number.isFinite {
        least = max(least, figures?.width(NumberMark.fixed(number, digits)) ?? 0)
      }
      let rows = try rows(size, least: least, width: room.width, setting)
      found = (rows, figures)
      if isOneRow ? rows.count == 1 : rows.height <= room.height { break }
    }
    let rows = found?.rows ?? Rows()
    let corner = Point(room.center.x - rows.width / 2, room.center.y - rows.height / 2)
    let words = try lettering.text(
      scale.words(.fillScale, setting.wording), size: theme.smallest, fitting: setting.area.width)
    return TokensDrawing(
      mark: self, labels: rows.labels, boxes: rows.boxes.map { Transform.place(at: corner)($0) },
      figures: found?.figures,
      scale: scale, words: weights == nil ? nil : words,
      foot: Point(room.center.x, corner.y + rows.height + 1.5 * theme.smallest * unit), theme: theme, unit: unit)
  }

  private func rows(
    _ size: Double, least: Double, width: Double, _ setting: MarkSetting
  ) throws(TypesettingError) -> Rows {
    let unit = setting.unit
    let padding = 0.6 * size * unit
    let gap = 14 * unit
    let height = 1.9 * size * unit
    let pitch = height + (weights == nil ? gap : 1.35 * max(setting.theme.smallest, 0.8 * size) * unit + gap)
    var rows = Rows()
    var corner = Point.zero
    var all: [[Int: Label]] = []
    for place in 0..<words.count {
      var labels: [Int: Label] = [:]
      for choice in words.choices(at: place) {
        labels[choice] = try setting.lettering.text(
          words.texts[choice], size: size, fitting: max(1, width - 2 * padding))
      }
      all.append(labels)
    }
    let widest = areEqual ? all.flatMap(\.values).reduce(least) { max($0, $1.width) } : least
    for labels in all {
      let own = labels.values.reduce(widest) { max($0, $1.width) } + 2 * padding
      if corner.x > 0, corner.x + own > width {
        corner = Point(0, corner.y + pitch)
        rows.count += 1
      }
      rows.labels.append(labels)
      rows.boxes.append(Rect(x: corner.x, y: corner.y, width: own, height: height))
      rows.width = max(rows.width, corner.x + own)
      corner = Point(corner.x + own + gap, corner.y)
    }
    rows.height = corner.y + pitch - gap
    return rows
  }
}

/// Words in boxes on the stage.
struct TokensDrawing: MarkDrawing {
  let mark: TokensMark
  /// The words that may stand in each box, by their numbers.
  let labels: [[Int: Label]]
  let boxes: [Rect]
  let figures: Figures?
  let scale: ColorScale
  let words: Label?
  let foot: Point
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    var all = boxes.reduce(Rect.empty) { $0.union($1) }
    if words != nil { all.maxY = max(all.maxY, foot.y + 0.4 * theme.smallest * unit) }
    return MarkAnchors(all: all, places: [AnchorKind.box.name: .boxes([boxes])])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let weights = mark.weights?.tensor(at: moment.play).elements
    let shownWords = mark.words.shown(at: moment.play)
    for (index, (labels, box)) in zip(labels, boxes).enumerated() {
      // Boxes come one after the other.
      let order = Double(index) / Double(max(1, boxes.count - 1))
      let shown = moment.opacity * Easing.inOut(max(0, min(1, 2 * moment.enter - order)))
      guard shown > 0 else { continue }
      let weight = weights.flatMap { index < $0.count ? $0[index] : nil }
      let fill = weight.map(scale.color) ?? theme.surface
      let outline = Path.roundedRect(box, radius: 9 * unit)
      scene.append(.fill(outline, .solid(fill.opacity(shown)), .identity))
      scene.append(.stroke(outline, Stroke(width: 2 * unit), .solid(theme.line.opacity(shown)), .identity))
      scene.mark(.body(box, opacity: shown))
      let size = labels.values.first?.size ?? 0
      let foot = Point(box.center.x, box.center.y + 0.36 * size)
      for (word, share) in index < shownWords.count ? shownWords[index] : [] {
        labels[word]?.draw(.center, at: foot, opacity: shown * share, into: &scene) { _ in theme.ink }
      }
      guard let weight, weight.isFinite, let figures, let track = mark.weights else { continue }
      let text = NumberMark.fixed(weight, mark.digits)
      figures.draw(
        text, tag: track.tag(weight, "[\(index)]", at: moment.play),
        endingAt: Point(
          box.center.x + figures.width(text) / 2, box.maxY + 1.15 * max(theme.smallest * unit, 0.8 * size)),
        color: theme.ink, opacity: shown, isRunning: !track.isStill, into: &scene)
    }
    words?.draw(.center, at: foot, opacity: moment.opacity * Easing.inOut(moment.enter), into: &scene) { _ in
      theme.muted
    }
  }
}
