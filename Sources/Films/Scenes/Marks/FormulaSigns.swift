import Drawing
import FilmKit

/// A formula as its single signs, each of which is drawn by itself: so they come term by term, and go to other places one
/// by one.
struct FormulaSigns {
  /// The outline of a sign.
  struct Sign {
    let path: Path
    let role: Role?
    /// Of which term it is part, from 0 at the left.
    var term = 0
  }

  private let label: Label
  let signs: [Sign]
  /// How many terms there are.
  let termCount: Int

  /// What stands apart by more than so much of the type's size is another term: signs such as = have more around them.
  private static let apart = 0.2

  init(_ label: Label) {
    self.label = label
    var signs = label.parts.flatMap { part in Self.outlines(part.path).map { Sign(path: $0, role: part.role) } }
    // From left to right; what stands above or below one another is one term.
    var (term, end) = (0, -Double.infinity)
    for index in signs.indices.sorted(by: { signs[$0].path.bounds.minX < signs[$1].path.bounds.minX }) {
      let bounds = signs[index].path.bounds
      if bounds.minX > end + Self.apart * label.size, end > -.infinity { term += 1 }
      signs[index].term = term
      end = max(end, bounds.maxX)
    }
    (self.signs, termCount) = (signs, term + 1)
  }

  /// The outlines that a path is joined of: each with the holes in it.
  private static func outlines(_ path: Path) -> [Path] {
    var contours: [[Path.Element]] = []
    for element in path.elements {
      if case .move = element { contours.append([]) }
      if !contours.isEmpty { contours[contours.count - 1].append(element) }
    }
    var found: [(elements: [Path.Element], bounds: Rect, area: Double)] = []
    for contour in contours {
      let (bounds, area) = (Path(contour).bounds, area(contour))
      // A hole runs the other way round than the outline that it lies in.
      if let last = found.last, last.bounds.contains(bounds), last.area * area < 0 {
        found[found.count - 1].elements += contour
      } else {
        found.append((contour, bounds, area))
      }
    }
    return found.map { Path($0.elements) }
  }

  /// Twice the area within a contour, with a sign that says which way round it runs.
  private static func area(_ contour: [Path.Element]) -> Double {
    let points = contour.flatMap { element -> [Point] in
      switch element {
      case .move(let p), .line(let p): [p]
      case .curve(let p, let q, let r): [p, q, r]
      case .close: []
      }
    }
    var area = 0.0
    for (a, b) in zip(points, points.dropFirst() + points.prefix(1)) { area += a.x * b.y - a.y * b.x }
    return area
  }

  /// How much is seen of a term when the formula has so far come, 0 … 1: one after the other.
  func opacity(of term: Int, _ enter: Double) -> Double {
    guard termCount > 1 else { return Easing.inOut(enter) }
    let length = 0.5
    let start = (1 - length) * Double(term) / Double(termCount - 1)
    return Easing.inOut(max(0, min(1, (enter - start) / length)))
  }

  /// Appends the formula, with the middle of its baseline at a point.
  func draw(at foot: Point, _ moment: MarkMoment, isRunning: Bool, _ theme: Theme, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let place = Transform.place(at: label.origin(.center, at: foot))
    for sign in signs {
      let opacity = moment.opacity * self.opacity(of: sign.term, moment.enter)
      guard opacity > 0 else { continue }
      scene.letter(.fill(sign.path, .solid(theme.color(of: sign.role).opacity(opacity)), place))
    }
    // It can be read when its last term has come.
    let opacity = moment.opacity * self.opacity(of: termCount - 1, moment.enter)
    guard opacity > 0 else { return }
    scene.mark(
      Mark(
        kind: .label, bounds: label.bounds(.center, at: foot), size: label.size, text: label.plain,
        colors: label.parts.map { theme.color(of: $0.role) }, opacity: opacity, source: label.source,
        coloredRuns: label.roleRuns.map {
          Mark.ColoredRun(color: theme.color(of: $0.role), bounds: place($0.bounds))
        }, isRunning: isRunning))
  }
}
