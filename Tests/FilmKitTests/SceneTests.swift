import Drawing
import Testing

@testable import FilmKit

@Suite("scenes")
struct SceneTests {
  @Test("a lens says what is seen of the world")
  func view() {
    var scene = Scene()
    let lens = Lens(
      offset: Point(-100, 0), edges: (Lens.Edge(near: 0, clear: 10), Lens.Edge(near: 320, clear: 310)))
    scene.through(lens) { scene in
      #expect(scene.sees(Rect(x: 88, y: -500, width: 11, height: 1)))
      #expect(!scene.sees(Rect(x: 88, y: 0, width: 10, height: 1)))
      #expect(scene.sees(Rect(x: 421, y: 0, width: 10, height: 1)))
      #expect(!scene.sees(Rect(x: 422, y: 0, width: 10, height: 1)))
    }
    #expect(scene.sees(Rect(x: 422, y: 0, width: 10, height: 1)))
  }
}
