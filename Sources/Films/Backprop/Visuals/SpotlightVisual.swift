import Drawing
import FilmKit
import NetworkKit
import Timeline

/// Rings around the things on stage that the beat is working with, in the colours of their terms in the formula.
struct SpotlightVisual: Visual {
  private struct Ring {
    let path: Path
    let role: Role
  }

  private let spotlight: Spotlight
  private let rings: [Quantity: Ring]
  private let beats: [(id: BeatID, from: Double, until: Double)]
  private let theme: Theme
  private let stroke: Stroke

  /// Prepares the rings; `boxes` are those of labels and cards.
  init(_ film: BackpropContext, spotlight: Spotlight, boxes: [Quantity: Rect]) {
    let stage = film.stage
    let margin = 7 * film.unit * max(0.4, stage.detail)
    let shape = stage.neuron.grown(by: margin)
    func around(_ centers: [Point]) -> Path {
      .joined(
        centers.map { center in
          shape.path.applying(.place(at: center, scale: shape.scale))
        })
    }
    var rings: [Quantity: Ring] = [:]
    for (layer, centers) in stage.neurons.enumerated() {
      rings[Quantity(.activation, [layer])] = Ring(path: around(centers), role: .signal)
      rings[Quantity(.slope, [layer])] = Ring(path: around(centers), role: .ink)
    }
    rings[Quantity(.target)] = Ring(path: around(stage.targets), role: .target)
    let roles: [Quantity.Kind: Role] = [
      .weight: .weight, .delta: .delta, .gradient: .ink, .loss: .ink,
    ]
    for (quantity, box) in boxes {
      guard let role = roles[quantity.kind] else { continue }
      let isCard = quantity.kind == .delta || quantity.kind == .gradient
      rings[quantity] = Ring(
        path: .roundedRect(box.expanded(by: isCard ? 6 * film.unit : 0), radius: (isCard ? 20 : 12) * film.unit),
        role: role)
    }
    self.rings = rings
    self.spotlight = spotlight
    theme = film.theme
    stroke = Stroke(width: 3 * film.unit * max(0.5, stage.detail))
    // A beat's lights are still fading while the next one starts.
    beats = film.timeline.beats.filter { !$0.frames.isEmpty }.map { beat in
      let span = film.schedule.beat(beat.id)
      return (beat.id, span.start, film.leave(beat.id).end)
    }
  }

  func draw(at time: Double, into scene: inout Scene) {
    let now = beats.filter { $0.from <= time && time <= $0.until }.map(\.id)
    for (quantity, level) in spotlight.lit(at: time, beats: now) {
      guard let ring = rings[quantity] else { continue }
      let color = theme.color(of: ring.role)
      scene.append(.stroke(ring.path, stroke, .solid(color.opacity(0.85 * level)), .identity))
    }
  }
}
