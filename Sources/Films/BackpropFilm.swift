import Drawing
import Timeline
import Typesetting

/// One training step of a network: forward, loss, and backward as the dynamic program that it is.
///
/// Made once from a timeline; then every frame is drawn from its index alone.
struct BackpropFilm: Film {
  /// The timeline that it was made from.
  let timeline: Timeline
  private let schedule: Schedule
  private let formulas: Formulas
  private let theme: Theme
  private let visuals: [any Visual]

  /// Lays out and typesets the whole film; after that nothing can fail.
  init(_ timeline: Timeline, fonts: FilmFonts) throws(FilmError) {
    let theme = Theme(timeline)
    let film = FilmContext(timeline, fonts: fonts, theme: theme)
    self.timeline = timeline
    self.theme = theme
    schedule = film.schedule
    formulas = film.formulas
    visuals = try Self.visuals(film)
  }

  /// What frame `index` shows, from the index alone.
  func frame(_ index: Int) -> DisplayList {
    let time = schedule.time(ofFrame: index)
    var list = DisplayList(background: theme.ground)
    for visual in visuals { visual.draw(at: time, into: &list.commands) }
    return list
  }

  /// The result that a beat works out, in one line of plain text.
  func summary(of beat: BeatID) -> String {
    formulas.text(of: beat)?.plain ?? "the seconds before the take"
  }

  /// All visuals, from the ground up.
  private static func visuals(_ film: FilmContext) throws(FilmError) -> [any Visual] {
    let connections = (0..<film.edgeCount).map { Connections(edge: $0, film: film) }
    var visuals: [any Visual] = []
    for (edge, drawn) in connections.enumerated() {
      visuals.append(ConnectionsVisual(edge: edge, connections: drawn, film: film))
    }
    for layer in 1...film.lastLayer { visuals.append(HaloVisual(layer: layer, film: film)) }
    let deltas: LabelRow
    do {
      deltas = try LabelRow.deltas(film)
      visuals.append(try MemoVisual(film, hasRoom: deltas.stays))
    } catch {
      throw .lettering(place: "the memo", error)
    }
    for (edge, drawn) in connections.enumerated() {
      visuals.append(FlowVisual(edge: edge, connections: drawn, film: film))
    }
    do {
      visuals.append(try ComparisonVisual(film))
      for layer in 0...film.lastLayer { visuals.append(try LayerVisual(layer: layer, film: film)) }
      visuals.append(try LabelRow.weights(film))
      visuals.append(deltas)
      // Where the cards stand one by one there is no place for it; the last page tells the sums.
      if deltas.stays { visuals.append(try CounterVisual(film)) }
      visuals.append(try LabelRow.gradients(film, lower: deltas.stays ? 0 : film.stage.memoSquares))
      visuals.append(try CountdownVisual(film))
    } catch {
      throw .lettering(place: "the labels", error)
    }
    visuals.append(try PanelVisual(film))
    visuals.append(try HeaderVisual(film))
    return visuals
  }
}
