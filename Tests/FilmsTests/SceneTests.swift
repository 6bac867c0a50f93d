import Drawing
import Testing
import Timeline

@testable import Films

@Suite("scenes")
struct SceneTests {
  @Test(
    "what the camera does not see is left out sooner or later, with the same result",
    arguments: [
      (#"{"input": [0.9], "HIDDEN": 15, "target": [0.2], "activation": "tanh", "learningRate": 4}"#, "320x180"),
      (#"{"input": [0.9], "HIDDEN": 15, "target": [0.2], "activation": "tanh"}"#, "180x320"),
      (#"{"input": [0.9, 2], "HIDDEN": [4, 3, 5, 2, 4, 3, 4, 5], "target": [1, 0]}"#, "320x180"),
      (#"{"input": [0.9, 2], "HIDDEN": [4, 3, 5, 2, 4, 3, 4, 5], "target": [1, 0]}"#, "240x240"),
    ])
  func unseen(network: String, size: String) throws {
    let film = try Support.film(network, #""T": {"update": 5000}"#, size: size)
    for frame in stride(from: 0, to: film.timeline.frameCount, by: 7) {
      let short = film.scene(frame, isInspected: true)
      let long = film.scene(frame, isInspected: true, skipsUnseen: false)
      let isSame = short.commands == long.commands && short.marks == long.marks
      #expect(isSame, "frame \(frame)")
    }
  }

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
