import Audio
import Media
import Numerics
import Testing

@Suite("loudness by BS.1770")
struct LoudnessMeterTests {
  /// EBU Tech 3341, test 1: a sine of 1 kHz at −23 dBFS in both channels is −23 LUFS.
  @Test func aSineHasItsLevel() throws {
    var meter = LoudnessMeter()
    let amplitude = 0.07079457843841379
    for block in 0..<200 {
      let samples = (0..<4800).map { index in
        Float(amplitude * Elementary.sin(2 * Double.pi * Double((block * 4800 + index) % 48) / 48))
      }
      meter.hear(PCMBuffer(left: samples, right: samples))
    }
    let (measured, peak) = (meter.loudness, meter.truePeak)
    let loudness = try #require(measured)
    #expect(abs(loudness + 23) < 0.1)
    #expect(abs(peak - amplitude) < 0.01 * amplitude)
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
