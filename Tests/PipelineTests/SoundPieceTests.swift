import Audio
import Foundation
import Media
import Numerics
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("sound in pieces")
struct SoundPieceTests {
  /// Speech, noise, and clicks where pieces meet: what has a coder change its windows there.
  private func recording(seconds: Double) -> PCMBuffer {
    var sound = Hearing.speech([0.2...3, 3.1...6, 6.5...9], seconds: seconds, level: 0.5)
    var random = SeededGenerator(seed: 9)
    for index in 0..<sound.count {
      let distance = (index + SoundPiece.length / 2) % SoundPiece.length - SoundPiece.length / 2
      let click = distance % 512 == 37 && abs(distance) < 6000 ? 0.6 : 0
      sound.left[index] += Float(0.01 * random.next(in: -1...1) + click)
      sound.right[index] += Float(0.01 * random.next(in: -1...1) + click)
    }
    return sound
  }

  private static let more =
    #""T": {"forward": 900, "loss": 3000, "delta": 900, "gradCalc": 900}, "voiceover": "voice.wav""#

  /// Plans the sound of a film whose voice can be distinguished from any other.
  private func plan(_ take: Hearing.Take, _ cache: Cache?) throws -> SoundPlan {
    let voice = try Voice.read(for: take.timeline, at: take.path, cache: cache)
    return try #require(SoundPlan(of: take.project.film, voice: voice))
  }

  /// Decibels of a signal over what is wrong with it, in each frame of a coder.
  private func ratios(_ heard: PCMBuffer, _ wanted: PCMBuffer) -> [Double] {
    (0..<min(heard.count, wanted.count) / 1024).map { frame in
      var (signal, error) = (1e-6, 1e-9)
      for index in frame * 1024..<(frame + 1) * 1024 {
        let difference = heard.left[index] - wanted.left[index]
        signal += Double(wanted.left[index] * wanted.left[index])
        error += Double(difference * difference)
      }
      return 10 * log10(signal / error)
    }
  }

  @Test("no seam is heard in what is decoded: it is as near to the mix as if it had been compressed in one go")
  func seams() async throws {
    try await Support.inFolder { folder in
      try Hearing.write(recording(seconds: 10), to: folder + "/voice.wav")
      let take = try Hearing.take(in: folder, Self.more)
      let soundtrack = try #require(take.soundtrack)
      try await take.render(to: folder + "/pieces.mp4", .aac)
      var mix = SoundMix(soundtrack.plan)
      let wanted = try mix.samples(0..<soundtrack.count).scaled(by: soundtrack.gain)
      var writer = try MovieWriter(
        path: folder + "/whole.mp4", format: try VideoFormat(width: 64, height: 32, frameRateNumerator: 24),
        tracks: MovieTracks(sound: MovieTracks.Sound(.aac)))
      try writer.append(sound: wanted)
      try writer.append(try EncodedChunk(serialized: try PlanarFrame(width: 64, height: 32).encoded()))
      try writer.finish()
      let pieces = ratios(try Hearing.sound(of: folder + "/pieces.mp4"), wanted)
      let whole = ratios(try Hearing.sound(of: folder + "/whole.mp4"), wanted)
      #expect(pieces.count == whole.count && pieces.count > 5 * 75)
      let losses = zip(whole, pieces).map { $0 - $1 }
      let seams = losses.indices.filter { $0 > 2 && ($0 + 2) % 75 < 4 }
      let worst = try #require(seams.max { losses[$0] < losses[$1] })
      #expect(losses[worst] < 6, "\(losses[worst]) dB worse in frame \(worst)")
      let mean = losses.reduce(0, +) / Double(losses.count)
      #expect(abs(mean) < 2)
    }
  }

  @Test("a film has the same bytes whichever of its pieces were kept, and of a part of it, too")
  func states() async throws {
    try await Support.inFolder { folder in
      try Hearing.write(recording(seconds: 10), to: folder + "/voice.wav")
      let take = try Hearing.take(in: folder, Self.more)
      func render(_ cache: Cache?, _ coding: SoundCoding = .aac, range: Range<Int>? = nil) async throws -> [UInt8] {
        let plan = try self.plan(take, cache)
        let path = folder + "/film.mp4"
        _ = try await MovieRenderer(
          film: take.project.film, sound: SoundOutput(plan, loudness: -14, as: coding), jobs: 2, cache: cache
        ).render(
          range, to: path, keeping: InputFiles(timeline: take.path),
          progress: FrameCounter(total: take.timeline.frameCount))
        return try Support.bytes(path)
      }
      let whole = try await render(nil)
      let part = try await render(nil, range: 13..<90)
      let cache = try Cache(folder: folder + "/cache")
      let cold = try await render(cache) == whole
      #expect(cold)
      let files = try FileManager.default.subpathsOfDirectory(atPath: cache.folder)
        .filter { name in [".sound", ".loudness", ".decoded"].contains { name.hasSuffix($0) } }.sorted()
      #expect(files.count >= 14)
      var random = SeededGenerator(seed: 10)
      for _ in 0..<8 {
        for file in files where random.next() % 3 == 0 {
          try? FileManager.default.removeItem(atPath: "\(cache.folder)/\(file)")
        }
        let isSame = try await render(cache) == whole
        #expect(isSame)
      }
      for _ in 0..<2 {
        let isSame = try await render(cache, range: 13..<90) == part
        #expect(isSame)
      }
      // Codings that can't be cut.
      for coding in [SoundCoding.opus, .flac, .alac] {
        let plain = try await render(nil, coding)
        for _ in 0..<2 {
          let isSame = try await render(cache, coding) == plain
          #expect(isSame, "\(coding)")
        }
      }
    }
  }

  @Test("a recording is decoded once for all runs, and again where the cache has lost or broken a block of it")
  func decoded() async throws {
    try await Support.inFolder { folder in
      let (path, cache) = (folder + "/voice.wav", try Cache(folder: folder + "/cache"))
      var sound = recording(seconds: 14)
      for index in 0..<sound.count { sound.right[index] *= 0.5 }
      try Hearing.write(sound, to: path)
      let more = Self.more.replacing(#""voice.wav""#, with: #"{"file": "voice.wav", "channel": "mix"}"#)
      let voiceover = try #require(try Hearing.take(in: folder, more).timeline.takes.first)
      func mix(_ take: VoiceFile) throws(VideoError) -> PCMBuffer {
        var source = VoiceSource([take])
        var all = PCMBuffer(silence: 0)
        source.skip(100)
        for _ in 0..<15 { all.append(try source.next(48_000)) }
        return all
      }
      let wanted = try mix(VoiceFile(voiceover, at: path, cache: nil))
      #expect(try mix(VoiceFile(voiceover, at: path, cache: cache)) == wanted)
      let known = try VoiceFile(voiceover, at: path, cache: cache)
      try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
      #expect(try mix(known) == wanted, "nothing is decoded")
      try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
      let blocks = try FileManager.default.subpathsOfDirectory(atPath: cache.folder)
        .filter { $0.hasSuffix(".decoded") }.map { "\(cache.folder)/\($0)" }.sorted()
      #expect(blocks.count == 3)
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: blocks[0]))
      #expect(try mix(known) == wanted)
      try FileManager.default.removeItem(atPath: blocks[1])
      #expect(try mix(known) == wanted)
    }
  }

  @Test("of a film that changes, only what sounds otherwise is made again")
  func changes() async throws {
    try await Support.inFolder { folder in
      // The voice holds the loudness and the peak, so the gain stays the same.
      try Hearing.write(recording(seconds: 16), to: folder + "/voice.wav")
      let cache = try Cache(folder: folder + "/cache")
      func entries(done: Int) async throws -> Set<String> {
        let take = try Hearing.take(
          in: folder,
          """
          "T": {"countdown": 0, "idle": 2000, "forward": 500, "loss": 500, "delta": 500, "gradCalc": \(done), \
          "done": 8000}, "panel": {"done": {"formula": ["x"]}}, "voiceover": "voice.wav", "sound": {"VOLUME_BY": {"grad": -20}}
          """)
        let plan = try self.plan(take, cache)
        let path = folder + "/film.mp4"
        let renderer = MovieRenderer(
          film: take.project.film, sound: SoundOutput(plan, loudness: -14, as: .aac), jobs: 2, cache: cache)
        _ = try await renderer.render(
          to: path, keeping: InputFiles(timeline: take.path), progress: FrameCounter(total: take.timeline.frameCount))
        return Set(try FileManager.default.subpathsOfDirectory(atPath: cache.folder).filter { $0.hasSuffix(".sound") })
      }
      let first = try await entries(done: 500)
      let second = try await entries(done: 583)
      #expect(first.count >= 9)
      let made = second.subtracting(first).count
      #expect((1...first.count / 2).contains(made), "\(made) of \(first.count) pieces made again")
    }
  }
}
