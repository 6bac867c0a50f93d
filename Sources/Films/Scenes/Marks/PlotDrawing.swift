import Drawing
import FilmKit
import Tensors
import Timeline

/// A curve on the stage.
struct PlotDrawing: MarkDrawing {
  let mark: PlotMark
  /// Its own axes; nil on those of another mark.
  let axes: Axes?
  let onPlane: Plane
  let color: Color
  let legend: PlaneLegend
  let theme: Theme
  let unit: Double

  var plane: Plane? { onPlane }
  var anchors: MarkAnchors? {
    axes?.anchors() ?? MarkAnchors(all: onPlane.rect, places: [AnchorKind.at.name: .plane(onPlane)])
  }

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    axes?.draw(moment.opacity * Easing.inOut(min(1, 2 * moment.enter)), into: &scene)
    let points =
      mark.points.map { track in
        let tensor = track.tensor(at: moment.play)
        return (0..<tensor.shape[0]).map { onPlane.place(tensor.elements[2 * $0], tensor.elements[2 * $0 + 1]) }
      } ?? mark.line.map { onPlane.place($0[0], $0[1]) }
    // A curve with axes of its own waits for them.
    let drawn = Easing.inOut(max(0, min(1, axes == nil ? moment.enter : 2 * moment.enter - 0.8)))
    guard drawn > 0 else { return }
    legend.draw(moment.opacity * drawn, into: &scene)
    // One that gets its first points comes where they are.
    let presence = mark.points?.presence(at: moment.play) ?? 1
    guard presence > 0 else { return }
    let light = moment.opacity * presence
    if mark.style == "bars" { drawBars(points, moment.play, light, drawn, into: &scene) }
    drawErrors(points, moment.play, light, drawn, into: &scene)
    if mark.style == "bars" { return }
    if mark.style == "dots" {
      for point in points where onPlane.holds(point) {
        scene.append(
          .fill(Self.disc, .solid(color.opacity(light * drawn)), .place(at: point, scale: 6 * unit)))
      }
      return
    }
    let opacity = light * min(1, 1.6 * drawn)
    var path = mark.style == "steps" ? points.stepped : points
    path = path.upTo(drawn)
    let stroke = mark.style == "dashes" ? LineDrawing.dashes(unit) : Stroke(width: 4 * unit)
    for piece in path.split(whereSeparator: { !onPlane.holds($0) }) where piece.count > 1 {
      scene.append(
        .stroke(.polyline(Array(piece), tolerance: 0.1), stroke, .solid(color.opacity(opacity)), .identity))
    }
    if mark.hasDots, mark.points != nil, let last = path.last, onPlane.holds(last) {
      // Heads of several curves may meet.
      let head = mark.name == nil && mark.on == nil ? theme.ink : color
      scene.append(.fill(Self.disc, .solid(head.opacity(opacity)), .place(at: last, scale: 7 * unit)))
    }
  }

  /// Bars from 0, or from the end of the axis that is nearest to it, as wide as they are apart but for a gap.
  private func drawBars(
    _ points: [Point], _ play: PlayMoment, _ light: Double, _ drawn: Double, into scene: inout Scene
  ) {
    guard let pitch = mark.points.map({ PlotMark.pitch($0.tensor(at: play)) }), pitch > 0 else { return }
    let low = onPlane.x.lowerBound
    let width = 0.9 * abs(onPlane.place(low + pitch, 0).x - onPlane.place(low, 0).x)
    let base = min(onPlane.rect.maxY, max(onPlane.rect.minY, onPlane.place(low, 0).y))
    for point in points where point.x.isFinite && point.y.isFinite {
      let (left, right) = (max(onPlane.rect.minX, point.x - width / 2), min(onPlane.rect.maxX, point.x + width / 2))
      let top = min(onPlane.rect.maxY, max(onPlane.rect.minY, base + (point.y - base) * drawn))
      guard left < right, abs(top - base) > 1e-6 else { continue }
      let bar = Rect(minX: left, minY: min(top, base), maxX: right, maxY: max(top, base))
      // A bar that has hardly begun is faint.
      let shown = min(1, bar.height / (8 * unit)) * drawn
      scene.append(.fill(.rect(bar), .solid(color.opacity(0.85 * shown * light)), .identity))
    }
  }

  /// A line from below each point to above it, with a short one across each end that is within the plane.
  private func drawErrors(
    _ points: [Point], _ play: PlayMoment, _ light: Double, _ drawn: Double, into scene: inout Scene
  ) {
    guard let errors = mark.errors?.tensor(at: play).elements,
      let numbers = mark.points?.tensor(at: play).elements
    else { return }
    let cap = 9 * unit
    var lines: [Path] = []
    for (index, point) in points.enumerated() where index < errors.count && onPlane.holds(point) {
      let (x, y, error) = (numbers[2 * index], numbers[2 * index + 1], abs(errors[index]) * drawn)
      guard error > 0, error < 1e300 else { continue }
      let ends = [onPlane.place(x, y - error).y, onPlane.place(x, y + error).y]
      let inside = ends.map { min(onPlane.rect.maxY, max(onPlane.rect.minY, $0)) }
      lines.append(.line(Point(point.x, inside[0]), Point(point.x, inside[1])))
      for (end, cut) in zip(ends, inside) where end == cut {
        lines.append(.line(Point(point.x - cap, end), Point(point.x + cap, end)))
      }
    }
    guard !lines.isEmpty else { return }
    let ink = (mark.style == "bars" ? theme.ink : color).opacity(light * min(1, 1.6 * drawn))
    scene.append(.stroke(.joined(lines), Stroke(width: 2.5 * unit), .solid(ink), .identity))
  }

  static let disc = Path.circle(radius: 1)
}

extension [Point] {
  /// A staircase through the points.
  var stepped: [Point] {
    enumerated().flatMap { $0.offset == 0 ? [$0.element] : [Point($0.element.x, self[$0.offset - 1].y), $0.element] }
  }

  /// The part of a line from its start that is a share of all of it, by points.
  func upTo(_ share: Double) -> [Point] {
    guard share < 1, count > 1 else { return self }
    let place = share * Double(count - 1)
    let whole = Int(place)
    return Array(self[...whole]) + [self[whole].toward(self[Swift.min(whole + 1, count - 1)], place - Double(whole))]
  }
}
