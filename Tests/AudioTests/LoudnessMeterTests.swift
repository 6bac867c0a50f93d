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
}
