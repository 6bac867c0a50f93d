import Drawing
import FilmKit
import Tensors

/// A graph on the stage.
struct GraphDrawing: MarkDrawing {
  let mark: GraphMark
  let geometry: GraphGeometry
  /// What the derivatives are; nil without them.
  let words: Label?
  let theme: Theme
  let unit: Double

  var anchors: MarkAnchors? {
    let boxes = geometry.boxes.reduce(Rect.empty) { $0.union($1) }
    let all = words.map { boxes.union($0.bounds(.center, at: geometry.foot)) } ?? boxes
    var anchors = MarkAnchors(all: all, places: [AnchorKind.node.name: .boxes([geometry.boxes])])
    anchors.names = mark.anchorNames
    return anchors
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let numbers = mark.track.tensor(at: moment.play).elements
    let count = mark.graph.nodes.count
    // What is computed comes first, then the derivatives, from the result back.
    let comesWithIt = mark.hasGradients && mark.filled == nil
    let forward = comesWithIt ? min(1, 2 * moment.enter) : moment.enter
    let filled = filled(moment)
    func shown(_ order: Int) -> Double {
      let start = Double(order) / Double(max(1, count - 1))
      return moment.opacity * Easing.inOut(max(0, min(1, 2 * forward - start)))
    }
    let computed = mark.computed.map { number(of: $0, moment) } ?? .infinity
    for line in geometry.lines {
      drawLine(line, shown(line.target), passed(line, filled), into: &scene)
    }
    for node in 0..<count {
      let opacity = shown(node)
      let isThere = mark.turn[node].map { max(0, min(1, computed - Double($0))) } ?? 1
      let edge = edge(node, computed, lit(node, filled))
      drawCard(node, numbers[node], opacity, isThere, edge, moment.play, into: &scene)
      guard mark.hasGradients, let order = mark.order[node] else { continue }
      let share = max(0, min(1, filled - Double(order)))
      drawGradient(node, numbers[count + node], opacity * share, moment.play, into: &scene)
    }
    words?.draw(.center, at: geometry.foot, opacity: moment.opacity * min(1, filled), into: &scene) { _ in
      theme.delta
    }
  }

  /// How many derivatives are there.
  private func filled(_ moment: MarkMoment) -> Double {
    guard mark.hasGradients else { return 0 }
    let most = Double(mark.graph.backward.count)
    guard let filled = mark.filled else { return most * Easing.inOut(max(0, 2 * moment.enter - 1)) }
    return min(most, number(of: filled, moment))
  }

  /// What a count is at a moment.
  private func number(of track: ValueTrack, _ moment: MarkMoment) -> Double {
    let number = track.tensor(at: moment.play).elements.first ?? 0
    return number.isNaN ? 0 : max(0, number)
  }

  /// The colour of a card's edge, and how much wider it is: of the one that a pass has come to, while it runs.
  private func edge(_ node: Int, _ computed: Double, _ lit: Double) -> (color: Color, width: Double) {
    let isResult = node == mark.graph.nodes.count - 1
    let usual = isResult ? theme.signal : mark.graph.nodes[node].inputs.isEmpty ? theme.weight : theme.line
    guard let turn = mark.turn[node], computed.isFinite else { return (usual.mixed(with: theme.delta, lit), lit) }
    let last = Double(mark.turn.compactMap(\.self).count)
    let now = max(0, 1 - abs(computed - Double(turn) - 1)) * max(0, min(1, last - computed))
    return (usual.mixed(with: theme.signal, now).mixed(with: theme.delta, lit), max(now, lit))
  }

  /// How much of a line the backward pass has gone: it leaves a node when that has its derivative.
  private func passed(_ line: GraphGeometry.Line, _ filled: Double) -> Double {
    guard mark.hasGradients, let order = mark.order[line.target], mark.order[line.source] != nil else { return 0 }
    return max(0, min(1, filled - Double(order) - 1))
  }

  /// How much a node is the one that the backward pass has come to, while it runs.
  private func lit(_ node: Int, _ filled: Double) -> Double {
    guard mark.filled != nil, let order = mark.order[node] else { return 0 }
    let near = max(0, 1 - abs(filled - Double(order) - 1))
    return near * min(1, Double(mark.graph.backward.count) - filled)
  }

  private func drawLine(
    _ line: GraphGeometry.Line, _ opacity: Double, _ passed: Double, into scene: inout Scene
  ) {
    guard opacity > 0 else { return }
    let color = theme.muted.opacity(0.7 * opacity)
    scene.append(.stroke(line.path, Stroke(width: 2.5 * unit), .solid(color), .identity))
    guard passed > 0 else { return }
    let delta = theme.delta.opacity(opacity * min(1, 4 * passed))
    scene.append(.stroke(line.back.first(passed), Stroke(width: 3.5 * unit), .solid(delta), .identity))
  }

  private func drawCard(
    _ node: Int, _ value: Double, _ opacity: Double, _ isThere: Double, _ edge: (color: Color, width: Double),
    _ play: PlayMoment, into scene: inout Scene
  ) {
    guard opacity > 0 else { return }
    let (box, card) = (geometry.boxes[node], geometry.card)
    let outline = Path.roundedRect(box, radius: 12 * unit)
    scene.append(.fill(outline, .solid(theme.surface.opacity(opacity)), .identity))
    let stroke = Stroke(width: 2.5 * unit + 1.5 * edge.width * unit)
    scene.append(.stroke(outline, stroke, .solid(edge.color.opacity(opacity)), .identity))
    scene.mark(.body(box, opacity: opacity))
    drawHead(card.heads[node], box, opacity, into: &scene)
    draw(
      mark.shown(node, value), NumberTag(mark.titles[node], value), card.figures,
      Point(box.center.x, box.minY + card.baselines[1]), theme.ink, opacity * isThere, play, into: &scene)
    guard mark.hasGradients, mark.order[node] != nil else { return }
    let y = box.minY + card.rule
    let rule = Path.line(Point(box.minX + card.padding, y), Point(box.maxX - card.padding, y))
    scene.append(.stroke(rule, Stroke(width: 1.5 * unit), .solid(theme.line.opacity(opacity)), .identity))
  }

  /// A name with the sign that makes it at the other edge; one of them alone in the middle.
  private func drawHead(
    _ head: (operation: Label?, name: Label?), _ box: Rect, _ opacity: Double, into scene: inout Scene
  ) {
    let y = box.minY + geometry.card.baselines[0]
    let hasBoth = head.operation != nil && head.name != nil
    let name = Point(hasBoth ? box.minX + geometry.card.padding : box.center.x, y)
    head.name?.draw(hasBoth ? .left : .center, at: name, opacity: opacity, into: &scene) { _ in theme.ink }
    guard let operation = head.operation else { return }
    let x = hasBoth ? box.maxX - geometry.card.padding - operation.width : box.center.x - operation.width / 2
    operation.draw(.left, at: Point(x, y), opacity: opacity, into: &scene) { _ in theme.muted }
  }

  private func drawGradient(
    _ node: Int, _ value: Double, _ opacity: Double, _ play: PlayMoment, into scene: inout Scene
  ) {
    let (box, card) = (geometry.boxes[node], geometry.card)
    draw(
      NumberMark.shown(value, mark.digits), NumberTag(mark.gradientTitle(node), value), card.small,
      Point(box.center.x, box.minY + card.baselines[2]), theme.delta, opacity, play, into: &scene)
  }

  private func draw(
    _ text: String, _ tag: NumberTag, _ figures: Figures, _ middle: Point, _ color: Color, _ opacity: Double,
    _ play: PlayMoment, into scene: inout Scene
  ) {
    guard opacity > 0, !tag.value.isNaN else { return }
    figures.draw(
      text, tag: mark.track.isMixed(at: play) ? "" : tag.text,
      endingAt: Point(middle.x + figures.width(text) / 2, middle.y), color: color,
      opacity: opacity, isRunning: !mark.track.isStill, into: &scene)
  }
}
