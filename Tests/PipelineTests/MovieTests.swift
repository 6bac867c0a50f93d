import FilmKit
import Foundation
import Media
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("films")
struct MovieTests {
  /// Renders a project and answers the file's bytes.
  private func render(_ project: Project, to path: String, jobs: Int = 2) async throws -> [UInt8] {
    let counter = FrameCounter(total: project.timeline.frameCount)
    let report = try await MovieRenderer(film: project.film, jobs: jobs)
      .render(to: path, keeping: InputFiles(timeline: "test.json"), progress: counter)
    let bytes = try Support.bytes(path)
    #expect(report.frames == project.timeline.frameCount)
    #expect(counter.frames == report.frames)
    #expect(report.bytes == bytes.count)
    return bytes
  }

  @Test("decode to what was drawn: every frame, its time, size and colour", arguments: ["24", "60", "30000/1001"])
  func decoded(fps: String) async throws {
    let project = try Support.project(fps: fps)
    try await Support.inFolder { folder in
      let path = folder + "/film.mp4"
      _ = try await render(project, to: path)
      #expect(try Support.names(in: folder) == ["film.mp4"])

      var reader = try MovieReader(path: path)
      let info = reader.info
      #expect(info.codec == "h264")
      #expect((info.width, info.height) == (320, 180))
      #expect(info.pixelFormat == "yuv420p")
      #expect([info.colorSpace, info.colorPrimaries, info.colorTransfer] == ["bt709", "bt709", "bt709"])
      #expect(info.colorRange == "tv")
      #expect(info.frameCount == project.timeline.frameCount)
      let rate = project.timeline.frameRate
      #expect((info.frameRateNumerator, info.frameRateDenominator) == (rate.numerator, rate.denominator))

      var source = FrameSource(project.film)
      var planes = PlanarFrame(width: 320, height: 180)
      var index = 0
      while let frame = try reader.nextFrame() {
        // Presentation times are exact: frame × denominator / numerator.
        #expect(frame.time == PresentationTime(Int64(index * rate.denominator), Int64(rate.numerator)))
        try source.draw(index) { pixels, changed in for area in changed { planes.convert(pixels, in: area) } }
        #expect(Support.psnr(Support.luma(frame.planes), Support.luma(planes)) > 40, "frame \(index)")
        let (decoded, drawn) = (Support.chroma(frame.planes), Support.chroma(planes))
        #expect(
          Support.psnr(decoded.blue, drawn.blue) > 40 && Support.psnr(decoded.red, drawn.red) > 40, "frame \(index)")
        index += 1
      }
      #expect(index == project.timeline.frameCount)
    }
  }

  @Test("have the frame that stands for them as their cover picture, beside the film's own track")
  func cover() async throws {
    for (more, place) in [("", "grad.0.end"), (#""poster": "loss.end""#, "loss.end"), (#""poster": "0.5s""#, "0.5s")] {
      let project = try Support.project(more: Support.short + (more.isEmpty ? "" : ", " + more))
      let frame = try FrameSelection.frame(at: place, of: project.timeline)
      try await Support.inFolder { folder in
        let (path, still) = (folder + "/film.mp4", folder + "/still.png")
        _ = try await render(project, to: path)
        _ = try StillRenderer(film: project.film).render(frame, to: still, keeping: InputFiles(timeline: "test.json"))
        let cover = try #require(try MovieContents(path: path).cover)
        #expect((cover.width, cover.height) == (project.timeline.size.width, project.timeline.size.height))
        #expect(try cover.png == Support.bytes(still))
        // The film is still the first track of pictures, and the one that is played.
        let info = try MovieReader(path: path).info
        #expect(info.codec == "h264" && info.frameCount == project.timeline.frameCount)
        for kind in ["mov", "webm"] {
          _ = try await render(project, to: "\(folder)/film.\(kind)")
          #expect(try MovieContents(path: "\(folder)/film.\(kind)").cover == nil)
        }
      }
    }
  }

  @Test("of a range have the whole film's frames of it, from 0 s on", arguments: ["24", "30000/1001"])
  func range(fps: String) async throws {
    // Longer beats than one chunk; the range starts and ends within chunks.
    let project = try Support.project(fps: fps, more: #""T": {"idle": 5000, "gradCalc": 300, "done": 1000}"#)
    let rate = project.timeline.frameRate
    let range = 100..<project.timeline.frameCount - 9
    try await Support.inFolder { folder in
      _ = try await render(project, to: folder + "/whole.mp4")
      let counter = FrameCounter(total: range.count)
      let report = try await MovieRenderer(film: project.film, jobs: 2)
        .render(range, to: folder + "/part.mp4", keeping: InputFiles(timeline: "test.json"), progress: counter)
      #expect(report.frames == range.count)
      #expect(counter.frames == range.count)
      var whole = try MovieReader(path: folder + "/whole.mp4")
      var part = try MovieReader(path: folder + "/part.mp4")
      #expect(part.info.frameCount == range.count)
      for _ in 0..<range.lowerBound { _ = try whole.nextFrame() }
      for index in 0..<range.count {
        guard let shown = try part.nextFrame(), let expected = try whole.nextFrame() else {
          Issue.record("frame \(index) is missing")
          return
        }
        #expect(shown.time == PresentationTime(Int64(index * rate.denominator), Int64(rate.numerator)))
        #expect(Support.psnr(Support.luma(shown.planes), Support.luma(expected.planes)) > 45, "frame \(index)")
      }
      let hasMore = try part.nextFrame() != nil
      #expect(!hasMore)
    }
  }

  @Test("have the same bytes each time, with any number of workers", arguments: [Support.chain, Support.wide])
  func sameBytes(network: String) async throws {
    // Longer beats than one chunk, so that there is something to deal out.
    let project = try Support.project(network: network, more: #""T": {"idle": 9000, "gradCalc": 300}"#)
    try await Support.inFolder { folder in
      let first = try await render(project, to: folder + "/1.mp4", jobs: 1)
      for jobs in [1, 2, 5] {
        let again = try await render(
          try Support.project(network: network, more: #""T": {"idle": 9000, "gradCalc": 300}"#),
          to: folder + "/again.mp4", jobs: jobs)
        #expect(again == first, "\(jobs) workers")
      }
      let text = String(decoding: first, as: UTF8.self)
      for trace in ["x264", "Lavf", "Lavc", "FFmpeg"] { #expect(!text.contains(trace)) }
    }
  }

  @Test(
    "of any depth and width are made without a change of code",
    arguments: [
      ("1", #"{"input": [0.9], "HIDDEN": [], "target": [0.2]}"#),
      ("2", #"{"input": [0.9], "HIDDEN": 1, "target": [0.2]}"#),
      ("8", #"{"input": [0.9], "HIDDEN": 7, "target": [0.2], "activation": "tanh"}"#),
      ("64", #"{"input": [0.9], "HIDDEN": 63, "target": [0.2], "activation": "softplus"}"#),
      (
        "wide",
        #"{"input": [1, 2, 3], "HIDDEN": [8, 2, 5], "target": [1, 0], "activation": "relu", "output": "softmax"}"#
      ),
      ("widest", #"{"input": [1], "HIDDEN": [64, 64], "target": [1], "activation": "leakyRelu", "output": "sigmoid"}"#),
    ])
  func anyShape(name: String, network: String) async throws {
    let project = try Support.project(
      size: "160x90", fps: "5", network: network,
      more:
        #""T": {"countdown": 400, "idle": 400, "forward": 400, "loss": 400, "delta": 400, "gradCalc": 400, "done": 400}"#
    )
    try await Support.inFolder { folder in
      let path = "\(folder)/\(name).mp4"
      _ = try await render(project, to: path)
      var reader = try MovieReader(path: path)
      var pictures: [[UInt8]] = []
      while let frame = try reader.nextFrame() { pictures.append(Support.luma(frame.planes)) }
      #expect(pictures.count == project.timeline.frameCount)
      // Every beat shows something of its own.
      let beats = project.timeline.beats.filter { !$0.frames.isEmpty }
      let lasts = beats.map { pictures[$0.frames.upperBound - 1] }
      for (beat, (one, next)) in zip(beats, zip(lasts, lasts.dropFirst())) {
        #expect(one != next, "after \(beat.id)")
      }
    }
  }

  @Test("replace what stands under the name only when they are finished")
  func interrupted() async throws {
    let project = try Support.project(size: "1280x720", fps: "60", more: #""T": {"idle": 60000}"#)
    try await Support.inFolder { folder in
      let path = folder + "/film.mp4"
      try Data("the old film".utf8).write(to: URL(fileURLWithPath: path))
      let counter = FrameCounter(total: project.timeline.frameCount)
      let task = Task {
        try await MovieRenderer(film: project.film, jobs: 2)
          .render(to: path, keeping: InputFiles(timeline: "test.json"), progress: counter)
      }
      let deadline = ContinuousClock.now + .seconds(600)
      while counter.frames < 20, .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      let error = await #expect(throws: PipelineError.self) { try await task.value }
      guard case .interrupted(pictures: nil) = error else {
        Issue.record("expected interrupted, got \(String(describing: error))")
        return
      }
      #expect(counter.frames < project.timeline.frameCount)
      #expect(try Support.names(in: folder) == ["film.mp4"])
      #expect(try Support.bytes(path) == Array("the old film".utf8))
    }
  }

  @Test(
    "go where they can go",
    arguments: [
      (
        "-",
        "-o -: a film can't go to standard output: an MP4's index is written at its front when its end is known. Give a file name, such as -o film.mp4."
      ),
      (
        "FOLDER/none/film.mp4",
        "FOLDER/none/film.mp4: the folder FOLDER/none does not exist. Make it first: mkdir -p FOLDER/none"
      ),
      ("FOLDER", "FOLDER: that is a folder. Give a file name, such as -o FOLDER/film.mp4."),
      (
        "FOLDER/film.mp4/",
        "FOLDER/film.mp4/: that is a folder. Give a file name, such as -o FOLDER/film.mp4/film.mp4."
      ),
      ("", "the output's name is empty. Give one with -o."),
      ("/dev/null/film.mp4", "/dev/null/film.mp4: /dev/null is a file, not a folder. Choose another place with -o."),
      ("/dev/null", "/dev/null: there is something of that name that is no plain file. Choose another name with -o."),
      (
        "FOLDER/film.avi",
        "FOLDER/film.avi: this version does not write .avi files. Films are MP4, QuickTime or WebM, animations GIF or APNG: give a name that ends in .mp4, .mov, .webm, .gif or .apng."
      ),
      (
        "FOLDER/film.PNG",
        "FOLDER/film.PNG: .PNG is for stills. Films are MP4, QuickTime or WebM, animations GIF or APNG: give a name that ends in .mp4, .mov, .webm, .gif or .apng. For a picture of one frame: render still -o FOLDER/film.PNG"
      ),
      (
        "FOLDER/film",
        "FOLDER/film: the name has no extension. Films are MP4, QuickTime or WebM, animations GIF or APNG: give a name that ends in .mp4, .mov, .webm, .gif or .apng."
      ),
      ("FOLDER/test.mp4", "FOLDER/test.mp4: that is the timeline itself. Choose another name."),
      (
        "/proc/film.mp4",
        "/proc/film.mp4: the film cannot be made: No such file or directory (avio_open2, code -2). Make the folder /proc, or write elsewhere."
      ),
    ])
  func badOutputs(path: String, message: String) async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      let path = path.replacingOccurrences(of: "FOLDER", with: folder)
      let error = await #expect(throws: PipelineError.self) {
        try await MovieRenderer(film: project.film, jobs: 1)
          .render(to: path, keeping: InputFiles(timeline: folder + "/test.mp4"), progress: FrameCounter(total: 1))
      }
      #expect(error?.description == message.replacingOccurrences(of: "FOLDER", with: folder))
      let left = try Support.names(in: folder)
      #expect(left.isEmpty)
    }
  }
}
