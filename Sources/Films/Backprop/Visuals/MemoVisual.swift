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
    let appear: Span
    let leave: Span?
  }

  private struct Head {
    let label: Label
    let slot: BackpropStage.Slot
    let open: Span
    let leave: Span?
  }

  private let heads: [Head]
  /// In pieces, since a camera's view fades each by where it is.
  private let hairline: [Path]
  private let note: (label: Label, at: Point)?
  private let ways: [Way]
  private let theme: Theme
  private let unit: Double
  private let open: Span
  private let leave: Span?
  /// When the first δ is in the memo.
  private let stored: Span
  /// The layers whose halos are drawn larger than their δ is, and when those come.
  private let lifted: [(layer: Int, breathe: Span)]
  /// How many layers are seen on each side of the camera's middle.
  private let reach: Double
  private let clears: Span?

  /// Prepares heads and ways.
  init(_ film: BackpropContext) throws(TypesettingError) {
    let stage = film.stage
    theme = film.theme
    unit = film.unit
    open = film.slotOpens(1)
    leave = film.slotLeaves(1)
    stored = film.store(film.lastLayer)
    lifted = (1...film.lastLayer).filter { film.isLifted($0) }.map { ($0, film.halo($0)) }
    reach = stage.scrolls ? (stage.view.high - stage.view.low) / 2 / stage.spacing : .infinity
    clears = film.memoLeaves
    // Where the network runs down, the scale has the gradients' column until the backward pass, and after it.
    let late = stage.axis == .across ? (open, leave) : (film.memoOpens, film.memoLeaves)
    let words = [("stored δ", stage.heads.stored, (open, leave)), ("gradient", stage.heads.gradient, late)]
    var heads: [Head] = []
    for case (let word, let slot?, let (open, leave)) in words {
      let label = try film.lettering.text(word, size: max(film.theme.small, film.smallest), fitting: slot.room)
      guard label.size >= film.smallest * film.unit else { continue }
      heads.append(Head(label: label, slot: slot, open: open, leave: leave))
    }
    self.heads = heads
    hairline = stage.hairline.map { .line($0.from, $0.to) }
    note = try Self.note(film)
    ways = (0..<film.edgeCount).flatMap { edge in
      // A δ is used twice in a row: for the gradients of the edge, then for δ of the layer before.
      let last = edge > 0 ? film.leave(.delta(edge: edge - 1)) : film.leave(.grad(edge: 0))
      let elbow = stage.elbow(ofEdge: edge)
      return [
        Way(
          path: .line(elbow.from, elbow.to), role: film.formulas.card(edge).role, isDashed: false,
          appear: film.gradient(edge), leave: film.memoLeaves),
        Way(
          path: Route(stage.fetch(edge)).path, role: .delta, isDashed: true, appear: film.meeting(edge), leave: last),
      ]
    }
  }

  /// What the halos don't show: where some are drawn larger than their δ is.
  private static func note(_ film: BackpropContext) throws(TypesettingError) -> (Label, Point)? {
    guard (1...film.lastLayer).contains(where: film.isLifted) else { return nil }
    let text = "halo: √|δ|, but never under 1 % of the largest"
    let stage = film.stage
    let label = try film.lettering.text(text, size: film.theme.smallest, fitting: stage.stage.width)
    let at =
      stage.axis == .across
      ? Point(stage.stage.minX, stage.stage.maxY + 8 * film.unit)
      : Point(stage.stage.maxX - label.width, stage.stage.minY + 8 * film.unit)
    return (label, at)
  }

  /// The note about the halos, which stands in the frame, not in the world: while one that it is about is seen.
  func drawNote(at time: Double, _ camera: Camera, into scene: inout Scene) {
    guard let note else { return }
    let middle = reach.isFinite ? camera.focus(at: time) : 0
    let seen = lifted.reduce(0) { most, halo in
      let isIn = reach.isFinite ? max(0, min(1, 2 * (reach - abs(Double(halo.layer) - middle)))) : 1
      return max(most, isIn * Easing.inOut(halo.breathe.progress(at: time)))
    }
    let shown = seen * (1 - (clears.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    note.label.draw(.left, at: note.at, opacity: shown, into: &scene) { _ in theme.muted }
  }

  func draw(at time: Double, into scene: inout Scene) {
    func seen(_ open: Span, _ leave: Span?) -> Double {
      Easing.inOut(open.progress(at: time)) * (1 - (leave.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    }
    for head in heads {
      let opacity = seen(head.open, head.leave)
      head.label.draw(head.slot.anchor, at: head.slot.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    let color = theme.line.opacity(0.5 * seen(open, leave))
    for piece in hairline where color.alpha > 0 && scene.sees(piece.bounds) {
      scene.append(.stroke(piece, Stroke(width: 1.5 * unit), .solid(color), .identity))
    }
    for way in ways where scene.sees(way.path.bounds.expanded(by: 8 * unit)) {
      let gone = way.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
      let opacity = Easing.inOut(way.appear.progress(at: time)) * (1 - gone)
      guard opacity > 0 else { continue }
      let stroke =
        way.isDashed ? Stroke(width: 2.5 * unit, dashes: [2 * unit, 9 * unit]) : Stroke(width: 2 * unit)
      let color = theme.color(of: way.role).opacity((way.isDashed ? 0.8 : 0.55) * opacity)
      scene.append(.stroke(way.path, stroke, .solid(color), .identity))
    }
  }
}

extension MemoVisual {
  /// The note about the halos on its own, for the frame.
  struct Note: Visual {
    let memo: MemoVisual
    let camera: Camera

    func draw(at time: Double, into scene: inout Scene) { memo.drawNote(at: time, camera, into: &scene) }
  }
}

extension BackpropContext {
  /// Whether the halo of a layer is drawn larger than its δ is.
  fileprivate func isLifted(_ layer: Int) -> Bool {
    trace.layers[layer].delta.contains { $0 != 0 && abs($0) < HaloVisual.least * greatestDelta }
  }
}
