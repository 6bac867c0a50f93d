import Audio
import FilmKit
import Foundation
import Media
import Numerics
import Testing
import Timeline
import Video

@testable import Pipeline
@testable import Backprop
import NetworkKit
import TestSupport

@Suite("tones in decoded files")
struct OnsetTests {
  private static let rates = [
    "24000/1001", "30000/1001", "59.94", "240", "7", "24", "25", "60", "60000/1001", "999983/10007",
  ]
  /// The parts that the film `backprop` has.
  private static let parts = ["countdown", "forward", "loss", "delta", "grad", "done", "update"]

  /// How the sound of films is stored: nothing is left out.
  private static let films: [(MovieContainer, SoundCoding)] = [
    (.mp4, .alac), (.mov, .pcm), (.mp4, .flac), (.mov, .alac),
  ]

  /// Keys of a timeline in which one part sounds alone, as loud as can be, so that no tone begins under half a step of
  /// 24 bits; its durations are odd numbers of microseconds.
  private func keys(_ part: String, _ random: inout SeededGenerator) -> String {
    func duration(_ range: ClosedRange<Int>) -> String {
      let microseconds = random.next(in: range)
      let rest = String(microseconds % 1000)
      return "\(microseconds / 1000).\(String(repeating: "0", count: 3 - rest.count))\(rest)"
    }
    let beats = [
      "countdown": part == "countdown" ? 200_001...1_500_000 : 0...200_000, "idle": 0...150_000,
      "forward": 150_000...500_000, "loss": 150_000...700_000, "delta": 150_000...500_000,
      "gradCalc": 150_000...500_000, "done": 200_000...700_000,
      "update": part == "update" ? 700_000...2_000_000 : 0...0,
    ]
    let lengths = beats.keys.sorted().map { "\"\($0)\": \(duration(beats[$0] ?? 0...0))" }.joined(separator: ", ")
    // Blown tones come up so slowly that their first samples are nothing in 24 bits.
    let instrument = ["bell", "marimba", "pluck"][random.next(in: 0...2)]
    let volumes = Self.parts.map { "\"\($0)\": \($0 == part ? "24" : "\"silent\"")" }
      .joined(separator: ", ")
    return """
      "T": {\(lengths)}, "FORWARD_BY": {"0": \(duration(150_000...900_000))}, \
      "sound": {"instrument": "\(instrument)", "VOLUME_BY": {\(volumes)}}
      """
  }

  /// Where sound begins after at least 10 ms of silence.
  private func starts(_ sound: PCMBuffer) -> [Int] {
    var (starts, silence): ([Int], Int) = ([], 480)
    for index in 0..<sound.count {
      if sound.left[index] == 0, sound.right[index] == 0 {
        silence += 1
      } else {
        if silence >= 480 { starts.append(index) }
        silence = 0
      }
    }
    return starts
  }

  @Test("begin at the sample of their frame, in 200 random timelines", arguments: 0..<4)
  func random(quarter: Int) async throws {
    var random = SeededGenerator(seed: UInt64(2000 + quarter))
    var measured: [String: Int] = [:]
    try await Support.inFolder { folder in
      for index in 0..<50 {
        let part = Self.parts[(index + quarter) % Self.parts.count]
        let rate = Self.rates[random.next(in: 0...Self.rates.count - 1)]
        let depth = random.next(in: 1...6)
        let hidden = Array(repeating: "1", count: depth - 1).joined(separator: ", ")
        let take = try Hearing.take(
          in: folder, fps: rate,
          network: #"{"input": [0.9], "HIDDEN": [\#(hidden)], "target": [0.2], "seed": \#(index + 1)}"#,
          keys(part, &random), loudness: nil)
        let path: String
        if index < 2 {
          let (container, coding) = Self.films[(2 * quarter + index) % Self.films.count]
          path = "\(folder)/film.\(container.rawValue)"
          try await take.render(to: path, coding)
        } else {
          path = folder + (index % 2 == 0 ? "/mix.wav" : "/mix.flac")
          try take.export(to: path)
        }
        measured[part, default: 0] += try check(take, part, path, "quarter \(quarter), timeline \(index), \(rate)")
      }
    }
    for part in Self.parts { #expect(measured[part, default: 0] >= 5, "\(part)") }
  }

  /// Holds what is heard in a file against the events of its film, and answers how many were measured.
  private func check(_ take: Hearing.Take, _ part: String, _ path: String, _ what: Comment) throws -> Int {
    let sound = try Hearing.sound(of: path)
    let rate = take.timeline.frameRate
    let events = take.project.film.events.filter { take.timeline.kind(of: $0.beat)?.sound?.name == part }
    // The nearest sample to frame / rate, by exact fractions.
    let onsets = events.map { event in
      let samples = Rational(event.frame * rate.denominator, rate.numerator) * Rational(48_000) + Rational(1, 2)
      return Int(samples.numerator / samples.denominator)
    }
    let starts = starts(sound)
    // The first sample of a tone is 0.
    #expect(Set(starts.map { $0 - 1 }).isSubset(of: onsets), what)
    for (event, onset) in zip(events, onsets) where !starts.contains(onset + 1) {
      let before = max(0, onset - 480)..<onset
      let isCovered = !before.isEmpty && before.contains { sound.left[$0] != 0 || sound.right[$0] != 0 }
      #expect(isCovered, "\(what): \(event) is not heard")
    }
    for (event, onset) in zip(events, onsets) {
      // By the exact times of the beats, which no frame has rounded: no more than half a frame before or after.
      guard let beat = take.timeline.beat(event.beat) else { continue }
      let (half, time) = (0.5 / rate.rational.double + 1e-5, Double(onset) / 48_000)
      #expect(time > beat.start.seconds - half && time < beat.end.seconds + half, what)
      switch event.name {
      case "done": #expect(abs(time - beat.start.seconds) < half, what)
      case "tick 0": #expect(abs(time - beat.end.seconds) < half, what)
      default: break
      }
    }
    let isWhole =
      sound.count == (2 * take.timeline.frameCount * rate.denominator * 48_000 + rate.numerator) / (2 * rate.numerator)
    #expect(isWhole, what)
    return starts.count
  }

  @Test(
    "begin there within one sample in lossy codings, too",
    arguments: [
      (MovieContainer.mp4, SoundCoding.aac, "30000/1001"), (.mp4, .aac, "60"), (.mov, .aac, "24"),
      (.mp4, .opus, "24000/1001"), (.webm, .opus, "25"),
    ])
  func lossy(container: MovieContainer, coding: SoundCoding, rate: String) async throws {
    try await Support.inFolder { folder in
      let take = try Hearing.take(
        in: folder, fps: rate,
        #""T": {"countdown": 1300, "idle": 500.5, "forward": 700, "loss": 900, "delta": 700, "gradCalc": 700, "done": 2000}"#
      )
      let soundtrack = try #require(take.soundtrack)
      let path = "\(folder)/film.\(container.rawValue)"
      try await take.render(to: path, coding)
      try take.export(to: folder + "/mix.wav")
      let (heard, mixed) = (try Hearing.mono(of: path), try Hearing.mono(of: folder + "/mix.wav"))
      #expect(mixed.count == soundtrack.count)
      #expect(heard.count == soundtrack.count)
      #expect(soundtrack.score.onsets.count > 15)
      for onset in soundtrack.score.onsets {
        let delay = Hearing.delay(of: heard, against: mixed, at: onset.sample)
        #expect(abs(delay.samples) <= 1 && delay.likeness > 0.95, "\(onset): \(delay)")
      }
    }
  }
}
