import Drawing
import Media
import Numerics
import Testing

@testable import Raster

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
      switch Int(generator.nextUnit() * 5) {
      case 0: list.commands.append(.fill(.circle(radius: number(1...90)), .solid(color), .place(at: at)))
      case 1:
        let end = Point(number(-40...440), number(-40...340))
        let paint = Paint.linear(from: at, color, to: end, color.opacity(0))
        list.commands.append(.stroke(.line(at, end), Stroke(width: number(0.5...12)), paint, .identity))
      case 2:
        list.commands.append(.glow(Glow(center: at, radius: number(2...150), color: color)))
      case 3:
        let (columns, rows) = (generator.next(in: 2...9), generator.next(in: 2...9))
        let colors = (0..<columns * rows).map { _ in UInt32(generator.next(in: 0...0xFF_FFFF)) }
        let bounds = Rect(x: at.x, y: at.y, width: number(1...120), height: number(1...120))
        let opacity = generator.nextUnit() < 0.5 ? 1 : color.alpha
        list.commands.append(
          .field(ColorField(columns: columns, rows: rows, colors: colors, bounds: bounds, opacity: opacity)))
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

  @Test("what is remembered of shapes changes no byte, however much or little of it there is room for")
  func memoryIsExact() throws {
    var generator = SeededGenerator(seed: 8)
    let lists = (0..<6).map { _ in randomList(&generator, count: 40) }
    let expected = try lists.map { list in
      var fresh = FramePainter(width: 400, height: 300)
      _ = try fresh.paint(list)
      return pixels(fresh)
    }
    for limit in [0, 1000, 20_000, 4_000_000] {
      var kept = FramePainter(width: 400, height: 300, limit: limit)
      for _ in 0..<40 {
        let index = Int(generator.nextUnit() * Double(lists.count))
        // The same shapes in other colours, then as they were.
        var faded = lists[index]
        faded.commands = faded.commands.map { $0.faded }
        _ = try kept.paint(faded)
        _ = try kept.paint(lists[index])
        #expect(pixels(kept) == expected[index], "list \(index), limit \(limit)")
      }
    }
  }

  @Test("a tile is drawn alike whatever else is drawn: a frame is the same piece by piece")
  func piecesAreExact() throws {
    var generator = SeededGenerator(seed: 21)
    let list = randomList(&generator, count: 60)
    var whole = FramePainter(width: 400, height: 300)
    _ = try whole.paint(list)
    // From nothing to the whole list, a command at a time, in both directions.
    var pieces = FramePainter(width: 400, height: 300)
    for start in list.commands.indices.reversed() {
      _ = try pieces.paint(DisplayList(background: list.background, commands: Array(list.commands[start...])))
    }
    #expect(pixels(pieces) == pixels(whole))
    for end in 0...list.commands.count {
      _ = try pieces.paint(DisplayList(background: list.background, commands: Array(list.commands[..<end])))
    }
    #expect(pixels(pieces) == pixels(whole))
  }

  @Test("what moves by whole pixels looks the same, at the frame's edges as well")
  func movesAreExact() throws {
    var generator = SeededGenerator(seed: 13)
    var list = randomList(&generator, count: 40)
    // A light's pattern stands still.
    list.commands.removeAll { if case .glow = $0 { true } else { false } }
    list.commands = list.commands.map { $0.placed(at: Point(60, 40), scale: 0.7) }
    var painter = FramePainter(width: 400, height: 300)
    _ = try painter.paint(list)
    let (still, stride) = (pixels(painter), painter.pixels.stride)
    for (x, y) in [(1, 0), (0, 1), (16, 32), (-7, 21), (133, -90), (-250, 170)] {
      let moved = list.commands.map { $0.placed(at: Point(Double(x), Double(y)), scale: 1) }
      _ = try painter.paint(DisplayList(background: list.background, commands: moved))
      let shown = pixels(painter)
      for row in max(0, y)..<min(300, 300 + y) {
        let columns = max(0, x)..<min(400, 400 + x)
        let (from, to) = ((row - y) * stride - x, row * stride)
        #expect(
          still[from + columns.lowerBound..<from + columns.upperBound]
            == shown[to + columns.lowerBound..<to + columns.upperBound], "row \(row), moved by \(x), \(y)")
      }
    }
  }

  @Test("an equal list redraws nothing, a small change few tiles")
  func redrawsOnlyWhatChanged() throws {
    var painter = FramePainter(width: 400, height: 300)
    var list = DisplayList(background: Color(0))
    list.commands = [.fill(.circle(radius: 20), .solid(Color(0xFF0000)), .place(at: Point(60, 60)))]
    #expect(try painter.paint(list) == [PixelRect(x: 0, y: 0, width: 400, height: 300)])
    #expect(try painter.paint(list).isEmpty)
    list.commands[0] = .fill(.circle(radius: 20), .solid(Color(0x00FF00)), .place(at: Point(60, 60)))
    #expect(try painter.paint(list) == [PixelRect(x: 32, y: 32, width: 48, height: 48)])
    // The last column and row of tiles are as narrow as the frame leaves them.
    list.commands.append(.fill(.circle(radius: 2), .solid(Color(0x00FF00)), .place(at: Point(395, 295))))
    #expect(try painter.paint(list) == [PixelRect(x: 384, y: 288, width: 16, height: 12)])
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

  @Test("a camera is what moves most of what changes; a mark that moves over a field is none")
  func shift() throws {
    func list(field: UInt32, dots: Double, marks: Double) -> DisplayList {
      let bounds = Rect(x: 100, y: 50, width: 200, height: 200)
      var list = DisplayList(background: Color(0x0F131A))
      list.commands.append(
        .field(ColorField(columns: 2, rows: 2, colors: [0, field, field, 0], bounds: bounds, opacity: 1)))
      for index in 0..<4 {
        let at = Point(80 + 60 * Double(index) + dots, 150)
        list.commands.append(.fill(.circle(radius: 60), .solid(Color(0x3377AA)), .place(at: at)))
      }
      list.commands.append(.fill(.circle(radius: 8), .solid(Color(0xFFFFFF)), .place(at: Point(50 + marks, 20))))
      return list
    }
    func shift(to next: DisplayList) throws -> Point {
      var painter = FramePainter(width: 400, height: 300)
      _ = try painter.paint(list(field: 1, dots: 0, marks: 0))
      _ = try painter.paint(next)
      return painter.shift
    }
    #expect(try shift(to: list(field: 1, dots: 0, marks: 0)) == .zero)
    #expect(try shift(to: list(field: 1, dots: 0, marks: 3)) == Point(3, 0))
    #expect(try shift(to: list(field: 2, dots: 0, marks: 3)) == .zero)
    #expect(try shift(to: list(field: 2, dots: -2.5, marks: 3)) == Point(-2.5, 0))
  }
}

extension DrawCommand {
  /// The same shape, fainter.
  fileprivate var faded: DrawCommand {
    switch self {
    case .fill(let path, .solid(let color), let transform): .fill(path, .solid(color.opacity(0.5)), transform)
    case .stroke(let path, let stroke, .solid(let color), let transform):
      .stroke(path, stroke, .solid(color.opacity(0.5)), transform)
    case .stroke(let path, let stroke, .linear(let from, let first, let to, let last), let transform):
      .stroke(path, stroke, .linear(from: from, first.opacity(0.5), to: to, last), transform)
    case .glow(var glow):
      {
        glow.color.alpha *= 0.5; return .glow(glow)
      }()
    case .field(var field):
      {
        field.opacity *= 0.5; return .field(field)
      }()
    default: self
    }
  }
}
