import Testing

@testable import BeatframeCLI

@Suite("progress lines")
struct ProgressLineTests {
  private let line = ProgressLine(frames: 300, total: 1200, seconds: 2.5)

  @Test("give frames, rate and the time that is left")
  func plain() {
    #expect(line.plain == "300/1200 frames, 120 frames/s, 0:08 left")
    #expect(ProgressLine(frames: 0, total: 1200, seconds: 0.5).plain == "0/1200 frames, 0 frames/s")
    #expect(ProgressLine(frames: 10, total: 1210, seconds: 1).plain == "10/1210 frames, 10 frames/s, 2:00 left")
  }

  @Test("fit the terminal")
  func bar() {
    #expect(
      line.bar(columns: 80)
        == String(repeating: "█", count: 8) + String(repeating: "░", count: 24) + "  " + line.plain)
    #expect(line.bar(columns: 50) == "█░░░░░░  " + line.plain)
    #expect(line.bar(columns: 20) == "300/1200 frames, 12")
    for columns in 0...120 { #expect(line.bar(columns: columns).count <= max(0, columns - 1)) }
  }

  @Test("are what render farms read on standard output")
  func openJob() {
    #expect(line.openJob == "openjd_progress: 25.0\nopenjd_status: 300/1200 frames, 120 frames/s, 0:08 left")
  }

  @Test("are JSON for programs")
  func json() {
    #expect(
      line.json == #"{"event": "progress", "frame": 300, "frames": 1200, "seconds": 2.5, "#
        + #""framesPerSecond": 120.0, "secondsLeft": 7.5}"#)
  }
}
