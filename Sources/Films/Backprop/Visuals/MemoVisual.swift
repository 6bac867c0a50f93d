import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What makes backpropagation a dynamic program: the heads of the ledger's lines, and the ways by which a stored δ is
/// fetched and a gradient comes to its card.
///
/// `LabelRow` draws its cells with their numbers.
struct MemoVisual: Visual {
  private struct Way {
    let path: Path
    let role: Role
    let isDashed: Bool
    /// What its colour says, where the legend stays for it.
    let fate: String?
    let appear: Span
    let leave: Span?
  }

  private struct Head {
    let label: Label
    let slot: BackpropStage.Slot
    let open: Span
  }

  private let heads: [Head]
  /// In pieces, since a camera's view fades each by where it is.
  private let hairline: [(path: Path, slot: SlotTimes)]
  private let ways: [Way]
  private let theme: Theme
  private let unit: Double
  private let open: Span
  private let clears: Span?

  /// Prepares heads and ways.
  init(_ film: BackpropContext) throws(TypesettingError) {
    let stage = film.stage
    theme = film.theme
    unit = film.unit
    open = film.slot(1).opens
    clears = film.memoLeaves
    // The gradients' with the first of them: until then their line is empty.
    let late = film.gradient(film.edgeCount - 1)
    let stored = film.wording(stage.heads.gradient == nil ? .deltaAndGradient : .storedDelta)
    let words = [(stored, stage.heads.stored, open), (film.wording(.gradientHead), stage.heads.gradient, late)]
    var heads: [Head] = []
    for case (let word, let slot?, let open) in words {
      let label = try film.lettering.text(word, size: max(film.theme.small, film.smallest), fitting: slot.room)
      guard label.size >= film.smallest * film.unit else { continue }
      heads.append(Head(label: label, slot: slot, open: open))
    }
    self.heads = heads
    hairline = stage.hairline.enumerated().map { index, piece in
      (.line(piece.from, piece.to), film.slot(index < film.lastLayer ? 1 : film.lastLayer))
    }
    let steps = film.showsSteps ? Array(0..<film.edgeCount) : []
    let fates = LegendVisual.fates(film.wording)
    let gradients = (0..<film.edgeCount).flatMap { edge in
      // A δ is used twice in a row: for the gradients of the edge, then for δ of the layer before.
      let last = edge > 0 ? film.leave(.delta(edge: edge - 1)) : film.leave(.grad(edge: 0))
      let elbow = stage.elbow(ofEdge: edge)
      return [
        Way(
          path: .line(elbow.from, elbow.to), role: film.formulas.card(edge).role, isDashed: false,
          fate: film.keepsGradients ? fates[film.formulas.card(edge).role] : nil,
          appear: film.gradient(edge),
          leave: film.gradientsLeave),
        Way(
          path: Route(stage.fetch(edge)).path, role: .delta, isDashed: true, fate: nil,
          appear: film.meeting(edge), leave: last),
      ]
    }
    ways =
      gradients
      + steps.map { edge in
        let (from, box) = (stage.elbow(ofEdge: edge).from, stage.step(ofEdge: edge))
        return Way(
          path: .line(from, stage.axis == .across ? Point(from.x, box.minY) : Point(box.minX, from.y)), role: .weight,
          isDashed: false, fate: nil,
          appear: film.stepsKnown, leave: nil)
      }
  }

  /// How much is left of what the update clears.
  private func stays(at time: Double) -> Double {
    1 - (clears.map { Easing.inOut($0.progress(at: time)) } ?? 0)
  }

  func draw(at time: Double, into scene: inout Scene) {
    let stays = stays(at: time)
    for head in heads {
      let opacity = Easing.inOut(head.open.progress(at: time)) * stays
      head.label.draw(head.slot.anchor, at: head.slot.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    for piece in hairline where scene.sees(piece.path.bounds) {
      let color = theme.line.opacity(0.5 * piece.slot.share(at: time) * stays)
      guard color.alpha > 0 else { continue }
      scene.append(.stroke(piece.path, Stroke(width: 1.5 * unit), .solid(color), .identity))
    }
    for way in ways where scene.sees(way.path.bounds.expanded(by: 8 * unit)) {
      let gone = way.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
      let opacity = Easing.inOut(way.appear.progress(at: time)) * (1 - gone)
      guard opacity > 0 else { continue }
      let stroke =
        way.isDashed ? Stroke(width: 2.5 * unit, dashes: [2 * unit, 9 * unit]) : Stroke(width: 2 * unit)
      let color = theme.color(of: way.role).opacity((way.isDashed ? 0.8 : 0.55) * opacity)
      scene.append(.stroke(way.path, stroke, .solid(color), .identity))
      if let fate = way.fate { scene.mark(.explained(fate, way.path.bounds, opacity: opacity)) }
    }
  }
}
