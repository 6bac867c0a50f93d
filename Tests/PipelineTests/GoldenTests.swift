import FilmKit
import Foundation
import Testing
import Timeline

@testable import Pipeline
import TestSupport

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

  /// A frame of a film that was looked at.
  struct Still: Sendable, CustomTestStringConvertible {
    let name: String
    let beat: String
    var part = 1.0
    var network = Support.chain
    var size = "480x270"
    var more = ""
    var hasCaptions = false

    var testDescription: String { name }
  }

  private static let long = #""FORWARD_BY": {"1": 5000}, "GRAD_HOLD_BY": {"0": 9000}"#
  private static let update = #""T": {"update": 8000}"#
  private static let deep = #"{"input": [0.9], "HIDDEN": 11, "target": [0.2], "activation": "tanh"}"#
  private static let eight = #"{"input": [0.9, -0.4], "HIDDEN": [8, 8], "target": [1, 0]}"#
  private static let slow = String(Support.chain.dropLast()) + #", "learningRate": 0.02}"#
  private static let say =
    #""say": {"loss": "The target was four, so we missed by two and a half."}, "T": {"loss": 5000}"#

  /// One a visual and composition, and the themes side by side.
  static let kept = [
    Still(name: "countdown", beat: "countdown", part: 0.4),
    Still(name: "title", beat: "title", more: #""subtitle": "From start to finish", "T": {"title": 3000}"#),
    Still(name: "title-paper", beat: "title", more: #""theme": "paper", "T": {"title": 3000}"#),
    Still(name: "idle", beat: "idle"),
    Still(name: "chain-forward", beat: "forward.1", part: 0.16, more: long),
    Still(name: "chain-weight", beat: "forward.1", part: 0.27, more: long),
    Still(name: "chain-loss", beat: "loss"),
    Still(name: "chain-loss-paper", beat: "loss", more: #""theme": "paper""#),
    Still(name: "chain-stored", beat: "delta.2", part: 0.55),
    Still(name: "chain-backward", beat: "delta.1", part: 0.3),
    Still(name: "chain-backward-paper", beat: "delta.1", part: 0.3, more: #""theme": "paper""#),
    Still(name: "chain-meeting", beat: "grad.1", part: 0.2),
    Still(name: "chain-gradient", beat: "grad.1"),
    Still(name: "chain-wrap", beat: "grad.0", more: long),
    Still(name: "chain-wrap-paper", beat: "grad.0", more: long + #", "theme": "paper""#),
    Still(name: "chain-done", beat: "done"),
    Still(name: "chain-done-paper", beat: "done", more: #""theme": "paper""#),
    Still(name: "chain-done-contrast", beat: "done", more: #""theme": "contrast""#),
    Still(name: "chain-stepping", beat: "update", part: 0.05, network: slow, more: update),
    Still(name: "chain-updated", beat: "update", network: slow, more: update),
    Still(name: "end", beat: "end", more: #""T": {"end": 3000}"#),
    Still(name: "chain-square", beat: "grad.0", size: "320x320"),
    Still(name: "chain-vertical", beat: "grad.0", size: "270x480"),
    Still(name: "chain-captions", beat: "loss", part: 0.3, more: say, hasCaptions: true),
    Still(name: "wide-forward", beat: "forward.1", part: 0.3, network: Support.wide),
    Still(name: "wide-loss", beat: "loss", network: Support.wide),
    Still(name: "wide-gradients", beat: "grad.0", network: Support.wide),
    Still(name: "wide-gradients-paper", beat: "grad.0", network: Support.wide, more: #""theme": "paper""#),
    Still(name: "wide-gradients-contrast", beat: "grad.0", network: Support.wide, more: #""theme": "contrast""#),
    Still(
      name: "wide-named", beat: "grad.0", network: Support.wide, more: #""LABELS_BY": {"0": [[3, 1]], "1": [[2, 0]]}"#),
    Still(name: "wide-vertical", beat: "grad.1", network: Support.wide, size: "270x480"),
    Still(name: "eight-wide", beat: "grad.1", network: eight, size: "640x360"),
    Still(name: "eight-vertical", beat: "delta.1", network: eight, size: "360x640"),
    Still(name: "deep-forward", beat: "forward.5", part: 0.3, network: deep),
    Still(name: "deep-gradient", beat: "grad.6", network: deep),
    Still(name: "deep-square", beat: "grad.6", network: deep, size: "320x320"),
    Still(name: "deep-vertical", beat: "delta.3", network: deep, size: "270x480"),
  ]

  @Test("stills, pixel by pixel", arguments: kept)
  func stills(still: Still) throws {
    let project = try Support.project(
      size: still.size, network: still.network, more: still.more.isEmpty ? #""T": {}"# : still.more,
      burnsCaptions: still.hasCaptions)
    let frames = try #require(BeatID(still.beat).flatMap { project.timeline.beat($0) }).frames
    var source = FrameSource(project.film)
    let frame = min(frames.lowerBound + Int(still.part * Double(frames.count)), frames.upperBound - 1)
    // What the comparison throws must pass through a closure that throws other errors.
    let outcome = try source.draw(frame) { pixels, _ in Result { try Golden.expect(pixels, is: still.name) } }
    try outcome.get()
  }
}
