import Foundation
import Media
import Testing
import Video

@Suite("the sound of a file")
struct SoundReaderTests {
  @Test func samplesOfTheSameRateComeAsTheyAre() throws {
    try withFolder { folder in
      let path = folder + "/a.wav"
      let left: [Int16] = [0, 1, -1, 32_767, -32_768, 12_345]
      let right: [Int16] = [5, -5, 100, -100, 0, 1]
      try put(wav([left, right], rate: 48_000), in: path)
      let heard = try sound(of: path)
      #expect(heard.left == left.map { Float($0) / 32_768 })
      #expect(heard.right == right.map { Float($0) / 32_768 })
      let info = try SoundReader(path: path).info
      #expect(info.codec == "pcm_s16le")
      #expect(info.sampleRate == 48_000)
      #expect(info.channels == 2)
      #expect(info.duration == PresentationTime(6, 48_000))
      #expect(try SoundReader(path: path).count() == 6)
    }
  }

  @Test func oneChannelIsAsLoudAsTwoEqualOnes() throws {
    try withFolder { folder in
      let voice = (0..<3000).map { Int16(truncatingIfNeeded: $0 * 7919) }
      try put(wav([voice], rate: 48_000), in: folder + "/mono.wav")
      try put(wav([voice, voice], rate: 48_000), in: folder + "/stereo.wav")
      let (mono, stereo) = (try sound(of: folder + "/mono.wav"), try sound(of: folder + "/stereo.wav"))
      #expect(mono == stereo)
      #expect(mono.left == mono.right)
    }
  }

  @Test func sixChannelsAreMixedWithinFullScale() throws {
    try withFolder { folder in
      // Left, right, centre, low, side left, side right: each has one sample of full scale where the others are silent.
      let channels = (0..<6).map { click(at: $0, of: 8, height: 32_767) }
      try put(wav(channels, rate: 48_000, layout: 0x60F), in: folder + "/a.wav")
      let heard = try sound(of: folder + "/a.wav")
      let half = Float(0.5).squareRoot()
      let whole = 1 + 2 * half
      let full = Float(32_767) / 32_768
      func near(_ a: [Float], _ b: [Float]) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) < 1e-6 }
      }
      #expect(near(heard.left.map { $0 * whole / full }, [1, 0, half, 0, half, 0, 0, 0]))
      #expect(near(heard.right.map { $0 * whole / full }, [0, 1, half, 0, 0, half, 0, 0]))
    }
  }

  @Test(arguments: [8000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 88_200, 96_000, 192_000])
  func otherRatesKeepTimeAndLength(rate: Int) throws {
    try withFolder { folder in
      for count in [rate, rate + 1, rate * 3 / 2 + 7, 10] {
        let path = "\(folder)/\(count).wav"
        try put(wav([click(at: count / 2, of: count)], rate: rate), in: path)
        let heard = try sound(of: path)
        #expect(heard.count == (count * 48_000 * 2 + rate) / (2 * rate))
        #expect(try SoundReader(path: path).count() == heard.count)
        let place = Double(count / 2) * 48_000 / Double(rate)
        #expect(abs(Double(heard.loudest) - place) <= 0.51, "\(count) samples")
      }
    }
  }

  @Test func aToneKeepsItsHeightAndNothingElseAppears() throws {
    try withFolder { folder in
      // 1 kHz at 44.1 kHz, near full scale: 441 samples are 10 periods. The sine is summed by its recurrence.
      let path = folder + "/a.wav"
      let (cosine, sine) = (0.9898674727799416, 0.14199431795762676)
      var (x, y) = (1.0, 0.0)
      let tone = (0..<44_100).map { _ -> Int16 in
        (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
        return Int16((y * 32_000).rounded())
      }
      try put(wav([tone], rate: 44_100), in: path)
      let heard = try sound(of: path).left
      #expect(heard.count == 48_000)
      let middle = heard[4800..<43_200]
      #expect(abs((middle.max() ?? 0) * 32_768 / 32_000 - 1) < 0.001)
      // Every period has 48 samples: what does not repeat is not of the tone. 16 bits leave −98 dB.
      let rest = middle.indices.dropLast(48).map { abs(heard[$0] - heard[$0 + 48]) }.max() ?? 1
      #expect(rest < 0.0001)
    }
  }

  @Test func whatIsConvertedDependsOnTheSamplesAlone() throws {
    // Integers throughout: these are the same on every processor.
    try withFolder { folder in
      let source = noise(30_000)
      let samples = source.left.map { Int16($0 * 20_000) }
      for (rate, expected) in [
        (44_100, 14800391592710202883), (22_050, 17746615352746491557), (96_000, 15811089426012047872),
      ] as [(Int, UInt64)] {
        try put(wav([samples], rate: rate), in: folder + "/a.wav")
        let heard = try sound(of: folder + "/a.wav")
        let hash = heard.left.reduce(14_695_981_039_346_656_037 as UInt64) {
          ($0 ^ UInt64($1.bitPattern)) &* 1_099_511_628_211
        }
        #expect(hash == expected, "\(rate)")
      }
    }
  }

  @Test(arguments: [(22_050, 1), (44_100, 2), (48_000, 2), (8000, 1), (96_000, 1)])
  func whatIsLeftOutChangesNothingInWhatFollows(rate: Int, channels: Int) throws {
    try withFolder { folder in
      let source = noise(rate * 6)
      let samples = [source.left, source.right].prefix(channels).map { side in side.map { Int16($0 * 20_000) } }
      try put(wav(samples, rate: rate), in: folder + "/a.wav")
      let whole = try sound(of: folder + "/a.wav")
      for round in 1...12 {
        var reader = try SoundReader(path: folder + "/a.wav")
        var (position, number) = (0, 0)
        while true {
          number += round
          let gap = number * 37_777 % 90_001
          reader.skip(gap / 2)
          reader.skip(gap - gap / 2)
          position += gap
          guard let block = try reader.next() else { break }
          let isSame = block == whole[position..<position + block.count]
          try #require(isSame, "\(block.count) samples from \(position)")
          position += block.count
        }
        #expect(position >= whole.count)
      }
    }
  }
}
