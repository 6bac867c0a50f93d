import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline

/// What every visual of a film is made from: the numbers, the places, the times, the look.
struct BackpropContext: FilmStory {
  let setting: FilmSetting
  let content: BackpropContent
  /// The trace after the update; nil for a film without one.
  let updated: Trace?
  let stage: BackpropStage
  let formulas: NetworkFormulas
  /// The greatest |w| of the film.
  let greatestWeight: Double
  /// The greatest |δ| of the film.
  let greatestDelta: Double

  /// Gathers what the visuals need.
  init(_ content: BackpropContent, _ setting: FilmSetting) {
    (self.content, self.setting) = (content, setting)
    let trace = content.trace
    updated = content.update?.trace
    stage = BackpropStage(setting.bands, widths: trace.network.widths, theme: setting.theme)
    greatestWeight = [trace, updated].compactMap(\.self).flatMap(\.edges).reduce(0) { most, edge in
      edge.weights.reduce(most) { most, row in row.reduce(most) { max($0, abs($1)) } }
    }
    greatestDelta = trace.layers.dropFirst().reduce(0) { most, layer in
      layer.delta.reduce(most) { max($0, abs($1)) }
    }
    formulas = NetworkFormulas(trace: trace, update: content.update)
  }

  /// Every number of the step.
  var trace: Trace { content.trace }
  /// The number of edges.
  var edgeCount: Int { trace.network.edgeCount }
  /// The last layer.
  var lastLayer: Int { edgeCount }
  /// Pixels in a unit of things on the stage, which shrink with the neurons.
  var stageUnit: Double { unit * max(0.3, stage.detail) }

  func text(of beat: BeatID) -> PanelText? { formulas.text(of: beat) }

  func panelLeaves(_ beat: BeatID) -> Span? {
    guard beat == .grad(edge: 0), let wrap else { return nil }
    return Span(start: wrap.start, length: min(theme.fade, 0.1 * wrap.length))
  }

  func panelMotion(_ beat: BeatID) -> Double { beat == .update ? 8 : 2.4 }

  func colored(_ formula: String) -> String { FormulaText.colored(formula, lastLayer: lastLayer) }
}
