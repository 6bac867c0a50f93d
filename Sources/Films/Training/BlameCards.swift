import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// Small multiples: the pattern of blame of every sample so far, in a card each, so that the same network can be
/// compared with itself.
struct BlameCards: TrainingVisual {
  private struct Card {
    let box: Rect
    let outline: Path
    let title: (label: Label, at: Point)
    /// nil where there is no room for it.
    let loss: (label: Label, at: Point)?
    let label: Int
    let style: ClassStyle
    let markAt: Point
    let lines: [BlameLines]
    let halos: [Glow]
    let shelves: Span
    /// Where the network's own origin is in the card, and how much smaller the network.
    let origin: Point
    let scale: Double
  }

  private let cards: [Card]
  private let neurons: [Point]
  private let radius: Double
  /// Whether there are so many connections that the weakest would hide the pattern.
  private let isDense: Bool
  private let leaves: Span
  /// What the cards are compared for; it comes with the second.
  private let heading: (label: Label, at: Point, enter: Span)?
  private let theme: Theme
  private let unit: Double
  private let scale: Double

  init(_ film: TrainingContext, _ lines: [[NetworkLine]]) throws(TypesettingError) {
    let (layout, theme, unit) = (film.layout, film.theme, film.unit)
    (self.theme, self.unit, scale) = (theme, unit, film.stageUnit)
    neurons = layout.neurons.flatMap(\.self)
    radius = layout.neuron.halfHeight
    isDense = lines.contains { $0.count > 40 }
    leaves = film.trains.leaves
    let count = film.training.samples.count
    guard count > 0 else {
      (cards, heading) = ([], nil)
      return
    }
    let width = layout.rail.width
    let smallest = try film.lettering.text("0", size: theme.smallest).size
    var heads: [Label] = []
    for way in film.wording.ways(.blamedDifferently) {
      heads.append(try film.lettering.text(way, size: theme.small, fitting: width))
    }
    let title = heads.first { $0.size >= smallest } ?? heads[heads.count - 1]
    heading =
      count > 1 ? (title, Point(layout.rail.minX, layout.rail.minY + 26 * unit), film.shelves(1)) : nil
    // In two columns where they would be flat, else one above the other.
    let area = layout.rail.inset(top: 46 * unit)
    let columns = layout.isStrip ? max(3, count) : area.height / Double(count) < 116 * unit ? 2 : 1
    let rows = (count + columns - 1) / columns
    let gap = 16 * unit
    let size = (
      width: (area.width - gap * Double(columns - 1)) / Double(columns),
      height: min(210 * unit, (area.height - gap * Double(rows - 1)) / Double(rows))
    )
    let reach = 1.6 * radius
    let net = neurons.reduce(Rect.empty) { $0.union(Rect(minX: $1.x, minY: $1.y, maxX: $1.x, maxY: $1.y)) }
      .expanded(by: reach)
    // All alike, so that they can be compared: what the widest words need is kept in each.
    var texts: [(title: Label, loss: Label)] = []
    for (index, sample) in film.training.samples.enumerated() {
      var title = try film.lettering.text(
        film.wording(.cardSample, ["sample": .count(sample.index)]), size: theme.smallest)
      // Where there is little room, the number alone.
      if title.width + 54 * unit > size.width {
        title = try film.lettering.text(
          film.wording.short(.cardSample, ["sample": .count(sample.index)]), size: theme.smallest)
      }
      let number = film.words.number(sample.step.trace.loss, .loss, of: index, .ink)
      texts.append((title, try film.lettering.math("L = \(number)", size: theme.smallest)))
    }
    let words = 38 * unit + texts.reduce(0) { max($0, $1.title.width, $1.loss.width) }
    let isBeside = size.width - words > 1.1 * size.height
    // Every card has its loss, or none has.
    let hasLoss = isBeside || texts.allSatisfy { $0.title.width + $0.loss.width + 68 * unit <= size.width }
    var cards: [Card] = []
    for (index, sample) in film.training.samples.enumerated() {
      let (row, column) = (index / columns, index % columns)
      let box = Rect(
        x: area.minX + Double(column) * (size.width + gap), y: area.minY + Double(row) * (size.height + gap),
        width: size.width, height: size.height)
      let (title, loss) = texts[index]
      let room = box.expanded(by: -12 * unit).inset(left: isBeside ? words : 0, top: isBeside ? 0 : 34 * unit)
      let scale = min(room.width / net.width, room.height / net.height)
      let origin = Point(room.center.x - net.center.x * scale, room.center.y - net.center.y * scale)
      let trace = sample.step.trace
      cards.append(
        Card(
          box: box, outline: .roundedRect(box, radius: 14 * unit),
          title: (title, Point(box.minX + 38 * unit, box.minY + 32 * unit)),
          loss: !hasLoss
            ? nil
            : isBeside
              ? (loss, Point(box.minX + 38 * unit, box.minY + 68 * unit))
              : (loss, Point(box.maxX - 16 * unit - loss.width, box.minY + 32 * unit)),
          label: sample.sample.label, style: ClassStyle(sample.sample.label, theme),
          markAt: Point(box.minX + 21 * unit, box.minY + 25 * unit),
          lines: lines.enumerated().map { BlameLines($1, edge: $0, of: trace, film: film) },
          halos: Self.halos(trace, film), shelves: film.shelves(index), origin: origin, scale: scale))
    }
    self.cards = cards
  }

  private static func halos(_ trace: Trace, _ film: TrainingContext) -> [Glow] {
    let body = film.layout.neuron.halfHeight
    return trace.layers.dropFirst().flatMap { layer in
      zip(film.layout.neurons[layer.index], layer.delta).compactMap { center, delta in
        guard delta != 0, film.greatest.delta > 0 else { return nil }
        let share = Halo.reach(of: delta, greatest: film.greatest.delta, least: 0.004)
        return Glow(center: center, radius: body + 2.6 * body * share, color: film.theme.halo(0.4 + 0.4 * share))
      }
    }
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    let stays = 1 - Easing.inOut(leaves.progress(at: time))
    guard stays > 0, let first = cards.first, time >= first.shelves.start else { return }
    if let heading {
      let opacity = Easing.inOut(heading.enter.progress(at: time)) * stays
      heading.label.draw(.left, at: heading.at, opacity: opacity, into: &scene) { _ in theme.muted }
    }
    for card in cards {
      let shown = Easing.inOut(card.shelves.progress(at: time)) * stays
      guard shown > 0 else { continue }
      draw(card, opacity: shown, into: &scene)
    }
  }

  private func draw(_ card: Card, opacity: Double, into scene: inout Scene) {
    let scale = card.scale
    let place = Transform.place(at: card.origin, scale: scale)
    scene.append(.fill(card.outline, .solid(theme.surface.opacity(opacity)), .identity))
    scene.append(.stroke(card.outline, Stroke(width: 1.5 * unit), .solid(theme.line.opacity(opacity)), .identity))
    scene.mark(.body(card.box, opacity: opacity))
    for lines in card.lines { scene.explained(lines.roles, card.box, opacity: opacity) }
    if !card.halos.isEmpty { scene.explained(.blame, card.box, opacity: opacity) }
    scene.explained(.label(card.label), card.box, opacity: opacity)
    for halo in card.halos {
      scene.append(
        .glow(Glow(center: place(halo.center), radius: halo.radius * scale, color: halo.color.opacity(opacity))))
    }
    for bundle in card.lines.flatMap(\.bundles) where !isDense || bundle.share > 0 {
      let color = bundle.role == .muted ? theme.line : theme.color(of: bundle.role)
      // Thin lines of a small picture stay visible.
      let width = max(bundle.width * self.scale, 1.2 * unit / scale)
      scene.append(.stroke(bundle.path, Stroke(width: width), .solid(color.opacity(opacity)), place))
    }
    for center in neurons {
      let dot = Transform.place(at: place(center), scale: 0.55 * radius * scale)
      scene.append(.fill(Self.disc, .solid(theme.surface.opacity(opacity)), dot))
      scene.append(.stroke(Self.disc, Stroke(width: 0.22), .solid(theme.muted.opacity(opacity)), dot))
    }
    scene.append(
      .fill(card.style.shape, .solid(card.style.color.opacity(opacity)), .place(at: card.markAt, scale: 9 * unit)))
    card.title.label.draw(.left, at: card.title.at, opacity: opacity, into: &scene) { _ in theme.ink }
    card.loss?.label.draw(
      .left, at: card.loss?.at ?? .zero, opacity: opacity, into: &scene, color: { theme.color(of: $0) })
  }

  private static let disc = Path.circle(radius: 1)
}
