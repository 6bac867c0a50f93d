import Drawing
import Media
import Numerics
import Raster
import Testing

@Suite("frames are painted tile by tile")
struct FramePainterTests {
  /// A list of random commands, near and across tile borders.
  private func randomList(_ generator: inout SeededGenerator, count: Int) -> DisplayList {
    var list = DisplayList(background: Color(0x0F131A))
    for _ in 0..<count {
      func number(_ range: ClosedRange<Double>) -> Double {
        range.lowerBound + generator.nextUnit() * (range.upperBound - range.lowerBound)
      }
      let at = Point(number(-40...440), number(-40...340))
      let color = Color(
        red: number(0...1), green: number(0...1), blue: number(0...1), alpha: number(0.1...1))
      switch Int(generator.nextUnit() * 4) {
      case 0: list.commands.append(.fill(.circle(radius: number(1...90)), .solid(color), .place(at: at)))
      case 1:
        let end = Point(number(-40...440), number(-40...340))
        let paint = Paint.linear(from: at, color, to: end, color.opacity(0))
        list.commands.append(.stroke(.line(at, end), Stroke(width: number(0.5...12)), paint, .identity))
      case 2:
        list.commands.append(.glow(Glow(center: at, radius: number(2...150), color: color)))
      default:
        let box = Rect(x: 0, y: 0, width: number(1...120), height: number(1...120))
        let turned = Transform(a: 0.8, b: 0.6, c: -0.6, d: 0.8, tx: at.x, ty: at.y)
        list.commands.append(.fill(.roundedRect(box, radius: 9), .solid(color), turned))
      }
    }
    return list
  }

  private func pixels(_ painter: borrowing FramePainter) -> [UInt32] {
    painter.pixels.withPixels { Array($0) }
  }

  @Test("what changed is redrawn, and the frame has the bytes of a full redraw")
  func partialRedrawIsExact() throws {
    var generator = SeededGenerator(seed: 3)
    var kept = FramePainter(width: 400, height: 300)
    var list = randomList(&generator, count: 30)
    for round in 0..<60 {
      // Change a few commands, drop one, add one: as neighbouring frames of a film do.
      let other = randomList(&generator, count: 3)
      for command in other.commands {
        list.commands[Int(generator.nextUnit() * Double(list.commands.count))] = command
      }
      if round % 3 == 0 { list.commands.removeFirst() }
      if round % 4 == 0 { list.commands.append(contentsOf: other.commands.prefix(1)) }
      if round == 40 { list.background = Color(0xFFFFFF) }
      _ = try kept.paint(list)
      var fresh = FramePainter(width: 400, height: 300)
      _ = try fresh.paint(list)
      #expect(pixels(kept) == pixels(fresh), "round \(round)")
    }
  }

  @Test("an equal list redraws nothing, a small change few tiles")
  func redrawsOnlyWhatChanged() throws {
    var painter = FramePainter(width: 400, height: 300)
    var list = DisplayList(background: Color(0))
    list.commands = [.fill(.circle(radius: 20), .solid(Color(0xFF0000)), .place(at: Point(60, 60)))]
    #expect(try painter.paint(list).count == 12)
    #expect(try painter.paint(list).isEmpty)
    list.commands[0] = .fill(.circle(radius: 20), .solid(Color(0x00FF00)), .place(at: Point(60, 60)))
    #expect(try painter.paint(list) == [PixelRect(x: 0, y: 0, width: 128, height: 128)])
    // The last column and row of tiles are as narrow as the frame leaves them.
    list.commands.append(.fill(.circle(radius: 2), .solid(Color(0x00FF00)), .place(at: Point(395, 295))))
    #expect(try painter.paint(list) == [PixelRect(x: 384, y: 256, width: 16, height: 44)])
    // Outside of the frame there is nothing to draw.
    list.commands.append(.fill(.circle(radius: 2), .solid(Color(0x00FF00)), .place(at: Point(-50, 900))))
    #expect(try painter.paint(list).isEmpty)
  }

  @Test("colours and edges are exact on whole pixels")
  func exactPixels() throws {
    var painter = FramePainter(width: 32, height: 16)
    var list = DisplayList(background: Color(0x0F131A))
    list.commands = [.fill(.rect(Rect(x: 4, y: 2, width: 8, height: 4)), .solid(Color(0xFFC857)), .identity)]
    _ = try painter.paint(list)
    let frame = pixels(painter)
    let width = painter.pixels.stride
    for y in 0..<16 {
      for x in 0..<32 {
        let inside = (4..<12).contains(x) && (2..<6).contains(y)
        #expect(frame[y * width + x] == (inside ? 0xFFFF_C857 : 0xFF0F_131A), "\(x), \(y)")
      }
    }
  }

  @Test("without a ground the frame is transparent, and colour never exceeds its alpha")
  func transparentGround() throws {
    var generator = SeededGenerator(seed: 11)
    var list = randomList(&generator, count: 40)
    list.background = nil
    var painter = FramePainter(width: 400, height: 300)
    _ = try painter.paint(list)
    let frame = pixels(painter)
    #expect(
      frame.allSatisfy { pixel in
        let alpha = pixel >> 24
        return pixel >> 16 & 255 <= alpha && pixel >> 8 & 255 <= alpha && pixel & 255 <= alpha
      })
    var empty = FramePainter(width: 400, height: 300)
    _ = try empty.paint(DisplayList(background: nil))
    #expect(pixels(empty).allSatisfy { $0 == 0 })
  }
}
