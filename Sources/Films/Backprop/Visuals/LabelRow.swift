import Drawing
import FilmKit
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// Labels of one kind along the network (weights, δ, gradients), set in one size.
struct LabelRow: Visual {
  /// What one label says, where and when.
  struct Item {
    /// What it says from a moment on; each takes the place of the one before.
    struct Version {
      /// The formula, from the longest way of writing it to the shortest.
      let sources: [String]
      /// When it appears.
      let appear: Span
    }

    /// What it stands for, for those who light it.
    let quantity: Quantity
    /// Where it stands.
    let place: BackpropStage.Slot
    /// What it says, in order of time.
    var versions: [Version]
    /// When it goes for good.
    var leave: Span?
    /// The card that it stands on, and the colour of its border; nil for a label without one.
    var card: (box: Rect, role: Role)?
    /// Where it flies from as it appears; nil for a label that appears in its place.
    var from: Point?
    /// When its card is seen, still empty; nil for a card that comes with the label.
    var slot: SlotTimes?
  }

  private final class Placed: Sendable {
    let label: RollingLabel
    let item: Item
    let card: (path: Path, box: Rect, role: Role)?
    /// Where it flies from: beside its neuron, not over the number in it, where the network runs down.
    let from: Point?
    /// Around it, wherever it is on its way.
    let bounds: Rect

    init(_ item: Item, _ label: RollingLabel, runsDown: Bool, radius: Double, margin: Double) {
      (self.item, self.label) = (item, label)
      from = item.from.map { from in
        guard runsDown else { return from }
        let reach = from.x - label.bounds(at: from).minX
        return Point(max(from.x, min(from.x + reach, item.place.at.x)), from.y)
      }
      card = item.card.map { (.roundedRect($0.box, radius: min(radius, 0.3 * $0.box.height)), $0.box, $0.role) }
      var bounds = item.card?.box ?? .empty
      for place in [item.place.at, from].compactMap(\.self) { bounds = bounds.union(label.bounds(at: place)) }
      self.bounds = bounds.expanded(by: margin)
    }
  }

  /// Around each label (around its card, where it has one), by what it stands for.
  let boxes: [Quantity: Rect]
  private let placed: [Placed]
  private let theme: Theme
  private let unit: Double

  /// Sets the labels at `size` units, or smaller where one would not fit its place.
  init(_ items: [Item], size: Double, film: BackpropContext) throws(TypesettingError) {
    let theme = film.theme
    let unit = film.unit
    var scale = 1.0
    var chosen = 0
    let ways = items.flatMap(\.versions).map(\.sources.count).max() ?? 1
    for way in 0..<ways {
      chosen = way
      scale = 1
      for item in items {
        for version in item.versions {
          let label = try film.lettering.math(Self.source(version, way), size: size)
          scale = min(scale, item.place.room / max(label.width, 1e-9))
          // A card has room above and below as well.
          if let card = item.card { scale = min(scale, (card.box.height - 12 * unit) / max(label.ink.height, 1e-9)) }
        }
      }
      if scale * size >= film.smallest { break }
    }
    scale = max(scale, film.smallest / size)
    var placed: [Placed] = []
    var boxes: [Quantity: Rect] = [:]
    for item in items {
      let versions = try item.versions.map { version throws(TypesettingError) in
        (label: try film.lettering.math(Self.source(version, chosen), size: size * scale), appear: version.appear)
      }
      guard let label = RollingLabel(versions, item.place.anchor) else { continue }
      boxes[item.quantity] = item.card?.box ?? label.firstBounds(at: item.place.at).expanded(by: 9 * unit)
      placed.append(Placed(item, label, runsDown: film.stage.axis == .down, radius: 14 * unit, margin: 8 * unit))
    }
    (self.placed, self.boxes, self.theme, self.unit) = (placed, boxes, theme, unit)
  }

  func draw(at time: Double, into scene: inout Scene) {
    for placed in placed where scene.sees(placed.bounds) {
      let stays = 1 - (placed.item.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0)
      let progress = placed.label.appear.progress(at: time)
      let shown = Easing.inOut(progress)
      if let card = placed.card {
        let opened = placed.item.slot?.share(at: time) ?? 0
        if opened > shown, stays > 0 {
          let dash = Stroke(width: 2 * unit, dashes: [2 * unit, 7 * unit])
          let color = theme.muted.opacity(0.55 * (opened - shown) * stays)
          scene.append(.stroke(card.path, dash, .solid(color), .identity))
        }
        if shown * stays > 0 {
          scene.append(.fill(card.path, .solid(theme.surface.opacity(0.94 * shown * stays)), .identity))
          let border = theme.color(of: card.role).opacity(0.8 * shown * stays)
          scene.append(.stroke(card.path, Stroke(width: 2 * unit), .solid(border), .identity))
          scene.mark(.body(card.box, opacity: shown * stays))
        }
      }
      guard progress > 0, stays > 0 else { continue }
      // What flies is seen before it has landed.
      let at = placed.from.map { $0.toward(placed.item.place.at, shown) } ?? placed.item.place.at
      let seen = placed.item.from == nil || shown == 0 ? 1 : Easing.inOut(min(1, 2 * progress)) / shown
      placed.label.draw(
        at: at, time: time, opacity: stays * seen, isMoving: placed.item.from != nil && progress < 1, into: &scene,
        color: { theme.color(of: $0) })
    }
  }

  private static func source(_ version: Item.Version, _ way: Int) -> String {
    version.sources[min(way, version.sources.count - 1)]
  }
}
