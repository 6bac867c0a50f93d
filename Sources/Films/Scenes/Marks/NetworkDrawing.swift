import Drawing
import FilmKit
import Tensors

/// A network on the stage.
struct NetworkDrawing: MarkDrawing {
  let mark: NetworkMark
  let geometry: NetworkGeometry
  /// The type of each layer's numbers; nil where there is no room for them.
  let figures: [(figures: Figures, size: Double)?]
  let colors: ColorScale
  let legend: NetworkLegend
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let neurons: [[Rect]] = geometry.centers.indices.map { layer in
      geometry.centers[layer].indices.map { geometry.box(layer, $0) }
    }
    let bodies = neurons.joined().reduce(legend.bounds(below: geometry.foot)) { $0.union($1) }
    let all = geometry.captions.reduce(bodies) { $0.union($1.label.bounds(.left, at: $1.at)) }
    return MarkAnchors(all: all, places: [AnchorKind.neuron.name: .boxes(neurons)])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let off = geometry.centers.indices.map { layer in self.off(layer, moment.play) }
    for layer in geometry.centers.indices.dropLast() { drawLines(from: layer, off, moment, into: &scene) }
    for layer in geometry.centers.indices { drawNeurons(of: layer, off[layer], moment, into: &scene) }
    for (label, at, isName) in geometry.captions {
      let opacity = moment.opacity * Easing.inOut(moment.enter)
      label.draw(.left, at: at, opacity: opacity, into: &scene) { _ in isName ? theme.ink : theme.muted }
    }
    legend.draw(below: geometry.foot, moment.opacity * Easing.inOut(moment.enter), into: &scene)
  }

  /// How far each neuron of a layer is switched off.
  private func off(_ layer: Int, _ play: PlayMoment) -> [Double] {
    let count = geometry.centers[layer].count
    guard layer < mark.masks.count else { return Array(repeating: 0, count: count) }
    let mask = mark.masks[layer].tensor(at: play)
    return (0..<count).map { index in
      let place = mask.shape.isEmpty ? 0 : index
      return place < mask.count ? 1 - max(0, min(1, mask.elements[place])) : 0
    }
  }

  /// How far a layer has come: one after the other, from the first.
  private func shown(_ layer: Double, _ moment: MarkMoment) -> Double {
    let order = layer / Double(geometry.centers.count - 1)
    return Easing.inOut(max(0, min(1, 2 * moment.enter - order)))
  }

  private func drawLines(from layer: Int, _ off: [[Double]], _ moment: MarkMoment, into scene: inout Scene) {
    let grown = shown(Double(layer) + 0.5, moment)
    guard grown > 0 else { return }
    let (starts, ends) = (geometry.centers[layer], geometry.centers[layer + 1])
    let (near, far) = (geometry.radii[layer], geometry.radii[layer + 1])
    let table = layer < mark.weights.count ? mark.weights[layer].tensor(at: moment.play) : nil
    let columns = table?.shape.last ?? starts.count
    for (row, end) in ends.enumerated() {
      for (column, start) in starts.enumerated() {
        let weight = table?.elements[row * columns + column]
        let width = weight.map(legend.width) ?? theme.thinnest * unit
        // Thinner lines can't be seen.
        guard width > 0.03 else { continue }
        let live = (1 - 0.88 * off[layer][column]) * (1 - 0.88 * off[layer + 1][row])
        let color = (weight.map(legend.color) ?? theme.line).opacity(0.8 * live * moment.opacity)
        let length = start.distance(to: end)
        let from = start.toward(end, near / length)
        let to = start.toward(end, 1 - far / length)
        let line = Path.line(from, from.toward(to, grown))
        scene.append(.stroke(line, Stroke(width: width), .solid(color), .identity))
      }
    }
  }

  private func drawNeurons(of layer: Int, _ off: [Double], _ moment: MarkMoment, into scene: inout Scene) {
    let opacity = moment.opacity * shown(Double(layer), moment)
    guard opacity > 0 else { return }
    let (radius, track) = (geometry.radii[layer], mark.layers[layer])
    let values = track.tensor(at: moment.play).elements
    let ring = min(theme.ring, 2.5) * unit
    for (index, center) in geometry.centers[layer].enumerated() {
      let (value, off) = (values[index], off[index])
      let circle = Path.circle(center: center, radius: radius)
      let color = colors.color(value).mixed(with: theme.ground, off)
      scene.append(.fill(circle, .solid(color.opacity(opacity)), .identity))
      let edge = theme.muted.opacity(opacity * (1 - 0.5 * off))
      scene.append(.stroke(circle, Stroke(width: ring), .solid(edge), .identity))
      scene.mark(.body(geometry.box(layer, index), opacity: opacity))
      if off > 0 { drawCross(center, 0.4 * radius, off * opacity, into: &scene) }
      guard let (figures, size) = figures[layer], value.isFinite else { continue }
      let text = NumberMark.fixed(value, mark.digits)
      figures.draw(
        text, tag: track.tag(value, "[\(index)]", at: moment.play),
        endingAt: Point(center.x + figures.width(text) / 2, center.y + 0.36 * size * unit), color: theme.ink,
        opacity: opacity * (1 - off), isRunning: !track.isStill, into: &scene)
    }
  }

  /// What says that a neuron is switched off.
  private func drawCross(_ center: Point, _ reach: Double, _ opacity: Double, into scene: inout Scene) {
    let arms = [Point(reach, reach), Point(reach, -reach)].map { Path.line(center - $0, center + $0) }
    let stroke = Stroke(width: 3 * unit)
    scene.append(.stroke(.joined(arms), stroke, .solid(theme.muted.opacity(opacity)), .identity))
  }
}
