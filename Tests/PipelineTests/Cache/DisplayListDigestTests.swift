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
    let lists: [[DrawCommand]] = [
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
