import Drawing
import Numerics
import Testing

@testable import Pipeline

@Suite("the hash of a display list")
struct DisplayListDigestTests {
  private let square = Path([
    .move(Point(0, 0)), .line(Point(1, 0)), .curve(Point(1, 1), Point(2, 1), Point(0, 1)), .close,
  ])
  private let red = Color(0xFF0000)

  private func digest(_ commands: [DrawCommand], background: Color? = Color(0)) -> StableHash {
    var digest = DisplayListDigest()
    return digest.of(DisplayList(background: background, commands: commands))
  }

  @Test("is that of what is drawn, not of the objects that it is drawn from")
  func equality() {
    let copy = Path(square.elements)
    let list = [DrawCommand.fill(square, .solid(red), .identity), .glow(Glow(center: .zero, radius: 3, color: red))]
    let same = [DrawCommand.fill(copy, .solid(red), .identity), .glow(Glow(center: .zero, radius: 3, color: red))]
    #expect(digest(list) == digest(same))
    var shared = DisplayListDigest()
    for _ in 0..<3 {
      #expect(shared.of(DisplayList(background: Color(0), commands: list)) == digest(list))
    }
    // The same bits on every machine: keys are shared between them.
    #expect(digest(list).hex == "93e44d4822098de867ff7939fdd2ae59")
  }

  @Test("is that of a field's colours, however many fields were hashed before, and by every node")
  func fields() {
    let bounds = Rect(x: 0, y: 0, width: 30, height: 20)
    func list(_ changed: Int?) -> DisplayList {
      var colors = (0..<15).map { UInt32($0 * 77_777) }
      if let changed { colors[changed] += 1 }
      return DisplayList(
        background: nil, commands: [.field(ColorField(columns: 5, rows: 3, colors: colors, bounds: bounds))])
    }
    var shared = DisplayListDigest()
    let all = [nil] + (0..<15).map(Optional.some)
    let hashes = all.map { shared.of(list($0)) }
    #expect(Set(hashes).count == all.count)
    for _ in 0..<2 {
      #expect(all.map { shared.of(list($0)) } == hashes)
    }
    var fresh = DisplayListDigest()
    #expect(fresh.of(list(nil)) == hashes[0])
    #expect(hashes[0].hex == "260b0cb9d2b629331c19c38acd0e9f2e")
  }

  @Test("differs by every number in it")
  func differences() {
    let moved = Transform(a: 1, b: 0, c: 0, d: 1, tx: 0.001, ty: 0)
    let other = Path(Array(square.elements.dropLast()))
    func stroke(_ width: Double, _ dashes: [Double]) -> DrawCommand {
      .stroke(square, Stroke(width: width, dashes: dashes), .solid(red), .identity)
    }
    func gradient(_ from: Point, _ first: Color) -> DrawCommand {
      .fill(square, .linear(from: from, first, to: Point(9, 9), red), .identity)
    }
    let fill = DrawCommand.fill(square, .solid(red), .identity)
    let glow = Glow(center: Point(5, 5), radius: 4, color: red)
    func field(
      _ colors: [UInt32] = [1, 2, 3, 4, 5, 6], columns: Int = 3, opacity: Double = 1, box: Rect = square.bounds
    ) -> DrawCommand {
      .field(ColorField(columns: columns, rows: 6 / columns, colors: colors, bounds: box, opacity: opacity))
    }
    let box = square.bounds
    let lists: [[DrawCommand]] = [
      [field()], [field([1, 2, 3, 4, 5, 7])], [field([0, 2, 3, 4, 5, 6])], [field(columns: 2)], [field(opacity: 0.5)],
      [field(box: Rect(minX: -1, minY: box.minY, maxX: box.maxX, maxY: box.maxY))],
      [field(box: Rect(minX: box.minX, minY: -1, maxX: box.maxX, maxY: box.maxY))],
      [field(box: Rect(minX: box.minX, minY: box.minY, maxX: 9, maxY: box.maxY))],
      [field(box: Rect(minX: box.minX, minY: box.minY, maxX: box.maxX, maxY: 9))],
      [], [fill], [fill, fill], [.fill(other, .solid(red), .identity)],
      [.fill(square, .solid(red.opacity(0.5)), .identity)],
      [.fill(square, .solid(red), moved)], [stroke(1, [])], [stroke(2, [])], [stroke(1, [1])], [stroke(1, [1, 1])],
      [gradient(.zero, red)], [gradient(Point(1, 0), red)], [gradient(.zero, red.opacity(0.9))],
      [.glow(glow)], [.glow(Glow(center: Point(5, 5), radius: 4.5, color: red))],
      [.glow(Glow(center: Point(5, 6), radius: 4, color: red))], [.glow(glow), fill], [fill, .glow(glow)],
    ]
    let hashes = Set(lists.map { digest($0) })
    #expect(hashes.count == lists.count)
    #expect(digest([fill], background: nil) != digest([fill]))
    #expect(digest([fill], background: red) != digest([fill]))
  }
}
