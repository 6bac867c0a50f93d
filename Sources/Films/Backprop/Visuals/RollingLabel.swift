import Drawing
import FilmKit

/// A label that says something else from a moment on: what both texts share stays, the rest goes, and only then comes
/// the new.
struct RollingLabel: Sendable {
  private let versions: [(label: Label, appear: Span)]
  private let anchor: Label.Anchor
  /// The label that the others begin with.
  private let widest: Label

  /// Prepares a label of one or more versions, in order of time; all begin where the widest does.
  init(first: (label: Label, appear: Span), then: [(label: Label, appear: Span)] = [], _ anchor: Label.Anchor) {
    var widest = first.label
    for version in then where version.label.width > widest.width { widest = version.label }
    (versions, self.anchor, self.widest) = ([first] + then, anchor, widest)
  }

  /// The same for versions that may be none at all; nil then.
  init?(_ versions: [(label: Label, appear: Span)], _ anchor: Label.Anchor) {
    guard let first = versions.first else { return nil }
    self.init(first: first, then: Array(versions.dropFirst()), anchor)
  }

  /// When the first version appears.
  var appear: Span { versions[0].appear }

  /// The bounds of all that it says in time, anchored at a point.
  func bounds(at point: Point) -> Rect {
    let origin = widest.origin(anchor, at: point)
    return versions.reduce(.empty) { $0.union($1.label.bounds(.left, at: origin)) }
  }

  /// The bounds of what it says first.
  func firstBounds(at point: Point) -> Rect {
    versions[0].label.bounds(.left, at: widest.origin(anchor, at: point))
  }

  /// Appends what it says at `time`.
  func draw(
    at point: Point, time: Double, opacity: Double, isMoving: Bool = false, into scene: inout Scene,
    color: (Role?) -> Color
  ) {
    guard opacity > 0, let index = versions.lastIndex(where: { $0.appear.progress(at: time) > 0 }) else { return }
    let origin = widest.origin(anchor, at: point)
    let (label, progress) = (versions[index].label, versions[index].appear.progress(at: time))
    guard index > 0, progress < 1 else {
      let shown = index > 0 ? 1 : Easing.inOut(progress)
      label.draw(.left, at: origin, opacity: opacity * shown, isMoving: isMoving, into: &scene, color: color)
      return
    }
    let before = versions[index - 1].label
    let shared = label.parts.filter(before.parts.contains)
    Self.draw(shared, at: origin, opacity, into: &scene, color)
    // The old rolls up and out, the new comes from below as it has all but gone: each below 0.05 where they meet.
    let out = 1 - Easing.inOut(max(0, min(1, 3 * progress - 0.8)))
    let new = Easing.inOut(max(0, min(1, 3 * progress - 1.43)))
    let lift = 0.22 * label.size
    for (label, seen, shift) in [(before, out, lift * (out - 1)), (label, new, lift * (1 - new))] where seen > 0 {
      Self.draw(
        label.parts.filter { !shared.contains($0) }, at: origin + Point(0, shift), opacity * seen, into: &scene, color)
      scene.mark(
        Mark(
          kind: .label, bounds: label.bounds(.left, at: origin), size: label.size, text: label.plain,
          colors: label.parts.map { color($0.role) }, opacity: opacity * seen, source: label.isMath ? label.source : "",
          coloredRuns: label.roleRuns.map {
            Mark.ColoredRun(color: color($0.role), bounds: Transform.place(at: origin)($0.bounds))
          }))
    }
  }

  private static func draw(
    _ parts: [Label.Part], at origin: Point, _ opacity: Double, into scene: inout Scene, _ color: (Role?) -> Color
  ) {
    for part in parts where !part.path.isEmpty {
      scene.letter(.fill(part.path, .solid(color(part.role).opacity(opacity)), .place(at: origin)))
    }
  }
}
