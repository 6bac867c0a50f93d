import Drawing
import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Training

@Suite("nothing blinks in the film training")
struct TrainingBlinkTests {
  /// Films of two and of three classes, whose single sample is stepped through at full length.
  static let runs = [
    #""data": {"shape": "moons", "samples": 60, "seed": 3}, "network": {"HIDDEN": [4, 4], "seed": 7}, "#
      + #""samples": [{"index": 5, "speed": 1}], "train": [{"steps": 60, "ms": 6000}]"#,
    #""data": {"shape": "spiral", "classes": 3, "samples": 60}, "network": {"HIDDEN": [5]}, "#
      + #""samples": [{"index": 5, "speed": 1}], "train": [{"steps": 60, "ms": 6000}]"#,
  ]

  @Test("from its start until the network trains", arguments: zip([0, 1, 0], ["1280x720", "720x720", "720x1280"]))
  func films(run: Int, size: String) throws {
    let times = #""countdown": 0, "title": 2500, "end": 2500"#
    let film = try TrainingFixture(Self.runs[run], times: times, size: size, fps: 60).film
    let end = try #require(film.timeline.beat(.train(segment: 0))).frames.lowerBound
    let jumps = Blink.jumps(film, to: end) { film.frame($0) }
    // The first of every beat show most.
    var beats: [Substring: [String]] = [:]
    for jump in jumps { beats[jump.split(separator: ":")[0].split(separator: " ")[2], default: []].append(jump) }
    let first = beats.sorted { $0.key < $1.key }.flatMap { $0.value.prefix(4) }
    #expect(jumps.isEmpty, "\(jumps.count) jumps: \(first.joined(separator: "\n"))")
  }
}
