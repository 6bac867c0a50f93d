import Foundation
import Testing
import Timeline

@testable import Pipeline

@Suite("the report of beats")
struct BeatReportTests {
  private func project() throws -> Project {
    try Support.project(fps: "30000/1001", more: #""T": {"idle": 1000.125}, "GRAD_HOLD_BY": {"1": 1000}"#)
  }

  @Test("has a row a beat, exact times and what is shown")
  func table() throws {
    #expect(
      BeatReport(try project()).table == """
        A film
        backprop, 320x180, 30000/1001 frames/s, 779 frames, 26.000125 s

        beat           start        end   frames  count  shows
        countdown      0.000      3.000     0-89     90  the seconds before the take
        title          3.000      3.000        -      0  the title card
        idle           3.000   4.000125   90-119     30  x = 2, y = 4
        forward.0   4.000125   5.600125  120-167     48  a₁ = 1
        forward.1   5.600125   7.200125  168-215     48  a₂ = 3
        forward.2   7.200125   8.800125  216-263     48  ŷ = 1.5
        loss        8.800125  11.400125  264-341     78  L = 3.125
        delta.2    11.400125  12.800125  342-383     42  δ₃ = -2.5
        grad.2     12.800125  15.000125  384-449     66  ∂L/∂w₃ = -7.5
        delta.1    15.000125  16.400125  450-491     42  δ₂ = -1.25
        grad.1     16.400125  17.400125  492-520     29  ∂L/∂w₂ = -1.25
        delta.0    17.400125  18.800125  521-562     42  δ₁ = -3.75
        grad.0     18.800125  21.000125  563-628     66  ∂L/∂w₁ = -7.5
        done       21.000125  26.000125  629-778    150  5 multiplications with reuse, 6 from scratch; in 100 layers 199 and 5050
        update     26.000125  26.000125        -      0  a step against the gradients
        end        26.000125  26.000125        -      0  the end card
        """)
  }

  @Test("as JSON has the same facts")
  func json() throws {
    let project = try project()
    let object = try JSONSerialization.jsonObject(with: Data(BeatReport(project).json.utf8))
    let report = try #require(object as? [String: Any])
    #expect(report["title"] as? String == "A film")
    #expect(report["fps"] as? String == "30000/1001")
    #expect(report["frames"] as? Int == 779)
    #expect(report["seconds"] as? Double == 26.000125)
    let beats = try #require(report["beats"] as? [[String: Any]])
    #expect(beats.map { $0["id"] as? String } == project.timeline.beats.map(\.id.description))
    #expect(beats[10]["start"] as? Double == 16.400125)
    #expect(beats[10]["end"] as? Double == 17.400125)
    #expect(beats[10]["firstFrame"] as? Int == 492)
    #expect(beats[10]["frames"] as? Int == 29)
    #expect(beats[10]["phase"] as? String == "backward")
    #expect(beats[10]["shows"] as? String == "∂L/∂w₂ = -1.25")
  }
}
