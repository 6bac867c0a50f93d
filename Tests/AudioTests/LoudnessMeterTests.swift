import Audio
import Media
import Numerics
import Testing

@Suite("loudness by BS.1770")
struct LoudnessMeterTests {
  /// EBU Tech 3341, tests 1 to 5: a sine of 1 kHz in both channels, with levels in dBFS and how many tenths of a second
  /// they last, has so many LUFS, to within 0.1.
  @Test(
    "measures the loudness of the EBU's test signals",
    arguments: [
      ([(-23, 200)], -23), ([(-33, 200)], -33), ([(-36, 100), (-23, 600), (-36, 100)], -23),
      ([(-72, 100), (-36, 100), (-23, 600), (-36, 100), (-72, 100)], -23),
      ([(-26, 200), (-20, 201), (-26, 200)], -23),
    ] as [([(level: Double, tenths: Int)], Double)])
  func signals(parts: [(level: Double, tenths: Int)], expected: Double) throws {
    var meter = LoudnessMeter(findsPeaks: false)
    let second = Support.sine(1000, level: 1, count: 4800)
    var measured: [LoudnessPart] = []
    for part in parts {
      let tenth = second.scaled(by: Decibels.factor(part.level))
      for _ in 0..<part.tenths { meter.hear(tenth) }
      let one = LoudnessPart(tenth, after: tenth)
      measured += Array(repeating: one, count: part.tenths)
    }
    let loudness = meter.loudness
    #expect(abs(try #require(loudness) - expected) <= 0.1)
    #expect(abs(try #require(LoudnessSum(measured).loudness) - expected) <= 0.1)
  }

  /// EBU Tech 3341, tests 15 to 19: a sine of a part of the sample rate has a peak between its samples, to within
  /// +0.2 and −0.4 dB.
  @Test(
    "measures the true peak of the EBU's test signals",
    arguments: [
      (4, 0, 0.5, -6), (4, 45, 0.5, -6), (6, 60, 0.5, -6), (8, 67.5, 0.5, -6), (4, 45, 1.41, 3),
    ] as [(Double, Double, Double, Double)])
  func truePeaks(part: Double, degrees: Double, level: Double, expected: Double) {
    var meter = LoudnessMeter()
    let samples = (0..<48_000).map { index in
      // It comes in and goes within 10 ms, or the beginning would have a peak of its own.
      let fade = min(1, Double(min(index, 47_999 - index)) / 480)
      return Float(fade * level * Elementary.sin(2 * Double.pi * (Double(index) / part + degrees / 360)))
    }
    meter.hear(PCMBuffer(left: samples, right: samples))
    let peak = Decibels.of(meter.truePeak)
    #expect((expected - 0.4...expected + 0.2).contains(peak), "\(peak)")
  }

  @Test func silenceHasNoLoudness() {
    var meter = LoudnessMeter()
    meter.hear(PCMBuffer(silence: 96_000))
    let (loudness, peak) = (meter.loudness, meter.truePeak)
    #expect(loudness == nil)
    #expect(peak == 0)
  }

  /// Noise that swells and fades, each side its own.
  private func noise(_ count: Int, level: Double = 0.3) -> PCMBuffer {
    var random = SeededGenerator(seed: 5)
    func side() -> [Float] {
      (0..<count).map { index in
        let swell = Elementary.sin(Double(index) / 31_000)
        return Float(level * swell * swell * random.next(in: -1...1))
      }
    }
    return PCMBuffer(left: side(), right: side())
  }

  @Test(arguments: [0, 1, 4799, 19_199, 19_200, 76_800, 500_000, 600_001])
  func partsAddUpToTheWhole(count: Int) {
    let sound = noise(count)
    var meter = LoudnessMeter()
    if count > 0 { meter.hear(sound) }
    let (loudness, peak) = (meter.loudness, meter.truePeak)
    for length in [4800, 48_000, 76_800] {
      let parts = stride(from: 0, to: count, by: length).map { start in
        let end = min(start + length, count)
        return LoudnessPart(sound[start..<end], after: sound[max(0, start - LoudnessPart.lead)..<start])
      }
      let sum = LoudnessSum(parts)
      #expect((sum.loudness == nil) == (loudness == nil))
      #expect(abs((sum.loudness ?? 0) - (loudness ?? 0)) < 1e-9)
      #expect(abs(sum.truePeak - peak) < 1e-12)
    }
  }

  @Test func theGatesLeaveOutWhatIsSoft() throws {
    // Loud, then 30 dB softer, then nothing: only the loud part counts.
    var sound = noise(240_000)
    sound.append(noise(240_000, level: 0.3 * 0.0316))
    sound.append(PCMBuffer(silence: 240_000))
    var meter = LoudnessMeter()
    meter.hear(sound)
    let whole = meter.loudness
    let parts = LoudnessSum([LoudnessPart(sound, after: PCMBuffer(silence: 0))])
    #expect(abs(try #require(parts.loudness) - (try #require(whole))) < 1e-9)
    let loud = LoudnessSum([LoudnessPart(sound[0..<240_000], after: PCMBuffer(silence: 0))])
    #expect(abs(try #require(parts.loudness) - (try #require(loud.loudness))) < 0.5)
  }
}
