import Films
import Foundation
import Testing
import Timeline

@testable import Pipeline

@Suite("goldens")
struct GoldenTests {
  @Test(
    "the default film in every theme: one frame in motion and the last of every beat, by hash",
    arguments: ThemeName.allCases)
  func defaultFilm(theme: ThemeName) throws {
    let path = Support.root.appending(path: "timelines/narration.json").path
    let text = try String(contentsOfFile: path, encoding: .utf8).dropFirst()
    let timeline = try Timeline(parsing: "{\"theme\": \"\(theme.rawValue)\"," + text, file: path)
    var source = FrameSource(try Project(timeline, path: path).film)
    var lines: [String] = []
    for beat in timeline.beats where !beat.frames.isEmpty {
      for frame in [beat.frames.lowerBound + min(40, beat.frames.count / 4), beat.frames.upperBound - 1] {
        let hash = try source.draw(frame) { pixels, _ in Golden.hash(pixels) }
        lines.append("\(beat.id) \(frame) \(hash)")
      }
    }
    try Golden.expect(lines, are: theme == .midnight ? "narration" : "narration-\(theme.rawValue)")
  }

  @Test(
    "stills, pixel by pixel",
    arguments: [
      ("chain-forward", "midnight", Support.chain, "480x270", "forward.1", 0.35),
      ("chain-backward", "midnight", Support.chain, "480x270", "delta.1", 0.3),
      ("chain-backward-paper", "paper", Support.chain, "480x270", "delta.1", 0.3),
      ("chain-done", "midnight", Support.chain, "480x270", "done", 1),
      ("chain-done-paper", "paper", Support.chain, "480x270", "done", 1),
      ("chain-done-contrast", "contrast", Support.chain, "480x270", "done", 1),
      ("chain-vertical", "midnight", Support.chain, "270x480", "grad.0", 1),
      ("wide-gradients", "midnight", Support.wide, "480x270", "grad.0", 1),
      ("wide-gradients-paper", "paper", Support.wide, "480x270", "grad.0", 1),
      ("wide-gradients-contrast", "contrast", Support.wide, "480x270", "grad.0", 1),
    ] as [(String, String, String, String, String, Double)])
  func stills(name: String, theme: String, network: String, size: String, beat: String, part: Double) throws {
    let project = try Support.project(size: size, network: network, more: "\"theme\": \"\(theme)\"")
    let frames = try #require(BeatID(beat).flatMap { project.timeline.beat($0) }).frames
    var source = FrameSource(project.film)
    let frame = min(frames.lowerBound + Int(part * Double(frames.count)), frames.upperBound - 1)
    // What the comparison throws must pass through a closure that throws other errors.
    let outcome = try source.draw(frame) { pixels, _ in Result { try Golden.expect(pixels, is: name) } }
    try outcome.get()
  }
}
