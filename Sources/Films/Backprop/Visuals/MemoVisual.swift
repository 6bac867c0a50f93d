import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// What makes backpropagation a dynamic program: the memo's name, and the bows by which a stored δ is fetched.
///
/// `LabelRow.deltas` draws its cells with their numbers.
struct MemoVisual: Visual {
  private struct Bow {
    let path: Path
    let appear: Span
    let leave: Span
  }

  private let name: (label: Label, slot: BackpropStage.Slot)
  private let note: (label: Label, at: Point)?
  private let bows: [Bow]
  private let theme: Theme
  private let unit: Double
  private let open: Span
  /// When the first δ is in the memo.
  private let stored: Span
  private let clears: Span?

  /// Prepares the memo's name and bows.
  init(_ film: BackpropContext) throws(TypesettingError) {
    let stage = film.stage
    theme = film.theme
    unit = film.unit
    open = film.memoOpens
    stored = film.store(film.lastLayer)
    clears = film.memoLeaves
    let slot = stage.memoName
    name = (try film.lettering.text("memo", size: film.theme.small, fitting: slot.room), slot)
    note = try Self.note(film)
    bows = (0..<film.edgeCount).map { edge in
      // It is used twice in a row: for the gradients of the edge, then for δ of the layer before.
      let last = edge > 0 ? film.leave(.delta(edge: edge - 1)) : film.leave(.grad(edge: 0))
      return Bow(path: Route(film.fetch(edge)).path, appear: film.meeting(edge), leave: last)
    }
  }

  /// What the halos don't show: where some are drawn larger than their δ is.
  private static func note(_ film: BackpropContext) throws(TypesettingError) -> (Label, Point)? {
    let sizes = film.trace.layers.dropFirst().flatMap(\.delta).map { abs($0) / max(film.greatestDelta, 1e-300) }
    guard sizes.contains(where: { $0 > 0 && $0 < HaloVisual.least }) else { return nil }
    let text = "halo: √|δ|, but never under 1 % of the largest"
    let stage = film.stage
    let label = try film.lettering.text(text, size: film.theme.smallest, fitting: stage.stage.width)
    let at =
      stage.axis == .across
      ? Point(stage.stage.minX, stage.stage.maxY + 8 * film.unit)
      : Point(stage.stage.maxX - label.width, stage.stage.minY + 8 * film.unit)
    return (label, at)
  }

  /// The note about the halos, which stands in the frame, not in the world.
  func drawNote(at time: Double, into scene: inout Scene) {
    guard let note else { return }
    let shown =
      Easing.inOut(stored.progress(at: time)) * (1 - (clears.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    note.label.draw(.left, at: note.at, opacity: shown, into: &scene) { _ in theme.muted }
  }

  func draw(at time: Double, into scene: inout Scene) {
    let opened = Easing.inOut(open.progress(at: time)) * (1 - (clears.map { Easing.inOut($0.progress(at: time)) } ?? 0))
    guard opened > 0 else { return }
    name.label.draw(name.slot.anchor, at: name.slot.at, opacity: opened, into: &scene) { _ in theme.muted }
    for bow in bows where scene.sees(bow.path.bounds.expanded(by: 8 * unit)) {
      let opacity = Easing.inOut(bow.appear.progress(at: time)) * (1 - Easing.inOut(bow.leave.progress(at: time)))
      guard opacity > 0 else { continue }
      let dash = Stroke(width: 2.5 * unit, dashes: [2 * unit, 9 * unit])
      scene.append(.stroke(bow.path, dash, .solid(theme.delta.opacity(0.7 * opacity)), .identity))
    }
  }
}

extension MemoVisual {
  /// The note about the halos on its own, for the frame.
  struct Note: Visual {
    let memo: MemoVisual

    func draw(at time: Double, into scene: inout Scene) { memo.drawNote(at: time, into: &scene) }
  }
}
