import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

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
      [("chain", TestFilm.chain), ("4 and 3", #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0]}"#)].map {
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
      let film = try BackpropFilm.made(of: timeline, fonts: TestFilm.fonts(), hasCaptions: hasCaptions)
      let found = try LintSweep.findings(film, name + (hasCaptions ? ", captions" : ""))
      #expect(found.isEmpty, "\(found.count), the first: \(found.prefix(2))")
    }
  }
}
