import Audio
import Drawing
import FilmKit
import Foundation
import Media
import Testing
import Timeline
import Video

@testable import Pipeline
@testable import Backprop
import NetworkKit

@Suite("an hour of film")
struct DriftTests {
  /// A film with the events of another, and a plain colour for each beat, so that an hour is made fast.
  private struct PlainFilm: Film {
    let film: any Film

    var timeline: Timeline { film.timeline }
    var events: [FilmEvent] { film.events }
    func ground(_ index: Int) -> DisplayList { frame(index) }
    func marks(_ index: Int) -> [Mark] { [] }
    func numbers(in mark: Mark) -> [ShownNumber] { [] }
    func summary(of beat: BeatID) -> String { "" }

    func frame(_ index: Int) -> DisplayList {
      let beats = timeline.beats.filter { !$0.frames.isEmpty }
      let beat = beats.firstIndex { $0.frames.contains(index) } ?? 0
      return DisplayList(background: Color(beat % 2 == 0 ? 0x000000 : 0xFFFFFF))
    }
  }

  private func take(_ folder: String, _ durations: String) throws -> Hearing.Take {
    try Hearing.take(
      in: folder, fps: "30000/1001", network: #"{"input": [2], "HIDDEN": [], "target": [4]}"#,
      #""T": {\#(durations)}, "panel": {"done": {"formula": ["x"]}}"#)
  }

  @Test(
    "at 30000/1001 frames/s is never more than half a frame from its times, and its sound is as long as its picture")
  func hour() async throws {
    try await Support.inFolder { folder in
      let take = try take(
        folder,
        """
        "countdown": 3000.123, "idle": 600000.001, "forward": 900001.003, "loss": 700000.017, "delta": 300000.333, \
        "gradCalc": 800000.777, "done": 296996.746
        """)
      let timeline = take.timeline
      let path = folder + "/hour.mp4"
      let soundtrack = try #require(take.soundtrack)
      _ = try await MovieRenderer(
        film: PlainFilm(film: take.project.film), settings: EncoderSettings(.h264, .draft),
        sound: SoundOutput(soundtrack.plan, loudness: Leveling.standardLoudness, as: .aac), jobs: 2
      ).render(to: path, keeping: InputFiles(timeline: take.path), progress: FrameCounter(total: timeline.frameCount))

      // The times at which the decoded picture changes.
      var reader = try MovieReader(path: path)
      var (changes, last, count): ([PresentationTime], UInt8?, Int) = ([], nil, 0)
      while let frame = try reader.nextFrame() {
        let luma = frame.planes.withPlanes { $0.y[0] } / 128
        if luma != last { changes.append(frame.time) }
        (last, count) = (luma, count + 1)
      }
      #expect(count == timeline.frameCount && count == 107_892)
      let starts = timeline.beats.filter { !$0.frames.isEmpty }.map(\.start.microseconds)
      #expect(starts.count == 7 && changes.count == starts.count)
      for (time, start) in zip(changes, starts) {
        // |t - start| <= 1001 / 60000 s, in whole numbers.
        let distance = abs(Int(time.numerator) * 1_000_000 - start * Int(time.denominator))
        #expect(distance * 60_000 <= 1001 * 1_000_000 * Int(time.denominator), "\(time) for \(start)")
      }

      // The sound has the picture's length, and each tone is as far from the start as in exact arithmetic.
      let heard = try Hearing.mono(of: path)
      let picture = (count * 1001 * 48_000 + 15_000) / 30_000
      #expect(abs(heard.count - picture) <= 1024)
      // The same tones, without a gap of minutes between them.
      let short = try self.take(
        folder,
        #""countdown": 3000.123, "idle": 5000, "forward": 5000, "loss": 5000, "delta": 5000, "gradCalc": 5000, "done": 5000"#
      )
      try short.export(to: folder + "/short.wav")
      let expected = try Hearing.mono(of: folder + "/short.wav")
      let onsets = soundtrack.score.onsets
      let near = try #require(short.soundtrack).score.onsets
      #expect(onsets.map(\.event.name) == near.map(\.event.name) && onsets.count > 8)
      for (far, near) in zip(onsets, near) {
        let delay = Hearing.delay(of: heard, against: expected, at: far.sample, expectedAt: near.sample)
        #expect(abs(delay.samples) <= 1 && delay.likeness > 0.95, "\(far): \(delay)")
      }
      let done = try #require(onsets.last)
      let exact = Double(starts[6]) / 1e6
      #expect(done.event.name == "done" && abs(Double(done.sample) / 48_000 - exact) < 1001 / 60_000.0)
    }
  }
}
