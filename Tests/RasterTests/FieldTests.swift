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

  /// What a pixel becomes, a component at a time.
  private func expected(_ field: ColorField, _ x: Int, _ y: Int, over under: UInt32) -> UInt32 {
    let bounds = field.bounds
    guard field.opacity > 0, let across = place(x, bounds.minX, bounds.maxX, field.columns),
      let down = place(y, bounds.minY, bounds.maxY, field.rows)
    else { return under }
    var color: UInt32 = 0
    for shift in [0, 8, 16] as [UInt32] {
      func mixed(_ column: Int) -> Int {
        func level(_ row: Int) -> Int { Int(field.colors[row * field.columns + column] >> shift & 255) }
        return (level(down.node) * (65536 - down.way) + level(down.node + 1) * down.way + 128) / 256
      }
      let level = (mixed(across.node) * (65536 - across.way) + mixed(across.node + 1) * across.way + 1 << 23) >> 24
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

  @Test("an equal field redraws nothing, one that differs in a node its own tiles, whatever lies above and below")
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
    #expect(try painter.paint(list(changed)) == [PixelRect(x: 32, y: 16, width: 64, height: 48)])
    // What can't be seen is not drawn.
    for hidden in [field.placed(at: Point(400, 0), scale: 1), random(9, 7, box, opacity: 0), random(9, 7, .empty)] {
      let shown = try painter.paint(list(changed).adding(.field(hidden)))
      #expect(shown.isEmpty)
    }
  }
}

extension DisplayList {
  /// The list with one more command, on top.
  fileprivate func adding(_ command: DrawCommand) -> DisplayList {
    DisplayList(background: background, commands: commands + [command])
  }
}
