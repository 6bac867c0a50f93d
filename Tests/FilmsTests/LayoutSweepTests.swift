import Foundation
import Testing
import Timeline

@testable import Films

/// Films of many nets and sizes have nothing that the lint finds.
@Suite("films can be read")
struct LayoutSweepTests {
  static let sizes = ["1920x1080", "1280x720", "1080x1080", "1080x1920", "1440x1080", "3840x2160"]
  static let depths = [1, 2, 3, 4, 6, 10, 24, 64]
  static let widths = [[1], [3], [8], [4, 3], [8, 8], [2, 5, 3], [6, 2, 7]]

  /// Nets, and what a timeline may add to them.
  static let films: [(name: String, timeline: String)] =
    depths.map { depth in
      (
        "depth \(depth)",
        #""network": {"input": [0.9], "HIDDEN": \#(depth - 1), "target": [0.2], "activation": "tanh"}"#
      )
    }
    + widths.map { widths in
      ("widths \(widths)", #""network": {"input": [0.9, -0.4], "HIDDEN": \#(widths), "target": [1, 0]}"#)
    }
    + ["midnight", "paper", "contrast"].flatMap { theme in
      [("chain", Support.chain), ("4 and 3", #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0]}"#)].map {
        ("\($0), \(theme), with cards and an update", "\"theme\": \"\(theme)\", \"network\": \($1), \(more)")
      }
    }

  private static let more = #"""
    "title": "Backpropagation is dynamic programming", "subtitle": "Every gradient for the price of one more pass",
    "T": {"title": 4000, "idle": 3000, "update": 8000, "end": 5000}, "GRAD_HOLD_BY": {"0": 9000},
    "say": {"idle": "One sample: two goes in, and four should come out.", "loss": "How far off is it?",
            "update": "And now a step downhill, for every weight at once."}
    """#

  @Test("in every size, with and without captions", arguments: sizes, [false, true])
  func nets(size: String, hasCaptions: Bool) throws {
    for (name, text) in Self.films where !hasCaptions || text.contains("say") {
      let timeline = try Timeline(
        parsing: "{\"video\": {\"size\": \"\(size)\", \"fps\": 30}, \(text)}", file: "test.json")
      try Self.look(timeline, name, hasCaptions: hasCaptions)
    }
  }

  @Test("if they are of the package's own timelines", arguments: sizes)
  func timelines(size: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "timelines")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for file in files
    where [".json", ".yaml"].contains(where: file.hasSuffix)
      && ![".schema.json", ".words.json"].contains(where: file.hasSuffix)
    {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      let timeline = try Timeline(parsing: text, file: file, size: PixelSize(parsing: size))
      for hasCaptions in timeline.say.isEmpty ? [false] : [false, true] {
        try Self.look(timeline, file, hasCaptions: hasCaptions)
      }
    }
  }

  /// Looks through the film of a timeline, so many times a second; fewer times at a long one of many beats.
  static func look(_ timeline: Timeline, _ name: String, hasCaptions: Bool, samplesPerSecond: Int = 10) throws {
    let film = try makeFilm(timeline, fonts: Support.fonts(), hasCaptions: hasCaptions)
    // A deep net's film is long, and its beats are alike.
    let samples = timeline.frameCount > 3000 && timeline.beats.count > 40 ? 4 : samplesPerSecond
    let message = LayoutMessage(timeline)
    let found = LayoutLint(film, samplesPerSecond: samples).findings().map(message.text)
    if let path = ProcessInfo.processInfo.environment["LINT_FINDINGS"] {
      try append(found.map { "\(name), \(timeline.size)\(hasCaptions ? ", captions" : ""): \($0)" }, to: path)
    }
    #expect(
      found.isEmpty,
      "\(name), \(timeline.size)\(hasCaptions ? ", captions" : ""): \(found.count), the first: \(found.prefix(2))")
  }

  /// Adds lines to a file: with LINT_FINDINGS=FILE all findings are written there, for those who mend them.
  private static func append(_ lines: [String], to path: String) throws {
    guard !lines.isEmpty else { return }
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
  }
}
