import Drawing
import FilmKit

/// The places of the network that trains, by the picture's form.
extension TrainingLayout {
  /// What the places are worked out from.
  struct Frame {
    let area: Rect
    let panel: Rect
    let unit: Double

    /// The plane takes all the height, the panel's too; beside it network, curve and words.
    func hero(_ widths: [Int], _ canvas: Rect) -> Learning {
      let side = min(panel.maxY - canvas.minY - 96 * unit, 0.42 * area.width).rounded(.down)
      let plane = side > canvas.width ? Rect(x: canvas.minX, y: canvas.minY, width: side, height: side) : canvas
      let curve = Rect(
        minX: area.maxX - min(374 * unit, 0.21 * area.width), minY: area.minY, maxX: area.maxX,
        maxY: area.minY + 0.66 * (panel.maxY - area.minY))
      let middle = Rect(
        minX: plane.maxX + 40 * unit, minY: area.minY + 52 * unit, maxX: curve.minX - 44 * unit,
        maxY: curve.maxY - 76 * unit)
      let legend = Rect(minX: middle.minX, minY: curve.maxY - 68 * unit, maxX: middle.maxX, maxY: curve.maxY)
      let words = Rect(minX: middle.minX, minY: curve.maxY + 26 * unit, maxX: area.maxX, maxY: panel.maxY)
      // Its legend stands below it.
      let small = curve.inset(bottom: 112 * unit)
      return Learning(
        plane: plane, network: NetworkPlaces(widths, in: middle, largest: 46 * unit, unit: unit), legend: legend,
        curve: curve, parts: ReadoutVisual.column(curve, unit), words: words,
        last: plane, finished: NetworkPlaces(widths, in: small, largest: 36 * unit, unit: unit),
        outcome: Rect(minX: middle.minX, minY: area.minY, maxX: middle.maxX, maxY: curve.maxY), form: .stage,
        pictures: words.inset(top: 58 * unit))
    }

    /// The panel says what happens: everything stays between header and panel.
    func wide(_ widths: [Int], _ canvas: Rect) -> Learning {
      let curve = area.inset(left: area.width - min(390 * unit, 0.23 * area.width))
      let middle = Rect(
        minX: canvas.maxX + 40 * unit, minY: area.minY + 52 * unit, maxX: curve.minX - 40 * unit,
        maxY: area.maxY - 76 * unit)
      let network = NetworkPlaces(widths, in: middle, largest: 46 * unit, unit: unit)
      return Learning(
        plane: canvas, network: network,
        legend: Rect(minX: middle.minX, minY: area.maxY - 68 * unit, maxX: middle.maxX, maxY: area.maxY), curve: curve,
        parts: ReadoutVisual.column(curve, unit), words: .empty, last: canvas, finished: network,
        outcome: panel.inset(right: 0.56 * panel.width), form: .stack,
        pictures: panel.inset(left: 0.47 * panel.width))
    }

    /// On a tall picture the plane has half of the width, the network stands beside it, the curve below both; at the end
    /// it has nearly all of the width, and what the run comes to stands below it.
    func tall(_ widths: [Int], _ canvas: Rect) -> Learning {
      let side = min(area.height - 350 * unit, 0.53 * area.width)
      let (plane, right) = columns(canvas, side)
      let upper = right.inset(bottom: area.maxY - plane.maxY - 96 * unit)
      let curve = area.inset(top: upper.maxY + 30 * unit - area.minY)
      let free = Rect(minX: area.minX, minY: area.minY, maxX: area.maxX, maxY: panel.maxY)
      // A little of the margin goes to its numbers.
      let most = min(free.height - Self.belowPlane * unit - 144 * unit, free.width - 18 * unit).rounded(.down)
      let left = max(free.maxX - most - max(0, free.width - most - 58 * unit) / 2, free.minX + 18 * unit)
      let last = Rect(x: min(left, free.maxX - most).rounded(.down), y: canvas.minY, width: most, height: most)
      let foot = free.inset(top: last.maxY + Self.belowPlane * unit - free.minY)
      return learning(
        widths, plane, upper, curve, ReadoutVisual.strip(curve, unit), last: last,
        outcome: foot.inset(right: 0.56 * foot.width), .stack, pictures: foot.inset(left: 0.47 * foot.width))
    }

    /// What a plane has below it, in units: its axis, and its legend.
    private static let belowPlane = 98.0

    /// On a square picture the plane is as large as leaves room for numbers below it; network and curve stand beside it;
    /// at the end it has most of the picture, and pictures stand beside it.
    func square(_ widths: [Int], _ canvas: Rect) -> Learning {
      let (plane, right) = columns(canvas, min(area.height - 214 * unit, 0.46 * area.width))
      let upper = right.inset(bottom: 0.54 * right.height)
      let curve = right.inset(top: upper.height + 14 * unit)
      let number = min(102 * unit, 0.32 * curve.height)
      let rows = Rect(minX: area.minX, minY: plane.maxY + 108 * unit, maxX: plane.maxX, maxY: area.maxY)
      let free = Rect(minX: area.minX, minY: area.minY, maxX: area.maxX, maxY: panel.maxY)
      let most = min(
        free.height - (Self.belowPlane + 108) * unit, free.maxX - canvas.minX - 200 * unit
      ).rounded(.down)
      let last = Rect(x: canvas.minX, y: canvas.minY, width: most, height: most)
      return learning(
        widths, plane, upper, curve,
        ReadoutVisual.Parts(
          number: curve.inset(bottom: curve.height - number), plot: curve.inset(top: number), rows: rows), last: last,
        outcome: free.inset(top: last.maxY + Self.belowPlane * unit - free.minY), .row,
        pictures: Rect(
          minX: last.maxX + 36 * unit, minY: last.minY, maxX: free.maxX, maxY: last.maxY + Self.belowPlane * unit))
    }

    /// The plane, not smaller than before, and what is right of it.
    private func columns(_ canvas: Rect, _ side: Double) -> (plane: Rect, right: Rect) {
      let side = max(canvas.width, side.rounded(.down))
      let plane = Rect(x: canvas.minX, y: canvas.minY, width: side, height: side)
      return (plane, area.inset(left: plane.maxX + 34 * unit - area.minX))
    }

    /// The network stands in the upper part of a column, over its legend; at the end it makes way.
    private func learning(
      _ widths: [Int], _ plane: Rect, _ upper: Rect, _ curve: Rect, _ parts: ReadoutVisual.Parts, last: Rect,
      outcome: Rect, _ form: OutcomeForm, pictures: Rect
    ) -> Learning {
      let box = upper.inset(top: 62 * unit, bottom: 78 * unit)
      let places = NetworkPlaces(widths, in: box, largest: 40 * unit, unit: unit)
      return Learning(
        plane: plane, network: places, legend: upper.inset(top: upper.height - 68 * unit), curve: curve, parts: parts,
        words: .empty, last: last, finished: nil, outcome: outcome, form: form, pictures: pictures)
    }
  }
}
