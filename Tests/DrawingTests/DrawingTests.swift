import Drawing
import Testing

@Suite("shapes and commands")
struct DrawingTests {
  @Test("paths are equal by what they draw, however they were made")
  func equality() {
    let one = Path.circle(center: Point(3, 4), radius: 2)
    let two = Path.circle(radius: 2).applying(.place(at: Point(3, 4)))
    #expect(one == two)
    #expect(one.hashValue == two.hashValue)
    #expect(one != Path.circle(center: Point(3, 4), radius: 2.000_001))
    #expect(DrawCommand.fill(one, .solid(Color(0)), .identity) == .fill(two, .solid(Color(0)), .identity))
  }

  @Test("a circle of Béziers is round to 3 parts in 10 000")
  func circle() {
    var from = Point.zero
    for element in Path.circle(radius: 1).elements {
      switch element {
      case .move(let p), .line(let p): from = p
      case .curve(let p, let q, let r):
        for step in 0...20 {
          let t = Double(step) / 20
          let s = 1 - t
          let point = from * (s * s * s) + p * (3 * s * s * t) + q * (3 * s * t * t) + r * (t * t * t)
          #expect(abs(point.distance(to: .zero) - 1) < 0.0003)
        }
        from = r
      case .close: break
      }
    }
  }

  @Test("a line of fewer points is nowhere farther from those left out than is said")
  func fewerPoints() {
    let straight = (0...50).map { Point(Double($0), 2 * Double($0)) }
    #expect(Path.polyline(straight, tolerance: 0.05) == .line(Point(0, 0), Point(50, 100)))
    let bent = (0...200).map { Point(Double($0), Double($0 * $0) / 100) }
    for points in [bent, bent + bent.reversed(), [bent[0], bent[0], bent[0]]] {
      let ends = Path.polyline(points, tolerance: 0.05).elements.compactMap { element -> Point? in
        switch element {
        case .move(let p), .line(let p): p
        case .curve, .close: nil
        }
      }
      #expect(ends.first == points.first && ends.last == points.last && ends.count < max(3, points.count / 4))
      for point in points {
        let isNear = zip(ends, ends.dropFirst()).contains { from, to in
          let (off, way) = (point - from, to - from)
          let length = way.x * way.x + way.y * way.y
          let share = length > 0 ? max(0, min(1, (off.x * way.x + off.y * way.y) / length)) : 0
          return point.distance(to: from + way * share) < 0.0501
        }
        #expect(isNear)
      }
    }
    #expect(Path.polyline([], tolerance: 1).isEmpty && Path.polyline(bent, tolerance: 0).elements.count == 201)
  }

  @Test("fields are equal by what they show, however they were made")
  func fields() {
    let box = Rect(x: 0, y: 0, width: 6, height: 4)
    func field(_ colors: [UInt32], columns: Int = 3, bounds: Rect, opacity: Double = 1) -> ColorField {
      ColorField(columns: columns, rows: 6 / columns, colors: colors, bounds: bounds, opacity: opacity)
    }
    let one = field([1, 2, 3, 4, 5, 6], bounds: box)
    #expect(one == field([1, 2, 3, 4, 5, 6], bounds: box))
    #expect(one.hashValue == field([1, 2, 3, 4, 5, 6], bounds: box).hashValue)
    // What is above a colour's 24 bits is not seen.
    #expect(one == field([0xFF00_0001, 2, 3, 4, 5, 6], bounds: box))
    #expect(one.colors == [1, 2, 3, 4, 5, 6] && one.columns == 3 && one.rows == 2)
    for other in [
      field([1, 2, 3, 4, 5, 7], bounds: box), field([1, 2, 3, 4, 5, 6], columns: 2, bounds: box),
      field([1, 2, 3, 4, 5, 6], bounds: box.expanded(by: 1)), field([1, 2, 3, 4, 5, 6], bounds: box, opacity: 0.5),
    ] {
      #expect(one != other)
      #expect(one.hashValue != other.hashValue)
    }
    // Faded and moved there and back, it is the same again.
    var moved = one.placed(at: Point(5, 5), scale: 2)
    moved.opacity = 0.25
    #expect(moved != one)
    (moved.bounds, moved.opacity) = (box, 1)
    #expect(moved == one)
  }

  @Test("bounds cover what is drawn")
  func bounds() {
    let square = Path.rect(Rect(x: 1, y: 2, width: 3, height: 4))
    #expect(square.bounds == Rect(minX: 1, minY: 2, maxX: 4, maxY: 6))
    let doubled = Transform.place(at: Point(10, 0), scale: 2)
    #expect(DrawCommand.fill(square, .solid(Color(0)), doubled).bounds == Rect(minX: 11, minY: 3, maxX: 19, maxY: 13))
    #expect(
      DrawCommand.stroke(square, Stroke(width: 2), .solid(Color(0)), doubled).bounds
        == Rect(minX: 9, minY: 1, maxX: 21, maxY: 15))
    #expect(
      DrawCommand.glow(Glow(center: Point(5, 5), radius: 3, color: Color(0))).bounds
        == Rect(minX: 1, minY: 1, maxX: 9, maxY: 9))
    #expect(DrawCommand.fill(Path([]), .solid(Color(0)), .identity).bounds.isEmpty)
    let field = ColorField(columns: 2, rows: 2, colors: [0, 0, 0, 0], bounds: Rect(x: 3, y: 4, width: 5, height: 6))
    #expect(DrawCommand.field(field).bounds == Rect(minX: 2, minY: 3, maxX: 9, maxY: 11))
  }

  @Test("rectangles unite and contain")
  func rectangles() {
    let box = Rect(x: 0, y: 0, width: 10, height: 10)
    #expect(Rect.empty.isEmpty)
    #expect(Rect.empty.union(box) == box)
    #expect(box.contains(box) && !box.contains(box.expanded(by: 1)))
    #expect(box.inset(left: 1, bottom: 2) == Rect(minX: 1, minY: 0, maxX: 10, maxY: 8))
  }

  @Test("transforms map points, turned ones too")
  func transforms() {
    let quarter = Transform(a: 0, b: 1, c: -1, d: 0, tx: 5, ty: 0)
    #expect(quarter(Point(2, 1)) == Point(4, 2))
    #expect(quarter(Rect(x: 0, y: 0, width: 2, height: 1)) == Rect(minX: 4, minY: 0, maxX: 5, maxY: 2))
    #expect(Transform.identity(Point(2, 1)) == Point(2, 1))
  }

  @Test("colours come from hexadecimal, fade and mix")
  func colors() {
    #expect(Color(0xFF8000) == Color(red: 1, green: 128 / 255, blue: 0))
    #expect(Color(0xFFFFFF, alpha: 0.5).opacity(0.5).alpha == 0.25)
    #expect(
      Color(0x000000).mixed(with: Color(0xFFFFFF, alpha: 0), 0.25)
        == Color(red: 0.25, green: 0.25, blue: 0.25, alpha: 0.75))
  }
}

extension DrawingTests {
  @Test("a command that is placed elsewhere draws the same, larger or smaller")
  func placed() {
    let path = Path.polygon([Point(0, 0), Point(4, 0), Point(4, 2)])
    let turned = Transform(a: 2, b: 1, c: -1, d: 3, tx: 5, ty: 7)
    let (at, scale) = (Point(100, -20), 0.25)
    let place = turned.placed(at: at, scale: scale)
    for point in [Point.zero, Point(1, 0), Point(0, 1), Point(-3, 8)] {
      #expect(place(point) == turned(point) * scale + at)
    }
    let paint = Paint.linear(from: .zero, Color(0xFF0000), to: Point(4, 0), Color(0x0000FF))
    #expect(
      DrawCommand.fill(path, paint, turned).placed(at: at, scale: scale) == .fill(path, paint, place))
    // A line's width is in the path's own coordinates, which the map scales.
    let stroke = Stroke(width: 3, dashes: [1, 2])
    #expect(
      DrawCommand.stroke(path, stroke, paint, turned).placed(at: at, scale: scale)
        == .stroke(path, stroke, paint, place))
    let glow = Glow(center: Point(8, 40), radius: 12, color: Color(0xFFFFFF, alpha: 0.5))
    #expect(
      DrawCommand.glow(glow).placed(at: at, scale: scale)
        == .glow(Glow(center: Point(102, -10), radius: 3, color: Color(0xFFFFFF, alpha: 0.5))))
    #expect(DrawCommand.glow(glow).placed(at: .zero, scale: 1) == .glow(glow))
    let colors: [UInt32] = [1, 2, 3, 4, 5, 6]
    let field = ColorField(
      columns: 3, rows: 2, colors: colors, bounds: Rect(x: 8, y: 40, width: 12, height: 20), opacity: 0.5)
    let smaller = ColorField(
      columns: 3, rows: 2, colors: colors, bounds: Rect(x: 102, y: -10, width: 3, height: 5), opacity: 0.5)
    #expect(DrawCommand.field(field).placed(at: at, scale: scale) == .field(smaller))
    #expect(DrawCommand.field(field).placed(at: .zero, scale: 1) == .field(field))
  }
}
