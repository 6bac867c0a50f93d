import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline

/// What the visuals of the film `training` are made from: the run, the places, the times, the look.
struct TrainingContext: FilmStory {
  let setting: FilmSetting
  let training: TrainingContent
  let layout: TrainingLayout
  let progress: TrainingProgress
  let curve: LossCurve
  let words: TrainingWords
  /// Whether the panel has nothing of the timeline's own to say while the network trains, and at the end.
  let isFree: Bool
  /// The greatest |δ| and |∂L/∂w| of the samples that are stepped through, and the greatest |w| of the film.
  let greatest: (delta: Double, gradient: Double, weight: Double)

  /// Gathers what the visuals need; `training` is what the timeline's film is about.
  init(_ setting: FilmSetting, _ training: TrainingContent) {
    let timeline = setting.timeline
    (self.setting, self.training) = (setting, training)
    // The film's own words while it trains stand beside the plane, unless the timeline has others.
    let own = timeline.beats.map(\.id).filter { Self.isTraining($0) }
    isFree = !training.segments.isEmpty && own.allSatisfy { timeline.panel[$0] == nil }
    layout = TrainingLayout(setting.bands, training, setting.theme, isFree: isFree)
    progress = TrainingProgress(training, timeline, setting.schedule)
    curve = LossCurve(training)
    words = TrainingWords(training, timeline)
    let traces = training.samples.map(\.step.trace)
    let deltas = traces.flatMap { $0.layers.dropFirst().flatMap(\.delta) }
    let gradients = traces.flatMap { $0.edges.flatMap { $0.gradient.flatMap(\.self) } }
    let ends = [0] + training.segments.map(\.to)
    let weights = ends.flatMap { training.run.parameters(at: $0).weights.flatMap { $0.flatMap(\.self) } }
    func most(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }
    greatest = (most(deltas), most(gradients), most(weights))
  }

  /// The number of edges of the network.
  var edgeCount: Int { training.classifier.edgeCount }
  var lastLayer: Int { edgeCount }
  /// Pixels in a unit of things on the network, which shrink with the neurons.
  var stageUnit: Double { unit * max(0.35, layout.detail) }

  /// Whether steps tint the weights that they change: where single ones can be followed, and single weights seen.
  var showsSteps: Bool { progress.hasSteps && training.classifier.parameterCount <= WeightLines.mostSingle }

  /// Whether the network crosses the picture to where it trains: from below the plane, past its legend, to beside it.
  var networkGoesFar: Bool { bands.isPortrait && !training.segments.isEmpty }

  func text(of beat: BeatID) -> PanelText? {
    guard var text = words.text(of: beat) else { return nil }
    guard isFree, beat == .done || (!layout.learning.words.isEmpty && Self.isTraining(beat)) else { return text }
    // It stands on the stage.
    (text.captions, text.steps, text.brief, text.spare) = ([], [], [], nil)
    return text
  }

  /// Whether the network trains in a beat, or has trained.
  private static func isTraining(_ beat: BeatID) -> Bool {
    switch TrainingBeat(beat) {
    case .train, .done: true
    default: false
    }
  }

  func panelResult(_ beat: BeatID) -> Double? {
    switch TrainingBeat(beat) {
    case .step(.forward(let edge), let sample): lights(edge + 1, sample).start
    case .step(.delta(let edge), let sample): halo(edge + 1, sample).start
    default: nil
    }
  }

  func emblem(width: Double, height: Double) -> Emblem? {
    .network(
      training.classifier.widths, bands.axis, width: width, height: height, unit: unit, theme: theme)
  }

  func colored(_ formula: String) -> String { FormulaText.colored(formula, lastLayer: lastLayer) }
}

extension TrainingContent {
  /// The network's parameters before it trains.
  var start: Parameters { run.parameters(at: 0) }
}
