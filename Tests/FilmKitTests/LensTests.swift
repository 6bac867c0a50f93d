import Drawing
import Testing

@testable import FilmKit

@Suite("a lens")
struct LensTests {
  private let square = DrawCommand.fill(
    .rect(Rect(x: 0, y: 0, width: 10, height: 10)), .solid(Color(0xFF0000)), .identity)
  private let view = Lens(
    offset: Point(50, 0), edges: (Lens.Edge(near: 0, clear: 20), Lens.Edge(near: 200, clear: 180)))

  @Test("that changes nothing answers the command itself")
  func clear() {
    #expect(Lens().isClear)
    #expect(Lens()(square) == square)
  }

  @Test("moves and fades what is in view")
  func inView() {
    var lens = view
    lens.opacity = 0.5
    #expect(
      lens(square)
        == .fill(
          .rect(Rect(x: 0, y: 0, width: 10, height: 10)), .solid(Color(0xFF0000, alpha: 0.5)), .place(at: Point(50, 0)))
    )
  }

  @Test("keeps what hides until little is left")
  func cover() {
    let black = DrawCommand.fill(.rect(Rect(x: 0, y: 0, width: 10, height: 10)), .solid(Color(0x000000)), .identity)
    func alpha(_ opacity: Double, of command: DrawCommand) -> Double? {
      guard case .fill(_, .solid(let color), _) = Lens(opacity: opacity, cover: Color(0x000000))(command) else {
        return nil
      }
      return color.alpha
    }
    #expect(alpha(0.5, of: black) == 1)
    #expect(alpha(0.125, of: black) == 0.5)
    #expect(alpha(0.5, of: square) == 0.5)
  }

  @Test("leaves out what is beyond its ends, and what is invisible")
  func outside() {
    var lens = view
    lens.offset = Point(-12, 0)
    #expect(lens(square) == nil)
    lens.offset = Point(202, 0)
    #expect(lens(square) == nil)
    lens = view
    lens.opacity = 0
    #expect(lens(square) == nil)
  }

  @Test("fades what it cuts along the view, to nothing at the very end, whatever its transform")
  func cut() throws {
    for (scale, place) in [(1.0, Point(-45, 3)), (2, Point(-48, 0)), (0.5, Point(140, 7))] {
      let command = DrawCommand.fill(
        .rect(Rect(x: 0, y: 0, width: 10, height: 10)), .solid(Color(0x00FF00)), .place(at: place, scale: scale))
      guard case .fill(_, .linear(let from, let first, let to, let second), let transform)? = view(command) else {
        Issue.record("a cut shape has a blend")
        return
      }
      #expect(first.alpha == 0 && second.alpha == 1)
      let ends = place.x < 0 ? (0.0, 20.0) : (200.0, 180.0)
      #expect(abs(transform(from).x - ends.0) < 1e-9 && abs(transform(to).x - ends.1) < 1e-9)
    }
  }

  @Test("takes a light as a whole, and none of it reaches beyond the end")
  func glow() throws {
    let light = { (x: Double) in DrawCommand.glow(Glow(center: Point(x, 0), radius: 40, color: Color(0xFFFFFF))) }
    guard case .glow(let whole)? = view(light(50)) else { throw Missing() }
    #expect(whole.color.alpha == 1 && whole.center == Point(100, 0))
    guard case .glow(let part)? = view(light(-30)) else { throw Missing() }
    #expect(part.color.alpha == 0.5)
    #expect(view(light(-50)) == nil)
  }

  @Test("takes a field as a whole too, by where its middle is")
  func field() throws {
    func field(_ x: Double, opacity: Double = 1) -> ColorField {
      ColorField(
        columns: 2, rows: 2, colors: [1, 2, 3, 4], bounds: Rect(x: x, y: 3, width: 30, height: 9), opacity: opacity)
    }
    #expect(Lens()(.field(field(7))) == .field(field(7)))
    #expect(view(.field(field(0, opacity: 0.5))) == .field(field(50, opacity: 0.5)))
    var faint = view
    faint.opacity = 0.5
    #expect(faint(.field(field(0, opacity: 0.5))) == .field(field(50, opacity: 0.25)))
    // The middle is half way between where the view ends and where all of it is seen.
    #expect(view(.field(field(-55))) == .field(field(-5, opacity: 0.5)))
    // It reaches into the fade, but its middle does not.
    #expect(view(.field(field(-40))) == .field(field(10)))
    #expect(view(.field(field(-66))) == nil)
    #expect(view(.field(field(-200))) == nil)
    #expect(view(.field(field(151))) == nil)
    var vertical = view
    (vertical.isVertical, vertical.offset) = (true, Point(0, 2.5))
    #expect(vertical(.field(field(0))) == .field(field(0).placed(at: Point(0, 2.5), scale: 1).faded(0.5)))
  }

  private struct Missing: Error {}

  @Test("is the same up and down")
  func vertical() throws {
    var lens = view
    lens.isVertical = true
    lens.offset = Point(0, -5)
    guard case .fill(_, .linear(let from, _, let to, _), let transform)? = lens(square) else { throw Missing() }
    #expect(transform(from).y == 0 && transform(to).y == 20)
  }
}

extension ColorField {
  /// The field in another opacity.
  fileprivate func faded(_ opacity: Double) -> ColorField {
    var field = self
    field.opacity = opacity
    return field
  }
}
