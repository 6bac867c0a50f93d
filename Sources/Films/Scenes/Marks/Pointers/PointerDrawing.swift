import Drawing
import FilmKit

/// A mark on the stage that points at places in others.
struct PointerDrawing: MarkDrawing {
  let mark: PointerMark
  /// On which side its label stands, or round which side it leads.
  var side: Side
  /// Where a link leaves that goes straight across to another area.
  let exit: Side?
  let label: LabelLines?
  let anchors: [String: MarkAnchors]
  let areas: [String: Rect]
  let stage: Rect
  let theme: Theme
  let unit: Double

  /// How far labels are from what they speak of, in units.
  static let gap = 14.0
  /// How far a brace goes out, its distance from its place among it.
  static let depth = 34.0
  /// How far out a link goes that leads round a mark.
  static let bulge = 48.0

  func draw(_ moment: MarkMoment, into scene: inout Scene) {
    guard moment.opacity > 0, moment.enter > 0 else { return }
    let drawn = Easing.inOut(min(1, 1.4 * moment.enter))
    let opacity = moment.opacity * min(1, 2.2 * drawn)
    switch mark.kind {
    case .box: drawBox(moment, drawn, opacity, into: &scene)
    case .brace: drawBrace(moment, drawn, opacity, into: &scene)
    case .note:
      let meant = meant(moment.play)
      // Clear of the ball that may be there.
      drawLabel(side, side.middle(meant), side.reach(kept(meant)) + 2 * Self.gap * unit, moment, into: &scene)
    case .link: drawLink(moment, drawn, opacity, into: &scene)
    }
  }

  /// The side for the label at a place of a plane that stays where it is: that which is asked for, or another where
  /// there is no room, so that the label doesn't cover its place.
  var sideWithRoom: Side {
    let places = mark.references.flatMap(\.arguments)
    guard let label, mark.references.allSatisfy(\.isOnPlane), places.allSatisfy({ $0.track?.isStill ?? true }) else {
      return side
    }
    let (meant, room) = (meant(PlayMoment()), room)
    let sides = [side, .above, .below, side.opposite]
    return sides.first { $0.reach(meant) + 3 * Self.gap * unit + label.depth($0) <= $0.reach(room) } ?? side
  }

  // MARK: - Places

  /// What is meant: one place, or all from one to another.
  private func meant(_ play: PlayMoment) -> Rect {
    let first = mark.from.rect(anchors, play)
    return mark.to.map { first.union($0.rect(anchors, play)) } ?? first
  }

  /// What labels keep out of: all of the marks, or what is meant alone where it is on a plane.
  private func kept(_ meant: Rect) -> Rect {
    mark.references.reduce(meant) { rect, reference in
      reference.isOnPlane ? rect : rect.union(anchors[reference.mark]?.all ?? rect)
    }
  }

  /// Where labels stay: on the plane, in the areas of what is pointed at, or on the stage.
  private var room: Rect {
    let rooms = mark.references.map { reference in
      if reference.isOnPlane, case .plane(let plane)? = anchors[reference.mark]?.places[AnchorKind.at.name] {
        return plane.rect
      }
      return areas[reference.mark] ?? stage
    }
    return rooms.reduce(.empty) { $0.union($1) }
  }

  private func isGliding(_ play: PlayMoment) -> Bool { mark.references.contains { $0.isGliding(play) } }

  // MARK: - Box

  private func drawBox(_ moment: MarkMoment, _ drawn: Double, _ opacity: Double, into scene: inout Scene) {
    let meant = meant(moment.play)
    // What is filled from one place of a plane to another is exactly that: others may begin where it ends.
    let isExact = mark.isFilled && mark.to != nil && mark.references.allSatisfy(\.isOnPlane)
    // Round a point there is a small box.
    let least = (isExact ? 2 : 40) * unit
    // All of a mark has more room around it than a cell among others.
    let isWide = mark.references.contains { $0.anchor == nil || $0.anchor == AnchorKind.value.name }
    let padding = (isExact ? 0 : isWide ? 14 : 5) * unit
    let wide = max(least, meant.width + 2 * padding)
    let high = max(least, meant.height + 2 * padding)
    let rect = Rect(x: meant.center.x - wide / 2, y: meant.center.y - high / 2, width: wide, height: high)
    let outline = isExact ? Path.rect(rect) : .roundedRect(rect, radius: 11 * unit)
    if mark.isFilled {
      let color = theme.delta.opacity(theme.wash * moment.opacity * drawn)
      scene.append(.fill(outline, .solid(color), .identity))
    } else {
      stroke(outline.first(drawn), opacity, into: &scene)
    }
    drawLabel(side, side.middle(rect), side.reach(kept(rect)) + Self.gap * unit, moment, into: &scene)
  }

  private func stroke(_ path: Path, _ opacity: Double, into scene: inout Scene) {
    scene.append(.stroke(path, Stroke(width: 4 * unit), .solid(theme.delta.opacity(opacity)), .identity))
  }

  // MARK: - Brace

  private func drawBrace(_ moment: MarkMoment, _ drawn: Double, _ opacity: Double, into scene: inout Scene) {
    let meant = meant(moment.play)
    var (from, to) = side.span(meant)
    let middle = (from + to) / 2
    // A brace round a point, or a thin line, can still be seen.
    let half = max(20 * unit, (to - from) / 2)
    (from, to) = (middle - half, middle + half)
    let base = side.reach(kept(meant)) + 10 * unit
    let high = (Self.depth - 10) * unit
    let bend = min(high, half / 2)
    // From one end to the tip; the other half is its mirror image.
    func part(_ from: Double, _ way: Double, _ out: Double) -> Point { side.point(from + way, base + out * high) }
    func curves(_ end: Double, _ sign: Double) -> [Point] {
      [
        part(end, 0, 0), part(end, 0, 0.32), part(end, sign * 0.4 * bend, 0.5), part(end, sign * bend, 0.5),
        part(middle, -sign * bend, 0.5), part(middle, -sign * 0.4 * bend, 0.5), part(middle, 0, 0.68),
        part(middle, 0, 1),
      ]
    }
    let (a, b) = (curves(from, 1), curves(to, -1))
    let path = Path([
      .move(a[0]), .curve(a[1], a[2], a[3]), .line(a[4]), .curve(a[5], a[6], a[7]), .curve(b[6], b[5], b[4]),
      .line(b[3]), .curve(b[2], b[1], b[0]),
    ])
    stroke(path.first(drawn), opacity, into: &scene)
    let tip = base + high
    drawLabel(side, middle, tip + 0.7 * Self.gap * unit, beyond: tip + 2 * unit, moment, into: &scene)
  }

  // MARK: - Link

  private func drawLink(_ moment: MarkMoment, _ drawn: Double, _ opacity: Double, into scene: inout Scene) {
    guard let to = mark.to else { return }
    let (start, end) = (mark.from.rect(anchors, moment.play), to.rect(anchors, moment.play))
    let curve = exit.map { across(start, end, to, $0) } ?? round(start, end)
    let length = curve.length
    guard length > 1, length < 1e5 else { return }
    let tip = curve.first(drawn).d
    // The line ends in the head, which looks along it.
    let head = min(22 * unit, 0.6 * drawn * length)
    let line = curve.first(max(0, drawn - 0.9 * head / length))
    let neck = line.d
    stroke(line.path, opacity, into: &scene)
    let reach = max(1e-9, neck.distance(to: tip))
    let along = (tip - neck) * (1 / reach)
    let back = tip - along * head
    let wing = Point(-along.y, along.x) * (0.5 * head)
    scene.append(
      .fill(.polygon([tip, back + wing, back - wing]), .solid(theme.delta.opacity(opacity)), .identity))
    labelLink(curve, start, end, moment, into: &scene)
  }

  /// From one area straight across to another, a little bent.
  private func across(_ start: Rect, _ end: Rect, _ to: AnchorReference, _ exit: Side) -> Cubic {
    let clear = 10 * unit
    let (leave, arrive) = (mark.from.touched(from: exit), to.touched(from: exit.opposite))
    let a = leave.point(leave.middle(start), mark.from.reach(leave, start, anchors) + clear)
    let d = arrive.point(arrive.middle(end), to.reach(arrive, end, anchors) + clear)
    let way = d - a
    let out = exit.point(0, 1)
    let length = abs(way.x * out.x + way.y * out.y)
    let isTurned = leave != exit || arrive != exit.opposite
    let bend = (exit.isLevel ? Point(1, 0) : Point(0, -1)) * (isTurned ? 0 : min(36 * unit, 0.12 * length))
    // An end that is touched from aside needs but a little way to turn.
    func pull(_ side: Side, _ isStraight: Bool) -> Point {
      side.point(0, 1) * (isStraight ? 0.45 * length : 1.6 * Self.bulge * unit)
    }
    return Cubic(a, a + pull(leave, leave == exit) + bend, d + pull(arrive, arrive == exit.opposite) + bend, d)
  }

  /// Round one side of what is pointed at.
  private func round(_ start: Rect, _ end: Rect) -> Cubic {
    let clear = 8 * unit
    var (from, to) = (side.middle(start), side.middle(end))
    // One that leads back to where it begins is a narrow loop.
    let apart = 22 * unit * max(0, 1 - abs(to - from) / (60 * unit))
    (from, to) = (from - apart, to + apart)
    let (low, high) = (side.reach(start) + clear, side.reach(end) + clear)
    let top = side.reach(kept(start.union(end))) + Self.bulge * unit
    // So that the middle of the curve is there.
    let control = (top - (low + high) / 8) / 0.75
    let lean = 0.12 * (to - from)
    return Cubic(
      side.point(from, low), side.point(from + lean, control), side.point(to - lean, control), side.point(to, high))
  }

  private func labelLink(
    _ curve: Cubic, _ start: Rect, _ end: Rect, _ moment: MarkMoment, into scene: inout Scene
  ) {
    guard let label else { return }
    guard let exit, let to = mark.to else {
      let top = side.reach(kept(start.union(end))) + Self.bulge * unit
      let middle = (side.middle(start) + side.middle(end)) / 2
      return drawLabel(side, middle, top + 0.8 * Self.gap * unit, moment, into: &scene)
    }
    // Between the two marks, clear of the curve.
    let first = anchors[mark.from.mark]?.all ?? start
    let last = anchors[to.mark]?.all ?? end
    let beside: Side = exit.isLevel ? .right : .above
    let middle = (exit.reach(first) - exit.opposite.reach(last)) / 2
    let along = exit == .right || exit == .below ? middle : -middle
    let half = (beside.isLevel ? label.width : label.height) / 2 + Self.gap * unit
    let near = curve.points.filter { abs((beside.isLevel ? $0.x : $0.y) - along) <= half }
    let out = near.map { beside.reach(Rect(minX: $0.x, minY: $0.y, maxX: $0.x, maxY: $0.y)) }.max()
    let own = beside.reach(Rect(minX: curve.a.x, minY: curve.a.y, maxX: curve.d.x, maxY: curve.d.y))
    drawLabel(beside, along, (out ?? own) + Self.gap * unit, moment, into: &scene)
  }

  // MARK: - Label

  /// Draws the label so far along a side and so far out, and no farther than there is room.
  ///
  /// - Parameter least: How far out it begins at least, whatever the room.
  private func drawLabel(
    _ side: Side, _ along: Double, _ out: Double, beyond least: Double = -.infinity, _ moment: MarkMoment,
    into scene: inout Scene
  ) {
    guard let label else { return }
    let opacity = moment.opacity * Easing.inOut(max(0, min(1, 2.5 * moment.enter - 1.5)))
    guard opacity > 0 else { return }
    let room = room
    let box = label.box(side, of: side.point(along, out))
    func way(_ low: Double, _ high: Double, into first: Double, _ last: Double) -> Double {
      high - low > last - first ? (first + last - low - high) / 2 : max(first - low, min(0, last - high))
    }
    let shift = Point(
      way(box.minX, box.maxX, into: room.minX, room.maxX), way(box.minY, box.maxY, into: room.minY, room.maxY))
    let moved = Transform.place(at: shift)(box)
    let back = max(0, least + side.opposite.reach(moved))
    let place = back > 0 && back.isFinite ? Transform.place(at: side.point(0, back))(moved) : moved
    if mark.references.contains(where: \.isOnPlane) {
      // On a plane it stands on the ground's colour, whatever is there.
      let ground = Path.roundedRect(place.expanded(by: 6 * unit), radius: 8 * unit)
      scene.append(.fill(ground, .solid(theme.ground.opacity(0.85 * opacity)), .identity))
    }
    label.draw(side, in: place, moment.play, opacity: opacity, isMoving: isGliding(moment.play), into: &scene)
  }
}
