import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let flow = MarkKind(
    name: "flow", summary: "Ribbons from one row of words to another, as wide as numbers are large.",
    value: .expression,
    example: "\"p[row]\"",
    keys: [
      Key("from", .texts, .required(example: "\"from\": [\"the\", \"cat\"]"), "The words of the upper row."),
      Key("to", .texts, .required(example: "\"to\": [\"the\", \"cat\"]"), "The words of the lower row."),
      Key(
        "at", .expression, .words("the index at the end of the expression, such as row in p[row]"),
        "To which of the lower words a list flows, from 0; a table has a row for each lower word."),
      Key("digits", .whole(0...4), .value("2"), "How many decimals the numbers have."),
    ], anchors: [.upper, .lower]
  ) { mark in FlowMark.read(&mark) }
}

/// Ribbons between two rows of words.
struct FlowMark: MarkContent {
  let track: ValueTrack
  let from: [String]
  let to: [String]
  /// The word that a list flows to; nil for a table.
  let at: ValueTrack?
  let digits: Int

  /// The most words in a row.
  static let most = 24

  static func read(_ mark: inout MarkReader) -> FlowMark? {
    guard let track = mark.track("flow", ranks: 1...2, wanted: "a list or a table"), let from = mark.texts("from"),
      let to = mark.texts("to"), let digits = mark.whole("digits", 0...4, else: 2)
    else { return nil }
    for (key, words) in [("from", from), ("to", to)] where !(1...most ~= words.count) {
      mark.report(.shape(key: key, found: counted(words.count, "word"), wanted: "1 … \(most) words"), key)
      return nil
    }
    let isList = track.known.allSatisfy { $0.shape.count == 1 }
    let wanted = isList ? [from.count] : [to.count, from.count]
    if let other = track.known.first(where: { $0.shape != wanted }) {
      let words = isList ? counted(from.count, "number") : "\(wanted): a row for each lower word"
      mark.report(.shape(key: "flow", found: "\(other.shape)", wanted: words), "flow")
      return nil
    }
    guard isList else { return FlowMark(track: track, from: from, to: to, at: nil, digits: digits) }
    let written = mark["at"].flatMap { mark.reader.expression($0) }
    guard let index = written ?? (to.count == 1 ? "0" : Self.index(track.expression)) else {
      let found = "a list, which flows to one of \(to.count) words"
      mark.report(.shape(key: "flow", found: found, wanted: "\"at\", the index of that word,"), "flow")
      return nil
    }
    let key = written == nil ? "flow" : "at"
    // The index stands before the last bracket of the expression.
    let offset = written == nil ? max(0, track.expression.unicodeScalars.count - index.unicodeScalars.count - 1) : 0
    let origin = to.count > 1 || written != nil ? mark[key].map { MarkReader.Origin(value: $0, offset: offset) } : nil
    guard let at = mark.track(index, at: key, from: origin) else { return nil }
    if let wrong = at.known.flatMap(\.elements).first(where: { !(0...Double(to.count - 1) ~= $0) }) {
      mark.report(.shape(key: "at", found: "\(wrong)", wanted: "an index of 0 … \(to.count - 1)"), key)
      return nil
    }
    return FlowMark(track: track, from: from, to: to, at: at, digits: digits)
  }

  /// The index that ends an expression: `row` of `p[row]`.
  private static func index(_ expression: String) -> String? {
    guard expression.hasSuffix("]"), let start = expression.lastIndex(of: "[") else { return nil }
    let inner = expression[expression.index(after: start)...].dropLast()
    guard !inner.isEmpty, inner.allSatisfy({ !",:[]".contains($0) }) else { return nil }
    return String(inner)
  }

  var anchorRanges: [String: [ClosedRange<Double>]] {
    [AnchorKind.upper.name: [0...Double(from.count - 1)], AnchorKind.lower.name: [0...Double(to.count - 1)]]
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit, lettering) = (setting.theme, setting.unit, setting.lettering)
    let area = setting.area
    let figures = at == nil ? nil : try Figures(size: theme.small, lettering)
    let columns = Double(max(from.count, to.count))
    let pitch = min(area.width / columns, 0.5 * area.width)
    let least = Self.widest(track, figures, digits)
    let widest = 0.94 * pitch
    var labels: [[Label]] = []
    var box = min(widest, max(110 * unit, least))
    for words in [from, to] {
      var own: [Label] = []
      for word in words {
        let label = try lettering.text(word, size: theme.caption, fitting: max(1, widest - 20 * unit))
        box = max(box, min(widest, label.width + 40 * unit))
        own.append(label)
      }
      labels.append(own)
    }
    let head = figures == nil ? 0 : 1.5 * theme.small * unit
    let foot = 2 * theme.smallest * unit
    let room = area.inset(top: head, bottom: foot)
    let height = min(room.height, max(0.8 * area.width, 300 * unit))
    let high = min(1.9 * theme.caption * unit, 0.3 * height)
    let top = room.center.y - height / 2
    let most = mostAtAWord
    // A row of fewer words stands around the middle.
    func boxes(_ count: Int, _ y: Double) -> [Rect] {
      (0..<count).map { index in
        let x = area.center.x + (Double(index) - Double(count - 1) / 2) * pitch
        return Rect(x: x - box / 2, y: y, width: box, height: high)
      }
    }
    let words = setting.wording(.ribbonScale, ["most": .words(ColorScale.words(most, setting.wording))])
    return FlowDrawing(
      mark: self, labels: labels, upper: boxes(from.count, top), lower: boxes(to.count, top + height - high),
      figures: figures, scale: box / most,
      words: try lettering.text(words, size: theme.smallest, fitting: area.width),
      foot: Point(area.center.x, top + height + 1.5 * theme.smallest * unit), theme: theme, unit: unit)
  }

  private static func widest(_ track: ValueTrack, _ figures: Figures?, _ digits: Int) -> Double {
    let numbers = track.known.flatMap(\.elements).filter(\.isFinite)
    return numbers.reduce(0) { max($0, figures?.width(NumberMark.fixed($1, digits)) ?? 0) }
  }

  /// The largest sum of what leaves one word, or comes to one.
  private var mostAtAWord: Double {
    var most = 0.0
    for tensor in track.known {
      let sizes = tensor.elements.map { $0.isFinite ? abs($0) : 0 }
      let rows = sizes.count / from.count
      for row in 0..<rows { most = max(most, sizes[row * from.count..<(row + 1) * from.count].reduce(0, +)) }
      for column in from.indices { most = max(most, (0..<rows).reduce(0) { $0 + sizes[$1 * from.count + column] }) }
    }
    return most > 0 && most.isFinite ? most : 1
  }
}

/// Ribbons on the stage.
struct FlowDrawing: MarkDrawing {
  let mark: FlowMark
  /// Those of the upper row, and of the lower one.
  let labels: [[Label]]
  let upper: [Rect]
  let lower: [Rect]
  let figures: Figures?
  /// Pixels for each unit of the numbers.
  let scale: Double
  let words: Label
  let foot: Point
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    var all = (upper + lower).reduce(Rect.empty) { $0.union($1) }
    all.maxY = max(all.maxY, foot.y + 0.4 * theme.smallest * unit)
    if figures != nil, mark.at != nil { all.minY -= 1.5 * theme.small * unit }
    return MarkAnchors(
      all: all, places: [AnchorKind.upper.name: .boxes([upper]), AnchorKind.lower.name: .boxes([lower])])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let tensor = mark.track.tensor(at: moment.play)
    let first = moment.opacity * Easing.inOut(min(1, 2.5 * moment.enter))
    let flow = Easing.inOut(max(0, min(1, 2 * moment.enter - 0.8)))
    let at = mark.at.map { $0.tensor(at: moment.play).elements.first ?? 0 }
    if flow > 0 { drawRibbons(tensor, at, flow, moment.opacity, into: &scene) }
    for (index, box) in upper.enumerated() { drawBox(box, labels[0][index], 1, theme.line, first, into: &scene) }
    for (index, box) in lower.enumerated() {
      // Of several words, the one that a list flows to is lit.
      let lit = at.map { max(0, 1 - abs($0 - Double(index))) } ?? 1
      let edge = at == nil || lower.count == 1 ? theme.line : theme.line.mixed(with: theme.signal, lit)
      drawBox(box, labels[1][index], lit, edge, first, into: &scene)
    }
    if let figures, at != nil {
      for (index, value) in tensor.elements.enumerated() where index < upper.count && value.isFinite {
        let text = NumberMark.fixed(value, mark.digits)
        let place = Point(
          upper[index].center.x + figures.width(text) / 2, upper[index].minY - 0.55 * theme.small * unit)
        figures.draw(
          text, tag: mark.track.tag(value, "[\(index)]", at: moment.play), endingAt: place, color: theme.ink,
          opacity: moment.opacity * flow, isRunning: !mark.track.isStill, into: &scene)
      }
    }
    words.draw(.center, at: foot, opacity: moment.opacity * flow, into: &scene) { _ in theme.muted }
  }

  private func drawBox(
    _ box: Rect, _ label: Label, _ lit: Double, _ edge: Color, _ opacity: Double, into scene: inout Scene
  ) {
    let outline = Path.roundedRect(box, radius: 9 * unit)
    scene.append(.fill(outline, .solid(theme.surface.opacity(opacity)), .identity))
    scene.append(.stroke(outline, Stroke(width: 2 * unit), .solid(edge.opacity(opacity)), .identity))
    scene.mark(.body(box, opacity: opacity))
    label.draw(.center, at: Point(box.center.x, box.center.y + 0.36 * label.size), opacity: opacity, into: &scene) {
      _ in
      theme.ink.mixed(with: theme.muted, 1 - lit)
    }
  }

  /// Ribbons side by side at each word, in the order of the words at their other ends.
  private func drawRibbons(
    _ tensor: Tensor, _ at: Double?, _ flow: Double, _ opacity: Double, into scene: inout Scene
  ) {
    let columns = upper.count
    let widths = tensor.elements.map { $0.isFinite ? abs($0) * scale : 0 }
    let rows = widths.count / columns
    var used = (0..<columns).map { column in -0.5 * (0..<rows).reduce(0) { $0 + widths[$1 * columns + column] } }
    for row in 0..<rows {
      let own = widths[row * columns..<(row + 1) * columns]
      let end = at.map(center) ?? lower[row].center.x
      var left = end - own.reduce(0, +) / 2
      for column in 0..<columns {
        let width = widths[row * columns + column]
        defer {
          left += width
          used[column] += width
        }
        guard width > 0.05 else { continue }
        let value = tensor.elements[row * columns + column]
        let color = (value < 0 ? theme.negative : theme.signal).opacity(0.6 * opacity * min(1, 3 * flow))
        let start = upper[column].center.x + used[column]
        scene.append(.fill(ribbon(start, left, width, flow), .solid(color), .identity))
      }
    }
  }

  /// Where a word of the lower row is, or a place between two.
  private func center(_ index: Double) -> Double {
    guard let first = lower.first, let last = lower.last, lower.count > 1 else { return lower.first?.center.x ?? 0 }
    return first.center.x + index / Double(lower.count - 1) * (last.center.x - first.center.x)
  }

  /// A ribbon from the upper row as far down as it flows.
  private func ribbon(_ start: Double, _ end: Double, _ width: Double, _ flow: Double) -> Path {
    let (top, bottom) = ((upper.first?.maxY ?? 0), (lower.first?.minY ?? 0))
    let middle = (top + bottom) / 2
    let curve = [Point(start, top), Point(start, middle), Point(end, middle), Point(end, bottom)]
    let cut = flow < 1 ? Self.part(curve, flow) : curve
    let right = cut.map { $0 + Point(width, 0) }
    return Path([
      .move(cut[0]), .curve(cut[1], cut[2], cut[3]), .line(right[3]), .curve(right[2], right[1], right[0]), .close,
    ])
  }

  /// The first part of a curve, by de Casteljau.
  private static func part(_ p: [Point], _ t: Double) -> [Point] {
    let (a, b, c) = (p[0].toward(p[1], t), p[1].toward(p[2], t), p[2].toward(p[3], t))
    let (d, e) = (a.toward(b, t), b.toward(c, t))
    return [p[0], a, d, d.toward(e, t)]
  }
}
