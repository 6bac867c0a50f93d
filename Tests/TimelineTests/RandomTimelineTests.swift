import Numerics
import Testing

@testable import Timeline
import TestSupport
import Training

@Suite struct RandomTimelineTests {
  /// Whatever the durations, the beats tile the film: exactly in time, and frame by frame.
  @Test func beatsTileTheFilm() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<150 {
      let edges = 1 + Int(generator.nextUnit() * 8)
      let rate = ["60", "24", "\"30000/1001\"", "1", "240", "29.97"][Int(generator.nextUnit() * 6)]
      let own = (0..<edges).map { edge in "\"\(edge)\": \(Self.milliseconds(&generator))" }.joined(separator: ", ")
      let timeline = try Timeline(
        parsing: """
          {"network": {"input": [1, 0], "target": [0.5], "HIDDEN": \(edges - 1)}, "video": {"fps": \(rate)},
           "T": {"loss": \(Self.milliseconds(&generator)), "forward": \(Self.milliseconds(&generator)), "done": 1000},
           "GRAD_HOLD_BY": {\(own)}}
          """, file: "t.json")
      var names = ["countdown", "title", "idle"]
      for edge in 0..<edges { names.append("forward.\(edge)") }
      names.append("loss")
      for edge in (0..<edges).reversed() { names += ["delta.\(edge)", "grad.\(edge)"] }
      names += ["done", "update", "end"]
      #expect(timeline.beats.map(\.id.description) == names)
      #expect(timeline.beats.first?.start == .zero)
      #expect(timeline.beats.first?.frames.lowerBound == 0)
      for (beat, next) in zip(timeline.beats, timeline.beats.dropFirst()) {
        #expect(next.start == beat.end)
        #expect(next.frames.lowerBound == beat.frames.upperBound)
        #expect(next.frames.lowerBound == timeline.clock.frame(at: next.start))
      }
      #expect(timeline.frameCount == timeline.beats.reduce(0) { $0 + $1.frames.count })
      #expect(timeline.frameCount == timeline.clock.frame(at: timeline.duration))
      for _ in 0..<20 {
        let frame = Int(generator.nextUnit() * Double(timeline.frameCount))
        #expect(timeline.beat(atFrame: frame).frames.contains(frame))
      }
    }
  }

  /// Whatever a film of training steps through, its beats tile it, and each has the duration that the tables say.
  @Test func beatsOfTrainingTileTheFilm() throws {
    var generator = SeededGenerator(seed: 13)
    for _ in 0..<60 {
      let edges = 1 + Int(generator.nextUnit() * 3)
      let samples = Int(generator.nextUnit() * 7)
      let speeds = (0..<samples).map { _ in [0.1, 0.7, 1, 3, 20][Int(generator.nextUnit() * 5)] }
      let list = speeds.enumerated().map { "{\"index\": \($0), \"speed\": \($1)}" }.joined(separator: ", ")
      var tables: [String: [String: String]] = [:]
      for name in ["FORWARD_BY", "DELTA_BY", "GRAD_HOLD_BY", "LOSS_BY", "SAMPLE_BY", "INPUT_BY"] {
        let ofSamples = ["LOSS", "SAMPLE", "INPUT"].contains { name.hasPrefix($0) }
        var keys = (0..<(ofSamples ? samples : edges)).map(String.init)
        if !ofSamples {
          for sample in 0..<samples { keys += (0..<edges).map { edge -> String in "\(sample).\(edge)" } }
        }
        for key in keys where generator.nextUnit() < 0.3 {
          tables[name, default: [:]][key] = Self.milliseconds(&generator)
        }
      }
      var (step, segments, ends) = (0, [String](), [Int]())
      for _ in 0..<Int(generator.nextUnit() * 5) {
        let end = Int(generator.nextUnit() * 9)
        segments.append(
          generator.nextUnit() < 0.5
            ? "{\"steps\": \(end - step), \"ms\": 100}" : "{\"ms\": 100, \"to\": \(end)}")
        (step, ends) = (end, ends + [end])
      }
      let own = tables.sorted { $0.key < $1.key }.map { name, table in
        let entries = table.sorted { $0.key < $1.key }.map { "\"\($0)\": \($1)" }.joined(separator: ", ")
        return ", \"\(name)\": {\(entries)}"
      }.joined()
      let text = """
        {"film": "training", "data": {"shape": "xor", "samples": 16}, "samples": [\(list)],
         "network": {"HIDDEN": \(edges - 1)}, "train": [\(segments.joined(separator: ", "))],
         "T": {"loss": 1234.567, "forward": 333.333}\(own)}
        """
      let film = try Timeline(parsing: text, file: "t.json")
      var names = ["countdown", "title", "idle"]
      for sample in 0..<samples {
        names.append("sample.\(sample)")
        for edge in 0..<edges { names.append("forward.\(sample).\(edge)") }
        names.append("loss.\(sample)")
        for edge in (0..<edges).reversed() { names += ["delta.\(sample).\(edge)", "grad.\(sample).\(edge)"] }
        names.append("input.\(sample)")
      }
      names.append("cost")
      for segment in ends.indices { names.append("train.\(segment)") }
      names += ["done", "end"]
      #expect(film.beats.map(\.id.description) == names)
      #expect(film.training?.segments.map(\.to) == ends)
      #expect(zip(film.beats, film.beats.dropFirst()).allSatisfy { $0.end == $1.start })
      #expect(film.frameCount == film.clock.frame(at: film.duration))
      let usual = [
        "SAMPLE_BY": 1500.0, "FORWARD_BY": 333.333, "LOSS_BY": 1234.567, "DELTA_BY": 1400, "GRAD_HOLD_BY": 2200,
        "INPUT_BY": 2000,
      ]
      for beat in film.beats {
        let names = [
          "sample": "SAMPLE_BY", "forward": "FORWARD_BY", "loss": "LOSS_BY", "delta": "DELTA_BY",
          "grad": "GRAD_HOLD_BY",
          "input": "INPUT_BY",
        ]
        guard let table = names[beat.id.kind], let sample = beat.id.indices.first else { continue }
        let key = beat.id.indices.map(String.init).joined(separator: ".")
        let edge = key.split(separator: ".").last.map(String.init) ?? ""
        let isByEdge = key.contains(".")
        let exact = tables[table]?[key].flatMap(Double.init)
        let shared = (isByEdge ? tables[table]?[edge].flatMap(Double.init) : nil) ?? usual[table] ?? -1
        let milliseconds = exact ?? shared / speeds[sample]
        #expect(abs(Double(beat.duration.microseconds) - 1000 * milliseconds) <= 0.5 + 1e-6, "\(beat.id) in \(text)")
      }
    }
  }

  private static func milliseconds(_ generator: inout SeededGenerator) -> String {
    let microseconds = Int(generator.nextUnit() * generator.nextUnit() * 9_000_000)
    return generator.nextUnit() < 0.2 ? "0" : "\(microseconds)e-3"
  }
}
