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
      let small = curve.inset(bottom: 88 * unit)
      return Learning(
        plane: plane, network: NetworkPlaces(widths, in: middle, largest: 46 * unit, unit: unit), legend: legend,
        curve: curve, words: words, finished: NetworkPlaces(widths, in: small, largest: 36 * unit, unit: unit),
        outcome: Rect(minX: middle.minX, minY: area.minY, maxX: middle.maxX, maxY: curve.maxY),
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
        words: .empty, finished: network, outcome: panel.inset(right: 0.56 * panel.width),
        pictures: panel.inset(left: 0.47 * panel.width))
    }

    /// On square and tall pictures the curve is where the cards were, and the end stands in the panel.
    func tall(_ widths: [Int], _ canvas: Rect, network: Rect, legend: Rect, _ rail: Rect) -> Learning {
      let box = network.inset(left: 10 * unit, top: 60 * unit, right: 10 * unit)
      let places = NetworkPlaces(widths, in: box, largest: 46 * unit, unit: unit)
      return Learning(
        plane: canvas, network: places, legend: legend, curve: rail, words: .empty, finished: places,
        outcome: panel.inset(right: 0.56 * panel.width), pictures: panel.inset(left: 0.47 * panel.width))
    }
  }
}
