import FilmKit
import Films
import Foundation
import TestSupport
import Testing
import Timeline

@testable import Pipeline

/// The films of the series, and all of them as one.
@Suite("the series")
struct SeriesTests {
  static let names = ["neuron", "gradient-descent", "autodiff", "attention"]

  private func project(_ name: String, _ width: Int, _ height: Int) throws -> Project {
    let path = TestFilm.root.appending(path: "timelines/\(name).yaml").path
    let timeline = try TimelineFile.read(path, films: .all, size: PixelSize(width: width, height: height))
    return try Project(timeline, path: path)
  }

  @Test("has the frames that were looked at: one in motion and the last of every beat, by hash", arguments: names)
  func frames(name: String) throws {
    let project = try project(name, 480, 270)
    var source = FrameSource(project.film)
    var lines: [String] = []
    for beat in project.timeline.beats where !beat.frames.isEmpty {
      for frame in [beat.frames.lowerBound + beat.frames.count / 3, beat.frames.upperBound - 1] {
        let hash = try source.draw(frame) { pixels, _ in Golden.hash(pixels) }
        lines.append("\(beat.id) \(frame) \(hash)")
      }
    }
    try Golden.expect(lines, are: "series-\(name)")
  }

  @Test("lasts about two minutes a film, and is silent in the lint in every shape", arguments: names)
  func lint(name: String) throws {
    for (width, height) in [(854, 480), (720, 720), (720, 1280)] {
      let project = try project(name, width, height)
      #expect(100...150 ~= project.timeline.duration.seconds)
      #expect(project.timeline.warnings.isEmpty)
      let found = try LintSweep.findings(project.film, name, samplesPerSecond: 2)
      #expect(found.isEmpty, "\(found.count), the first: \(found.prefix(3))")
    }
  }

  @Test("is one film of ten minutes, with a chapter and a voice for each part")
  func joined() throws {
    let project = try project("series", 480, 270)
    let timeline = project.timeline
    #expect(570...720 ~= timeline.duration.seconds)
    let parts = ["neuron", "gradient-descent", "backprop", "autodiff", "attention"]
    let owners = timeline.beats.compactMap { $0.id.kind.contains(".") ? $0.id.kind.prefix { $0 != "." } : nil }
    #expect(owners.reduce(into: [Substring]()) { if $0.last != $1 { $0.append($1) } }.map(String.init) == parts)
  }
}
