import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline
import Typesetting

/// The sample that a step is taken on, among the data: a ring, its two coordinates on their way to the network, and at
/// the end of the backward pass ∂L/∂x as an arrow.
struct SampleVisual: TrainingVisual {
  private struct Entry {
    let at: Point
    let routes: [Route]
    let takes: Span
    let flies: Span
    let clears: Span
    let arrow: InputArrow?
  }

  private let entries: [Entry]
  private let plane: PlaneMotion
  private let radius: Double
  private let theme: Theme
  private let unit: Double

  init(_ film: TrainingContext) throws(TypesettingError) {
    (theme, unit) = (film.theme, film.unit)
    radius = DataVisual.radius(film) + 9 * film.unit
    let samples = film.training.samples
    let arrows = try InputArrow.arrows(radius: radius, film)
    let slide = NetworkSlide(film)
    let plane = PlaneMotion(film)
    self.plane = plane
    var entries: [Entry] = []
    for (index, sample) in samples.enumerated() {
      let at = film.layout.place(sample.sample.point)
      entries.append(
        Entry(
          at: at,
          routes: film.layout.neurons[0].map {
            Route([
              plane.transform(at: film.flies(index).start)(at), $0 + slide.offset(at: film.takes(index).end),
            ])
          },
          takes: film.takes(index), flies: film.flies(index),
          clears: film.clears(index), arrow: arrows[index]))
    }
    self.entries = entries
  }

  func draw(at moment: TrainingMoment, into scene: inout Scene) {
    let time = moment.time
    for entry in entries {
      let gone = Easing.inOut(entry.clears.progress(at: time))
      let taken = entry.takes.part(0, 0.35).progress(at: time)
      guard taken > 0, gone < 1 else { continue }
      let opacity = Easing.inOut(taken) * (1 - gone)
      let size = radius * (1 + 1.4 * (1 - Easing.out(taken)))
      let ring = Path.circle(radius: 1)
      let place = Transform.place(at: plane.transform(at: time)(entry.at), scale: size)
      scene.append(
        .stroke(ring, Stroke(width: 7 * unit / size), .solid(theme.ground.opacity(0.7 * opacity)), place))
      scene.append(.stroke(ring, Stroke(width: 3.5 * unit / size), .solid(theme.ink.opacity(opacity)), place))
      let leaves = Easing.inOut(entry.flies.progress(at: time))
      for route in entry.routes {
        Particle.draw(along: route, progress: leaves, color: theme.signal, scale: unit, theme: theme, into: &scene)
      }
      guard let arrow = entry.arrow else { continue }
      scene.through(Lens(offset: plane.offset(at: time))) { arrow.draw(opacity: 1 - gone, at: time, into: &$0) }
    }
  }
}
