import Foundation
import Media
import Testing
import Timeline
import Video

@testable import Pipeline

@Suite("voice and tones in their files")
struct DuckingTests {
  /// Tones without a gap, blown so that they last, for 7.8 s.
  private func keys(_ voice: String, duck: String) -> String {
    """
    "T": {"countdown": 0, "idle": 100, "forward": 250, "loss": 300, "delta": 250, "gradCalc": 250, "done": 2900}, \
    "voiceover": \(voice), "sound": {"instrument": "flute", "duck": \(duck)}
    """
  }

  private let network = #"{"input": [0.9], "HIDDEN": [1, 1, 1, 1, 1], "target": [0.2]}"#

  /// By how many decibels the tones of a timeline are softer than without ducking, every 10 ms; nil where there are
  /// none.
  private func softness(_ folder: String, _ duck: String) throws -> [Double?] {
    func tones(_ duck: String) throws -> [Float] {
      try Hearing.take(in: folder, network: network, keys(#""voice.wav""#, duck: duck), loudness: nil)
        .export(to: folder + "/mix.wav", stems: true)
      return try Hearing.mono(of: folder + "/mix.tones.wav")
    }
    let (plain, ducked) = (try tones(#"{"depth": 0}"#), try tones(duck))
    #expect(plain.count == ducked.count)
    return stride(from: 0, to: plain.count - 480, by: 480).map { start in
      let before = Hearing.level(plain[start..<start + 480])
      return before > 1e-4 ? -20 * log10(max(1e-9, Hearing.level(ducked[start..<start + 480])) / before) : nil
    }
  }

  @Test(
    "tones are softer under speech by `depth`, from `attack` before it to `release` after it",
    arguments: [(12.0, 120, 350, 600), (6, 50, 100, 300), (20, 400, 350, 1000)])
  func depth(depth: Double, attack: Int, hold: Int, release: Int) async throws {
    try await Support.inFolder { folder in
      // The second pause is shorter than 350 ms.
      try Hearing.write(
        Hearing.speech([1...2.2, 4.5...5, 5.2...5.7], seconds: 5.8, level: 0.3), to: folder + "/voice.wav")
      let softness = try softness(
        folder, #"{"depth": \#(depth), "attack": \#(attack), "hold": \#(hold), "release": \#(release)}"#)
      /// What was measured in a span of seconds.
      func measured(_ from: Double, _ to: Double) -> [Double] {
        softness[Int((from * 100).rounded(.up))..<Int(to * 100)].compactMap(\.self)
      }
      // What speaks is judged by hops of 10 ms.
      let slack = 0.03
      let (attack, release) = (Double(attack) / 1000, Double(release) / 1000)
      for span in [(1, 2.2), (4.5, 5), (5.2, 5.7)] {
        let under = measured(span.0 + slack, span.1 - slack)
        #expect(under.count > 30 && under.allSatisfy { abs($0 - depth) < 0.5 }, "\(span)")
      }
      for span in [
        (0.2, 1 - attack - slack), (2.2 + release + slack, 4.5 - attack - slack), (5.7 + release + slack, 7.5),
      ] {
        let free = measured(span.0, span.1)
        #expect(free.count > 20 && free.allSatisfy { abs($0) < 0.1 }, "\(span)")
      }
      let fall = measured(1 - attack - slack, 1 + slack)
      #expect(zip(fall, fall.dropFirst()).allSatisfy { $0 < $1 + 0.05 })
      let rise = measured(2.2 - slack, 2.2 + release + slack)
      #expect(zip(rise, rise.dropFirst()).allSatisfy { $0 > $1 - 0.05 })
      // Half of the way is the middle of the decibels.
      let middle = measured(2.2 + release / 2 - 0.02, 2.2 + release / 2 + 0.02)
      #expect(middle.allSatisfy { abs($0 - depth / 2) < 0.25 * depth })
      let pause = measured(5.09, 5.12)
      #expect(pause.allSatisfy { hold > 200 ? abs($0 - depth) < 0.5 : $0 < depth - 0.5 })
    }
  }

  @Test("the files of voice and tones sum to the mix, but for the rounding to 24 bits", arguments: [-14.0, nil, -30])
  func sum(loudness: Double?) async throws {
    try await Support.inFolder { folder in
      try Hearing.write(Hearing.speech([0.3...1.5], seconds: 2, level: 0.3), to: folder + "/voice.flac")
      let take = try Hearing.take(
        in: folder, network: network, keys(#""voice.flac""#, duck: #"{"depth": 9}"#), loudness: loudness, headroom: 0)
      let names = try take.export(to: folder + "/mix.flac", stems: true)
      #expect(names == ["mix", "mix.voice", "mix.tones"].map { "\(folder)/\($0).flac" })
      let (mix, voice, tones) = (
        try Hearing.sound(of: names[0]), try Hearing.sound(of: names[1]), try Hearing.sound(of: names[2])
      )
      #expect(mix.count == take.soundtrack?.count && voice.count == mix.count && tones.count == mix.count)
      func steps(_ samples: [Float]) -> [Int] { samples.map { Int(($0 * 8_388_608).rounded()) } }
      for side in [\PCMBuffer.left, \.right] {
        let sums = zip(steps(voice[keyPath: side]), steps(tones[keyPath: side])).map(+)
        let furthest = zip(steps(mix[keyPath: side]), sums).reduce(0) { max($0, abs($1.0 - $1.1)) }
        // Each of the three is rounded to 24 bits on its own.
        #expect(furthest <= 2)
      }
      #expect(Hearing.level(voice.left[...]) > 0.001 && Hearing.level(tones.left[...]) > 0.0005)
    }
  }

  @Test(
    "a voice without a loudness that is asked for is stored as it was recorded, from its offset on",
    arguments: ["0", "500", "-200", "12.345"])
  func untouched(offset: String) async throws {
    try await Support.inFolder { folder in
      let recorded = Hearing.speech([0.1...1.5], seconds: 1.6, level: 0.9)
      try Hearing.write(recorded, to: folder + "/voice.wav")
      let stored = try Hearing.sound(of: folder + "/voice.wav")
      try Hearing.take(
        in: folder, network: network, keys(#"{"file": "voice.wav", "offset": \#(offset)}"#, duck: "{}"), loudness: nil
      ).export(to: folder + "/mix.wav", stems: true)
      let voice = try Hearing.sound(of: folder + "/mix.voice.wav")
      let start = Int((try #require(Double(offset)) * 48).rounded())
      let isSame = (0..<voice.count).allSatisfy { index in
        let place = index - start
        return voice.left[index] == (stored.left.indices.contains(place) ? stored.left[place] : 0)
          && voice.right[index] == (stored.right.indices.contains(place) ? stored.right[place] : 0)
      }
      #expect(isSame)
    }
  }
}
