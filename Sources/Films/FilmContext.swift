import Drawing
import Simulation
import Timeline

/// What every visual of a film is made from: the numbers, the places, the times, the look.
struct FilmContext: FilmSetting {
  let timeline: Timeline
  let trace: Trace
  /// The trace after the update; nil for a film without one.
  let updated: Trace?
  let theme: Theme
  let stage: Stage
  let schedule: Schedule
  let formulas: Formulas
  let lettering: Lettering
  /// Whether the narration's words are burned in.
  let hasCaptions: Bool
  /// The greatest |w| of the film.
  let greatestWeight: Double
  /// The greatest |δ| of the film.
  let greatestDelta: Double

  /// Gathers what the visuals of a timeline's film need.
  init(_ timeline: Timeline, fonts: FilmFonts, theme: Theme, hasCaptions: Bool = false) {
    self.timeline = timeline
    self.theme = theme
    self.hasCaptions = hasCaptions
    trace = timeline.trace
    updated = timeline.update?.trace
    stage = Stage(
      width: timeline.size.width, height: timeline.size.height, widths: trace.network.widths, theme: theme,
      hasCaptions: hasCaptions)
    schedule = Schedule(timeline)
    greatestWeight = [trace, updated].compactMap(\.self).flatMap(\.edges).reduce(0) { most, edge in
      edge.weights.reduce(most) { most, row in row.reduce(most) { max($0, abs($1)) } }
    }
    greatestDelta = trace.layers.dropFirst().reduce(0) { most, layer in
      layer.delta.reduce(most) { max($0, abs($1)) }
    }
    formulas = Formulas(trace: trace, update: timeline.update)
    lettering = Lettering(fonts: fonts, theme: theme, unit: stage.unit)
  }

  /// The bands of the picture.
  var bands: Bands { stage.bands }
  /// The number of edges.
  var edgeCount: Int { trace.network.edgeCount }
  /// The last layer.
  var lastLayer: Int { edgeCount }
  /// Pixels in a unit of things on the stage, which shrink with the neurons.
  var stageUnit: Double { unit * max(0.3, stage.detail) }

  func text(of beat: BeatID) -> PanelText? { formulas.text(of: beat) }

  func panelLeaves(_ beat: BeatID) -> Span? {
    guard case .grad(edge: 0) = beat, let wrap else { return nil }
    return Span(start: wrap.start, length: min(theme.fade, 0.1 * wrap.length))
  }

  func panelMotion(_ beat: BeatID) -> Double { beat == .update ? 8 : 2.4 }
}
