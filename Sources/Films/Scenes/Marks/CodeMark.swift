import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let code = MarkKind(
    name: "code", summary: "Source text in numbered lines, some of them lit.", value: .sourceText,
    example: "[\"y = w * x\", \"loss = (y - t) ** 2\"]",
    keys: [
      Key(
        "light", .expression, .words("none"), "The number of the line that is lit, or a list of such numbers, from 1.")
    ], anchors: [.line]
  ) { mark in
    guard let lines = CodeMark.lines(&mark) else { return nil }
    guard 1...CodeMark.most ~= lines.count else {
      let wanted = "1 … \(CodeMark.most) lines"
      mark.report(.shape(key: "code", found: counted(lines.count, "line"), wanted: wanted), "code")
      return nil
    }
    guard mark["light"] != nil else { return CodeMark(lines: lines, light: nil) }
    let wanted = "the number of a line, or a list of such"
    guard let light = mark.track("light", ranks: 0...1, wanted: wanted) else { return nil }
    return CodeMark(lines: lines, light: light)
  }
}

extension ExpectedValue {
  /// Lines of source text.
  static let sourceText = ExpectedValue(
    "source text: one text with its line breaks, a list of lines, or the name of a value that is such", [.text, .list]
  ) { _ in
    Schema.any(Schema.type("string"), [("type", .string("array")), ("items", .object(Schema.type("string")))])
  }
}

/// Source text in lines.
struct CodeMark: MarkContent {
  let lines: [String]
  /// The numbers of the lines that are lit.
  let light: ValueTrack?

  /// The most lines.
  static let most = 24
  /// The most characters of a line.
  static let longest = 120

  static func lines(_ mark: inout MarkReader) -> [String]? {
    guard let value = mark["code"] else { return nil }
    var lines: [String]
    if case .list(let nodes) = value.node.kind {
      let texts = nodes.enumerated().map { item in
        let place = Located(node: item.element, path: value.path.index(item.offset))
        return mark.reader.string(place, expected: .text(longest: longest))
      }
      guard !texts.contains(nil) else { return nil }
      lines = texts.compactMap(\.self)
    } else {
      guard let text = mark.reader.string(value, expected: .sourceText) else { return nil }
      switch mark.values.values[text] {
      case .text(let named)?: lines = Self.split(named)
      case .texts(let named)?: lines = named
      default: lines = Self.split(text)
      }
    }
    while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
    if let length = lines.map(\.count).max(), length > longest {
      mark.report(.shape(key: "code", found: "a line of \(length) characters", wanted: "at most \(longest)"), "code")
      return nil
    }
    return lines
  }

  private static func split(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
  }

  var anchorRanges: [String: [ClosedRange<Double>]] { [AnchorKind.line.name: [1...Double(lines.count)]] }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit) = (setting.theme, setting.unit)
    var found: (lines: [CodeDrawing.Line], size: Double) = ([], theme.smallest)
    // The largest type of the scale that has room.
    for size in [1.1 * theme.title, theme.label, theme.caption, theme.small, theme.smallest] {
      found = (try set(size, setting), size)
      let width = found.lines.map(\.width).max() ?? 0
      if width <= setting.area.width, Double(lines.count) * 1.6 * size * unit <= setting.area.height { break }
    }
    let pitch = 1.6 * found.size * unit
    let width = min(found.lines.map(\.width).max() ?? 0, setting.area.width)
    let center = setting.area.center
    let box = Rect(
      x: center.x - width / 2, y: center.y - pitch * Double(lines.count) / 2, width: width,
      height: pitch * Double(lines.count))
    return CodeDrawing(mark: self, lines: found.lines, box: box, pitch: pitch, theme: theme, unit: unit)
  }

  /// Sets all lines in one size.
  private func set(_ size: Double, _ setting: MarkSetting) throws(TypesettingError) -> [CodeDrawing.Line] {
    let (lettering, unit) = (setting.lettering, setting.unit)
    let figures = try lettering.text("\(lines.count)", size: setting.theme.smallest)
    let gutter = figures.width + 28 * unit
    let padding = 18 * unit
    let step = try lettering.code(" ", size: size).width
    var set: [CodeDrawing.Line] = []
    for (number, line) in lines.enumerated() {
      let indent = line.prefix { $0.isWhitespace }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
      let text = line.drop { $0.isWhitespace }
      let start = Self.comment(text)
      let left = gutter + padding + step * Double(indent)
      let room = max(1, setting.area.width - left - padding)
      let code = try lettering.code(String(text[..<start]), size: size, width: room)
      let rest = room - code.width
      // A comment that has no room at all is left out.
      let comment =
        start == text.endIndex || rest < 2 * size * unit
        ? nil : try lettering.code(String(text[start...]), size: size, width: rest)
      set.append(
        CodeDrawing.Line(
          number: try lettering.text("\(number + 1)", size: setting.theme.smallest), code: code, comment: comment,
          left: left, gutter: gutter - 14 * unit, width: left + code.width + (comment?.width ?? 0) + padding))
    }
    return set
  }

  /// Where a comment begins; the end when there is none.
  private static func comment(_ text: Substring) -> Substring.Index {
    for sign in ["#", "//", "--"] {
      if text.hasPrefix(sign) { return text.startIndex }
      if let range = text.firstRange(of: " \(sign) ") { return text.index(after: range.lowerBound) }
    }
    return text.endIndex
  }
}

/// Source text on the stage.
struct CodeDrawing: MarkDrawing {
  /// A line as it is set.
  struct Line: Sendable {
    let number: Label
    let code: Label
    let comment: Label?
    /// Where it begins, from the left edge of all.
    let left: Double
    /// Where its number ends.
    let gutter: Double
    let width: Double
  }

  let mark: CodeMark
  let lines: [Line]
  let box: Rect
  let pitch: Double
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let boxes = lines.enumerated().map { index, line in
      let top = box.minY + Double(index) * pitch
      return Rect(minX: box.minX + line.gutter + 14 * unit, minY: top, maxX: box.maxX, maxY: top + pitch)
    }
    return MarkAnchors(all: box, places: [AnchorKind.line.name: .boxes([boxes], first: 1)])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let before = lit(PlayMoment(before: moment.play.before, after: moment.play.before))
    let after = lit(PlayMoment(before: moment.play.after, after: moment.play.after))
    for (index, line) in lines.enumerated() {
      let order = Double(index) / Double(max(1, lines.count - 1))
      let shown = moment.opacity * Easing.inOut(max(0, min(1, 2 * moment.enter - order)))
      guard shown > 0 else { continue }
      // How much it is lit: while a variable takes a step, the light goes from one line to another.
      let light = before[index] + (after[index] - before[index]) * moment.play.fraction
      let top = box.minY + Double(index) * pitch
      if light > 0 {
        let wash = Rect(minX: box.minX + line.gutter + 14 * unit, minY: top, maxX: box.maxX, maxY: top + pitch)
        let color = theme.signal.opacity(theme.wash * light * shown)
        scene.append(.fill(.roundedRect(wash, radius: 6 * unit), .solid(color), .identity))
        let bar = Rect(minX: wash.minX, minY: top, maxX: wash.minX + 5 * unit, maxY: top + pitch)
        scene.append(.fill(.rect(bar), .solid(theme.signal.opacity(light * shown)), .identity))
      }
      let baseline = top + 0.5 * pitch + 0.36 * line.code.size
      let ink = mark.light == nil ? theme.ink : theme.muted.mixed(with: theme.ink, light)
      let number = Point(box.minX + line.gutter - line.number.width, baseline)
      line.number.draw(.left, at: number, opacity: shown, into: &scene) { _ in theme.muted }
      line.code.draw(.left, at: Point(box.minX + line.left, baseline), opacity: shown, into: &scene) { _ in ink }
      let end = Point(box.minX + line.left + line.code.width, baseline)
      line.comment?.draw(.left, at: end, opacity: shown, into: &scene) { _ in theme.muted }
    }
  }

  /// How much each line is lit when variables have certain numbers.
  private func lit(_ play: PlayMoment) -> [Double] {
    let numbers = mark.light?.tensor(at: play).elements ?? []
    return lines.indices.map { line in numbers.reduce(0) { max($0, max(0, 1 - abs($1 - Double(line + 1)))) } }
  }
}
