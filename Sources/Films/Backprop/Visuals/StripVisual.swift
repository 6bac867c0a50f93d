import Drawing
import FilmKit
import NetworkKit
import Simulation
import Typesetting

/// The stored δ of layers of many neurons: a strip of cells each, with the numbers where they can be read, else with
/// bars from a line for 0.
struct StripVisual: Visual {
  private struct Cell {
    let box: Path
    /// How strongly it is tinted, 0 … 1.
    let share: Double
    let value: (label: Label, at: Point)?
    let bar: Path?
    let appear: Span
  }

  private struct Strip {
    let box: Rect
    let outline: Path
    let zero: Path?
    let name: (label: Label, at: Point)
    let cells: [Cell]
    let stored: Span
    let slot: SlotTimes
  }

  /// Around each strip, by what it stands for.
  let boxes: [Quantity: Rect]
  private let strips: [Strip]
  private let leave: Span?
  private let theme: Theme
  private let unit: Double

  /// Prepares a strip for every layer of several neurons.
  init(_ film: BackpropContext) throws(TypesettingError) {
    (theme, unit, leave) = (film.theme, film.unit, film.memoLeaves)
    var (strips, boxes): ([Strip], [Quantity: Rect]) = ([], [:])
    let layers = (1...film.lastLayer).filter { film.trace.layers[$0].delta.count > 1 }
    // All in the size of the smallest.
    var size = Double.infinity
    for layer in layers {
      let numbers = try Self.numbers(layer, film.formulas, film.stage, film.setting, smallest: film.smallest)
      if let first = numbers?.labels.first { size = min(size, first.size / film.unit) }
    }
    for layer in layers {
      let strip = try Self.strip(layer, atMost: size, film)
      strips.append(strip)
      boxes[Quantity(.delta, [layer])] = strip.box
    }
    (self.strips, self.boxes) = (strips, boxes)
  }

  private static func strip(
    _ layer: Int, atMost size: Double, _ film: BackpropContext
  ) throws(TypesettingError) -> Strip {
    let (unit, deltas) = (film.unit, film.trace.layers[layer].delta)
    let box = film.stage.cell(ofLayer: layer)
    let name = try film.lettering.math(
      film.formulas.delta(ofLayer: layer), size: max(film.theme.small * 1.1, film.smallest))
    let area = Self.area(of: box, name, unit)
    let pitch = area.width / Double(deltas.count)
    let gap = Self.gap(pitch, unit)
    let numbers = try Self.numbers(
      layer, film.formulas, film.stage, film.setting, smallest: film.smallest, atMost: size)
    let greatest = deltas.reduce(0) { max($0, abs($1)) }
    let stored = film.store(layer)
    let cells = deltas.enumerated().map { index, delta in
      let own = Rect(
        x: area.minX + Double(index) * pitch, y: area.minY, width: pitch - gap, height: area.height)
      let cell = numbers?.cells[index] ?? own
      let share = greatest > 0 ? abs(delta) / greatest : 0
      let height = 0.46 * cell.height * share
      let bar = Rect(
        minX: cell.minX, minY: cell.center.y - (delta > 0 ? height : 0), maxX: cell.maxX,
        maxY: cell.center.y + (delta < 0 ? height : 0))
      // One after the other, all of them while δ is stored.
      let from = 0.5 * Double(index) / Double(deltas.count)
      return Cell(
        box: .roundedRect(cell, radius: min(7 * unit, 0.3 * cell.width)), share: share,
        value: numbers.map { ($0.labels[index], cell.center) },
        bar: numbers == nil && height > 0 ? .roundedRect(bar, radius: 0) : nil, appear: stored.part(from, from + 0.5))
    }
    return Strip(
      box: box, outline: .roundedRect(box, radius: min(14 * unit, 0.3 * box.height)),
      zero: numbers == nil ? .line(Point(area.minX, area.center.y), Point(area.maxX - gap, area.center.y)) : nil,
      name: (name, Point(box.minX + 10 * unit, box.center.y)), cells: cells, stored: stored,
      slot: film.slot(layer))
  }

  /// Where the cells are in a box: right of the name of what it holds.
  private static func area(of box: Rect, _ name: Label, _ unit: Double) -> Rect {
    box.inset(left: name.width + 18 * unit, right: 6 * unit).inset(top: 8 * unit, bottom: 8 * unit)
  }

  /// Between two cells that are so far apart.
  private static func gap(_ pitch: Double, _ unit: Double) -> Double { min(4 * unit, 0.2 * pitch) }

  /// The numbers of a layer in one size, with their cells: all as wide, or as wide as their numbers need them where those
  /// would be too small to read, or in two rows where they still would be; nil where they would be even so.
  static func numbers(
    _ layer: Int, _ formulas: NetworkFormulas, _ stage: BackpropStage, _ setting: FilmSetting, smallest: Double,
    atMost: Double = .infinity
  ) throws(TypesettingError) -> (labels: [Label], cells: [Rect])? {
    let (deltas, unit, lettering) = (formulas.trace.layers[layer].delta, setting.unit, setting.lettering)
    guard deltas.count <= 8 else { return nil }
    func labels(_ size: Double) throws(TypesettingError) -> [Label] {
      var labels: [Label] = []
      for (index, delta) in deltas.enumerated() {
        let source = formulas.number(delta, Quantity(.delta, [layer, index]), .ink)
        labels.append(try lettering.math(source, size: size))
      }
      return labels
    }
    let full = max(setting.theme.small * 1.1, smallest)
    let most = min(full, max(atMost, smallest))
    let name = try lettering.math(formulas.delta(ofLayer: layer), size: full)
    let box = stage.cell(ofLayer: layer)
    let area = Self.area(of: box, name, unit)
    let (count, pad) = (Double(deltas.count), 6 * unit)
    let pitch = area.width / count
    let gap = Self.gap(pitch, unit)
    let wide = try labels(most)
    let widest = wide.reduce(0) { max($0, $1.width) }
    let equal = min(most, most * (pitch - gap - pad) / max(widest, 1e-9))
    let isEqual = equal >= smallest
    let all = wide.reduce(0) { $0 + $1.width }
    let size = isEqual ? equal : min(most, most * (area.width - count * (gap + pad)) / max(all, 1e-9))
    guard size >= smallest else {
      return try inTwoRows(area.expanded(by: 2 * unit), deltas.count, unit, most, smallest, labels)
    }
    let high = min(area.height, 40 * unit)
    guard size * unit <= high - 10 * unit else { return nil }
    let own = try labels(size)
    let spare = area.width - own.reduce(count * (gap + pad)) { $0 + $1.width }
    var left = area.minX
    let cells = own.map { label in
      let width = isEqual ? pitch - gap : label.width + pad + spare / count
      defer { left += width + gap }
      return Rect(x: left, y: area.center.y - high / 2, width: width, height: high)
    }
    return (own, cells)
  }

  /// The same in two rows of cells that are all alike.
  private static func inTwoRows(
    _ area: Rect, _ count: Int, _ unit: Double, _ most: Double, _ smallest: Double,
    _ labels: (Double) throws(TypesettingError) -> [Label]
  ) throws(TypesettingError) -> (labels: [Label], cells: [Rect])? {
    let (columns, gap) = ((count + 1) / 2, 4 * unit)
    let (width, height) = ((area.width + gap) / Double(columns) - gap, (area.height - gap) / 2)
    let widest = try labels(most).reduce(0) { max($0, $1.width) }
    let size = min(most, most * (width - 6 * unit) / max(widest, 1e-9), (height - 3 * unit) / unit)
    guard count >= 3, size >= smallest else { return nil }
    let cells = (0..<count).map { index in
      Rect(
        x: area.minX + Double(index % columns) * (width + gap), y: area.minY + Double(index / columns) * (height + gap),
        width: width, height: height)
    }
    return (try labels(size), cells)
  }

  func draw(at time: Double, into scene: inout Scene) {
    let stays = 1 - (leave.map { Easing.inOut($0.progress(at: time)) } ?? 0)
    for strip in strips where scene.sees(strip.box.expanded(by: 8 * unit)) {
      let shown = Easing.inOut(strip.stored.part(0, 0.4).progress(at: time)) * stays
      let opened = strip.slot.share(at: time) * stays
      if opened > shown {
        let dash = Stroke(width: 2 * unit, dashes: [2 * unit, 7 * unit])
        scene.append(
          .stroke(strip.outline, dash, .solid(theme.muted.opacity(0.55 * (opened - shown))), .identity))
      }
      guard shown > 0 else { continue }
      scene.append(.fill(strip.outline, .solid(theme.surface.opacity(0.94 * shown)), .identity))
      scene.append(
        .stroke(strip.outline, Stroke(width: 2 * unit), .solid(theme.delta.opacity(0.8 * shown)), .identity))
      scene.mark(.body(strip.box, opacity: shown))
      strip.name.label.draw(.leading, at: strip.name.at, opacity: shown, into: &scene, color: { theme.color(of: $0) })
      if let zero = strip.zero {
        scene.append(.stroke(zero, Stroke(width: 1.5 * unit), .solid(theme.muted.opacity(0.8 * shown)), .identity))
      }
      for cell in strip.cells {
        let seen = Easing.inOut(cell.appear.progress(at: time)) * stays
        guard seen > 0 else { continue }
        if let bar = cell.bar {
          scene.append(.fill(bar, .solid(theme.delta.opacity(0.9 * seen)), .identity))
        } else if cell.value != nil {
          scene.append(.fill(cell.box, .solid(theme.delta.opacity((0.06 + 0.2 * cell.share) * seen)), .identity))
        }
        cell.value?.label.draw(
          .middle, at: cell.value?.at ?? .zero, opacity: seen, into: &scene, color: { theme.color(of: $0) })
      }
    }
  }
}
