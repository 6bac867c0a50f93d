public import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// A small network that learns to tell classes of points apart: single steps on single samples, what gradients cost,
/// and then the whole run, every picture of it computed from the run itself.
public enum TrainingFilm: FilmKind {
  /// The value of the key `film`.
  public static var name: String { "training" }
  /// What it is about.
  public static var summary: String { "A small network that learns to tell classes of points apart." }

  /// The one that reads saved runs.
  public static var libraries: [(name: String, version: String)] { [("libzip", ZipVersion.text)] }

  /// Lays out and typesets the whole film; after that nothing can fail.
  public static func film(_ training: TrainingContent, _ setting: FilmSetting) throws(FilmError) -> any Film {
    let film = TrainingContext(setting, training)
    let field = FieldVisual(film)
    var stage: [any Visual]
    do {
      stage = [Show(film, try Self.stage(film, field))]
      if let cost = try Self.cost(film) { stage.append(cost) }
    } catch {
      throw FilmError(place: "the labels", error)
    }
    let (words, trace) = (film.words, training.trace)
    return try StagedFilm(
      film, stage: stage, backdrop: ClosingField(film, field), events: film.events,
      numbers: { Quantity(tag: $0).flatMap { number($0, training, trace) } }, summary: { words.text(of: $0)?.plain })
  }

  /// What a number is called, and its value: of the run, of the step on a sample, or of the network without one.
  private static func number(
    _ quantity: Quantity, _ training: TrainingContent, _ trace: Trace
  ) -> (name: String, value: Double)? {
    if let number = quantity.number(in: training.run) { return number }
    guard let sample = quantity.sample else { return number(quantity, training, in: trace) }
    guard training.samples.indices.contains(sample) else { return nil }
    let taken = training.samples[sample]
    return number(quantity, training, in: taken.step.trace).map { ("sample \(taken.index): \($0.name)", $0.value) }
  }

  private static func number(
    _ quantity: Quantity, _ training: TrainingContent, in trace: Trace
  ) -> (name: String, value: Double)? {
    guard quantity.isOne(trace) else { return nil }
    return quantity.value(in: trace, updated: nil).map {
      (quantity.name(lastLayer: training.classifier.edgeCount), $0)
    }
  }

  /// What stands on the stage, from the ground up; where the run is then is worked out once for all of it.
  private struct Show: Visual {
    private let stage: Stage
    private let run: TrainingRun
    private let progress: TrainingProgress
    private let slide: NetworkSlide
    private let appear: Span
    private let trains: Span

    init(_ film: TrainingContext, _ stage: Stage) {
      (self.stage, run, progress, slide) = (stage, film.training.run, film.progress, NetworkSlide(film))
      (appear, trains) = (film.appear, film.trains.enters)
    }

    func draw(at time: Double, into scene: inout Scene) {
      guard time >= appear.start else { return }
      let place = progress.place(at: time)
      let moment = TrainingMoment(
        time: time, place: place, parameters: TrainingProgress.parameters(run, at: place),
        metrics: time >= trains.start ? run.metrics(at: place.step) : nil)
      for visual in stage.plane { visual.draw(at: moment, into: &scene) }
      scene.through(Lens(offset: slide.offset(at: time))) { scene in
        for visual in stage.network { visual.draw(at: moment, into: &scene) }
      }
      for visual in stage.front { visual.draw(at: moment, into: &scene) }
    }
  }

  /// The visuals in three groups, of which the network's may stand aside.
  private struct Stage {
    var plane: [any TrainingVisual] = []
    var network: [any TrainingVisual] = []
    var front: [any TrainingVisual] = []
  }

  private static func stage(_ film: TrainingContext, _ field: FieldVisual) throws(TypesettingError) -> Stage {
    let lines = (0..<film.edgeCount).map { NetworkLine.lines(of: $0, film) }
    var stage = Stage()
    stage.plane = [field, try DataVisual(film), try FieldLegend(film)]
    for (edge, lines) in lines.enumerated() { stage.network.append(ConnectionVisual(edge: edge, lines, film)) }
    for edge in lines.indices { stage.network.append(try NamedConnection(edge: edge, film)) }
    for (edge, lines) in lines.enumerated() { stage.network.append(SignalVisual(edge: edge, lines, film)) }
    stage.network.append(try OutcomeVisual(film))
    for layer in 0...film.lastLayer { stage.network.append(try NeuronVisual(layer: layer, film)) }
    stage.network.append(try LegendVisual(film, lines))
    stage.front = [try SampleVisual(film), try BlameCards(film, lines)]
    guard !film.training.segments.isEmpty else { return stage }
    let parts = film.layout.learning.parts
    let training: [(any TrainingVisual)?] = [
      try BatchRings(film), try LiveNetwork(film, lines), try LiveLegend(film, lines),
      try CurveVisual(film, in: parts.plot),
      try ReadoutVisual(film, parts), try TrainingCaption(film), try PlanePictures(film),
      try RunOutcome(film),
    ]
    stage.front += training.compactMap(\.self)
    return stage
  }

  /// The bars of two passes, one after the other, and of finite differences, in the beat `cost`; nil where that has no time, or says
  /// something else.
  private static func cost(_ film: TrainingContext) throws(TypesettingError) -> CostVisual? {
    let counts = film.training.trace.multiplications
    return try CostVisual(
      [
        CostVisual.Way(
          film.wording(.twoPasses),
          [(counts.forward, Quantity(.forward), .signal), (counts.backward, Quantity(.backward), .delta)]),
        CostVisual.Way(
          film.wording(.probes), [(counts.finiteDifferences, Quantity(.probes), .ink)]),
      ], in: .cost, until: film.schedule.clearing(after: .cost, film.theme), film)
  }
}
