import Testing

@testable import Timeline

@Suite struct TimelineTests {
  @Test func aTimelineBecomesBeatsOnTheFrameGrid() throws {
    let timeline = try Timeline(
      parsing: """
        {"network": {"input": [0.9], "target": [0.2]}, "T": {"countdown": 0, "idle": 1000}, "FORWARD_BY": {"1": 2400}}
        """, file: "timeline.json")
    #expect(
      timeline.beats.map(\.id.description) == [
        "countdown", "idle", "forward.0", "forward.1", "forward.2", "loss", "delta.2", "grad.2", "delta.1", "grad.1",
        "delta.0", "grad.0", "done",
      ])
    #expect(timeline.beats[0].frames == 0..<0)
    #expect(timeline.beats[3].frames == 156..<300)
  }
}
