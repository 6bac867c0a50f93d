import Drawing
import Numerics
import Timeline
import Typesetting

/// The seconds before the take: a number that changes as each second ends, in a ring that empties.
struct CountdownVisual: Visual {
  private let numbers: [Label]
  private let center: Point
  private let span: Span
  private let theme: Theme
  private let unit: Double

  /// Prepares the numbers of the countdown's seconds; a countdown of more than 99 s starts to show at 99.
  init(_ film: some FilmStory) throws(TypesettingError) {
    span = film.schedule.beat(.countdown)
    theme = film.theme
    unit = film.unit
    center = film.bands.frame.center
    var numbers: [Label] = []
    for number in 0...min(99, Int(span.length.rounded(.up))) {
      numbers.append(try film.lettering.text(String(number), size: film.theme.countdown, heavy: true))
    }
    self.numbers = numbers
  }

  func draw(at time: Double, into scene: inout Scene) {
    guard time >= span.start, time < span.end else { return }
    let left = span.end - time
    let number = Int(left.rounded(.up))
    // A number makes way for the next as its second ends, the one fading out while the other fades in.
    let change = Easing.inOut(max(0, 1 - (left - Double(number - 1)) / 0.2))
    // All is there from the first frame, which players show before they play; the ring goes with the last number.
    let ring = number == 1 ? 1 - change : 1
    let radius = 230 * unit
    scene.append(
      .stroke(
        .circle(center: center, radius: radius), Stroke(width: 4 * unit), .solid(theme.track.opacity(ring)),
        .identity))
    let share = left / span.length
    if share > 0 {
      scene.append(
        .stroke(
          Self.arc(center: center, radius: radius, share: share), Stroke(width: 6 * unit),
          .solid(theme.signal.opacity(ring)),
          .identity))
    }
    for (shown, opacity) in [(number, 1 - change), (number - 1, change)]
    where shown > 0 && shown < numbers.count {
      numbers[shown].draw(.middle, at: center, opacity: opacity, into: &scene) { _ in theme.ink }
    }
  }

  /// The part of a circle that is left when `share` of it is: it ends at the top, Béziers of at most 45°.
  private static func arc(center: Point, radius: Double, share: Double) -> Path {
    let pieces = max(1, Int((share * 8).rounded(.up)))
    let turn = 2 * Double.pi * share
    let step = turn / Double(pieces)
    // How far a control point lies from its end: 4/3·tan(step / 4).
    let reach = 4 / 3 * Elementary.sin(step / 4) / Elementary.cos(step / 4) * radius
    func at(_ angle: Double) -> (point: Point, along: Point) {
      let (s, c) = (Elementary.sin(angle), Elementary.cos(angle))
      return (center + Point(s * radius, -c * radius), Point(c, s))
    }
    var elements: [Path.Element] = []
    for piece in 0..<pieces {
      let from = at(-turn + step * Double(piece))
      let to = at(-turn + step * Double(piece + 1))
      if piece == 0 { elements.append(.move(from.point)) }
      elements.append(.curve(from.point + from.along * reach, to.point - to.along * reach, to.point))
    }
    return Path(elements)
  }
}
