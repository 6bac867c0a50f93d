import FilmKit
import Foundation
import Media
import Numerics
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("animations")
struct AnimationTests {
  private func plan(
    _ kind: AnimationKind, _ project: Project, _ range: Range<Int>? = nil, every: Int? = nil
  ) throws -> AnimationPlan {
    try AnimationPlan(
      kind, of: range ?? 0..<project.timeline.frameCount, every: every, at: project.timeline.frameRate,
      path: "clip.\(kind)")
  }

  /// Renders an animation and answers the file's bytes.
  private func render(
    _ project: Project, _ plan: AnimationPlan, to path: String, jobs: Int = 2
  ) async throws -> [UInt8] {
    let counter = FrameCounter(total: plan.frames.count, passes: plan.passes)
    let report = try await AnimationRenderer(film: project.film, plan: plan, jobs: jobs)
      .render(to: path, keeping: InputFiles(timeline: "test.json"), progress: counter)
    #expect(counter.frames == plan.frames.count)
    #expect(report.pictures == plan.frames.count)
    let bytes = try Support.bytes(path)
    #expect(report.bytes == bytes.count)
    return bytes
  }

  /// A frame as it is drawn, rows without padding.
  private func drawn(_ frame: Int, _ source: inout FrameSource) throws -> [UInt32] {
    try source.draw(frame) { pixels, _ in
      let (width, height, stride) = (pixels.width, pixels.height, pixels.stride)
      return pixels.withPixels { source in
        (0..<height).flatMap { Array(source[$0 * stride..<$0 * stride + width]) }
      }
    }
  }

  /// The red, green and blue of pixels.
  private func samples(_ pixels: [UInt32]) -> [UInt8] {
    pixels.flatMap { pixel in [16, 8, 0].map { UInt8(truncatingIfNeeded: pixel >> $0) } }
  }

  @Test(
    "show the frames of the film at their times, for ever",
    arguments: [
      (AnimationKind.apng, "24", nil), (.apng, "30000/1001", 2), (.gif, "24", nil), (.gif, "30000/1001", 2),
      (.gif, "60", nil), (.apng, "120", 5),
    ] as [(AnimationKind, String, Int?)])
  func shown(kind: AnimationKind, fps: String, every: Int?) async throws {
    let project = try Support.project(size: "160x90", fps: fps)
    let rate = project.timeline.frameRate
    let range = 5..<project.timeline.frameCount - 2
    let plan = try plan(kind, project, range, every: every)
    let step = every ?? (fps == "60" ? 2 : 1)
    #expect(plan.frames == Array(stride(from: 5, to: range.upperBound, by: step)))
    try await Support.inFolder { folder in
      let animation = try Animation(await render(project, plan, to: "\(folder)/a.\(kind)"))
      #expect(try Support.names(in: folder) == ["a.\(kind)"])
      #expect(animation.plays == 0)
      #expect(animation.delays.count == animation.pictures.count)
      let repeats = zip(animation.pictures, animation.pictures.dropFirst()).filter { $0 == $1 }.count
      #expect(repeats == 0, "what is still is stored once")
      // When each stored picture ends, exactly; the film's own times are rounded once, to the format's ticks.
      let ends = animation.delays.reduce(into: [Rational(0)]) { ends, delay in
        ends.append(ends[ends.count - 1] + Rational(delay.numerator, delay.denominator))
      }.dropFirst()
      func time(_ picture: Int) -> Rational {
        let exact = Rational(picture * step * rate.denominator, rate.numerator)
        return kind == .gif ? Rational((exact * Rational(100)).rounded(), 100) : exact
      }
      #expect(ends.last == time(plan.frames.count))
      var source = FrameSource(project.film)
      for (index, frame) in plan.frames.enumerated() {
        let place = try #require(ends.firstIndex { time(index) < $0 })
        let (shown, drawn) = (animation.pictures[place - 1], try drawn(frame, &source))
        if kind == .apng {
          #expect(shown == drawn, "frame \(frame)")
        } else {
          #expect(Support.psnr(samples(shown), samples(drawn)) > 45, "frame \(frame)")
        }
      }
    }
  }

  @Test("have the pixels of exported frames; a GIF's ground is exact")
  func exported() async throws {
    let project = try Support.project(network: Support.wide)
    let (first, last) = (20, project.timeline.frameCount - 1)
    try await Support.inFolder { folder in
      let paths = try await FrameExporter(film: project.film, jobs: 2)
        .export([first, last], to: folder + "/frames", keeping: InputFiles(), progress: FrameCounter(total: 2))
      let exported = try paths.map { try PNG.decode(Support.bytes($0)).withPixels { Array($0) } }
      let apng = try Animation(
        await render(project, plan(.apng, project, first..<last + 1), to: folder + "/a.apng"))
      let ends = [apng.pictures.first, apng.pictures.last]
      #expect(ends == exported)
      let gif = try Animation(await render(project, plan(.gif, project, first..<last + 1), to: folder + "/a.gif"))
      let corners = Set(gif.pictures.map { $0[0] })
      #expect(corners == [exported[0][0]])
    }
  }

  @Test("have the same bytes each time, with any number of workers", arguments: AnimationKind.allCases)
  func sameBytes(kind: AnimationKind) async throws {
    let more = #""T": {"idle": 1500, "gradCalc": 700}"#
    let project = try Support.project(size: "160x90", network: Support.wide, more: more)
    try await Support.inFolder { folder in
      let first = try await render(project, plan(kind, project), to: "\(folder)/1.\(kind)", jobs: 1)
      for jobs in [1, 3] {
        let again = try Support.project(size: "160x90", network: Support.wide, more: more)
        let bytes = try await render(again, plan(kind, again), to: "\(folder)/2.\(kind)", jobs: jobs)
        #expect(bytes == first, "\(jobs) workers")
      }
    }
  }

  /// An hour of `done`, with a formula of the timeline's own: nothing moves.
  private static let still =
    #""T": {"countdown": 0, "done": 3600000}, "panel": {"done": {"formula": ["x"]}}"#

  @Test("of one picture, and of an hour that is still, are as long as the film")
  func extremes() async throws {
    try await Support.inFolder { folder in
      let project = try Support.project(size: "64x48", fps: "1", more: Self.still)
      let done = try #require(project.timeline.beats.last { !$0.frames.isEmpty }?.frames)
      let one = try plan(.apng, project, done.lowerBound..<done.lowerBound + 1)
      #expect(one.duration == Rational(1))
      let png = try await render(project, one, to: folder + "/a.apng")
      var source = FrameSource(project.film)
      #expect(try PNG.decode(png).withPixels { Array($0) } == drawn(done.lowerBound, &source))
      let hour = try plan(.gif, project, done.suffix(3598), every: nil)
      let gif = try Animation(await render(project, hour, to: folder + "/a.gif"))
      #expect(gif.delays.reduce(0) { $0 + $1.numerator } == 359_800)
      #expect(gif.delays.map(\.numerator) == [65_535, 65_535, 65_535, 65_535, 48_830, 48_830])
      // Every picture at once: the last is as long as the others, the film's end or not.
      let long = try plan(.gif, project, every: 1_000_000)
      #expect(long.frames == [0])
      #expect(long.duration == Rational(project.timeline.frameCount))
    }
  }

  @Test(
    "that would have too many pictures, in all or a second, are refused",
    arguments: [
      (
        AnimationKind.gif, 0..<3601, 1, "24",
        "clip.gif: this clip would have 3601 pictures; an animation has at most 3600. Choose a shorter range with --from and --to, or fewer pictures with --every 2."
      ),
      (
        .apng, 0..<43_000, nil, "60",
        "clip.apng: this clip would have 43000 pictures; an animation has at most 3600. Choose a shorter range with --from and --to, or fewer pictures with --every 12."
      ),
      (
        .gif, 0..<10, 1, "60",
        "clip.gif: --every 1 gives more than 50 pictures a second, which browsers show far too slowly in a file of that kind. Give --every 2, or leave it out."
      ),
      (
        .apng, 0..<10, 2, "240",
        "clip.apng: --every 2 gives more than 90 pictures a second, which browsers show far too slowly in a file of that kind. Give --every 3, or leave it out."
      ),
    ] as [(AnimationKind, Range<Int>, Int?, String, String)])
  func refused(kind: AnimationKind, range: Range<Int>, every: Int?, fps: String, message: String) throws {
    let rate = try FrameRate(parsing: fps)
    let error = #expect(throws: PipelineError.self) {
      try AnimationPlan(kind, of: range, every: every, at: rate, path: "clip.\(kind)")
    }
    #expect(error?.description == message)
    #expect(error?.isInputError == true)
  }

  @Test("replace what stands under the name only when they are finished", arguments: AnimationKind.allCases)
  func interrupted(kind: AnimationKind) async throws {
    let project = try Support.project(size: "640x360", fps: "60", more: #""T": {"countdown": 50000}"#)
    try await Support.inFolder { folder in
      let path = "\(folder)/clip.\(kind)"
      try Data("the old clip".utf8).write(to: URL(fileURLWithPath: path))
      let plan = try plan(kind, project, 0..<3000)
      let counter = FrameCounter(total: plan.frames.count, passes: plan.passes)
      let task = Task {
        try await AnimationRenderer(film: project.film, plan: plan, jobs: 2)
          .render(to: path, keeping: InputFiles(timeline: "test.json"), progress: counter)
      }
      let deadline = ContinuousClock.now + .seconds(600)
      while counter.frames < 20, .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      let error = await #expect(throws: PipelineError.self) { try await task.value }
      #expect(error?.description == "interrupted: nothing was written.")
      #expect(counter.frames < plan.frames.count)
      #expect(try Support.names(in: folder) == ["clip.\(kind)"])
      #expect(try Support.bytes(path) == Array("the old clip".utf8))
    }
  }

  @Test(
    "go where they can go",
    arguments: [
      (
        "FOLDER/none/a.gif",
        "FOLDER/none/a.gif: the folder FOLDER/none does not exist. Make it first: mkdir -p FOLDER/none"
      ),
      ("FOLDER/test.gif", "FOLDER/test.gif: that is the timeline itself. Choose another name."),
      (
        "/proc/a.gif",
        "/proc/a.gif: writing failed: no such file or directory. Nothing was left under that name that was not there before."
      ),
    ])
  func badOutputs(path: String, message: String) async throws {
    let project = try Support.project()
    try await Support.inFolder { folder in
      let path = path.replacingOccurrences(of: "FOLDER", with: folder)
      let renderer = AnimationRenderer(film: project.film, plan: try plan(.gif, project), jobs: 1)
      let error = await #expect(throws: PipelineError.self) {
        try await renderer.render(
          to: path, keeping: InputFiles(timeline: folder + "/test.gif"), progress: FrameCounter(total: 1))
      }
      #expect(error?.description == message.replacingOccurrences(of: "FOLDER", with: folder))
      let left = try Support.names(in: folder)
      #expect(left.isEmpty)
    }
  }
}
