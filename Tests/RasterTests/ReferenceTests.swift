import CCairo
import Drawing
import Media
import Numerics
import Testing

@testable import Raster

/// What our own blending makes of a list, held against Cairo's drawing of it on one surface.
@Suite("colours are laid as Cairo lays them")
struct ReferenceTests {
  private let width = 400
  private let height = 300

  private func random(_ generator: inout SeededGenerator, isShaded: Bool, isInside: Bool = true) -> DisplayList {
    func number(_ range: ClosedRange<Double>) -> Double {
      range.lowerBound + generator.nextUnit() * (range.upperBound - range.lowerBound)
    }
    var list = DisplayList(background: Color(0x0F131A))
    for _ in 0..<30 {
      let color = Color(red: number(0...1), green: number(0...1), blue: number(0...1), alpha: number(0.1...1))
      let other = Color(red: number(0...1), green: number(0...1), blue: number(0...1), alpha: number(0...1))
      // Places are rounded to 1/256 of a pixel, and only then to Cairo's own steps.
      func place(_ range: ClosedRange<Double>) -> Double { (number(range) * 256).rounded() / 256 }
      let at = Point(place(isInside ? 130...270 : -40...440), place(isInside ? 125...175 : -40...340))
      let turned = Transform(a: 0.8, b: 0.6, c: -0.6, d: 0.9, tx: at.x, ty: at.y)
      let (from, to) = (Point(number(-50...50), number(-50...50)), Point(number(60...90), number(-50...50)))
      let paint = isShaded ? Paint.linear(from: from, color, to: to, other) : .solid(color)
      let line = Stroke(width: number(0.5...12), dashes: generator.nextUnit() < 0.3 ? [9, 14] : [])
      switch Int(generator.nextUnit() * 3) {
      case 0: list.commands.append(.fill(.circle(radius: number(1...90)), paint, .place(at: at, scale: 1.25)))
      case 1: list.commands.append(.stroke(.line(from, to), line, paint, turned))
      default:
        let box = Rect(x: -20, y: -20, width: number(1...120), height: number(1...120))
        list.commands.append(.fill(.roundedRect(box, radius: 9), paint, turned))
      }
    }
    return list
  }

  private func byCairo(_ list: DisplayList) throws -> [UInt32] {
    var pixels = PixelBuffer(width: width, height: height)
    let (width, height, stride) = (width, height, pixels.stride)
    return try pixels.withMutablePixels { frame in
      let surface = cairo_image_surface_create_for_data(
        UnsafeMutableRawPointer(frame.baseAddress)?.assumingMemoryBound(to: UInt8.self), CAIRO_FORMAT_ARGB32,
        Int32(width), Int32(height), Int32(stride * 4))
      let canvas = try Canvas(surface, madeBy: "cairo_image_surface_create_for_data")
      if let background = list.background { canvas.cover(background) }
      for command in list.commands { try canvas.draw(command, light: { _ in }, field: { _ in }) }
      try canvas.finish()
      return Array(frame)
    }
  }

  private func greatestDifference(_ list: DisplayList) throws -> Int {
    var painter = FramePainter(width: width, height: height)
    _ = try painter.paint(list)
    let own = painter.pixels.withPixels { Array($0) }
    return zip(own, try byCairo(list)).reduce(0) { most, pixels in
      [24, 16, 8, 0].reduce(most) { max($0, abs(Int(pixels.0 >> $1 & 255) - Int(pixels.1 >> $1 & 255))) }
    }
  }

  @Test("one colour at a time: to within one level after thirty layers")
  func solid() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<20 { #expect(try greatestDifference(random(&generator, isShaded: false)) <= 1) }
  }

  @Test("blends of two: to within two levels, since Cairo rounds their colours in its own way")
  func shaded() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<20 { #expect(try greatestDifference(random(&generator, isShaded: true)) <= 2) }
  }

  @Test("beyond the frame's edges: to within 16 levels of pixels that a shape covers in part, which Cairo cuts there")
  func edges() throws {
    var generator = SeededGenerator(seed: 4)
    for isShaded in [false, true] {
      for _ in 0..<20 {
        #expect(try greatestDifference(random(&generator, isShaded: isShaded, isInside: false)) <= 16)
      }
    }
  }
}
