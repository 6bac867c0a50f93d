import Drawing
import Foundation
import Media
import Raster
import Review
import TestSupport
import Testing
import Timeline

@testable import FilmKit
@testable import Pipeline

@Suite("the lint of contrasts")
struct ContrastLintTests {
  private let contrast = Contrast()
  private let place = Rect(x: 20, y: 10, width: 200, height: 40)

  /// The contrast of a colour to commands on a ground, at `place`.
  private func ratio(
    _ color: UInt32, on ground: UInt32, opacity: Double = 1, _ commands: DrawCommand..., in place: Rect? = nil
  ) throws -> Double? {
    var painter = FramePainter(width: 256, height: 64)
    _ = try painter.paint(DisplayList(background: Color(ground), commands: commands))
    return contrast.ratio(of: Color(color, alpha: opacity), to: painter.pixels, in: place ?? self.place)
  }

  @Test("is WCAG's ratio, in hundredths")
  func published() throws {
    #expect(try ratio(0xFFFFFF, on: 0x000000) == 21)
    #expect(try ratio(0x000000, on: 0xFFFFFF) == 21)
    #expect(try ratio(0x777777, on: 0x777777) == 1)
    // Published ratios: 4.54 and 4.48 are the two greys around 4.5 on white.
    #expect(try ratio(0x767676, on: 0xFFFFFF) == 4.54)
    #expect(try ratio(0x777777, on: 0xFFFFFF) == 4.47)
    #expect(try ratio(0xFF0000, on: 0xFFFFFF) == 3.99)
    // Half seen on white, black is grey: 0x80.
    #expect(try ratio(0x000000, on: 0xFFFFFF, opacity: 0.5) == 3.94)
  }

  @Test("is that to what is behind most of a text: not to a line that crosses it, but to a light")
  func robust() throws {
    func line(_ from: Point, _ to: Point, _ width: Double) -> DrawCommand {
      .stroke(.line(from, to), Stroke(width: width), .solid(Color(0xFFFFFF)), .identity)
    }
    #expect(try ratio(0xFFFFFF, on: 0, line(Point(0, 0), Point(256, 64), 7)) == 21)
    #expect(try ratio(0xFFFFFF, on: 0, line(Point(100, 0), Point(100, 64), 7)) == 21)
    #expect(try ratio(0xFFFFFF, on: 0, line(Point(0, 30), Point(256, 30), 7)) == 21)
    let wash = Color(0xFFFFFF, alpha: 0.7)
    func box(_ width: Double) -> DrawCommand {
      .fill(.rect(Rect(x: 20, y: 0, width: width, height: 64)), .solid(wash), .identity)
    }
    #expect(try ratio(0xFFFFFF, on: 0, box(48)) == 21)
    let washed = try #require(try ratio(0xFFFFFF, on: 0, box(52)))
    #expect(washed < 3)
    let light = DrawCommand.glow(Glow(center: Point(120, 30), radius: 150, color: wash))
    #expect(try #require(try ratio(0xFFFFFF, on: 0, light)) < 4.5)
    // A place outside the picture has nothing behind it; one half outside has what is inside.
    #expect(try ratio(0xFFFFFF, on: 0, in: Rect(x: 300, y: 0, width: 20, height: 20)) == nil)
    #expect(try ratio(0xFFFFFF, on: 0, in: Rect(x: 0, y: -20, width: 20, height: 10)) == nil)
    #expect(try ratio(0xFFFFFF, on: 0, in: Rect(x: 250, y: -20, width: 20, height: 30)) == 21)
    #expect(try ratio(0xFFFFFF, on: 0, in: .empty) == nil)
  }

  @Test("holds every run of a label against what is behind it, at rest")
  func planted() throws {
    let timeline = try Support.project().timeline
    let ends = timeline.beats.compactMap(\.frames.last)
    let card = DrawCommand.fill(.rect(Rect(x: 0, y: 0, width: 100, height: 60)), .solid(Color(0xEEEEEE)), .identity)
    func ink(_ color: UInt32, _ x: Double) -> Mark.ColoredRun {
      Mark.ColoredRun(color: Color(color), bounds: Rect(x: x, y: 20, width: 40, height: 20))
    }
    func label(_ text: String, _ runs: [Mark.ColoredRun], opacity: Double = 1, isAtEdge: Bool = false) -> Mark {
      var mark = Mark.label(text, Rect(x: 0, y: 20, width: 200, height: 20), opacity: opacity)
      mark.coloredRuns = runs
      mark.isAtEdge = isAtEdge
      return mark
    }
    let marks = [
      label("fine", [ink(0x111111, 10), ink(0xFFFFFF, 140)]), label("white on white", [ink(0xFFFFFF, 10)]),
      label("one word of two", [ink(0x111111, 10), ink(0x222222, 140)]),
      label("gone", [ink(0xFFFFFF, 10)], opacity: 0.4), label("faint", [ink(0xFFFFFF, 140)], opacity: 0.5),
      label("at the end of the view", [ink(0xFFFFFF, 10)], isAtEdge: true),
    ]
    let film = PlantedFilm(
      timeline: timeline,
      // While things move nobody looks.
      marks: { frame in frame == ends[3] ? marks : ends.contains(frame) ? [] : [marks[1]] },
      list: { _ in DisplayList(background: Color(0), commands: [card]) })
    let beat = timeline.beat(atFrame: ends[3]).id
    #expect(
      try ContrastLint(film).findings() == [
        LayoutFinding(
          .lowContrast(1.16, color: Color(0xFFFFFF)), text: "white on white", beat: beat, frame: ends[3]),
        LayoutFinding(
          .lowContrast(1.31, color: Color(0x222222)), text: "one word of two", beat: beat, frame: ends[3]),
      ])
  }

  @Test("finds the colours of a timeline that are too near to each other, and names them")
  func tokens() throws {
    let project = try Support.project(
      size: "640x360", more: Support.short + ##", "tokens": {"muted": "#3A4250", "ground": "#0F131A"}"##)
    let found = try ContrastLint(project.film).findings()
    let message = LayoutMessage(project.timeline)
    #expect(found.contains { $0.text == "forward" })
    #expect(
      found.filter { $0.text == "forward" }.allSatisfy { message.text($0).contains("Change tokens.muted, or") })
  }

  @Test("stops when the run is cancelled")
  func cancelled() async throws {
    let project = try Support.project()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try ContrastLint(project.film).findings()
    }
    task.cancel()
    let error = await #expect(throws: PipelineError.self) { try await task.value }
    #expect(error?.description == "interrupted: nothing was written.")
  }

  static let networks = [
    Support.chain, #"{"input": [0.9, -0.4], "HIDDEN": [4, 3], "target": [1, 0]}"#,
    #"{"input": [0.9, -0.4], "HIDDEN": [8, 8], "target": [1, 0]}"#,
    #"{"input": [0.9], "HIDDEN": 11, "target": [0.2], "activation": "tanh"}"#,
  ]

  @Test("finds nothing in films of the themes", arguments: ThemeName.allCases, networks)
  func films(theme: ThemeName, network: String) throws {
    for size in ["1280x720", "1080x1080", "720x1280"] {
      let project = try Support.project(
        size: size, network: network,
        more: #""theme": "\#(theme.rawValue)", "T": {"title": 4000, "update": 6000, "end": 5000}"#)
      let found = try ContrastLint(project.film).findings().map(LayoutMessage(project.timeline).text)
      #expect(found.isEmpty, "\(size): \(found.count), the first: \(found.prefix(2))")
    }
  }
}
