import Foundation
import Simulation
import Testing

@testable import Timeline

/// The film that the package makes by itself.
@Suite struct NarrationTests {
  let film: Timeline

  init() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "timelines/narration.json")
    film = try Timeline(parsing: try String(contentsOf: file, encoding: .utf8), file: "narration.json")
  }

  @Test func itTellsOfTheScriptsNetwork() {
    #expect(film.warnings.isEmpty)
    #expect(film.network.input == [2] && film.network.target == [4])
    #expect(film.trace.layers.map(\.a) == [[2], [1], [3], [1.5]])
    #expect(film.trace.loss == 3.125)
    #expect(film.size == .fullHD && film.frameRate == .sixty)
    #expect(film.frameCount == 7200)
    #expect(film.beat(.grad(edge: 2))?.duration == FilmTime(microseconds: 8_500_000))
    #expect(film.beat(.grad(edge: 1))?.duration == FilmTime(microseconds: 1_000_000))
    #expect(film.beat(.grad(edge: 0))?.duration == FilmTime(microseconds: 14_000_000))
  }

  /// The seconds into the spoken take at which each word falls; the take starts when the countdown ends.
  @Test(arguments: [
    ("forward.0", 15.90), ("forward.1", 19.46), ("forward.2", 23.72), ("loss", 28.44), ("delta.2", 37.97),
    ("grad.2", 44.38), ("grad.1", 60.15), ("grad.0", 69.26), ("idle", 5.157), ("update", 100.517), ("end", 110.855),
  ])
  func itsBeatsFallOnTheScriptsWords(_ name: String, _ spoken: Double) throws {
    let beat = try #require(film.beats.first { $0.id.description == name })
    #expect(abs(beat.start.seconds - 3 - spoken) < 0.02)
  }
}
