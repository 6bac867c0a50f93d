import Drawing
import Learning
import Simulation
import Timeline
import Typesetting

/// A small network that learns to tell classes of points apart: single steps on single samples, what gradients cost,
/// and then the whole run, every picture of it computed from the run itself.
///
/// Made once from a timeline; then every frame is drawn from its index alone.
final class TrainingFilm: Film {
  /// The timeline that it was made from.
  let timeline: Timeline
  /// What can be heard.
  let events: [FilmEvent]
  private let training: Training
  private let schedule: Schedule
  private let progress: TrainingProgress
  private let words: TrainingWords
  private let theme: Theme
  /// What stands on the stage, from the ground up.
  private let stage: [any TrainingVisual]
  /// Panel and header, which say what the timeline asks for.
  private let frontmost: [any Visual]
  /// Title card, end card, countdown and captions, which the end does not take away.
  private let cards: [any Visual]
  private let appear: Span
  private let trains: Span
  private let curtain: Span

  /// Lays out and typesets the whole film; after that nothing can fail.
  init(_ timeline: Timeline, _ training: Training, fonts: FilmFonts, hasCaptions: Bool = false) throws(FilmError) {
    let theme = Theme(timeline)
    let film = TrainingContext(timeline, training, fonts: fonts, theme: theme, hasCaptions: hasCaptions)
    (self.timeline, self.training, self.theme) = (timeline, training, theme)
    (schedule, progress, words) = (film.schedule, film.progress, film.words)
    (appear, trains, curtain) = (film.appear, film.trains.enters, film.curtain)
    events = film.events
    let cost: CostVisual?
    do {
      stage = try Self.stage(film)
      cost = try CostVisual(training: film)
    } catch {
      throw FilmError(place: "the labels", error)
    }
    frontmost = (cost.map { [$0] } ?? []) + [try PanelVisual(film), try HeaderVisual(film)]
    cards = try Self.cards(film)
  }

  /// What frame `index` shows, from the index alone.
  func frame(_ index: Int) -> DisplayList {
    DisplayList(background: theme.ground, commands: scene(index, isInspected: false).commands)
  }

  /// What frame `index` shows without its labels.
  func ground(_ index: Int) -> DisplayList {
    DisplayList(background: theme.ground, commands: scene(index, isInspected: false, hasLabels: false).commands)
  }

  /// The labels and bodies of frame `index`.
  func marks(_ index: Int) -> [Mark] { scene(index, isInspected: true).marks ?? [] }

  /// The numbers in a label, each with what it was rounded from.
  func numbers(in mark: Mark) -> [ShownNumber] {
    FormulaText.tagged(mark.source).compactMap { quantity, shown in
      guard shown.drop(while: { "-(−".contains($0) }).first?.isNumber == true else { return nil }
      return number(quantity).map { ShownNumber(name: $0.name, value: $0.value, shown: shown) }
    }
  }

  private func number(_ quantity: Quantity) -> (name: String, value: Double)? {
    if let value = quantity.value(in: training.run) {
      return (quantity.name(lastLayer: training.classifier.edgeCount), value)
    }
    let trace = quantity.sample.map { training.samples[$0].step.trace } ?? timeline.trace
    guard quantity.isOne(trace), let value = quantity.value(in: trace, updated: nil) else { return nil }
    let name = quantity.name(lastLayer: training.classifier.edgeCount)
    return (quantity.sample.map { "sample \(training.samples[$0].index): \(name)" } ?? name, value)
  }

  /// Draws frame `index`.
  func scene(_ index: Int, isInspected: Bool, hasLabels: Bool = true) -> Scene {
    let time = schedule.time(ofFrame: index)
    var scene = Scene(isInspected: isInspected, hasLabels: hasLabels)
    scene.through(Lens(opacity: 1 - Easing.inOut(curtain.progress(at: time)))) { scene in
      if time >= appear.start {
        let moment = moment(at: time)
        for visual in stage { visual.draw(at: moment, into: &scene) }
      }
      for visual in frontmost { visual.draw(at: time, into: &scene) }
    }
    for visual in cards { visual.draw(at: time, into: &scene) }
    return scene
  }

  private func moment(at time: Double) -> TrainingMoment {
    let place = progress.place(at: time)
    return TrainingMoment(
      time: time, place: place, parameters: TrainingProgress.parameters(training.run, at: place),
      metrics: time >= trains.start ? training.run.metrics(at: place.step) : nil)
  }

  /// What a beat comes to, in one line of plain text.
  func summary(of beat: BeatID) -> String {
    if let text = words.text(of: beat) { return text.plain }
    return switch beat {
    case .countdown: "the seconds before the take"
    case .title: "the title card"
    case .end: "the end card"
    default: ""
    }
  }

  private static func stage(_ film: TrainingContext) throws(TypesettingError) -> [any TrainingVisual] {
    let lines = (0..<film.edgeCount).map { NetworkLine.lines(of: $0, film) }
    var stage: [any TrainingVisual] = [FieldVisual(film), try DataVisual(film), try FieldLegend(film)]
    for (edge, lines) in lines.enumerated() { stage.append(ConnectionVisual(edge: edge, lines, film)) }
    for (edge, lines) in lines.enumerated() { stage.append(SignalVisual(edge: edge, lines, film)) }
    stage.append(try OutcomeVisual(film))
    for layer in 0...film.lastLayer { stage.append(try NeuronVisual(layer: layer, film)) }
    stage.append(try SampleVisual(film))
    stage.append(try LegendVisual(film))
    stage.append(try BlameCards(film, lines))
    let rail = film.layout.rail
    let (plot, readout) = ReadoutVisual.divided(rail, isStrip: film.layout.isStrip, film.unit)
    if let curve = try CurveVisual(film, in: plot) { stage.append(curve) }
    if let numbers = try ReadoutVisual(film, in: readout) { stage.append(numbers) }
    return stage
  }

  private static func cards(_ film: TrainingContext) throws(FilmError) -> [any Visual] {
    var cards: [any Visual] = []
    do { cards.append(try CountdownVisual(film)) } catch { throw FilmError(place: "the countdown", error) }
    if let title = try CardVisual.title(film) { cards.append(title) }
    if let end = try CardVisual.end(film) { cards.append(end) }
    if let captions = try CaptionVisual(film) { cards.append(captions) }
    return cards
  }
}
