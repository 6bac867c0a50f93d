import Drawing
import FilmKit
import Learning
import NetworkKit
import Numerics
import Timeline
import Typesetting

/// The numbers of the run as it goes: one large, how many points the network is right about; below the curve step, epoch
/// and losses.
struct ReadoutVisual: TrainingVisual {
  private let rows: [(name: Label, at: Point)]
  private let large: Figures
  private let small: Figures
  private let right: (end: Point, of: Label, under: Label, underAt: Point)
  private let columns: [Double]
  private let lines: [Double]
  private let hasEpochs: Bool
  private let hasTest: Bool
  private let method: (label: Label, at: Point)?
  private let theme: Theme
  private let unit: Double
  private let enter: Span
  private let leave: Span?
  /// When the large number is given to the end, which has it larger; nil where nothing takes it.
  private let gives: Span?
  /// Whether it then goes on its way from its place, at full strength.
  private let isTaken: Bool

  /// Where the large number, the curve and the other numbers stand.
  struct Parts: Hashable, Sendable {
    let number: Rect
    let plot: Rect
    let rows: Rect
  }

  /// The parts of an area, side by side.
  static func strip(_ area: Rect, _ unit: Double) -> Parts {
    let (left, right) = (0.25 * area.width, 0.3 * area.width)
    return Parts(
      number: area.inset(right: area.width - left), plot: area.inset(left: left + 24 * unit, right: right + 34 * unit),
      rows: area.inset(left: area.width - right))
  }

  /// The parts of an area, above each other.
  static func column(_ area: Rect, _ unit: Double) -> Parts {
    let (top, bottom) = (min(136 * unit, 0.26 * area.height), min(158 * unit, 0.3 * area.height))
    return Parts(
      number: area.inset(bottom: area.height - top), plot: area.inset(top: top, bottom: bottom + 8 * unit),
      rows: area.inset(top: area.height - bottom))
  }

  /// The large number's figures, how large they are in units, and where it ends, with room for `count`.
  static func large(
    in number: Rect, of count: Int, _ lettering: Lettering
  ) throws(TypesettingError) -> (figures: Figures, size: Double, end: Point) {
    let size = min(76, 0.3 * number.width / lettering.unit)
    let figures = try Figures(size: size, lettering)
    let end = Point(number.minX + figures.width(String(count)), number.minY + 0.56 * number.height)
    return (figures, size, end)
  }

  /// How far behind the large number it says what that is of, in units.
  static let behind = 14.0

  /// Prepares the names; nil of a film without training.
  init?(_ film: TrainingContext, _ parts: Parts) throws(TypesettingError) {
    guard !film.training.segments.isEmpty else { return nil }
    let (number, area) = (parts.number, parts.rows)
    let (theme, unit, lettering) = (film.theme, film.unit, film.lettering)
    (self.theme, self.unit, enter) = (theme, unit, film.curveEnters)
    leave = film.outcome?.leaves
    isTaken = RunOutcome.takes(film)
    // As the end comes, or as it sets out.
    gives = isTaken ? Span(start: film.ends.start, length: 0) : nil
    hasTest = !film.training.split.test.isEmpty
    hasEpochs = film.training.run.metrics(at: 0).epoch != nil
    let count = (hasTest ? film.training.split.test : film.training.split.train).count
    let end: Point
    (large, _, end) = try Self.large(in: number, of: count, lettering)
    let of = try lettering.text(film.wording(.ofCount, ["count": .count(count)]), size: theme.caption)
    let under = try lettering.text(
      film.wording(hasTest ? .testPointsRight : .pointsRight), size: theme.small, fitting: number.width)
    right = (end, of, under, end + Point(-large.width(String(count)), 34 * unit))
    let small = try Figures(size: theme.small, lettering)
    let columns = [area.minX + (hasTest ? 0.62 : 1) * area.width] + (hasTest ? [area.maxX] : [])
    let pitch = min(36 * unit, area.height / 4)
    let lines = (0..<4).map { area.minY + pitch * (Double($0) + 0.8) }
    var rows: [(name: Label, at: Point)] = []
    func add(_ words: String, _ x: Double, _ line: Int, endsThere: Bool = false) throws(TypesettingError) {
      let label = try lettering.text(words, size: theme.smallest)
      rows.append((label, Point(endsThere ? x - label.width : x, lines[line])))
    }
    try add(film.wording(.stepAxis), area.minX, 0)
    if hasEpochs {
      // As far from the number as any number of epochs needs, or as this film's does where the word has no other room.
      func end(_ epochs: String) -> Double { area.maxX - small.width(epochs) - 12 * unit }
      let last = film.progress.last
      let taken = area.minX + rows[0].name.width + 28 * unit + small.width(String(last))
      let ends = ["0000", film.training.run.metrics(at: last).epoch.map(String.init) ?? "0000"].map(end)
      var words: [Label] = []
      for way in film.wording.ways(.epoch) { words.append(try lettering.text(way, size: theme.smallest)) }
      let places = words.flatMap { word in ends.map { (word, $0) } }
      let (word, x) = places.first { $0.1 - $0.0.width >= taken } ?? places[places.count - 1]
      try add(word.plain, x, 0, endsThere: true)
    }
    try add(film.wording(.train), columns[0], 1, endsThere: true)
    if hasTest { try add(film.wording(.test), columns[1], 1, endsThere: true) }
    try add(film.wording(.lossRow), area.minX, 2)
    (self.rows, self.small, self.columns, self.lines) = (rows, small, columns, lines)
    var label = try lettering.text(film.words.method[0], size: theme.smallest)
    if label.width > area.width {
      label = try lettering.cut(film.words.method[film.words.method.count - 1], size: theme.smallest, width: area.width)
    }
    method = (label, Point(area.minX, lines[3]))
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let gone = leave.map { Easing.inOut($0.progress(at: moment.time)) } ?? 0
    let opacity = Easing.inOut(enter.progress(at: moment.time)) * (1 - gone)
    guard let metrics = moment.metrics else { return }
    let kept = 1 - (gives.map { Easing.inOut($0.progress(at: moment.time)) } ?? 0)
    let large = kept * (isTaken ? Easing.inOut(enter.progress(at: moment.time)) : opacity)
    if large > 0 {
      let held = metrics.test ?? metrics.train
      let quantity = Quantity(hasTest ? .testCorrect : .trainCorrect, [metrics.step])
      self.large.draw(
        String(held.correct), quantity, endingAt: right.end, color: theme.ink, opacity: large, into: &scene)
      let behind = right.end + Point(Self.behind * unit, 0)
      right.of.draw(.left, at: behind, opacity: large, into: &scene) { _ in theme.muted }
    }
    guard opacity > 0 else { return }
    for row in rows { row.name.draw(.left, at: row.at, opacity: opacity, into: &scene) { _ in theme.muted } }
    method?.label.draw(.left, at: method?.at ?? .zero, opacity: opacity, into: &scene) { _ in theme.muted }
    func number(
      _ text: String, _ kind: Quantity.Kind, endingAt end: Point, _ figures: Figures
    ) {
      figures.draw(
        text, Quantity(kind, [metrics.step]), endingAt: end, color: theme.ink, opacity: opacity, into: &scene)
    }
    right.under.draw(.left, at: right.underAt, opacity: opacity * kept, into: &scene) { _ in theme.muted }
    let stepEnd = rows[0].at.x + rows[0].name.width + 14 * unit + small.width(String(metrics.step))
    number(String(metrics.step), .step, endingAt: Point(stepEnd, lines[0]), small)
    if let epoch = metrics.epoch {
      number(String(epoch), .epoch, endingAt: Point(columns[columns.count - 1], lines[0]), small)
    }
    number(Self.loss(metrics.train.loss), .trainLoss, endingAt: Point(columns[0], lines[2]), small)
    if let test = metrics.test {
      number(Self.loss(test.loss), .testLoss, endingAt: Point(columns[1], lines[2]), small)
    }
  }

  /// A loss with three decimals, with two digits where it would seem to be 0, or with three where it is very large.
  static func loss(_ loss: Double) -> String {
    loss == 0 || 0.001..<1e5 ~= loss
      ? loss.text(decimals: loss < 100 ? 3 : 0) : loss.text(significantDigits: loss < 1 ? 2 : 3)
  }
}
