import Drawing
import FilmKit
import Tensors
import Text
import Timeline
import Typesetting

extension MarkKind {
  static let table = MarkKind(
    name: "table", summary: "Rows of texts and numbers; {loss[k]:.2f} is a value with two decimals.", value: .tableRows,
    example: "[[\"at first\", \"{loss[0]:.2f}\"], [\"at last\", \"{loss[9]:.2f}\"]]",
    keys: [
      Key("columns", .texts, .words("none"), "What the columns are called."),
      Key("rows", .texts, .words("none"), "What the rows are called, before them."),
      Key("digits", .whole(0...6), .value("2"), "How many decimals numbers have that say nothing of it."),
    ], anchors: [.cell, .row, .column]
  ) { mark in TableMark.read(&mark) }
}

extension ExpectedValue {
  /// Rows of cells.
  static let tableRows = ExpectedValue(
    "rows of texts and numbers, such as [[\"loss\", \"{loss[0]:.2f}\"]], or an expression that is a table",
    [.text, .list]
  ) { _ in
    Schema.any(Schema.type("string"), [("type", .string("array")), ("items", .object(Schema.type("array")))])
  }
}

/// Rows of texts and numbers.
struct TableMark: MarkContent {
  /// What stands in a cell.
  enum Cell: Hashable, Sendable {
    case text(String)
    /// The number at a place of a value.
    case number(ValueTrack, place: [Int], decimals: Int)
  }
  let cells: [[Cell]]
  /// What the columns are called; empty for none.
  let heads: [String]
  /// How many of the first columns are names.
  let names: Int

  /// The most rows and columns.
  static let most = (rows: 24, columns: 10)

  static func read(_ mark: inout MarkReader) -> TableMark? {
    guard let value = mark["table"], let decimals = mark.whole("digits", 0...6, else: 2) else { return nil }
    let isList = if case .list = value.node.kind { true } else { false }
    guard var cells = isList ? rows(value, decimals, &mark) : numbers(decimals, &mark) else { return nil }
    let columns = cells.first?.count ?? 0
    guard 1...most.rows ~= cells.count, 1...most.columns ~= columns else {
      let wanted = "at most \(most.rows) rows of at most \(most.columns)"
      mark.report(.shape(key: "table", found: "\(cells.count) rows of \(columns)", wanted: wanted), "table")
      return nil
    }
    if let other = cells.first(where: { $0.count != columns }) {
      let found = "a row of \(counted(other.count, "cell"))"
      mark.report(.shape(key: "table", found: found, wanted: "\(columns), as in the first row,"), "table")
      return nil
    }
    var heads = mark.texts("columns") ?? []
    if mark["columns"] != nil, heads.count != columns {
      let found = counted(heads.count, "name")
      mark.report(.shape(key: "columns", found: found, wanted: counted(columns, "name")), "columns")
      return nil
    }
    if let names = mark.texts("rows") {
      guard names.count == cells.count else {
        let wanted = counted(cells.count, "name")
        mark.report(.shape(key: "rows", found: counted(names.count, "name"), wanted: wanted), "rows")
        return nil
      }
      cells = zip(names, cells).map { [.text($0)] + $1 }
      if !heads.isEmpty { heads.insert("", at: 0) }
    }
    return TableMark(cells: cells, heads: heads, names: mark["rows"] == nil ? 0 : 1)
  }

  /// The cells of a value that is a table.
  private static func numbers(_ decimals: Int, _ mark: inout MarkReader) -> [[Cell]]? {
    guard let track = mark.track("table", ranks: 2...2, wanted: "a table"), let shape = track.known.first?.shape else {
      return nil
    }
    if let other = track.known.first(where: { $0.shape != shape }) {
      mark.report(.shape(key: "table", found: "\(other.shape) at times", wanted: "\(shape), as at first,"), "table")
      return nil
    }
    guard shape[0] <= most.rows, shape[1] <= most.columns else {
      let wanted = "at most \(most.rows) rows of at most \(most.columns)"
      mark.report(.shape(key: "table", found: "\(shape)", wanted: wanted), "table")
      return nil
    }
    return (0..<shape[0]).map { row in
      (0..<shape[1]).map { .number(track, place: [row, $0], decimals: decimals) }
    }
  }

  /// The cells as they are written.
  private static func rows(_ value: Located, _ decimals: Int, _ mark: inout MarkReader) -> [[Cell]]? {
    guard let rows = mark.reader.items(value, count: 1...most.rows, expected: .tableRows) else { return nil }
    var cells: [[Cell]] = []
    for row in rows {
      guard let items = mark.reader.items(row, count: 1...most.columns, expected: .tableRows) else { return nil }
      var own: [Cell] = []
      for item in items {
        guard let cell = cell(item, decimals, &mark) else { return nil }
        own.append(cell)
      }
      cells.append(own)
    }
    return cells
  }

  private static func cell(_ item: Located, _ decimals: Int, _ mark: inout MarkReader) -> Cell? {
    if case .number(let text) = item.node.kind { return .text(text) }
    guard let text = mark.reader.string(item, expected: .text(longest: 120)) else { return nil }
    guard text.hasPrefix("{"), text.hasSuffix("}"), text.count > 2 else { return .text(text) }
    var expression = text.dropFirst().dropLast()
    var shown = decimals
    if let format = expression.firstRange(of: ":."), expression.hasSuffix("f"),
      let own = Int(expression[format.upperBound...].dropLast()), 0...8 ~= own
    {
      (expression, shown) = (expression[..<format.lowerBound], own)
    }
    let origin = MarkReader.Origin(value: item, offset: 1)
    guard let track = mark.track(String(expression), at: "table", from: origin) else { return nil }
    return .number(track, place: [], decimals: shown)
  }

  /// Cells as they are set, with the widths of their columns.
  private struct Set {
    var labels: [[Label?]] = []
    var heads: [Label] = []
    var widths: [Double] = []
    let figures: Figures
  }

  var anchorRanges: [String: [ClosedRange<Double>]] {
    let rows = 0...Double(cells.count - 1)
    let columns = 0...Double((cells.first?.count ?? 1) - names - 1)
    return [
      AnchorKind.cell.name: [rows, columns], AnchorKind.row.name: [rows], AnchorKind.column.name: [columns],
    ]
  }

  func layout(_ setting: MarkSetting) throws(TypesettingError) -> any MarkDrawing {
    let (theme, unit) = (setting.theme, setting.unit)
    let area = setting.area
    let lines = Double(cells.count + (heads.isEmpty ? 0 : 1))
    var (size, gap) = (theme.smallest, 0.0)
    var found = Set(figures: try Figures(size: theme.smallest, setting.lettering))
    // The largest type of the scale that has room.
    for candidate in [1.25 * theme.title, theme.label, theme.caption, theme.small, theme.smallest] {
      size = candidate
      gap = 1.4 * size * unit
      let gaps = gap * Double((cells.first?.count ?? 1) - 1)
      found = try set(size, fitting: max(1, area.width - gaps), setting)
      if found.widths.reduce(gaps, +) <= area.width, lines * 1.9 * size * unit <= area.height { break }
    }
    let gaps = gap * Double(max(0, found.widths.count - 1))
    let width = found.widths.reduce(gaps, +)
    let pitch = min(1.9 * size * unit, area.height / lines)
    let box = Rect(
      x: area.center.x - width / 2, y: area.center.y - pitch * lines / 2, width: width, height: pitch * lines)
    var lefts: [Double] = []
    var x = box.minX
    for own in found.widths {
      lefts.append(x)
      x += own + gap
    }
    return TableDrawing(
      mark: self, labels: found.labels, heads: found.heads, figures: found.figures, lefts: lefts, widths: found.widths,
      box: box, pitch: pitch, size: size, theme: theme, unit: unit)
  }

  private func set(_ size: Double, fitting width: Double, _ setting: MarkSetting) throws(TypesettingError) -> Set {
    let lettering = setting.lettering
    var set = Set(figures: try Figures(size: size, lettering))
    let columns = cells.first?.count ?? 0
    let isLast = size <= setting.theme.smallest
    // In the smallest type, what is too wide is made narrower.
    let room = isLast ? width / Double(max(1, columns)) : .infinity
    set.widths = Array(repeating: 0, count: columns)
    for row in cells {
      var labels: [Label?] = []
      for (column, cell) in row.enumerated() {
        switch cell {
        case .text(let text):
          let label = try lettering.text(text, size: size, fitting: room)
          set.widths[column] = max(set.widths[column], label.width)
          labels.append(label)
        case .number(let track, let place, let decimals):
          for tensor in track.known where Self.number(tensor, place).isFinite {
            let text = NumberMark.shown(Self.number(tensor, place), decimals)
            set.widths[column] = max(set.widths[column], set.figures.width(text))
          }
          labels.append(nil)
        }
      }
      set.labels.append(labels)
    }
    for (column, head) in heads.enumerated() {
      let label = try lettering.text(head, size: size, heavy: true, fitting: room)
      set.widths[column] = max(set.widths[column], label.width)
      set.heads.append(label)
    }
    return set
  }

  /// The number at a place of a tensor, or the only one.
  static func number(_ tensor: Tensor, _ place: [Int]) -> Double {
    guard place.count == 2, tensor.shape.count == 2 else { return tensor.elements.first ?? 0 }
    return tensor[place[0], place[1]]
  }

  /// Whether all cells of a column are numbers, which end at its right edge.
  func isOfNumbers(_ column: Int) -> Bool {
    cells.allSatisfy { row in
      switch row[column] {
      case .number: true
      case .text(let text): Double(text) != nil
      }
    }
  }
}

/// A table on the stage.
struct TableDrawing: MarkDrawing {
  let mark: TableMark
  /// What is no number of a value.
  let labels: [[Label?]]
  let heads: [Label]
  let figures: Figures
  let lefts: [Double]
  let widths: [Double]
  let box: Rect
  let pitch: Double
  let size: Double
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let padding = 0.3 * size * unit
    let first = box.maxY - Double(mark.cells.count) * pitch
    return MarkAnchors(
      all: box.inset(left: -padding, right: -padding), rows: mark.cells.count, columns: lefts.count - mark.names
    ) { row, column in
      Rect(
        x: lefts[column + mark.names] - padding, y: first + Double(row) * pitch,
        width: widths[column + mark.names] + 2 * padding, height: pitch
      ).inset(top: 0.06 * pitch, bottom: 0.06 * pitch)
    }
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let isRight = lefts.indices.map { mark.isOfNumbers($0) }
    let lines = mark.cells.count + (heads.isEmpty ? 0 : 1)
    func shown(_ line: Int) -> Double {
      let order = Double(line) / Double(max(1, lines - 1))
      return moment.opacity * Easing.inOut(max(0, min(1, 2 * moment.enter - order)))
    }
    func baseline(_ line: Int) -> Double { box.minY + (Double(line) + 0.5) * pitch + 0.36 * size * unit }
    func draw(_ label: Label, _ column: Int, _ line: Int, _ color: Color) {
      let x = isRight[column] ? lefts[column] + widths[column] - label.width : lefts[column]
      label.draw(.left, at: Point(x, baseline(line)), opacity: shown(line), into: &scene) { _ in color }
    }
    for (column, head) in heads.enumerated() { draw(head, column, 0, theme.muted) }
    for (row, cells) in mark.cells.enumerated() {
      let line = row + (heads.isEmpty ? 0 : 1)
      let opacity = shown(line)
      guard opacity > 0 else { continue }
      if line > 0 {
        let y = box.minY + Double(line) * pitch
        let width = row == 0 ? 2.4 * unit : 1.2 * unit
        let color = row == 0 ? theme.line : theme.track
        scene.append(
          .stroke(
            .line(Point(box.minX, y), Point(box.maxX, y)), Stroke(width: width), .solid(color.opacity(opacity)),
            .identity))
      }
      for (column, cell) in cells.enumerated() {
        if let label = labels[row][column] { draw(label, column, line, theme.ink) }
        guard case .number(let track, let place, let decimals) = cell else { continue }
        let number = TableMark.number(track.tensor(at: moment.play), place)
        // What isn't known yet is empty.
        guard number.isFinite else { continue }
        let text = NumberMark.shown(number, decimals)
        let end = lefts[column] + (isRight[column] ? widths[column] : figures.width(text))
        figures.draw(
          text, tag: track.tag(number, place.map { "[\($0)]" }.joined(), at: moment.play),
          endingAt: Point(end, baseline(line)), color: theme.ink,
          opacity: opacity,
          isRunning: !track.isStill, into: &scene)
      }
    }
  }
}
