import Drawing
import Learning
import Simulation
import Timeline

/// What the visuals of the film `training` are made from: the run, the places, the times, the look.
struct TrainingContext: FilmSetting {
  let timeline: Timeline
  let training: Training
  let theme: Theme
  let bands: Bands
  let layout: TrainingLayout
  let schedule: Schedule
  let lettering: Lettering
  let hasCaptions: Bool
  let progress: TrainingProgress
  let curve: LossCurve
  let words: TrainingWords
  /// The greatest |δ| and |∂L/∂w| of the samples that are stepped through, and the greatest |w| of the film.
  let greatest: (delta: Double, gradient: Double, weight: Double)

  /// Gathers what the visuals need; `training` is what the timeline's film is about.
  init(_ timeline: Timeline, _ training: Training, fonts: FilmFonts, theme: Theme, hasCaptions: Bool) {
    (self.timeline, self.training, self.theme, self.hasCaptions) = (timeline, training, theme, hasCaptions)
    bands = Bands(
      width: timeline.size.width, height: timeline.size.height, theme: theme, hasCaptions: hasCaptions)
    layout = TrainingLayout(bands, training, theme)
    schedule = Schedule(timeline)
    lettering = Lettering(fonts: fonts, theme: theme, unit: bands.unit)
    progress = TrainingProgress(training, timeline, schedule)
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

  func text(of beat: BeatID) -> PanelText? { words.text(of: beat) }
}

extension Training {
  /// The network's parameters before it trains.
  var start: Parameters { run.parameters(at: 0) }
}
