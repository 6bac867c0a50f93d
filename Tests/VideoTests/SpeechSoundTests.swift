import Foundation
import Media
import Testing
import Video

@Suite("sound for aligners")
struct SpeechSoundTests {
  @Test(arguments: [16_000, 22_050, 44_100, 48_000])
  func keepsTimeLevelAndLength(rate: Int) throws {
    try withFolder { folder in
      // A tone that sets in at 0.5 s, on the left side only, and one that is too high to be kept.
      let count = rate + 7
      func side(_ frequency: Double) -> [Int16] {
        (0..<count).map { index in
          let time = Double(index) / Double(rate)
          return time < 0.5 ? 0 : Int16(16_000 * sin(2 * Double.pi * frequency * time))
        }
      }
      try put(wav([side(440), side(0)], rate: rate), in: folder + "/a.wav")
      let samples = try SoundReader.speech(of: folder + "/a.wav", rate: 16_000)
      #expect(abs(samples.count - count * 16_000 / rate) <= 1)
      let first = try #require(samples.firstIndex { abs(Int($0)) > 400 })
      #expect(abs(first - 8002) <= 8)
      let peak = samples[9000..<15_000].map { abs(Int($0)) }.max() ?? 0
      #expect(abs(peak - 8000) < 120)
      if rate > 32_000 {
        try put(wav([side(11_000), side(11_000)], rate: rate), in: folder + "/b.wav")
        let folded =
          try SoundReader.speech(of: folder + "/b.wav", rate: 16_000)[9000..<15_000].map { abs(Int($0)) }.max() ?? 0
        #expect(folded < 16)
      }
    }
  }
}
