import Drawing
import FilmKit

/// What stands at a place, on its way to another, in which it is gone.
struct FlightDrawing {
  private let from: Rect
  private let to: Rect
  private let theme: Theme
  private let unit: Double

  init(from: Rect, to: Rect, _ theme: Theme, _ unit: Double) {
    (self.from, self.to, self.theme, self.unit) = (from, to, theme, unit)
  }

  /// How much larger it is when it arrives: as large as the place, and of any size that can still be seen.
  private var growth: Double {
    guard from.width > 0, from.height > 0, to.width > 0 || to.height > 0 else { return 0.5 }
    return max(0.4, min(1.5, to.width / from.width, to.height / from.height))
  }

  /// Draws it so far on its way, 0 … 1.
  ///
  /// - Parameters:
  ///   - all: All that its mark draws; what lies in the place flies.
  ///   - left: How much of its mark has gone that leaves before it flies; nil where that stays.
  ///   - taken: How much of the mark in which it arrives has come since; nil where that was there before.
  func draw(_ all: [DrawCommand], _ progress: Double, left: Double?, taken: Double?, into scene: inout Scene) {
    let room = from.expanded(by: 4 * unit + 2)
    var picture = all.filter { room.contains($0.bounds) }
    if picture.isEmpty {
      // A point of a plane is a dot.
      let dot = Path.circle(center: from.center, radius: 9 * unit)
      picture = [.fill(dot, .solid(theme.delta), .identity)]
    }
    let share = Easing.inOut(progress)
    let center = from.center.toward(to.center, share)
    let scale = 1 + (growth - 1) * share
    let place = Transform.place(at: center - from.center * scale, scale: scale)
    // It comes out of its like, and goes into where it arrives.
    let gone = taken ?? max(0, (progress - 0.75) / 0.25)
    let opacity = Easing.inOut(left ?? min(1, progress / 0.2)) * (1 - Easing.inOut(gone))
    scene.through(Lens(opacity: opacity)) { scene in
      for command in picture { scene.append(command.seen(place)) }
    }
  }
}
