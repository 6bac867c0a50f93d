import Audio
import Foundation
import Media
import Numerics
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("the loudness of decoded films")
struct LoudnessTests {
  /// What is recorded.
  enum Recording: String, CaseIterable {
    case none, quiet, loud, bursts
  }

  // Bursts of noise up to full scale are not for AAC, which makes them higher than any margin would allow; nor for Opus
  // where all of them are brought to the ceiling.
  private static let cases: [(Recording, SoundCoding, Double)] =
    [Recording.none, .quiet, .loud].flatMap { recording in
      [(SoundCoding.aac, -14.0), (.aac, -18), (.aac, -23), (.opus, -14)].map { (recording, $0.0, $0.1) }
    } + [(.bursts, .alac, -14), (.bursts, .opus, -14)]

  private func sound(_ recording: Recording) -> PCMBuffer? {
    let spans = [0.5...2.5, 3...5.5, 6...7]
    switch recording {
    case .none: return nil
    case .quiet: return Hearing.speech(spans, seconds: 7.5, level: 0.004)
    case .loud: return Hearing.speech(spans, seconds: 7.5, level: 0.95)
    case .bursts:
      // Soft noise with short bursts up to full scale, each side its own.
      var random = SeededGenerator(seed: 77)
      func side() -> [Float] {
        (0..<7 * 48_000).map { index in
          Float(random.next(in: -1...1)) * (index % 12_000 < 96 ? 1 : 0.02)
        }
      }
      return PCMBuffer(left: side(), right: side())
    }
  }

  @Test(
    "is what was asked for within 0.2 LU, with a true peak of at most -1 dB",
    arguments: cases)
  func loudness(recording: Recording, coding: SoundCoding, target: Double) async throws {
    try await Support.inFolder { folder in
      let voice = sound(recording)
      if let voice { try Hearing.write(voice, to: folder + "/voice.wav") }
      let take = try Hearing.take(
        in: folder,
        #""T": {"forward": 700, "loss": 900, "delta": 500, "gradCalc": 500}"#
          + (voice == nil ? "" : #", "voiceover": "voice.wav""#), loudness: target,
        limiter: recording == .bursts && coding == .opus ? nil : Limiter())
      try await take.render(to: folder + "/film.mp4", coding)
      var meter = LoudnessMeter()
      meter.hear(try Hearing.sound(of: folder + "/film.mp4"))
      let (loudness, peak) = (meter.loudness ?? -99, Decibels.of(meter.truePeak))
      let leveling = try #require(take.soundtrack).leveling
      #expect(peak <= Leveling.ceiling, "\(leveling)")
      if leveling.isLimited {
        // As loud as its peaks allow.
        #expect(recording == .bursts || target == -14, "\(leveling)")
        #expect(loudness < target + 0.2 && peak > Leveling.ceiling - 1.5, "\(loudness), \(peak), \(leveling)")
      } else {
        #expect(abs(loudness - target) <= 0.2, "\(leveling)")
      }
      if recording == .quiet || recording == .loud, target < -14 { #expect(!leveling.isLimited) }
    }
  }
}
