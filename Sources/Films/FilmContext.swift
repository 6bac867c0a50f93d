import Drawing
import Simulation
import Timeline

/// What every visual of a film is made from: the numbers, the places, the times, the look.
struct FilmContext {
  let timeline: Timeline
  let trace: Trace
  let theme: Theme
  let stage: Stage
  let schedule: Schedule
  let formulas: Formulas
  let lettering: Lettering
  /// The greatest |w| of the film.
  let greatestWeight: Double
  /// The greatest |δ| of the film.
  let greatestDelta: Double

  /// Gathers what the visuals of a timeline's film need.
  init(_ timeline: Timeline, fonts: FilmFonts, theme: Theme) {
    self.timeline = timeline
    self.theme = theme
    trace = timeline.trace
    stage = Stage(
      width: timeline.size.width, height: timeline.size.height, widths: trace.network.widths, theme: theme)
    schedule = Schedule(timeline)
    greatestWeight = trace.edges.reduce(0) { most, edge in
      edge.weights.reduce(most) { most, row in row.reduce(most) { max($0, abs($1)) } }
    }
    greatestDelta = trace.layers.dropFirst().reduce(0) { most, layer in
      layer.delta.reduce(most) { max($0, abs($1)) }
    }
    formulas = Formulas(trace: trace)
    lettering = Lettering(fonts: fonts, theme: theme, unit: stage.unit)
  }

  /// Pixels in a unit.
  var unit: Double { stage.unit }
  /// The number of edges.
  var edgeCount: Int { trace.network.edgeCount }
  /// The last layer.
  var lastLayer: Int { edgeCount }

  // MARK: The moments of a beat, all inside its first part

  /// When the network comes up: as the idle beat starts, or the one that stands in for it.
  var appear: Span { schedule.motion(from: schedule.beat(.idle).start, atMost: 0.6) }

  /// When the signal crosses an edge.
  func signal(_ edge: Int) -> Span { schedule.motion(.forward(edge: edge), atMost: 2).part(0, 0.7) }

  /// When a layer lights up: as the signal arrives; the input's does so when the network comes up.
  func lights(_ layer: Int) -> Span {
    layer == 0 ? appear : schedule.motion(.forward(edge: layer - 1), atMost: 2).part(0.6, 1)
  }

  /// When prediction and target are compared.
  var comparison: Span { schedule.motion(.loss, atMost: 2) }

  /// When δ travels to a layer: from the target to the output, or back along the edge after the layer.
  func blame(_ layer: Int) -> Span { schedule.motion(.delta(edge: layer - 1), atMost: 1.8).part(0, 0.6) }

  /// When the halo of a layer breathes in.
  func halo(_ layer: Int) -> Span { schedule.motion(.delta(edge: layer - 1), atMost: 1.8).part(0.45, 0.85) }

  /// When δ of a layer flies from its neurons into the memo.
  func store(_ layer: Int) -> Span { schedule.motion(.delta(edge: layer - 1), atMost: 1.8).part(0.6, 1) }

  /// When the empty memo appears: as the backward pass begins.
  var memoOpens: Span { schedule.fadeIn(.delta(edge: edgeCount - 1), theme) }

  /// The way of a stored δ out of the memo: from its cell to the middle of the edge before its layer.
  func fetch(_ edge: Int) -> [Point] {
    let cell = Point(stage.x(ofColumn: edge + 1), stage.memoBaseline - 12 * unit)
    let middle = stage.middle(ofEdge: edge)
    let end = Point(middle.x, formulas.isChain ? middle.y : stage.bottom)
    return Route.bow(from: cell, corner: Point(middle.x, cell.y), to: end)
  }

  /// When activation and δ meet on an edge.
  func meeting(_ edge: Int) -> Span { schedule.motion(.grad(edge: edge), atMost: 1.6).part(0, 0.55) }

  /// When the gradient of an edge appears and the edge takes the colour of its update.
  func gradient(_ edge: Int) -> Span { schedule.motion(.grad(edge: edge), atMost: 1.6).part(0.45, 1) }

  /// When a phase begins to be at work.
  func starts(_ phase: Phase) -> Span {
    let beats = timeline.beats.filter { $0.phase == phase }
    if let first = beats.first(where: { !$0.frames.isEmpty }) { return schedule.motion(first.id, atMost: theme.fade) }
    return Span(start: beats.first.map { schedule.beat($0.id).start } ?? 0, length: 0)
  }

  /// When what belonged to a beat makes way: as the beat after it starts.
  func leave(_ beat: BeatID) -> Span { schedule.motion(after: beat, atMost: theme.fade) }
}
