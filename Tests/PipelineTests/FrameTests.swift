import FilmKit
import Foundation
import Media
import Numerics
import Raster
import Testing
import Timeline

@testable import Pipeline

@Suite("frames")
struct FrameTests {
  private func pixels(_ buffer: borrowing PixelBuffer) -> [UInt32] { buffer.withPixels { Array($0) } }

  @Test("tiles give the bytes of a full redraw, for every frame of a film", arguments: [Support.chain, Support.wide])
  func tilesAgainstFullRedraw(network: String) throws {
    let project = try Support.project(size: "640x360", network: network)
    var source = FrameSource(project.film)
    for frame in 0..<project.timeline.frameCount {
      var whole = FramePainter(width: 640, height: 360)
      _ = try whole.paint(project.film.frame(frame))
      let full = pixels(whole.pixels)
      let tiled = try source.draw(frame) { buffer, _ in pixels(buffer) }
      #expect(tiled == full, "frame \(frame)")
    }
  }

  /// The timelines that come with the program.
  static var shipped: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Support.root.path + "/timelines")) ?? []
    return names.filter { $0.hasSuffix(".json") && !$0.hasSuffix(".schema.json") && !$0.hasSuffix(".words.json") }
      .sorted()
  }

  @Test("of every shipped timeline: tile by tile in any order, and whole by a fresh painter", arguments: shipped)
  func shippedTimelines(name: String) throws {
    #expect(Self.shipped.count >= 3)
    let path = Support.root.appending(path: "timelines/\(name)").path
    let timeline = try TimelineFile.read(path, size: PixelSize(width: 960, height: 540))
    let film = try Project(timeline, path: path).film
    var source = FrameSource(film)
    var planes = PlanarFrame(width: 960, height: 540)
    var generator = SeededGenerator(seed: 2)
    // Three in a row from everywhere in the film, the places in any order.
    for start in stride(from: 0, to: timeline.frameCount - 3, by: 61).shuffled(using: &generator) {
      for frame in start..<start + 3 {
        let tiled = try source.draw(frame) { buffer, changed in
          for area in changed { planes.convert(buffer, in: area) }
          return pixels(buffer)
        }
        guard frame == start + 2 else { continue }
        var whole = FramePainter(width: 960, height: 540)
        _ = try whole.paint(film.frame(frame))
        var converted = PlanarFrame(width: 960, height: 540)
        converted.convert(whole.pixels)
        let isSame = tiled == pixels(whole.pixels) && samples(planes) == samples(converted)
        #expect(isSame, "frame \(frame)")
      }
    }
  }

  private func samples(_ frame: borrowing PlanarFrame) -> [[UInt8]] {
    frame.withPlanes { [Array($0.y), Array($0.cb), Array($0.cr)] }
  }

  @Test("converting only what changed gives the planes of a whole conversion")
  func partialConversion() throws {
    let project = try Support.project(size: "640x360")
    var source = FrameSource(project.film)
    var kept = PlanarFrame(width: 640, height: 360)
    for frame in 0..<project.timeline.frameCount {
      try source.draw(frame) { buffer, changed in
        for area in changed { kept.convert(buffer, in: area) }
        var whole = PlanarFrame(width: 640, height: 360)
        whole.convert(buffer)
        #expect(
          kept.withPlanes { [Array($0.y), Array($0.cb), Array($0.cr)] }
            == whole.withPlanes { [Array($0.y), Array($0.cb), Array($0.cr)] }, "frame \(frame)")
      }
    }
  }

  @Test("drawn in any order are the same")
  func anyOrder() throws {
    let project = try Support.project(network: Support.wide)
    var inOrder = FrameSource(project.film)
    let frames = Array(0..<project.timeline.frameCount)
    let expected = try frames.map { try inOrder.draw($0) { buffer, _ in pixels(buffer) } }
    var generator = SeededGenerator(seed: 9)
    var shuffled = FrameSource(project.film)
    for frame in frames.shuffled(using: &generator) {
      #expect(try shuffled.draw(frame) { buffer, _ in pixels(buffer) } == expected[frame], "frame \(frame)")
    }
  }

  @Test("are written as pictures that decode to what was drawn")
  func pictures() async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      let folder = folder + "/new/stills"
      let exporter = FrameExporter(film: project.film, jobs: 2)
      let frames = Array(stride(from: 0, to: project.timeline.frameCount, by: 3))
      let counter = FrameCounter(total: frames.count)
      let paths = try await exporter.export(frames, to: folder, keeping: InputFiles(), progress: counter)
      #expect(counter.frames == frames.count)
      #expect(try Support.names(in: folder).map { folder + "/" + $0 } == paths)
      #expect(paths.prefix(2) == [folder + "/frame-000000.png", folder + "/frame-000003.png"])
      for (frame, path) in zip(frames, paths) {
        let decoded = try PNG.decode(Support.bytes(path))
        var source = FrameSource(project.film)
        let expected = try source.draw(frame) { buffer, _ in pixels(buffer) }
        #expect(pixels(decoded) == expected, "frame \(frame)")
      }
      // The same bytes, however they are dealt out.
      let alone = FrameExporter(film: project.film, jobs: 1)
      let first = try Support.bytes(paths[4])
      _ = try await alone.export([frames[4]], to: folder, keeping: InputFiles(), progress: counter)
      #expect(try Support.bytes(paths[4]) == first)
    }
  }

  @Test(
    "go to folders only",
    arguments: [
      ("-", "-o -: pictures can't go to standard output. Give a folder, such as -o frames."),
      ("", "the output's name is empty. Give one with -o."),
      (
        "FOLDER/file",
        "FOLDER/file: there is a file of that name, and the pictures need a folder. Choose another with -o."
      ),
      ("FOLDER/file/x", "FOLDER/file/x: FOLDER/file is a file, not a folder. Choose another place with -o."),
      (
        "/proc/none/x",
        "/proc/none/x: writing failed: no such file or directory. Nothing was left under that name that was not there before."
      ),
    ])
  func badFolders(path: String, message: String) async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      let path = path.replacingOccurrences(of: "FOLDER", with: folder)
      let error = await #expect(throws: PipelineError.self) {
        try await FrameExporter(film: project.film, jobs: 1).export(
          [0], to: path, keeping: InputFiles(), progress: FrameCounter(total: 1))
      }
      #expect(error?.description == message.replacingOccurrences(of: "FOLDER", with: folder))
    }
  }

  @Test("that were written before an interruption stay, and are counted")
  func interrupted() async throws {
    let project = try Support.project(size: "640x360", fps: "60", more: #""T": {"countdown": 60000}"#)
    try await Support.inFolder { folder in
      let exporter = FrameExporter(film: project.film, jobs: 2)
      let counter = FrameCounter(total: project.timeline.frameCount)
      let task = Task {
        try await exporter.export(
          Array(0..<project.timeline.frameCount), to: folder, keeping: InputFiles(), progress: counter)
      }
      let deadline = ContinuousClock.now + .seconds(600)
      while counter.frames < 20, .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      let error = await #expect(throws: PipelineError.self) { try await task.value }
      let names = try Support.names(in: folder)
      #expect(error?.description == "interrupted: \(names.count) pictures were written; they are complete.")
      for name in names { _ = try PNG.decode(Support.bytes("\(folder)/\(name)")) }
    }
  }

  @Test("without their ground are clear where nothing is drawn")
  func transparent() async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      let exporter = FrameExporter(film: project.film, transparent: true, jobs: 1)
      let last = project.timeline.frameCount - 1
      let paths = try await exporter.export([last], to: folder, keeping: InputFiles(), progress: FrameCounter(total: 1))
      let decoded = try PNG.decode(Support.bytes(paths[0]))
      let alphas = pixels(decoded).map { $0 >> 24 }
      #expect(alphas[0] == 0)
      #expect(alphas.contains(255))
      #expect(alphas.contains { 0 < $0 && $0 < 255 })
    }
  }

  @Test(
    "are chosen by place",
    arguments: [
      (FrameSelection(every: 20), [0, 20, 40]),
      (FrameSelection(from: "grad.0", every: 2), [43, 45, 47, 49, 51]),
      (FrameSelection(from: "0.5s", to: "0.75s"), [12, 13, 14, 15, 16, 17]),
      (FrameSelection(from: "delta.1", to: "delta.1"), [32, 33, 34, 35]),
      (FrameSelection(at: "done,0s,5f,done"), [0, 5, 47]),
    ])
  func selection(selection: FrameSelection, frames: [Int]) throws {
    let project = try Support.project()
    #expect(try selection.frames(of: project.timeline) == frames)
  }
}
