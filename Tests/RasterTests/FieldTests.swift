import Drawing
import Media
import Numerics
import Testing

@testable import Raster

@Suite("fields of colours are blended between their nodes")
struct FieldTests {
  private let width = 150
  private let height = 100

  private func random(_ columns: Int, _ rows: Int, _ bounds: Rect, opacity: Double = 1, seed: UInt64 = 1) -> ColorField
  {
    var generator = SeededGenerator(seed: seed)
    let colors = (0..<columns * rows).map { _ in UInt32(generator.next(in: 0...0xFF_FFFF)) }
    return ColorField(columns: columns, rows: rows, colors: colors, bounds: bounds, opacity: opacity)
  }

  private func pixels(_ commands: [DrawCommand], on ground: Color?) throws -> [UInt32] {
    var painter = FramePainter(width: width, height: height)
    _ = try painter.paint(DisplayList(background: ground, commands: commands))
    let (width, height, stride) = (width, height, painter.pixels.stride)
    return painter.pixels.withPixels { pixels in
      (0..<height).flatMap { y in pixels[y * stride..<y * stride + width] }
    }
  }

  /// The least node of the two around a pixel's centre, and the way to the other in 1/65536; nil outside of the bounds.
  private func place(_ pixel: Int, _ low: Double, _ high: Double, _ nodes: Int) -> (node: Int, way: Int)? {
    let (low, high, center) = (Int((low * 256).rounded()), Int((high * 256).rounded()), pixel * 256 + 128)
    guard center >= low, center < high else { return nil }
    let steps = (center - low) * (nodes - 1) * 65536 / (high - low)
    return (steps / 65536, steps % 65536)
  }

  /// A component of the blend of four nodes, unrounded.
  private func blend(
    _ field: ColorField, _ across: (node: Int, way: Int), _ down: (node: Int, way: Int), _ shift: UInt32
  ) -> Double {
    func level(_ column: Int, _ row: Int) -> Double {
      Double(field.colors[row * field.columns + column] >> shift & 255)
    }
    func mixed(_ column: Int) -> Double {
      let upper = level(column, down.node)
      return upper + (level(column, down.node + 1) - upper) * Double(down.way) / 65536
    }
    let left = mixed(across.node)
    return left + (mixed(across.node + 1) - left) * Double(across.way) / 65536
  }

  /// What a pixel becomes, a component at a time.
  private func expected(_ field: ColorField, _ x: Int, _ y: Int, over under: UInt32) -> UInt32 {
    let bounds = field.bounds
    guard field.opacity > 0, let across = place(x, bounds.minX, bounds.maxX, field.columns),
      let down = place(y, bounds.minY, bounds.maxY, field.rows)
    else { return under }
    var color: UInt32 = 0
    for shift in [0, 8, 16] as [UInt32] {
      // Both shifts round down, also below 0.
      func mixed(_ column: Int) -> Int {
        func level(_ row: Int) -> Int { Int(field.colors[row * field.columns + column] >> shift & 255) * 128 }
        let (upper, lower) = (level(down.node), level(down.node + 1))
        return upper + ((lower - upper) * (down.way >> 1)) >> 16 * 2 + 1
      }
      let (left, right) = (mixed(across.node), mixed(across.node + 1))
      let level = (left >> 1 + 32 + ((right - left) * (across.way >> 1)) >> 16) >> 6
      // The exact blend, before it is rounded, is less than 1/20 of a level away.
      let exact = blend(field, across, down, shift)
      #expect(Double(level) > exact - 0.55 && Double(level) < exact + 0.55)
      color |= UInt32(level) << shift
    }
    let over = Color(color, alpha: field.opacity).pixel
    return [0, 8, 16, 24].reduce(0) { pixel, shift in
      let left = (under >> shift & 255) * (255 - over >> 24)
      return pixel | (over >> shift & 255 + (left + 127) / 255) << shift
    }
  }

  private static let bounds = [
    Rect(x: 16, y: 16, width: 64, height: 48), Rect(x: 3, y: 5, width: 131, height: 77),
    Rect(minX: 10.3, minY: 7.5, maxX: 55.499, maxY: 70.501), Rect(minX: 20.1, minY: 20.2, maxX: 20.9, maxY: 60.6),
    Rect(minX: -35.7, minY: -220, maxX: 33.2, maxY: 61.25), Rect(minX: 98.5, minY: 40.5, maxX: 700, maxY: 1000),
    Rect(minX: -3000, minY: -2000, maxX: 4000, maxY: 5000), Rect(x: 149, y: 99, width: 1, height: 1),
    Rect(minX: -16_000_000, minY: -16_000_000, maxX: 16_000_000, maxY: 16_000_000),
  ]

  @Test(
    "every pixel is what the blend of its four nodes comes to, opaque or not, with and without a ground",
    arguments: bounds)
  func exact(bounds: Rect) throws {
    for (columns, rows) in [(2, 2), (3, 9), (28, 21), (150, 4), (4096, 7)] {
      for opacity in [1, 0.999, 0.5, 0.13, 0.002, 0] {
        for ground in [nil, Color(0x4F838A), Color(0xFFFFFF, alpha: 0.5)] {
          let field = random(columns, rows, bounds, opacity: opacity)
          let shown = try pixels([.field(field)], on: ground)
          let under = ground?.pixel ?? 0
          let wrong = shown.indices.first { index in
            shown[index] != expected(field, index % width, index / width, over: under)
          }
          #expect(wrong == nil, "\(columns) × \(rows), opacity \(opacity), ground \(ground as Color?)")
        }
      }
    }
  }

  @Test("the nodes of the corners lie in the corners, and between two nodes the colour runs evenly")
  func ramp() throws {
    let field = ColorField(
      columns: 2, rows: 2, colors: [0, 0xFF0000, 0x0000FF, 0xFF00FF], bounds: Rect(x: 10, y: 10, width: 68, height: 68))
    let shown = try pixels([.field(field)], on: Color(0x00FF00))
    for y in 0..<height {
      for x in 0..<width {
        let inside = (10..<78).contains(x) && (10..<78).contains(y)
        // 3¾ levels a pixel, the first at half a pixel.
        func level(_ pixel: Int) -> UInt32 { UInt32((30 * max(0, pixel - 10) + 19) / 8) }
        let expected = inside ? 0xFF00_0000 | level(x) << 16 | level(y) : 0xFF00_FF00
        #expect(shown[y * width + x] == expected, "\(x), \(y)")
        guard shown[y * width + x] == expected else { return }
      }
    }
  }

  @Test("a field of one colour has the bytes of a rectangle of that colour, faded or not")
  func flat() throws {
    var generator = SeededGenerator(seed: 9)
    for ground in [nil, Color(0x0F131A)] {
      for opacity in [1, 0.9, 0.5, 0.03] {
        let color = UInt32(generator.next(in: 0...0xFF_FFFF))
        let box = Rect(x: Double(generator.next(in: -9...40)), y: 7, width: 59, height: 66)
        let field = ColorField(
          columns: 5, rows: 4, colors: Array(repeating: color, count: 20), bounds: box, opacity: opacity)
        let rectangle = DrawCommand.fill(.rect(box), .solid(Color(color, alpha: opacity)), .identity)
        let isSame = try pixels([.field(field)], on: ground) == pixels([rectangle], on: ground)
        #expect(isSame, "opacity \(opacity)")
      }
    }
  }

  @Test("an equal field redraws nothing, one that differs in a node the tiles around it, whatever lies above and below")
  func redrawn() throws {
    let under = DrawCommand.fill(.circle(radius: 30), .solid(Color(0xFF0000)), .place(at: Point(60, 60)))
    let over = DrawCommand.stroke(
      .line(.zero, Point(140, 90)), Stroke(width: 3), .solid(Color(0xFFFFFF, alpha: 0.6)), .identity)
    let box = Rect(x: 32, y: 16, width: 64, height: 48)
    func list(_ field: ColorField) -> DisplayList {
      DisplayList(background: Color(0), commands: [under, .field(field), over])
    }
    let field = random(9, 7, box, opacity: 0.8)
    var painter = FramePainter(width: width, height: height)
    _ = try painter.paint(list(field))
    // Another field of the same colours, one by one, is not the same object.
    #expect(try painter.paint(list(random(9, 7, box, opacity: 0.8))).isEmpty)
    var colors = field.colors
    colors[5] ^= 1
    let changed = ColorField(columns: 9, rows: 7, colors: colors, bounds: box, opacity: 0.8)
    #expect(try painter.paint(list(changed)) == [PixelRect(x: 64, y: 16, width: 16, height: 16)])
    // One that covers more is another.
    var faded = changed
    faded.opacity = 0.7
    #expect(try painter.paint(list(faded)) == [PixelRect(x: 32, y: 16, width: 64, height: 48)])
    _ = try painter.paint(list(changed))
    // What can't be seen is not drawn.
    for hidden in [field.placed(at: Point(400, 0), scale: 1), random(9, 7, box, opacity: 0), random(9, 7, .empty)] {
      let shown = try painter.paint(list(changed).adding(.field(hidden)))
      #expect(shown.isEmpty)
    }
  }
}

@Suite("what is not drawn again, and what is hidden, is as if it were drawn")
struct HiddenTests {
  private func pixels(_ painter: borrowing FramePainter) -> [UInt32] { painter.pixels.withPixels(Array.init) }

  /// Fields that differ little from each other, opaque rectangles, and what is seen through, in every order.
  @Test("a frame painted after another has the bytes of one painted first")
  func sameAsWhole() throws {
    var generator = SeededGenerator(seed: 5)
    let boxes = [Rect(x: 5, y: 3, width: 90, height: 70), Rect(x: 32, y: 16, width: 64, height: 64)]
    func command() -> DrawCommand {
      let box = boxes[generator.next(in: 0...1)]
      switch generator.next(in: 0...5) {
      case 0...2:
        var colors = (0..<30).map { UInt32($0) * 0x050301 }
        for _ in 0..<generator.next(in: 0...2) { colors[generator.next(in: 0...29)] = 0x80FF20 }
        return .field(
          ColorField(columns: 6, rows: 5, colors: colors, bounds: box, opacity: [1, 1, 0.6][generator.next(in: 0...2)]))
      case 3: return .fill(.rect(box), .solid(Color(0x3050A0)), .identity)
      case 4: return .fill(.circle(center: Point(60, 50), radius: 40), .solid(Color(0xFFC857, alpha: 0.5)), .identity)
      default: return .stroke(.line(.zero, Point(110, 90)), Stroke(width: 5), .solid(Color(0xFFFFFF)), .identity)
      }
    }
    var painter = FramePainter(width: 110, height: 90)
    var commands: [DrawCommand] = []
    for step in 0..<400 {
      if commands.count > 6 { commands.remove(at: generator.next(in: 0...commands.count - 1)) }
      if commands.count > 1, step % 3 == 0 { commands.swapAt(0, commands.count - 1) }
      if commands.count > 1, step % 2 == 0 { commands[generator.next(in: 0...commands.count - 1)] = command() }
      commands.insert(command(), at: generator.next(in: 0...commands.count))
      let list = DisplayList(background: Color(0x0F131A), commands: commands)
      var whole = FramePainter(width: 110, height: 90)
      _ = try painter.paint(list)
      _ = try whole.paint(list)
      let isSame = pixels(painter) == pixels(whole)
      #expect(isSame, "step \(step)")
    }
  }

  @Test("what an opaque field or rectangle covers leaves no trace")
  func hidden() throws {
    let box = Rect(x: 10, y: 10, width: 80, height: 70)
    let covers: [DrawCommand] = [
      .fill(.rect(box), .solid(Color(0x3050A0)), .identity),
      .field(ColorField(columns: 2, rows: 2, colors: Array(repeating: 0x3050A0, count: 4), bounds: box)),
    ]
    let below = DrawCommand.fill(.rect(Rect(x: 12, y: 12, width: 70, height: 60)), .solid(Color(0xFF0000)), .identity)
    let above = DrawCommand.fill(.circle(center: Point(50, 50), radius: 20), .solid(Color(0xFFFFFF)), .identity)
    var shown: [[UInt32]] = []
    for cover in covers {
      for commands in [[cover, above], [below, cover, above]] {
        var painter = FramePainter(width: 100, height: 90)
        _ = try painter.paint(DisplayList(background: Color(0x0F131A), commands: commands))
        shown.append(pixels(painter))
      }
    }
    #expect(shown.allSatisfy { $0 == shown[0] })
  }
}

extension DisplayList {
  /// The list with one more command, on top.
  fileprivate func adding(_ command: DrawCommand) -> DisplayList {
    DisplayList(background: background, commands: commands + [command])
  }
}
