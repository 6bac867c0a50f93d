import Foundation
import Simulation
import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

/// The film that the package makes by itself.
@Suite struct NarrationTests {
  let film: Timeline

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "timelines/narration.json")
    film = try Timeline(parsing: try String(contentsOf: file, encoding: .utf8), file: "narration.json")
  }

  @Test func itExplainsTheScriptsNetwork() {
    #expect(film.warnings.isEmpty)
    #expect(film.network.input == [2] && film.network.target == [4])
    #expect(film.trace.layers.map(\.a) == [[2], [1], [3], [1.5]])
    #expect(film.trace.loss == 3.125)
    #expect(film.size == .fullHD && film.frameRate == .sixty)
    #expect(film.frameCount == 7200)
  }

  /// The frames' starts against the words' true times in the recording, which starts with the film's fourth second.
  @Test(arguments: [
    ("idle", 5.157), ("forward.0", 15.90), ("forward.1", 19.46), ("forward.2", 23.72), ("loss", 28.44),
    ("delta.2", 37.97), ("grad.2", 44.38), ("grad.1", 60.15), ("grad.0", 69.26), ("update", 100.517), ("end", 110.855),
  ])
  func itsBeatsStartOnTheScriptsWords(_ name: String, _ spoken: Double) throws {
    let beat = try #require(film.beats.first { $0.id.description == name })
    #expect(abs(beat.start.seconds - 3 - spoken) < 0.03)
  }

  /// δ₂ and δ₁ arrive as they are named.
  @Test(arguments: [(1, 58.7434), (0, 68.3324)]) func itsDeltasLandOnTheirWords(_ edge: Int, _ spoken: Double) throws {
    let beat = try #require(film.beat(.delta(edge: edge)))
    let landing = beat.start + beat.kind.motion.arrival(in: beat.duration)
    #expect(abs(landing.seconds - 3 - spoken) < 0.04)
  }

  /// The example that `render tune` can be tried on is the same film with other durations.
  @Test func theUntunedFilmDiffersInDurationsOnly() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "timelines/untuned.json")
    let untuned = try Timeline(parsing: try String(contentsOf: file, encoding: .utf8), file: "untuned.json")
    #expect(untuned.network == film.network && untuned.title == film.title && untuned.takes == film.takes)
    #expect(untuned.beats.map(\.id) == film.beats.map(\.id) && untuned.beats != film.beats)
    #expect(untuned.beat(.grad(edge: 2))?.duration == FilmTime(microseconds: 8_500_000))
    #expect(untuned.beat(.grad(edge: 1))?.duration == FilmTime(microseconds: 1_000_000))
    #expect(untuned.beat(.grad(edge: 0))?.duration == FilmTime(microseconds: 14_000_000))
  }
}
