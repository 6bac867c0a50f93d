import Foundation
import Testing
import Timeline

@testable import Pipeline

@Suite("a profile")
struct ProfileTests {
  private struct Trace: Decodable {
    struct Event: Decodable {
      let name: String
      let ph: String
      let ts: Double?
      let dur: Double?
      let tid: Int
      let args: [String: Value]
    }

    enum Value: Decodable {
      case number(Int)
      case text(String)

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int.self) {
          self = .number(number)
        } else {
          self = .text(try value.decode(String.self))
        }
      }
    }

    let traceEvents: [Event]
  }

  @Test("has every stage of every frame that was drawn, on as many lines as there were workers")
  func trace() async throws {
    try await Support.inFolder { folder in
      let project = try Support.project()
      let profile = Profile()
      let report = try await MovieRenderer(film: project.film, jobs: 2, profile: profile).render(
        to: folder + "/film.mp4", keeping: InputFiles(timeline: "test.json"),
        progress: FrameCounter(total: project.timeline.frameCount))
      try profile.write(to: folder + "/trace.json")
      let trace = try JSONDecoder().decode(Trace.self, from: Data(Support.bytes(folder + "/trace.json")))
      let work = trace.traceEvents.filter { $0.ph == "X" }
      for stage in ["display list", "raster", "convert"] {
        #expect(work.filter { $0.name == stage }.count == report.distinctFrames, "\(stage)")
      }
      for stage in ["plan", "encode", "write", "cache"] { #expect(work.contains { $0.name == stage }, "\(stage)") }
      #expect(work.allSatisfy { ($0.ts ?? -1) >= 0 && ($0.dur ?? -1) >= 0 })
      let lanes = Set(work.map(\.tid))
      #expect(lanes.isSubset(of: [0, 1, 2]) && lanes.count >= 2)
      // What one worker does it does one after the other.
      for lane in lanes where lane > 0 {
        let own = work.filter { $0.tid == lane }.sorted { ($0.ts ?? 0) < ($1.ts ?? 0) }
        for (first, second) in zip(own, own.dropFirst()) {
          #expect((first.ts ?? 0) + (first.dur ?? 0) <= (second.ts ?? 0) + 0.002)
        }
      }
      let names = trace.traceEvents.filter { $0.ph == "M" }.count
      #expect(names == (lanes.max() ?? 0) + 1)
      #expect(profile.summary.hasPrefix("ms a frame, of \(report.distinctFrames) drawn: display list "))
    }
  }
}
