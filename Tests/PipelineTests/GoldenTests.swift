import Films
import Foundation
import Testing
import Timeline

@testable import Pipeline

@Suite("goldens")
struct GoldenTests {
  @Test("the default film: one frame in motion and the last of every beat, by hash")
  func defaultFilm() throws {
    let path = Support.root.appending(path: "timelines/narration.json").path
    let timeline = try TimelineFile.read(path)
    var source = FrameSource(try Project(timeline, path: path).film)
    var lines: [String] = []
    for beat in timeline.beats {
      for frame in [beat.frames.lowerBound + min(40, beat.frames.count / 4), beat.frames.upperBound - 1] {
        let hash = try source.draw(frame) { pixels, _ in Golden.hash(pixels) }
        lines.append("\(beat.id) \(frame) \(hash)")
      }
    }
    try Golden.expect(lines, are: "narration")
  }

  @Test(
    "stills, pixel by pixel",
    arguments: [
      ("chain-forward", Support.chain, "480x270", "forward.1", 0.35),
      ("chain-backward", Support.chain, "480x270", "delta.1", 0.3),
      ("chain-done", Support.chain, "480x270", "done", 1),
      ("chain-vertical", Support.chain, "270x480", "grad.0", 1),
      ("wide-gradients", Support.wide, "480x270", "grad.0", 1),
    ] as [(String, String, String, String, Double)])
  func stills(name: String, network: String, size: String, beat: String, part: Double) throws {
    let project = try Support.project(size: size, network: network, more: #""T": {}"#)
    let frames = try #require(BeatID(beat).flatMap { project.timeline.beat($0) }).frames
    var source = FrameSource(project.film)
    let frame = min(frames.lowerBound + Int(part * Double(frames.count)), frames.upperBound - 1)
    // What the comparison throws must pass through a closure that throws other errors.
    let outcome = try source.draw(frame) { pixels, _ in Result { try Golden.expect(pixels, is: name) } }
    try outcome.get()
  }
}
