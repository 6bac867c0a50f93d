import Drawing
import FilmKit
import Tensors
import Text
import Typesetting

/// The words of a label, with values in them.
struct LabelWords: Hashable, Sendable {
  let pieces: [FormulaMark.Piece]

  /// The most lines.
  static let mostLines = 3

  /// What stands between two spaces, or a value.
  private struct Item {
    /// A word; nil for a value.
    var word: String?
    var value: LabelLines.Value?
    var width: Double
    /// Whether it stands apart from what is before it.
    let isApart: Bool
  }

  /// Sets the words on as few lines as have room, in the largest type that a label has.
  func set(width: Double, _ setting: MarkSetting) throws(TypesettingError) -> LabelLines {
    let theme = setting.theme
    return try set(
      width: width, [(theme.small, 1), (theme.small, Self.mostLines), (theme.smallest, Self.mostLines)], setting)
  }

  /// Sets the words in the first of some sizes in which they have room on so many lines; else in the last.
  func set(
    width: Double, _ tries: [(size: Double, lines: Int)], _ setting: MarkSetting
  ) throws(TypesettingError) -> LabelLines {
    for (size, most) in tries {
      let lines = try lines(size, width: width, setting)
      if lines.lines.count <= most, lines.width <= width { return lines }
    }
    return try lines(tries.last?.size ?? setting.theme.smallest, width: width, setting)
  }

  private func lines(_ size: Double, width: Double, _ setting: MarkSetting) throws(TypesettingError) -> LabelLines {
    let lettering = setting.lettering
    let figures = try Figures(size: size, lettering)
    let space = try lettering.text("n n", size: size).width - lettering.text("nn", size: size).width
    var rows: [[Item]] = [[]]
    var used = 0.0
    for item in try items(size, figures, width: width, setting) {
      if item.isApart, used > 0, used + space + item.width > width {
        rows.append([])
        used = 0
      }
      used += (used > 0 && item.isApart ? space : 0) + item.width
      rows[rows.count - 1].append(item)
    }
    var lines: [LabelLines.Line] = []
    for row in rows { lines.append(try line(row, size, space, width: width, lettering)) }
    return LabelLines(
      lines: lines, figures: figures, size: try lettering.text("n", size: size).size, color: setting.theme.ink)
  }

  private func items(
    _ size: Double, _ figures: Figures, width: Double, _ setting: MarkSetting
  ) throws(TypesettingError) -> [Item] {
    var items: [Item] = []
    var isApart = false
    for piece in pieces {
      switch piece {
      case .source(let text):
        for (number, word) in text.split(whereSeparator: \.isWhitespace).enumerated() {
          let label = try setting.lettering.text(String(word), size: size, fitting: width)
          let starts = number > 0 || isApart || (text.first?.isWhitespace ?? false)
          items.append(Item(word: String(word), value: nil, width: label.width, isApart: starts))
        }
        isApart = text.last?.isWhitespace ?? false
      case .value(let track, let decimals):
        let isWhole = track.known.allSatisfy { $0.elements.allSatisfy { $0 == $0.rounded() } }
        let value = LabelLines.Value(track: track, decimals: decimals ?? (isWhole ? 0 : 2), texts: [])
        let widest = track.known.reduce(0) { max($0, figures.width(value.text($1.elements.first ?? 0))) }
        items.append(Item(word: nil, value: value, width: widest, isApart: isApart))
        isApart = false
      case .text(let texts, let track):
        var labels: [Label] = []
        for text in texts { labels.append(try setting.lettering.text(text, size: size, fitting: width)) }
        let used = Set(track.known.compactMap(\.elements.first).map { Int($0) })
        let widest = used.reduce(0) { max($0, labels[$1].width) }
        let value = LabelLines.Value(track: track, decimals: 0, texts: labels)
        items.append(Item(word: nil, value: value, width: widest, isApart: isApart))
        isApart = false
      }
    }
    return items
  }

  /// A line: neighbouring words are one label.
  private func line(
    _ row: [Item], _ size: Double, _ space: Double, width: Double, _ lettering: Lettering
  ) throws(TypesettingError) -> LabelLines.Line {
    var runs: [LabelLines.Run] = []
    var x = 0.0
    var words = ""
    func end() throws(TypesettingError) {
      guard !words.isEmpty else { return }
      let label = try lettering.text(words, size: size, fitting: width)
      runs.append(LabelLines.Run(label: label, value: nil, x: x, width: label.width))
      x += label.width
      words = ""
    }
    for (number, item) in row.enumerated() {
      let isApart = number > 0 && item.isApart
      if let word = item.word {
        if words.isEmpty { x += isApart ? space : 0 } else { words += isApart ? " " : "" }
        words += word
      } else {
        try end()
        x += isApart ? space : 0
        runs.append(LabelLines.Run(label: nil, value: item.value, x: x, width: item.width))
        x += item.width
      }
    }
    try end()
    return LabelLines.Line(runs: runs, width: x)
  }
}

/// A label that is set.
struct LabelLines: Sendable {
  /// A number in it, or the text that it stands for.
  struct Value: Sendable {
    let track: ValueTrack
    let decimals: Int
    /// The texts of which it says one; none for the number itself.
    let texts: [Label]

    /// Which of the texts stands there when variables have certain values.
    func index(_ variables: [String: Double]) -> Int {
      let number = track.tensor(at: PlayMoment(before: variables, after: variables)).elements.first ?? 0
      return max(0, min(texts.count - 1, Int(number)))
    }

    func text(_ number: Double) -> String { NumberMark.shown(number, decimals) }
  }

  /// Words or a number, so far from the start of their line.
  struct Run: Sendable {
    let label: Label?
    let value: Value?
    let x: Double
    let width: Double
  }

  struct Line: Sendable {
    let runs: [Run]
    let width: Double
  }

  let lines: [Line]
  let figures: Figures
  /// The size of its type, in pixels.
  let size: Double
  var color: Color

  var width: Double { lines.map(\.width).max() ?? 0 }
  var height: Double { 1.3 * size * Double(lines.count) }

  /// How far it goes out beside something.
  func depth(_ side: Side) -> Double { side.isLevel ? height : width }

  /// Its box beside a point.
  func box(_ side: Side, of point: Point) -> Rect {
    switch side {
    case .above: Rect(x: point.x - width / 2, y: point.y - height, width: width, height: height)
    case .below: Rect(x: point.x - width / 2, y: point.y, width: width, height: height)
    case .left: Rect(x: point.x - width, y: point.y - height / 2, width: width, height: height)
    case .right: Rect(x: point.x, y: point.y - height / 2, width: width, height: height)
    }
  }

  /// Draws it in its box, its lines against what it stands beside.
  func draw(
    _ side: Side, in box: Rect, _ play: PlayMoment, opacity: Double, isMoving: Bool, into scene: inout Scene
  ) {
    guard opacity > 0 else { return }
    for (number, line) in lines.enumerated() {
      let room = box.width - line.width
      let left = box.minX + (side == .right ? 0 : side == .left ? room : room / 2)
      let baseline = box.minY + (Double(number) + 0.5) * 1.3 * size + 0.36 * size
      for (place, run) in line.runs.enumerated() {
        let at = Point(left + run.x, baseline)
        run.label?.draw(.left, at: at, opacity: opacity, isMoving: isMoving, into: &scene) { _ in color }
        guard let value = run.value else { continue }
        guard value.texts.isEmpty else {
          drawText(of: value, play, at: at, opacity: opacity, isMoving: isMoving, into: &scene)
          continue
        }
        let number = value.track.tensor(at: play).elements.first ?? 0
        let text = value.text(number)
        // A number ends where the widest one does, so that no word moves; the last one of a line starts there.
        let width = place == line.runs.count - 1 ? figures.width(text) : run.width
        figures.draw(
          text, tag: value.track.tag(number, at: play), endingAt: Point(at.x + width, baseline),
          color: color, opacity: opacity,
          isRunning: !value.track.isStill || isMoving, into: &scene)
      }
    }
  }

  /// Draws a text that goes before the next one comes.
  private func drawText(
    of value: Value, _ play: PlayMoment, at place: Point, opacity: Double, isMoving: Bool, into scene: inout Scene
  ) {
    let (old, new) = (value.index(play.before), value.index(play.after))
    let share = old == new ? 0 : play.fraction
    for (index, light) in [(old, max(0, 1 - 2 * share)), (new, max(0, 2 * share - 1))] where light > 0 {
      let label = value.texts[index]
      label.draw(.left, at: place, opacity: opacity * light, isMoving: isMoving, into: &scene) { _ in color }
    }
  }
}
