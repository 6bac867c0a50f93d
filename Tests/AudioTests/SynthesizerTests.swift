import Media
import Testing
import Timeline

@testable import Audio

@Suite("tones")
struct SynthesizerTests {
  private func tone(
    _ instrument: Sound.Instrument, frequency: Double = 440, brightness: Double = 0.5, seconds: Double = 1.2
  ) -> [Float] {
    Synthesizer(instrument).samples(
      of: Tone(onset: 0, frequency: frequency, level: 0.1, brightness: brightness, seconds: seconds, pan: 0))
  }

  @Test("begin at their first sample and end in silence", arguments: Sound.Instrument.allCases)
  func edges(_ instrument: Sound.Instrument) {
    let samples = tone(instrument)
    #expect(samples[0] == 0 && samples[1] != 0 && samples.last == 0)
    #expect(abs(samples.count - Int(1.2 * 48_000 * Timbre(instrument).length)) <= 1)
  }

  @Test("have no click: never a step that a sine of their highest partial could not make")
  func clicks() {
    for instrument in Sound.Instrument.allCases {
      let samples = tone(instrument, brightness: 1, seconds: 0.5)
      let highest = 440 * (Timbre(instrument).partials.map(\.ratio).max() ?? 1)
      let steepest = Float(2 * Double.pi * highest / 48_000) * Support.peak(samples)
      let steps = zip(samples, samples.dropFirst()).map { abs($1 - $0) }
      #expect(Support.peak(steps) <= steepest)
      // Out of silence and into it, softly.
      #expect(Support.peak(samples.prefix(20)) < 0.1 * Support.peak(samples))
      #expect(Support.peak(samples.suffix(200)) < 0.02 * Support.peak(samples))
    }
  }

  @Test("sound at their frequency")
  func frequency() {
    for instrument in Sound.Instrument.allCases {
      let samples = tone(instrument)[4800..<14_400]
      let own = Support.amplitude(of: samples, at: 440)
      #expect(own > 0.02)
      #expect(Support.amplitude(of: samples, at: 415) < 0.05 * own)
      #expect(Support.amplitude(of: samples, at: 466) < 0.05 * own)
    }
  }

  @Test("fold nothing back, however high")
  func bandLimit() {
    // The bell's partials of 5 kHz would be at 20.8 and 27.2 kHz, which would be heard at 20.8 kHz.
    let samples = tone(.bell, frequency: 5000, brightness: 1)[2400..<12_000]
    let own = Support.amplitude(of: samples, at: 5000)
    for ratio in [5.43, 6.79] {
      #expect(Support.amplitude(of: samples, at: 48_000 - ratio * 5000) < 1e-4 * own)
    }
    // What has no partial that can be heard is silent.
    #expect(Support.peak(tone(.flute, frequency: 23_000)) == 0)
  }

  @Test("are as loud when they are bright, only brighter")
  func brightness() {
    func power(_ samples: [Float]) -> Float { samples[200..<2000].reduce(0) { $0 + $1 * $1 } }
    for instrument in Sound.Instrument.allCases {
      let (dull, bright) = (tone(instrument, brightness: 0), tone(instrument, brightness: 1))
      let second = 440 * Timbre(instrument).partials[1].ratio
      let upper = [dull, bright].map { Support.amplitude(of: $0[960..<5760], at: second) }
      #expect(upper[1] > 1.5 * upper[0])
      #expect((0.5...2).contains(power(bright) / power(dull)))
    }
  }

  @Test("are placed by equal power, and the same in blocks of any size")
  func track() throws {
    let timeline = try Support.timeline()
    let score = Score(
      instrument: timeline.sound.instrument,
      tones: [-1.0, -0.5, 0, 0.7, 1].enumerated().map { index, pan in
        Tone(onset: 1000 + 30_000 * index, frequency: 300, level: 0.1, brightness: 0.5, seconds: 0.5, pan: pan)
      }, onsets: [])
    func all(_ size: Int) -> PCMBuffer {
      var track = ToneTrack(score)
      var whole = PCMBuffer(silence: 0)
      while whole.count < 192_000 {
        let block = track.next(min(size, 192_000 - whole.count))
        whole.left += block.left
        whole.right += block.right
      }
      return whole
    }
    let whole = all(192_000)
    for size in [1, 7, 4800, 100_000] where size > 1 { #expect(all(size) == whole) }
    let powers = (0..<5).map { index in
      let span = 1000 + 30_000 * index..<1000 + 30_000 * index + 24_000
      return whole.left[span].reduce(0) { $0 + $1 * $1 } + whole.right[span].reduce(0) { $0 + $1 * $1 }
    }
    for power in powers { #expect(abs(power / powers[0] - 1) < 1e-4) }
    #expect(Support.peak(whole.right[0..<30_000]) < 1e-6)
    #expect(Support.peak(whole.left[121_000..<150_000]) < 1e-6)
    #expect(whole.left[61_000..<85_000] == whole.right[61_000..<85_000])
    // Nothing before the onset, and the tone from its very sample on.
    #expect(Support.peak(whole.left[..<1001]) == 0 && whole.left[1001] != 0)
  }
}
