import Drawing
import Simulation
import Timeline
import Typesetting

/// One training step of a network: forward, loss, and backward as the dynamic program that it is.
///
/// Made once from a timeline; then every frame is drawn from its index alone.
///
/// A class, so that asking for a frame copies a reference, not all that it is made of.
final class BackpropFilm: Film {
  /// The timeline that it was made from.
  let timeline: Timeline
  /// What can be heard.
  let events: [FilmEvent]
  private let schedule: Schedule
  private let formulas: Formulas
  private let theme: Theme
  private let camera: Camera
  /// What stands in the world, which the camera moves along.
  private let world: [any Visual]
  /// What stands in the frame.
  private let fixed: [any Visual]
  /// Panel and header, which say what the timeline asks for.
  private let frontmost: [any Visual]
  /// Title card, end card, countdown and captions, which the end does not take away.
  private let cards: [any Visual]
  private let curtain: Span

  /// Lays out and typesets the whole film; after that nothing can fail.
  init(_ timeline: Timeline, fonts: FilmFonts, hasCaptions: Bool = false) throws(FilmError) {
    let theme = Theme(timeline)
    let film = FilmContext(timeline, fonts: fonts, theme: theme, hasCaptions: hasCaptions)
    let camera = Camera(film)
    self.timeline = timeline
    self.theme = theme
    self.camera = camera
    schedule = film.schedule
    formulas = film.formulas
    curtain = film.curtain
    events = film.events(camera)
    let spotlight = Spotlight(film)
    do {
      (world, fixed) = try Self.stage(film, camera, spotlight)
    } catch {
      throw FilmError(place: "the labels", error)
    }
    frontmost = [try PanelVisual(film, spotlight: spotlight), try HeaderVisual(film)]
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
      // A name is tagged as well: for its colour and its light.
      guard shown.contains(where: \.isNumber), quantity.isOne(formulas.trace) else { return nil }
      guard shown.drop(while: { "-(−".contains($0) }).first?.isNumber == true else { return nil }
      return quantity.value(in: formulas.trace, updated: formulas.update?.trace).map {
        ShownNumber(name: quantity.name(lastLayer: formulas.last), value: $0, shown: shown)
      }
    }
  }

  /// Draws frame `index`; with or without `skipsUnseen` it is the same, sooner or later.
  func scene(_ index: Int, isInspected: Bool, hasLabels: Bool = true, skipsUnseen: Bool = true) -> Scene {
    let time = schedule.time(ofFrame: index)
    var scene = Scene(isInspected: isInspected, hasLabels: hasLabels, skipsUnseen: skipsUnseen)
    scene.through(Lens(opacity: 1 - Easing.inOut(curtain.progress(at: time)))) { scene in
      scene.through(camera.lens(at: time)) { scene in
        for visual in world { visual.draw(at: time, into: &scene) }
      }
      for visual in fixed { visual.draw(at: time, into: &scene) }
      for visual in frontmost { visual.draw(at: time, into: &scene) }
    }
    for visual in cards { visual.draw(at: time, into: &scene) }
    return scene
  }

  /// The result that a beat works out, in one line of plain text.
  func summary(of beat: BeatID) -> String {
    if let text = formulas.text(of: beat) { return text.plain }
    return switch beat {
    case .countdown: "the seconds before the take"
    case .title: "the title card"
    case .end: "the end card"
    case .update: "a step against the gradients"
    default: ""
    }
  }

  /// The network with all that stands on it, from the ground up, and what stands beside it in the frame.
  private static func stage(
    _ film: FilmContext, _ camera: Camera, _ spotlight: Spotlight
  ) throws(TypesettingError) -> (world: [any Visual], fixed: [any Visual]) {
    let connections = (0..<film.edgeCount).map { Connections(edge: $0, film: film) }
    var world: [any Visual] = []
    for (edge, drawn) in connections.enumerated() {
      world.append(ConnectionsVisual(edge: edge, connections: drawn, film: film))
    }
    for layer in 1...film.lastLayer { world.append(HaloVisual(layer: layer, film: film)) }
    let memo = try MemoVisual(film)
    world.append(memo)
    for (edge, drawn) in connections.enumerated() {
      world.append(try FlowVisual(edge: edge, connections: drawn, film: film))
    }
    world.append(try ComparisonVisual(film))
    for layer in 0...film.lastLayer { world.append(try LayerVisual(layer: layer, film: film)) }
    let rows = [
      try LabelRow.weights(film), try LabelRow.deltas(film), try LabelRow.gradients(film), try LabelRow.loss(film),
    ]
    var boxes: [Quantity: Rect] = [:]
    for row in rows { boxes.merge(row.boxes) { first, _ in first } }
    world.append(SpotlightVisual(film, spotlight: spotlight, boxes: boxes))
    world.append(try ConnectionLabels(film))
    world += rows

    var fixed: [any Visual] = [MemoVisual.Note(memo: memo)]
    if film.timeline.show.scale { fixed.append(try ScaleVisual(film)) }
    if let overview = try OverviewVisual(film, camera: camera) { fixed.append(overview) }
    if film.timeline.show.counter { fixed.append(try CounterVisual(film)) }
    if let wrap = try WrapVisual(film) { fixed.append(wrap) }
    if let cost = try CostVisual(film) { fixed.append(cost) }
    return (world, fixed)
  }

  private static func cards(_ film: FilmContext) throws(FilmError) -> [any Visual] {
    var cards: [any Visual] = []
    do { cards.append(try CountdownVisual(film)) } catch { throw FilmError(place: "the countdown", error) }
    if let title = try CardVisual.title(film) { cards.append(title) }
    if let end = try CardVisual.end(film) { cards.append(end) }
    if let captions = try CaptionVisual(film) { cards.append(captions) }
    return cards
  }
}
