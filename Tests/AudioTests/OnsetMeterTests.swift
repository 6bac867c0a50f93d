import Media
import Numerics
import Testing

@testable import Audio

@Suite("measuring onsets")
struct OnsetMeterTests {
  /// A tone's piece: silence, then a sine that dies away.
  private func tone(_ frequency: Double = 440, level: Double = 0.05) -> [Float] {
    (0..<OnsetMeter.size).map { index in
      let time = Double(index - OnsetMeter.before) / 48_000
      guard time >= 0 else { return 0 }
      return Float(
        level * min(1, time / 0.004) * Elementary.exp(-4 * time) * Elementary.sin(2 * .pi * frequency * time))
    }
  }

  /// Noise like speech: loud, and without a beginning.
  private func noise(level: Float, seed: UInt64) -> [Float] {
    var random = SeededGenerator(seed: seed)
    var last: Float = 0
    return (0..<OnsetMeter.size).map { _ in
      last = 0.9 * last + level * (Float(random.next() % 2001) / 1000 - 1)
      return last
    }
  }

  private func shifted(_ piece: [Float], by delay: Int) -> [Float] {
    piece.indices.map { piece.indices.contains($0 - delay) ? piece[$0 - delay] : 0 }
  }

  private func sum(_ one: [Float], _ other: [Float]) -> [Float] { zip(one, other).map { $0 + $1 } }

  @Test("a tone alone is found to the sample, early or late", arguments: [0, 1, -1, 48, -109, 500, -700])
  func alone(_ delay: Int) {
    let silence = [Float](repeating: 0, count: OnsetMeter.size)
    let late = OnsetMeter.lateness(decoded: shifted(tone(), by: delay), tones: tone(), voice: silence)
    #expect(late == OnsetMeter.Lateness(samples: delay, isTone: true))
  }

  @Test("a tone under speech is found when both are moved, and when it alone is", arguments: [0, 3, -240])
  func underSpeech(_ delay: Int) {
    let voice = noise(level: 0.08, seed: 5)
    let both = OnsetMeter.lateness(
      decoded: shifted(sum(tone(), voice), by: delay), tones: tone(), voice: voice)
    #expect(both?.samples == delay)
    let alone = OnsetMeter.lateness(
      decoded: sum(shifted(tone(), by: delay), voice), tones: tone(), voice: voice)
    #expect(alone == OnsetMeter.Lateness(samples: delay, isTone: true))
  }

  @Test("what is not there is not found")
  func nothing() {
    let silence = [Float](repeating: 0, count: OnsetMeter.size)
    #expect(OnsetMeter.lateness(decoded: silence, tones: tone(), voice: silence) == nil)
    #expect(OnsetMeter.lateness(decoded: noise(level: 0.1, seed: 1), tones: tone(), voice: silence) == nil)
    #expect(OnsetMeter.lateness(decoded: tone(700), tones: tone(440), voice: silence) == nil)
    #expect(
      OnsetMeter.lateness(decoded: noise(level: 0.1, seed: 1), tones: tone(), voice: noise(level: 0.1, seed: 2)) == nil)
  }

  @Test(
    "pieces are kept whatever the blocks, also beyond both ends, and where they overlap", arguments: [1, 7, 100, 1000])
  func windows(_ size: Int) {
    let samples = (0..<1000).map { Float($0 + 1) }
    var windows = SoundWindows(starts: [-5, 0, 3, 500, 990], length: 20)
    var start = 0
    while start < 1000 {
      let block = Array(samples[start..<min(1000, start + size)])
      windows.hear(PCMBuffer(left: block, right: block))
      start += size
    }
    for (start, piece) in zip(windows.starts, windows.pieces) {
      let expected = (start..<start + 20).map { samples.indices.contains($0) ? 2 * samples[$0] : 0 }
      #expect(piece == expected)
    }
  }
}
