import Foundation
import Media
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("a film that is held for its voice")
struct HoldTests {
  @Test(
    "shows its last picture, the same in every frame, until the voice has ended",
    arguments: ["24", "30000/1001"])
  func held(fps: String) async throws {
    try await Support.inFolder { folder in
      // 4 s and one sample: one frame more than 4 s have.
      var recorded = Hearing.speech([0.2...3.95], seconds: 4, level: 0.3)
      recorded = PCMBuffer(left: recorded.left + [0.25], right: recorded.right + [0.25])
      try Hearing.write(recorded, to: folder + "/voice.wav")
      let keys = Support.short + #", "voiceover": "voice.wav""#
      let take = try Hearing.take(in: folder, size: "64x48", fps: fps, keys, loudness: nil)
      let timeline = take.timeline
      let (rate, frames) = (timeline.frameRate, timeline.frameCount)
      // The fewest whole frames in which all of the recording is heard.
      #expect(frames * rate.denominator * 48_000 >= recorded.count * rate.numerator)
      #expect((frames - 1) * rate.denominator * 48_000 < recorded.count * rate.numerator)
      #expect(frames > timeline.beatFrameCount + 40)

      let path = folder + "/film.mov"
      try await take.render(
        to: path, .pcm,
        EncoderSettings(codec: .h264, effort: "superfast", tune: "animation", rate: .factor(0)))
      var reader = try MovieReader(path: path)
      var pictures: [[UInt8]] = []
      while let frame = try reader.nextFrame() { pictures.append(Support.luma(frame.planes)) }
      #expect(pictures.count == frames)
      let last = pictures[timeline.beatFrameCount - 1]
      let isHeld = pictures[timeline.beatFrameCount...].allSatisfy { $0 == last }
      #expect(isHeld)
      let sound = try Hearing.sound(of: path)
      #expect(sound.count >= recorded.count && sound.count - recorded.count < 48_000 / 23)
      #expect(Hearing.level(sound.left[187_000..<189_000]) > 0.01)
      let lastSample = sound.left[recorded.count - 1]
      #expect(abs(lastSample - 0.25) < 0.2 && lastSample > 0.05)
      #expect(
        take.words.chapters.last?.end
          == PresentationTime(Int64(timeline.duration.microseconds), 1_000_000))

      let report = try #require(take.voice?.report(in: timeline))
      #expect(
        report.hasPrefix(
          "\(folder)/voice.wav: 4.0 s of voice from 0 s, ends after the last beat, whose picture is held for 1.8"
        ))
      let findings = try take.verify(path)
      #expect(findings.filter { !$0.isGood }.map(\.name) == [], "\(FilmVerifier.table(findings))")
    }
  }

  @Test("is not held where the voice ends with it, or earlier")
  func notHeld() async throws {
    try await Support.inFolder { folder in
      // 2.2 s of beats are 53 frames of 24 a second: 106 000 samples.
      for (count, frames) in [(106_000, 53), (105_999, 53), (106_001, 54), (60_000, 53)] {
        try Hearing.write(
          PCMBuffer(
            left: Array(repeating: 0.1, count: count), right: Array(repeating: 0.1, count: count)),
          to: folder + "/voice.wav")
        let take = try Hearing.take(
          in: folder, fps: "24", Support.short + #", "voiceover": "voice.wav""#)
        #expect(take.timeline.frameCount == frames, "\(count) samples")
        #expect(take.soundtrack?.count == frames * 2000)
      }
    }
  }
}
