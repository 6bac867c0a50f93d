import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

@Suite("what the camera does not see")
struct UnseenTests {
  @Test(
    "is left out sooner or later, with the same result",
    arguments: [
      (#"{"input": [0.9], "HIDDEN": 15, "target": [0.2], "activation": "tanh", "learningRate": 4}"#, "320x180"),
      (#"{"input": [0.9], "HIDDEN": 15, "target": [0.2], "activation": "tanh"}"#, "180x320"),
      (#"{"input": [0.9, 2], "HIDDEN": [4, 3, 5, 2, 4, 3, 4, 5], "target": [1, 0]}"#, "320x180"),
      (#"{"input": [0.9, 2], "HIDDEN": [4, 3, 5, 2, 4, 3, 4, 5], "target": [1, 0]}"#, "240x240"),
    ])
  func unseen(network: String, size: String) throws {
    let film = try TestFilm.backprop(network, #""T": {"update": 5000}"#, size: size)
    for frame in stride(from: 0, to: film.timeline.frameCount, by: 7) {
      let short = film.scene(frame, isInspected: true)
      let long = film.scene(frame, isInspected: true, skipsUnseen: false)
      let isSame = short.commands == long.commands && short.marks == long.marks
      #expect(isSame, "frame \(frame)")
    }
  }
}
