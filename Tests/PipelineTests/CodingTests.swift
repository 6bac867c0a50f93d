import FilmKit
import Foundation
import Media
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("codecs and kinds of files")
struct CodingTests {
  /// Every codec in every kind of file that holds it.
  static let films = MovieContainer.allCases.flatMap { container in container.codecs.map { ($0, container) } }

  private func render(
    _ project: Project, to path: String, _ settings: EncoderSettings?, jobs: Int
  ) async throws -> [UInt8] {
    let counter = FrameCounter(total: project.timeline.frameCount)
    _ = try await MovieRenderer(film: project.film, settings: settings, jobs: jobs)
      .render(to: path, keeping: InputFiles(timeline: "test.json"), progress: counter)
    return try Support.bytes(path)
  }

  @Test("decode to what was drawn, with the same bytes for any number of workers", arguments: films)
  func decoded(codec: VideoCodec, container: MovieContainer) async throws {
    let project = try Support.project(size: "160x90", fps: "12")
    try await Support.inFolder { folder in
      let path = "\(folder)/a.\(container.rawValue)"
      let settings = EncoderSettings(codec)
      let first = try await render(project, to: path, settings, jobs: 1)
      let second = try await render(
        try Support.project(size: "160x90", fps: "12"), to: "\(folder)/b.\(container.rawValue)", settings, jobs: 3)
      #expect(first == second)

      var reader = try MovieReader(path: path)
      #expect(reader.info.frameCount == project.timeline.frameCount)
      var source = FrameSource(project.film, transparent: codec.hasAlpha)
      var count = 0
      if codec.hasAlpha {
        var planes = AlphaFrame(width: 160, height: 90)
        while let frame = try reader.nextAlphaFrame() {
          try source.draw(count) { pixels, changed in for area in changed { planes.convert(pixels, in: area) } }
          let (decoded, drawn) = (Self.samples(frame.planes), Self.samples(planes))
          #expect(decoded.alpha == drawn.alpha, "frame \(count)")
          #expect(Self.psnr(decoded.luma, drawn.luma) > 50, "frame \(count)")
          count += 1
        }
      } else {
        var planes = PlanarFrame(width: 160, height: 90)
        while let frame = try reader.nextFrame() {
          try source.draw(count) { pixels, changed in for area in changed { planes.convert(pixels, in: area) } }
          #expect(Support.psnr(Support.luma(frame.planes), Support.luma(planes)) > 40, "frame \(count)")
          count += 1
        }
      }
      #expect(count == project.timeline.frameCount)
    }
  }

  @Test("are chosen by the name: H.264 for .mp4 and .m4v, ProRes for .mov, VP9 for .webm")
  func usual() async throws {
    let project = try Support.project(size: "32x32", fps: "5")
    try await Support.inFolder { folder in
      for (name, codec) in [("a.mp4", "h264"), ("a.M4V", "h264"), ("a.mov", "prores"), ("a.webm", "vp9")] {
        _ = try await render(project, to: folder + "/" + name, nil, jobs: 1)
        #expect(try MovieReader(path: folder + "/" + name).info.codec == codec)
        #expect(try CodingRequest().settings(for: name)?.codec.rawValue == codec)
      }
    }
  }

  @Test("with opacity have the film without its ground")
  func ground() async throws {
    let project = try Support.project(size: "160x90", fps: "5")
    try await Support.inFolder { folder in
      _ = try await render(project, to: folder + "/a.mov", nil, jobs: 1)
      let pictures = try Self.opacities(of: folder + "/a.mov")
      #expect(pictures.count == project.timeline.frameCount)
      #expect(pictures.contains { $0.contains { $0 > 900 } })
      #expect(pictures.contains { $0.count { $0 == 0 } > 160 * 90 / 2 })
    }
  }

  @Test("follow what is asked for")
  func requests() throws {
    #expect(try CodingRequest(codec: .av1, quality: .draft).settings(for: "a.mp4") == EncoderSettings(.av1, .draft))
    var plain = EncoderSettings(codec: .h264, effort: "superfast", tune: "animation", rate: .factor(30))
    plain.writesDeltas = true
    #expect(try CodingRequest(rate: .factor(30)).settings(for: "a.mp4") == plain)
    #expect(
      try CodingRequest(quality: .draft, rate: .bitrate(8_000_000)).settings(for: "a.webm")
        == EncoderSettings(.vp9, .draft, rate: .bitrate(8_000_000)))
    #expect(try CodingRequest().settings(for: "a.gif") == nil)
    #expect(CodingRequest(codec: .prores).usualExtension == "mov")
    #expect(
      VideoCodec.allCases.filter { $0 != .prores }.allSatisfy { CodingRequest(codec: $0).usualExtension == "mp4" })
  }

  @Test("that can't be together are reported, with what can")
  func refusals() throws {
    func said(_ path: String, _ request: CodingRequest) -> String {
      do {
        _ = try request.settings(for: path)
        return "no error"
      } catch {
        #expect(error.isInputError)
        return error.description
      }
    }
    #expect(
      said("x.mp4", CodingRequest(codec: .prores))
        == "x.mp4: ProRes is for .mov files: give a name that ends in .mov, or --codec h264, h265, av1 or vp9.")
    #expect(
      said("x.mov", CodingRequest(codec: .vp9))
        == "x.mov: VP9 is for .mp4 or .webm files: give a name that ends in .mp4 or .webm, or --codec prores, h264 or h265."
    )
    #expect(
      said("x.webm", CodingRequest(codec: .h264))
        == "x.webm: H.264 is for .mp4 or .mov files: give a name that ends in .mp4 or .mov, or --codec vp9 or av1.")
    for (rate, option) in [(RateControl.factor(10), "--crf"), (.bitrate(8_000_000), "--bitrate")] {
      #expect(
        said("x.mov", CodingRequest(rate: rate))
          == "x.mov: \(option) is not for ProRes, which takes as many bits as its pictures need. Leave it out, or choose "
          + "another codec: --codec h264 or h265.")
    }
    #expect(
      said("x.webm", CodingRequest(rate: .factor(64)))
        == "x.webm: --crf 64: VP9 takes from 0 (the best picture) to 63 (the smallest file); --quality standard has 20."
    )
    #expect(
      said("x.mp4", CodingRequest(rate: .factor(-1)))
        == "x.mp4: --crf -1: H.264 takes from 0 (the best picture) to 51 (the smallest file); --quality standard has 18."
    )
    let requests: [(CodingRequest, String)] = [
      (CodingRequest(codec: .h264), "--codec"), (CodingRequest(quality: .draft), "--quality"),
      (CodingRequest(rate: .factor(3)), "--crf"), (CodingRequest(rate: .bitrate(200_000)), "--bitrate"),
    ]
    for (request, option) in requests {
      #expect(
        said("x.gif", request)
          == "x.gif: \(option) is for films; animations are silent, and stored in one way only. Leave it out, or give a name that "
          + "ends in .mp4, .mov or .webm.")
    }
  }

  @Test("are checked by the renderer too")
  func renderer() async throws {
    let project = try Support.project(size: "32x32", fps: "5")
    try await Support.inFolder { folder in
      let error = await #expect(throws: PipelineError.self) {
        try await render(project, to: folder + "/x.mp4", EncoderSettings(.prores), jobs: 1)
      }
      let isTold = error?.description.hasPrefix("\(folder)/x.mp4: ProRes is for .mov files: ") == true
      #expect(isTold)
      let left = try Support.names(in: folder)
      #expect(left.isEmpty)
    }
  }

  /// Luma where there is any opacity, and opacity, without padding.
  private static func samples(_ frame: borrowing AlphaFrame) -> (luma: [UInt16], alpha: [UInt16]) {
    let (width, height, stride) = (frame.width, frame.height, frame.stride)
    return frame.withPlanes { planes in
      let rows = (0..<height).map { $0 * stride..<$0 * stride + width }
      return (rows.flatMap { Array(planes.y[$0]) }, rows.flatMap { Array(planes.alpha[$0]) })
    }
  }

  /// The opacity of every picture of a film.
  private static func opacities(of path: String) throws -> [[UInt16]] {
    var reader = try MovieReader(path: path)
    var pictures: [[UInt16]] = []
    while let frame = try reader.nextAlphaFrame() { pictures.append(samples(frame.planes).alpha) }
    return pictures
  }

  /// Peak signal to noise of samples of 10 bits, in dB.
  private static func psnr(_ left: [UInt16], _ right: [UInt16]) -> Double {
    let squares = zip(left, right).reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
    return squares == 0 ? .infinity : 10 * log10(1023 * 1023 * Double(left.count) / Double(squares))
  }
}
