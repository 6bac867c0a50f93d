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
    let slot: BackpropStage.Slot
    /// What it says, in order of time.
    var versions: [Version]
    /// When it goes for good.
    var leave: Span?
    /// The colour of the card's border; nil for a label without a card.
    var card: Role?
    /// Where it flies from as it appears; nil for a label that appears in its place.
    var from: Point?
    /// Where it flies to as it goes; nil for a label that goes in its place.
    var to: Point?
    /// When its card appears, still empty; nil for a card that comes with the label.
    var opens: Span?
  }

  private final class Placed: Sendable {
    let labels: [(label: Label, appear: Span, leave: Span?)]
    let item: Item
    let card: (path: Path, box: Rect, role: Role)?
    /// Around it, wherever it is on its way.
    let bounds: Rect

    init(_ item: Item, labels: [(label: Label, appear: Span, leave: Span?)], card: (Path, Rect, Role)?, margin: Double)
    {
      (self.item, self.labels, self.card) = (item, labels, card)
      var bounds = card?.1 ?? .empty
      for place in [item.slot.at, item.from, item.to].compactMap({ $0 }) {
        for entry in labels { bounds = bounds.union(entry.label.bounds(item.slot.anchor, at: place)) }
      }
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
    let padding = 16 * unit
    var scale = 1.0
    var chosen = 0
    let ways = items.flatMap(\.versions).map(\.sources.count).max() ?? 1
    for way in 0..<ways {
      chosen = way
      scale = 1
      for item in items {
        for version in item.versions {
          let label = try film.lettering.math(Self.source(version, way), size: size)
          scale = min(scale, item.slot.room / max(label.width, 1e-9))
        }
      }
      if scale * size >= theme.smallest { break }
    }
    scale = max(scale, theme.smallest / size)
    var placed: [Placed] = []
    var boxes: [Quantity: Rect] = [:]
    for item in items {
      var labels: [(label: Label, appear: Span, leave: Span?)] = []
      for (index, version) in item.versions.enumerated() {
        let label = try film.lettering.math(Self.source(version, chosen), size: size * scale)
        let next = index + 1 < item.versions.count ? item.versions[index + 1].appear : nil
        labels.append((label, version.appear, next))
      }
      // The card is as large as the largest of what it will hold.
      var ink = Rect.empty
      for entry in labels { ink = ink.union(entry.label.bounds(item.slot.anchor, at: item.slot.at)) }
      let box = ink.expanded(by: item.card == nil ? 9 * unit : 0)
        .inset(left: item.card == nil ? 0 : -padding, right: item.card == nil ? 0 : -padding)
        .inset(top: item.card == nil ? 0 : -0.8 * padding, bottom: item.card == nil ? 0 : -0.8 * padding)
      let first = labels.first.map { $0.label.bounds(item.slot.anchor, at: item.slot.at) } ?? ink
      boxes[item.quantity] = item.card == nil ? first.expanded(by: 9 * unit) : box
      let card = item.card.map { (path: Path.roundedRect(box, radius: 14 * unit), box: box, role: $0) }
      placed.append(Placed(item, labels: labels, card: card, margin: 8 * unit))
    }
    (self.placed, self.boxes, self.theme, self.unit) = (placed, boxes, theme, unit)
  }

  func draw(at time: Double, into scene: inout Scene) {
    for placed in placed where scene.sees(placed.bounds) {
      let item = placed.item
      let leaving = item.leave?.progress(at: time) ?? 0
      let stays = 1 - Easing.inOut(leaving)
      guard stays > 0, let first = placed.labels.first else { continue }
      let shown = Easing.inOut(first.appear.progress(at: time))
      if let card = placed.card {
        let opened = item.opens.map { Easing.inOut($0.progress(at: time)) } ?? 0
        if opened > shown {
          let dash = Stroke(width: 2 * unit, dashes: [2 * unit, 7 * unit])
          scene.append(
            .stroke(card.path, dash, .solid(theme.muted.opacity(0.7 * (opened - shown) * stays)), .identity))
        }
        if shown > 0 {
          scene.append(.fill(card.path, .solid(theme.surface.opacity(0.94 * shown * stays)), .identity))
          let border = theme.color(of: card.role).opacity(0.8 * shown * stays)
          scene.append(.stroke(card.path, Stroke(width: 2 * unit), .solid(border), .identity))
          scene.mark(.body(card.box, opacity: shown * stays))
        }
      }
      for (index, entry) in placed.labels.enumerated() {
        let progress = entry.appear.progress(at: time)
        let gone = entry.leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
        guard progress > 0, gone < 1 else { continue }
        // What flies is seen before it has landed.
        let from = index == 0 ? item.from : nil
        var at = from.map { $0.toward(item.slot.at, Easing.inOut(progress)) } ?? item.slot.at
        // What flies away is seen until it is nearly there.
        var seen = stays
        if let to = item.to, leaving > 0 {
          at = at.toward(to, Easing.inOut(leaving))
          seen = Easing.inOut(min(1, 2 * (1 - leaving)))
        }
        let opacity = from == nil ? Easing.inOut(progress) : Easing.inOut(min(1, 2 * progress))
        entry.label.draw(
          item.slot.anchor, at: at, opacity: opacity * (1 - gone) * seen,
          isMoving: (from != nil && progress < 1) || (item.to != nil && leaving > 0),
          into: &scene, color: theme.color)
      }
    }
  }

  private static func source(_ version: Item.Version, _ way: Int) -> String {
    version.sources[min(way, version.sources.count - 1)]
  }
}
