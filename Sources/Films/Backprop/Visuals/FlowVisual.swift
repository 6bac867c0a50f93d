import Drawing
import FilmKit
import NetworkKit
import Simulation
import Typesetting

/// The particles on one edge: the signal forward, which changes as it meets the weight; δ, fetched and passed backward
/// through the same weight; and the two that meet to make the gradient.
struct FlowVisual: Visual {
  /// A particle's way, and how large it is before and behind the weight.
  private struct Way {
    let route: Route
    let sizes: (before: Double, behind: Double, at: Double)
  }

  /// The numbers that ride beside the one particle of a chain.
  private struct Riders {
    let before: Label
    let behind: Label
    /// Where they are from the particle.
    let at: (before: Point, behind: Point)
    /// Where they stay while the particle is in what they would run into; nil where they go wherever it goes.
    var within: (before: Rect, behind: Rect)?
    /// How far on the way the numbers are clear of the neurons, as a share of it.
    let clearance: Double
    /// On how much of the way they appear.
    let fade: Double

    /// How much of the two is seen when so much of the time, and of the way, has passed.
    func shown(_ time: Double, _ progress: Double, _ weightAt: Double) -> (before: Double, behind: Double) {
      guard within == nil else {
        // They stay clear of all by themselves; the first has gone before the second comes to its own place.
        let all = max(0, min(1, min(time, 1 - time) / 0.15))
        let change = max(0, min(1, (time - 0.38) / 0.24))
        return (all * max(0, 1 - 2 * change), all * max(0, 2 * change - 1))
      }
      let all = max(0, min(1, (min(progress, 1 - progress) - clearance) / fade))
      let change = Easing.inOut(max(0, min(1, (progress - weightAt) / 0.08 + 0.5)))
      return (all * (1 - change), all * change)
    }

    /// Where the two are while the particle is at a point.
    func places(_ point: Point) -> (before: Point, behind: Point) {
      func inside(_ point: Point, _ rect: Rect) -> Point {
        Point(max(rect.minX, min(rect.maxX, point.x)), max(rect.minY, min(rect.maxY, point.y)))
      }
      let (before, behind) = (point + at.before, point + at.behind)
      return within.map { (inside(before, $0.before), inside(behind, $0.behind)) } ?? (before, behind)
    }

    /// Whether both can be read while a particle is on its way for `seconds`: those that stand in the memo and in the
    /// formula as well in less than half the time.
    func areReadable(_ seconds: Double, _ weightAt: Double) -> Bool {
      var (first, second) = (0, 0)
      let steps = 200
      for step in 0...steps {
        let time = Double(step) / Double(steps)
        let shown = shown(time, Easing.pausing(time, at: weightAt), weightAt)
        if shown.before >= 0.5 { first += 1 }
        if shown.behind >= 0.5 { second += 1 }
      }
      let time = { (count: Int) in Double(count) / Double(steps) * seconds / (within == nil ? 1 : 0.45) }
      return time(first) >= Reading.seconds(before.plain) && time(second) >= Reading.seconds(behind.plain)
    }
  }

  private let forward: [Way]
  private let backward: [Way]
  private let meetings: [(signal: Route, delta: Route)]
  private let riders: (forward: Riders?, again: Riders?, backward: Riders?)?
  private let anchor: Label.Anchor
  private let gate: Point
  /// Around all ways, with what is drawn beside them.
  private let bounds: Rect
  private let theme: Theme
  private let scale: Double
  private let signal: Span
  private let again: Span?
  private let blame: Span?
  private let meeting: Span
  /// Where on the way back the weight is.
  private let weightAt: Double

  /// Prepares the particles of `edge`, one a drawn connection.
  init(edge: Int, connections: Connections, film: BackpropContext) throws(TypesettingError) {
    let lines = connections.lines
    let isChain = film.formulas.isChain
    func sizes(_ shares: (before: Double, behind: Double), at place: Double) -> (Double, Double, Double) {
      // A chain has one particle an edge: by how much it grows or shrinks is what the weight does to it.
      guard isChain else { return (0.4 + 0.6 * shares.before, 0.4 + 0.6 * shares.behind, place) }
      let weight = abs(film.trace.edges[edge].weights[0][0])
      return (1, max(0.6, min(1.5, weight.squareRoot())), place)
    }
    forward = lines.map { Way(route: Route([$0.from, $0.to]), sizes: sizes($0.signal, at: 0.5)) }
    let fetch = film.stage.fetch(edge)
    if isChain, let line = lines.first, let middle = fetch.last {
      // One δ: it comes from the memo, meets the weight in the middle of the edge, and goes on.
      let route = Route(fetch + [line.from])
      let place = Route(fetch).length / route.length
      weightAt = place
      backward = [Way(route: route, sizes: sizes(line.delta, at: place))]
      meetings = [(Route([line.from, middle]), Route(fetch))]
    } else {
      weightAt = 0.5
      backward = lines.map { Way(route: Route([$0.to, $0.from]), sizes: sizes($0.delta, at: 0.5)) }
      meetings = lines.map { line in
        let middle = line.from.toward(line.to, 0.5)
        return (Route([line.from, middle]), Route([line.to, middle]))
      }
    }
    // δ passes back through this edge to make the δ of the layer before it; the input layer needs none.
    blame = edge > 0 ? film.blame(edge) : nil
    riders = isChain ? try Self.riders(edge, film, hasBlame: edge > 0, weightAt: weightAt) : nil
    anchor = film.stage.axis == .across ? .middle : .leading
    gate = film.stage.middle(ofEdge: edge)
    theme = film.theme
    scale = film.stageUnit * (lines.count > 16 ? 0.6 : 1)
    signal = film.signal(edge)
    var bounds = Rect.empty
    for way in forward + backward { bounds = bounds.union(way.route.path.bounds) }
    for way in meetings { bounds = bounds.union(way.signal.path.bounds).union(way.delta.path.bounds) }
    var margin = 120 * film.unit + 90 * scale
    for pair in [riders?.forward, riders?.again, riders?.backward] {
      if let pair { margin = max(margin, 120 * film.unit + max(pair.before.width, pair.behind.width)) }
    }
    self.bounds = bounds.expanded(by: margin)
    // In a deep network the second pass is a wave of light alone: particles would only flash.
    again = film.updated == nil || film.secondSignal(edge).length < 0.45 ? nil : film.secondSignal(edge)
    meeting = film.meeting(edge)
  }

  /// The riders of an edge; nil where there is no time to read them.
  private static func riders(
    _ edge: Int, _ film: BackpropContext, hasBlame: Bool, weightAt: Double
  ) throws(TypesettingError) -> (forward: Riders?, again: Riders?, backward: Riders?) {
    let stage = film.stage
    func labels(
      _ value: Double, _ quantity: Quantity, _ product: Double, _ role: Role
    ) throws(TypesettingError) -> [Label] {
      // The product is a step on the way to the next number of the trace, and has no name there.
      let sources = [
        film.formulas.number(value, quantity, role),
        "\\role{\(role.rawValue)}{\(NumberText.math(product))}",
      ]
      return try sources.map { source throws(TypesettingError) in
        try film.lettering.math(source, size: max(film.theme.small, film.smallest))
      }
    }
    func pair(
      _ value: Double, _ quantity: Quantity, _ product: Double, _ role: Role, _ span: Span, _ place: Double,
      isFree: Bool = false
    ) throws(TypesettingError) -> Riders? {
      let labels = try labels(value, quantity, product, role)
      let half = stage.axis == .across ? max(labels[0].width, labels[1].width) / 2 : 16 * film.unit
      // Before anything is stored they pass the neurons, but for wide ones, which would run into the slots.
      let isBeside = isFree && stage.axis == .down
      let end = stage.along(stage.neurons[edge][0]) + stage.spacing
      let isNarrow =
        stage.riderBeside.x + max(labels[0].width, labels[1].width) + 8 * film.unit
        <= stage.cell(ofLayer: edge + 1).minX - stage.neurons[edge][0].x
      let beside = isNarrow ? 0.02 : (end - stage.cell(ofLayer: edge + 1).minY + half) / stage.spacing
      let clearance = isBeside ? beside : (stage.halfAlong + half + 10 * film.unit) / stage.spacing
      let at = isBeside ? stage.riderBeside : stage.rider
      let riders = Riders(
        before: labels[0], behind: labels[1], at: (at, at), clearance: clearance, fade: isBeside ? 0.15 : 0.05)
      return riders.areReadable(span.length, place) ? riders : nil
    }
    func forward(_ trace: Trace, _ span: Span, isUpdated: Bool) throws(TypesettingError) -> Riders? {
      let (a, w) = (trace.layers[edge].a[0], trace.edges[edge].weights[0][0])
      return try pair(
        a, Quantity(.activation, [edge, 0], isUpdated: isUpdated), w * a, .signal, span, 0.5,
        isFree: !isUpdated)
    }
    let (w, delta) = (film.trace.edges[edge].weights[0][0], film.trace.layers[edge + 1].delta[0])
    return (
      try forward(film.trace, film.signal(edge), isUpdated: false),
      try film.updated.flatMap { trace throws(TypesettingError) in
        try forward(trace, film.secondSignal(edge), isUpdated: true)
      },
      hasBlame
        ? backward(
          try labels(delta, Quantity(.delta, [edge + 1, 0]), w * delta, .delta), edge, film, weightAt: weightAt) : nil
    )
  }

  /// The numbers of δ on its way: the stored one beside the way from the memo, the product behind the weight; nil where
  /// they have no room or no time.
  private static func backward(
    _ labels: [Label], _ edge: Int, _ film: BackpropContext, weightAt: Double
  ) -> Riders? {
    let (stage, unit) = (film.stage, film.unit)
    let (cell, gate, neuron) = (stage.cell(ofLayer: edge + 1), stage.middle(ofEdge: edge), stage.neurons[edge][0])
    let wide = labels.map(\.width)
    let high = labels.reduce(0) { max($0, $1.ink.height) }
    var riders: Riders
    switch stage.axis {
    case .across:
      // Right of the way up, over the cell, and clear of the neuron there; then below the edge, up to the next one.
      guard 20 * unit + wide[0] <= stage.gap / 2, wide[1] + 20 * unit <= stage.gap / 2 else { return nil }
      let end = neuron.x + stage.neuron.halfWidth + 10 * unit + wide[1] / 2
      riders = Riders(
        before: labels[0], behind: labels[1],
        at: (Point(14 * unit + wide[0] / 2, 30 * unit), Point(-wide[1] / 2, 34 * unit)), clearance: 0, fade: 1)
      let below = gate.y + 30 * unit
      riders.within = (
        Rect(
          minX: gate.x + 14 * unit + wide[0] / 2, minY: below, maxX: gate.x + 14 * unit + wide[0] / 2,
          maxY: max(below, cell.minY - 12 * unit - high / 2)),
        Rect(minX: min(end, gate.x), minY: gate.y + 34 * unit, maxX: gate.x, maxY: gate.y + 34 * unit)
      )
    case .down:
      // Over the way to the edge, then right of that.
      let space = (stage.spacing - cell.height) / 2
      let lift = min(24 * unit, space - high / 2 - 4 * unit)
      guard lift >= high / 2 + 6 * unit else { return nil }
      riders = Riders(
        before: labels[0], behind: labels[1], at: (Point(10 * unit, -lift), Point(22 * unit, -lift)), clearance: 0,
        fade: 1)
      let top = neuron.y + stage.halfAlong + 12 * unit + high / 2
      riders.within = (
        Rect(minX: gate.x + 22 * unit, minY: -.infinity, maxX: .infinity, maxY: cell.minY - 8 * unit - high / 2),
        Rect(minX: gate.x + 22 * unit, minY: min(top, gate.y - lift), maxX: .infinity, maxY: gate.y - lift)
      )
    }
    return riders.areReadable(film.blame(edge).length, weightAt) ? riders : nil
  }

  func draw(at time: Double, into scene: inout Scene) {
    guard scene.sees(bounds) else { return }
    show(forward, signal, theme.signal, riders?.forward, at: time, 0.5, into: &scene)
    if let again { show(forward, again, theme.signal, riders?.again, at: time, 0.5, into: &scene) }
    if let blame { show(backward, blame, theme.delta, riders?.backward, at: time, weightAt, into: &scene) }
    let progress = Easing.inOut(meeting.progress(at: time))
    for way in meetings {
      Particle.draw(
        along: way.signal, progress: progress, color: theme.signal, scale: scale, theme: theme, into: &scene)
      Particle.draw(
        along: way.delta, progress: progress, color: theme.delta, scale: scale, theme: theme, into: &scene)
    }
  }

  private func show(
    _ ways: [Way], _ span: Span, _ color: Color, _ riders: Riders?, at time: Double, _ weightAt: Double,
    into scene: inout Scene
  ) {
    let progress = Easing.pausing(span.progress(at: time), at: weightAt)
    guard progress > 0, progress < 1 else { return }
    for way in ways {
      Particle.draw(
        along: way.route, progress: progress, color: color, scale: scale, sizes: way.sizes, theme: theme, into: &scene)
    }
    // The weight flashes as it is met, and the number beside the particle becomes the product.
    guard self.riders != nil, let way = ways.first else { return }
    let near = max(0, 1 - abs(progress - weightAt) / 0.22)
    if near > 0 {
      scene.append(
        .glow(
          Glow(center: gate, radius: 60 * scale, color: theme.light(theme.weight, 0.5 * Easing.inOut(near)))))
    }
    guard let riders else { return }
    let shown = riders.shown(span.progress(at: time), progress, weightAt)
    let places = riders.places(way.route.point(at: progress))
    // Those of δ stand elsewhere, too, and need not be read here.
    let isKnown = riders.within != nil
    riders.before.draw(
      anchor, at: places.before, opacity: shown.before, isMoving: true, isRunning: isKnown, into: &scene,
      color: { theme.color(of: $0) })
    riders.behind.draw(
      anchor, at: places.behind, opacity: shown.behind, isMoving: true, isRunning: isKnown, into: &scene,
      color: { theme.color(of: $0) })
  }
}
