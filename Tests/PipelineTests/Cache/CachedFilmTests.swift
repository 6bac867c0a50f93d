import Foundation
import Media
import Numerics
import TestSupport
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("films with a cache")
struct CachedFilmTests {
  /// A film of several beats, two of them longer than a chunk, with tones.
  private static let more =
    #""T": {"countdown": 300, "idle": 300, "forward": 250, "loss": 5000, "delta": 250, "gradCalc": 500, "done": 5000}"#

  private struct Run {
    let bytes: [UInt8]
    let report: MovieRenderer.Report
    let problems: [String]
  }

  private func source(_ text: String) -> StableHash {
    var hash = StableHash()
    hash.combine(text)
    return hash
  }

  /// Renders a film with its sound, as the program does it.
  private func render(
    _ folder: String, cache: Cache?, more: String = more, settings: EncoderSettings? = nil, jobs: Int = 2,
    name: String = "film.mp4", range: Range<Int>? = nil, loudness: Double = -14, overFilm: Bool = false
  ) async throws -> Run {
    let made = try Support.project(more: more)
    let project = try Project(made.timeline, path: "test.json", source: source(more))
    let plan = try #require(SoundPlan(of: project.film, voice: nil))
    let path = "\(folder)/\(name)"
    // A film that stands there would be left as it is.
    if !overFilm { try? FileManager.default.removeItem(atPath: path) }
    let report = try await MovieRenderer(
      film: project.film, digest: project.digest, settings: settings,
      sound: SoundOutput(plan, loudness: loudness, as: name.hasSuffix("webm") ? .opus : .aac), jobs: jobs, cache: cache
    ).render(
      range, to: path, keeping: InputFiles(timeline: "test.json"),
      progress: FrameCounter(total: project.timeline.frameCount))
    return Run(bytes: try Support.bytes(path), report: report, problems: cache?.problems ?? [])
  }

  private func entries(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.contains(".") && $0.count > 30 }.sorted()
      .map { "\(folder)/\($0)" }
  }

  @Test("have the same bytes without it, with an empty one and with a full one, for any number of workers")
  func states() async throws {
    try await Support.inFolder { folder in
      let plain = try await render(folder, cache: nil, jobs: 1)
      for jobs in [1, 2, 5] {
        let cache = try Cache(folder: "\(folder)/cache\(jobs)")
        let cold = try await render(folder, cache: cache, jobs: jobs)
        let warm = try await render(folder, cache: cache, jobs: 6 - jobs)
        let isSame = plain.bytes == cold.bytes && plain.bytes == warm.bytes
        #expect(isSame, "\(jobs) workers")
        #expect(cold.report.madeFrames == cold.report.distinctFrames)
        #expect(warm.report.madeFrames == 0 && warm.report.distinctFrames == cold.report.distinctFrames)
        #expect(warm.report.sound == plain.report.sound && warm.problems.isEmpty)
      }
    }
  }

  @Test("are left as they are while nothing changed, and are written again when a byte did")
  func leftAlone() async throws {
    try await Support.inFolder { folder in
      let (cache, path) = (try Cache(folder: folder + "/cache"), "\(folder)/film.mp4")
      func written() throws -> UInt64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.systemFileNumber] as? UInt64)
      }
      let first = try await render(folder, cache: cache)
      let file = try written()
      let again = try await render(folder, cache: cache, overFilm: true)
      #expect(try written() == file)
      #expect(again.bytes == first.bytes && again.report.sound == first.report.sound)
      #expect(again.report.frames == first.report.frames && again.report.bytes == first.report.bytes)
      #expect(again.report.distinctFrames == first.report.distinctFrames && again.report.madeFrames == 0)

      // A film of the same length with another byte is not it.
      var bytes = first.bytes
      bytes[bytes.count / 2] ^= 1
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try await render(folder, cache: cache, overFilm: true).bytes == first.bytes)
      // Nor is one that is as loud as something else asked for.
      let softer = try await render(folder, cache: cache, loudness: -20, overFilm: true)
      #expect(softer.bytes != first.bytes && softer.report.madeFrames == 0)
      #expect(try await render(folder, cache: cache, overFilm: true).bytes == first.bytes)
    }
  }

  @Test("share what is compressed with the films that they are made of")
  func parts() async throws {
    let step = """
      {"video": {"size": "320x180", "fps": 24}, "network": \(Support.chain), \(Support.short)}
      """
    let series = """
      {"film": "playlist", "video": {"size": "320x180", "fps": 24}, "T": {"countdown": 0, "title": 1000}, "title": "Both",
       "parts": [{"file": "step.json"}, {"file": "step.json", "part": "again"}]}
      """
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder + "/cache")
      func render(_ text: String, to name: String) async throws -> (
        report: MovieRenderer.Report, frames: Int, title: Int
      ) {
        let timeline = try Timeline(parsing: text, file: "test.json") { name in
          .success(CompanionFile(path: name, bytes: Array(step.utf8)))
        }
        let project = try Project(timeline, path: "test.json")
        let report = try await MovieRenderer(film: project.film, jobs: 1, cache: cache).render(
          to: "\(folder)/\(name)", keeping: InputFiles(timeline: "test.json"),
          progress: FrameCounter(total: timeline.frameCount))
        return (report, timeline.frameCount, timeline.beat(.title)?.frames.count ?? 0)
      }
      let single = try await render(step, to: "step.mp4")
      let joined = try await render(series, to: "both.mp4")
      #expect(single.report.madeFrames > 20)
      #expect(joined.report.distinctFrames > 2 * (single.report.distinctFrames - 10))
      // Only the title card was not there.
      #expect(0 < joined.report.madeFrames && joined.report.madeFrames <= joined.title)
    }
  }

  @Test("of other codecs, too", arguments: [("a.webm", VideoCodec.vp9), ("a.mov", .prores), ("a.mp4", .h265)])
  func codecs(name: String, codec: VideoCodec) async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder + "/cache")
      let settings = EncoderSettings(codec, .draft)
      let plain = try await render(folder, cache: nil, settings: settings, name: name, range: 0..<40)
      let cold = try await render(folder, cache: cache, settings: settings, name: name, range: 0..<40)
      let warm = try await render(folder, cache: cache, settings: settings, name: name, range: 0..<40)
      let isSame = plain.bytes == cold.bytes && plain.bytes == warm.bytes
      #expect(isSame)
      #expect(warm.report.madeFrames == 0)
      // Nothing of it is taken for a film of another codec or quality.
      let other = try await render(folder, cache: cache, settings: EncoderSettings(.h264), range: 0..<40)
      #expect(other.report.madeFrames == other.report.distinctFrames)
    }
  }

  @Test("are drawn again only where they changed")
  func changes() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder + "/cache")
      let first = try await render(folder, cache: cache)
      // The hold after the loss is longer, by six frames: the beats after it come later and are as they were.
      let longer = Self.more.replacing(#""loss": 5000"#, with: #""loss": 5250"#)
      let second = try await render(folder, cache: cache, more: longer)
      let fresh = try await render(folder, cache: nil, more: longer)
      let isSame = second.bytes == fresh.bytes
      #expect(isSame)
      #expect(second.report.frames == first.report.frames + 6)
      // Its last chunk only, which has one picture.
      #expect(second.report.madeFrames == 1)
      // And back again.
      #expect(try await render(folder, cache: cache).report.madeFrames == 0)
    }
  }

  @Test("are made again where entries are damaged, cut, empty or another film's, and say so")
  func damage() async throws {
    try await Support.inFolder { folder in
      let whole = try await render(folder, cache: nil)
      let names = try await {
        _ = try await render(folder, cache: Cache(folder: folder + "/cache"))
        // The program is known in this run, and not looked for.
        return try entries(folder + "/cache").filter { !$0.hasSuffix(".build") }
      }()
      #expect(names.filter { $0.hasSuffix("chunk") }.count > 8)
      var generator = SeededGenerator(seed: 4)
      for (number, name) in names.enumerated() {
        var bytes = try Support.bytes(name)
        switch number % 4 {
        case 0: bytes[Int(generator.next() % UInt64(bytes.count))] ^= 1
        case 1: bytes = Array(bytes[..<Int(generator.next() % UInt64(bytes.count))])
        case 2: bytes = []
        default: bytes = try Support.bytes(names[(number + 1) % names.count])
        }
        try Data(bytes).write(to: URL(fileURLWithPath: name))
      }
      let fixed = try await render(folder, cache: Cache(folder: folder + "/cache"))
      let isSame = fixed.bytes == whole.bytes
      #expect(isSame)
      #expect(fixed.report.madeFrames == whole.report.distinctFrames)
      #expect(fixed.problems == ["\(names.count) entries of \(folder)/cache were damaged and made again"])
      let again = try await render(folder, cache: Cache(folder: folder + "/cache"))
      #expect(again.problems.isEmpty && again.report.madeFrames == 0)
    }
  }

  @Test("refuse an entry that is whole, but no chunk of theirs")
  func foreign() async throws {
    try await Support.inFolder { folder in
      let whole = try await render(folder, cache: nil)
      let cache = try Cache(folder: folder + "/cache")
      _ = try await render(folder, cache: cache)
      var keys = try entries(folder + "/cache").compactMap { path in
        let parts = path.split(separator: "/")
        return CacheKey(folder: String(parts[parts.count - 2]), name: String(parts[parts.count - 1]))
      }
      // The program is known in this run, and not looked for.
      keys.removeAll { $0.kind == .sound || $0.kind == .build }
      var other = try PlanarFrame(width: 64, height: 32).encoded()
      for (number, key) in keys.enumerated() {
        cache.store(number % 2 == 0 ? Array("{}".utf8) : other, as: key)
        other.append(0)
      }
      let fixed = try await render(folder, cache: Cache(folder: folder + "/cache"))
      let isSame = fixed.bytes == whole.bytes
      #expect(isSame)
      #expect(fixed.problems == ["\(keys.count) entries of \(folder)/cache were damaged and made again"])
    }
  }

  @Test("share one with other runs, and are the same where it can't be written or read")
  func sharing() async throws {
    try await Support.inFolder { folder in
      let whole = try await render(folder, cache: nil)
      let films = try await withThrowingTaskGroup(of: Run.self) { group in
        for number in 0..<4 {
          group.addTask {
            // With so small a limit the runs take from each other what they have kept.
            let cache = try Cache(folder: folder + "/cache", limit: number < 2 ? 40_000 : 1_000_000)
            return try await render(folder, cache: cache, name: "film\(number).mp4")
          }
        }
        return try await group.reduce(into: [Run]()) { $0.append($1) }
      }
      for film in films {
        let isSame = film.bytes == whole.bytes
        #expect(isSame)
        #expect(film.problems.isEmpty)
      }
      try Data().write(to: URL(fileURLWithPath: folder + "/file"))
      let unwritable = try await render(folder, cache: Cache(folder: folder + "/file/cache"))
      let isSame = unwritable.bytes == whole.bytes
      #expect(isSame)
      #expect(unwritable.problems.count == 1)
    }
  }

  @Test("are forecast: frames, what is cached, what is to do")
  func forecast() async throws {
    try await Support.inFolder { folder in
      let cache = try Cache(folder: folder + "/cache")
      let project = try Support.project(more: Self.more)
      let renderer = MovieRenderer(film: project.film, jobs: 2, cache: cache)
      func forecast() async throws -> FilmForecast {
        try await renderer.forecast(to: folder + "/film.mp4", keeping: InputFiles(timeline: "test.json"))
      }
      let cold = try await forecast()
      #expect(try Support.names(in: folder).filter { $0.hasPrefix("film") }.isEmpty)
      #expect(cold.frames == project.timeline.frameCount && cold.foundChunks == 0 && cold.foundFrames == 0)
      #expect(cold.distinctFrames > 10 && cold.distinctFrames < cold.frames && cold.seconds > 0)
      let report = try await renderer.render(
        to: folder + "/film.mp4", keeping: InputFiles(timeline: "test.json"), progress: FrameCounter(total: cold.frames)
      )
      #expect(report.distinctFrames == cold.distinctFrames && report.madeFrames == cold.missingFrames)
      // A guess, but no wild one.
      #expect((report.bytes / 3...report.bytes * 3).contains(cold.bytes), "\(cold.bytes) for \(report.bytes)")
      let warm = try await forecast()
      #expect(warm.foundChunks == warm.chunks && warm.missingFrames == 0 && warm.seconds == 0)
      #expect(abs(warm.bytes - report.bytes) < report.bytes / 5)
    }
  }
}

extension PlanarFrame {
  /// A chunk of one black frame, as bytes.
  consuming func encoded() throws -> [UInt8] {
    var encoder = try ChunkEncoder(format: VideoFormat(width: width, height: height, frameRateNumerator: 24))
    try encoder.encode(self)
    return try encoder.finish().serialized()
  }
}
