import Foundation
import Testing
import Timeline

@testable import Pipeline
@testable import Training
import TestSupport

/// A film of training is tuned to its words: samples' beats in their tables, segments in `train`.
@Suite("tuning of training")
struct TrainingTuningTests {
  private static let csv = (0..<16).map { "\($0 % 4),\($0 / 4),\($0 % 2 == 0 ? "cat" : "dog")\n" }.joined()
  private static let cues: [(beat: String, time: Double, word: String)] = [
    ("idle", 1.5, "here"), ("sample.0", 5, "take"), ("delta.0.2", 16, "blame"), ("sample.1", 32, "another"),
    ("cost", 41, "count"), ("train.0", 48, "learn"), ("train.1", 53, "wait"), ("train.2", 60, "on"),
    ("done", 70, "done"),
  ]

  private func write(_ text: String, _ name: String, in folder: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    return "\(folder)/\(name)"
  }

  @Test("every beat comes to its word, and only what stands still is dead air", arguments: [true, false])
  func tuned(_ namesSegments: Bool) async throws {
    let segments = #"[{"steps": 4, "ms": 4000}, {"steps": 0, "ms": 3000}, {"to": 0, "ms": 5000}]"#
    try await Support.inFolder { folder in
      _ = try write(Self.csv, "points.csv", in: folder)
      let cues = Self.cues.filter { namesSegments || $0.beat != "train.2" }
      let path = try write(
        """
        {
          "film": "training",
          "data": "points.csv"\(namesSegments ? ",\n  \"train\": \(segments)" : ""),
          "samples": 2,
          "T": { "countdown": 1000 }
        }
        """, "t.json", in: folder)
      let script = cues.map { "{\($0.beat)} \($0.word)." }.joined(separator: " ")
      let labels = cues.map { "\($0.time)\t\($0.time + 0.3)\t\($0.word)\n" }.joined()
      let files = NarrationFiles(
        script: try write(script, "s.txt", in: folder), recording: nil, words: try write(labels, "w.txt", in: folder))
      let film = try TimelineFile.read(path)
      let tuning = try Tuning(film, at: path, SpokenScript(film, at: path, files))
      try #require(tuning.problems.isEmpty, "\(tuning.words(in: path))")
      let still = tuning.warnings.compactMap { warning -> BeatID? in
        if case .deadAir(let beat, _, _) = warning { beat } else { nil }
      }
      #expect(still.contains(.train(segment: 1)) == namesSegments)
      #expect(!still.contains(.train(segment: 0)) && !still.contains(.train(segment: 2)))
      _ = try TuningEdit(tuning, path: path).write()
      let tuned = try TimelineFile.read(path)
      for cue in cues {
        let beat = try #require(BeatID(cue.beat).flatMap { tuned.beat($0) })
        let late = Double(beat.frames.lowerBound) / 60 - cue.time
        #expect(late <= 0.5 / 60 + 1e-6 && late > -0.5 / 60 - 0.0011, "\(cue.beat): \(late) s")
      }
      #expect(tuned.training == film.training)
      let again = try Tuning(tuned, at: path, SpokenScript(tuned, at: path, files))
      #expect(try TuningEdit(again, path: path).isEmpty)
    }
  }
}
