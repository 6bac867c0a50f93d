import Drawing
public import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// One training step of a network: forward, loss, and backward as the dynamic program that it is.
public enum BackpropFilm: FilmKind {
  /// The value of the key `film`.
  public static var name: String { "backprop" }
  /// What it is about.
  public static var summary: String { "One training step of a network, forward and backward." }

  /// Lays out and typesets the whole film; after that nothing can fail.
  public static func film(_ content: BackpropContent, _ setting: FilmSetting) throws(FilmError) -> any Film {
    let film = BackpropContext(content, setting)
    let camera = Camera(film)
    let spotlight = Spotlight(film)
    let stage: [any Visual]
    do { stage = try Self.stage(film, camera, spotlight) } catch { throw FilmError(place: "the labels", error) }
    let (formulas, wording) = (film.formulas, film.wording)
    return try StagedFilm(
      film, stage: stage, lights: spotlight, events: film.events(camera),
      numbers: { tag in
        guard let quantity = Quantity(tag: tag), quantity.isOne(formulas.trace) else { return nil }
        return quantity.value(in: formulas.trace, updated: formulas.update?.trace).map {
          (quantity.name(lastLayer: formulas.last), $0)
        }
      },
      summary: { beat in
        formulas.text(of: beat)?.plain ?? (beat == .update ? wording(.stepSummary) : nil)
      })
  }

  /// The network with all that stands on it, from the ground up, and what stands beside it in the frame.
  private static func stage(
    _ film: BackpropContext, _ camera: Camera, _ spotlight: Spotlight
  ) throws(TypesettingError) -> [any Visual] {
    let connections = (0..<film.edgeCount).map { edge in
      Connections(
        edge: edge, of: film.trace, updated: film.updated, greatestWeight: film.greatestWeight,
        greatestGradient: film.greatestGradient,
        neurons: film.stage.neurons)
    }
    var world: [any Visual] = []
    for (edge, drawn) in connections.enumerated() {
      world.append(ConnectionsVisual(edge: edge, connections: drawn, film: film))
    }
    for layer in 1...film.lastLayer { world.append(halos(of: layer, film)) }
    world.append(try MemoVisual(film))
    for (edge, drawn) in connections.enumerated() {
      world.append(try FlowVisual(edge: edge, connections: drawn, film: film))
    }
    world.append(try ComparisonVisual(film))
    for layer in 0...film.lastLayer { world.append(try LayerVisual(layer: layer, film: film)) }
    let rows = [
      try LabelRow.weights(film), try LabelRow.deltas(film), try LabelRow.gradients(film), try LabelRow.loss(film),
    ]
    let strips = try StripVisual(film)
    var boxes = strips.boxes
    for row in rows { boxes.merge(row.boxes) { first, _ in first } }
    world.append(SpotlightVisual(film, spotlight: spotlight, boxes: boxes))
    world.append(try ConnectionLabels(film))
    if film.timeline.show["scale"] { world.append(try ScaleVisual(film)) }
    world.append(strips)
    world += rows
    world.append(try LabelRow.steps(film))

    var stage: [any Visual] = [World(visuals: world, camera: camera)]
    if let legend = try LegendVisual(film, camera: camera) { stage.append(legend) }
    if let overview = try OverviewVisual(film, camera: camera) { stage.append(overview) }
    var besides: [any Visual] = []
    if film.timeline.show["counter"] { besides.append(try CounterVisual(film)) }
    if let wrap = try WrapVisual(film) { besides.append(wrap) }
    guard let argument = film.argument else { return stage + besides }
    return [
      Veil(
        visuals: stage, leaves: argument.clears, returns: film.updated == nil ? nil : film.networkReturns,
        ground: film.theme.ground),
      Veil(visuals: besides, leaves: argument.clears, returns: nil, ground: film.theme.ground),
    ] + (try Self.argument(argument, film))
  }

  /// What the beat `done` shows in place of the network.
  private static func argument(
    _ argument: Argument, _ film: BackpropContext
  ) throws(TypesettingError) -> [any Visual] {
    let counts = DepthCounts(film.trace.network)
    var visuals: [any Visual] = []
    if let ledger = try LedgerVisual(argument, film) { visuals.append(ledger) }
    visuals.append(try DepthVisual(argument, counts, film))
    visuals.append(try TotalsVisual(argument, counts, film))
    visuals.append(try ArgumentWords(argument, counts, film))
    return visuals
  }

  private static func halos(of layer: Int, _ film: BackpropContext) -> HaloVisual {
    HaloVisual(
      around: film.stage.neurons[layer], film.stage.neuron, deltas: film.trace.layers[layer].delta,
      greatest: film.greatestDelta, theme: film.theme, breathe: film.halo(layer), leave: film.memoLeaves,
      note: film.hasFaintHalos ? film.wording(.halo) : nil)
  }

  /// What stands in the world, which the camera moves along.
  private struct World: Visual {
    let visuals: [any Visual]
    let camera: Camera

    func draw(at time: Double, into scene: inout Scene) {
      scene.through(camera.lens(at: time)) { scene in
        for visual in visuals { visual.draw(at: time, into: &scene) }
      }
    }
  }
}
