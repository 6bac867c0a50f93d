import FilmKit
import Foundation
import Media
import Testing
import Timeline

@testable import Pipeline

@Suite("stills")
struct StillTests {
  private func render(
    _ project: Project, _ frame: Int, to path: String, transparent: Bool = false
  ) throws -> [UInt8] {
    let bytes = try StillRenderer(film: project.film, transparent: transparent)
      .render(frame, to: path, keeping: InputFiles(timeline: "test.json"))
    let file = try Support.bytes(path)
    #expect(bytes == file.count)
    return file
  }

  @Test("as PNG are the frame's exact pixels, in the bytes of exported frames", arguments: [false, true])
  func png(transparent: Bool) async throws {
    let project = try Support.project(network: Support.wide)
    try await Support.inFolder { folder in
      let frames = [0, 30, project.timeline.frameCount - 1]
      let exporter = FrameExporter(film: project.film, transparent: transparent, jobs: 1)
      let paths = try await exporter.export(
        frames, to: folder + "/frames", keeping: InputFiles(), progress: FrameCounter(total: frames.count))
      for (frame, path) in zip(frames, paths) {
        let file = try render(project, frame, to: folder + "/still.png", transparent: transparent)
        #expect(try file == Support.bytes(path), "frame \(frame)")
        var source = FrameSource(project.film, transparent: transparent)
        let drawn = try source.draw(frame) { pixels, _ in pixels.withPixels { Array($0) } }
        let shown = try PNG.decode(file).withPixels { Array($0) }
        // Opacity is kept apart from colour in the file, so only what is opaque or clear comes back exactly.
        #expect(zip(drawn, shown).allSatisfy { $0 == $1 || 1..<255 ~= $0 >> 24 }, "frame \(frame)")
      }
    }
  }

  @Test("as SVG and PDF hold vectors alone, with the same bytes each time", arguments: ["svg", "pdf"])
  func vectors(format: String) async throws {
    try await Support.inFolder { folder in
      var last: [UInt8] = []
      for place in ["countdown", "loss.end", "grad.2.end", "done.end"] {
        let project = try Support.project(size: "640x360", network: Support.chain)
        let frame = try FrameSelection.frame(at: place, of: project.timeline)
        let file = try render(project, frame, to: "\(folder)/1.\(format)")
        let again = try Support.project(size: "640x360", network: Support.chain)
        #expect(try file == render(again, frame, to: "\(folder)/2.\(format)"), "\(place)")
        let text = String(decoding: file, as: Unicode.ASCII.self)
        #expect(!text.contains("<image") && !text.contains("/Subtype /Image"), "\(place)")
        #expect(file != last)
        last = file
        let clear = try render(project, frame, to: "\(folder)/clear.\(format)", transparent: true)
        #expect(clear.count < file.count)
      }
    }
  }

  @Test("take the place of the file of that name, or of the file that a link points to")
  func replaced() async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: folder + "/still.SVG"))
      try FileManager.default.createSymbolicLink(
        atPath: folder + "/link.svg", withDestinationPath: "still.SVG")
      let file = try render(project, 3, to: folder + "/link.svg")
      #expect(try Support.bytes(folder + "/still.SVG") == file)
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.svg") == "still.SVG")
      #expect(try render(project, 3, to: folder + "/still.SVG") == file)
      #expect(try Support.names(in: folder) == ["link.svg", "still.SVG"])
    }
  }

  @Test("are of one place, or of the film's end")
  func places() throws {
    let timeline = try Support.project().timeline
    #expect(try FrameSelection.frame(at: nil, of: timeline) == timeline.frameCount - 1)
    #expect(try FrameSelection.frame(at: "12f", of: timeline) == 12)
    #expect(try FrameSelection.frame(at: "done", of: timeline) == 47)
    #expect(try FrameSelection.frame(at: "done.end", of: timeline) == timeline.frameCount - 1)
    let error = #expect(throws: PipelineError.self) { try FrameSelection.frame(at: "grad.9", of: timeline) }
    #expect(error?.description.hasPrefix("--at: \"grad.9\" is no place") == true)
  }

  @Test(
    "go where they can go",
    arguments: [
      (
        "-",
        "-o -: a still can't go to standard output: its name says what it is. Give a file name, such as -o still.png."
      ),
      ("", "the output's name is empty. Give one with -o."),
      ("FOLDER", "FOLDER: that is a folder. Give a file name, such as -o FOLDER/still.png."),
      (
        "FOLDER/none/a.png",
        "FOLDER/none/a.png: the folder FOLDER/none does not exist. Make it first: mkdir -p FOLDER/none"
      ),
      ("/dev/null", "/dev/null: there is something of that name that is no plain file. Choose another name with -o."),
      (
        "FOLDER/a.jpeg",
        "FOLDER/a.jpeg: this version does not write .jpeg files. Stills are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf."
      ),
      (
        "FOLDER/a",
        "FOLDER/a: the name has no extension. Stills are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf."
      ),
      (
        "FOLDER/a.mp4",
        "FOLDER/a.mp4: .mp4 is for films. Stills are PNG, SVG or PDF: give a name that ends in .png, .svg or .pdf. For a film: render film -o FOLDER/a.mp4"
      ),
      ("FOLDER/test.png", "FOLDER/test.png: that is the timeline itself. Choose another name."),
      (
        "/proc/a.png",
        "/proc/a.png: writing failed: no such file or directory. Nothing was left under that name that was not there before."
      ),
    ])
  func badOutputs(path: String, message: String) async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      let path = path.replacingOccurrences(of: "FOLDER", with: folder)
      let error = #expect(throws: PipelineError.self) {
        try StillRenderer(film: project.film).render(0, to: path, keeping: InputFiles(timeline: folder + "/test.png"))
      }
      #expect(error?.description == message.replacingOccurrences(of: "FOLDER", with: folder))
      let left = try Support.names(in: folder)
      #expect(left.isEmpty)
    }
  }

  @Test("are not written when the run is cancelled")
  func interrupted() async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      for format in ["png", "svg", "pdf"] {
        let task = Task {
          while !Task.isCancelled { await Task.yield() }
          return try StillRenderer(film: project.film).render(
            0, to: "\(folder)/a.\(format)", keeping: InputFiles(timeline: ""))
        }
        task.cancel()
        let error = await #expect(throws: PipelineError.self) { try await task.value }
        #expect(error?.description == "interrupted: nothing was written.")
      }
      let left = try Support.names(in: folder)
      #expect(left.isEmpty)
    }
  }
}
