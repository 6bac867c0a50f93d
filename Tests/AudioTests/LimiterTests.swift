import Media
import Numerics
import Testing

@testable import Audio

@Suite("the limiter")
struct LimiterTests {
  /// Measures a sound in pieces.
  private func parts(_ sound: PCMBuffer, length: Int = 76_800) -> [LoudnessPart] {
    stride(from: 0, to: sound.count, by: length).map { start in
      LoudnessPart(
        sound[start..<min(start + length, sound.count)], after: sound[max(0, start - LoudnessPart.lead)..<start])
    }
  }

  /// A sound with its gain, and what is measured of it.
  private struct Leveled {
    let leveling: Leveling
    /// The sound with its gain, before it is limited.
    let louder: PCMBuffer
    let sound: PCMBuffer

    func meter() -> (loudness: Double, peak: Double) {
      var meter = LoudnessMeter()
      meter.hear(sound)
      return (meter.loudness ?? -99, Decibels.of(max(1e-9, meter.truePeak)))
    }
  }

  /// Brings a sound to a loudness.
  private func level(
    _ sound: PCMBuffer, target: Double, headroom: Double = 0, limiter: Limiter? = Limiter()
  ) -> Leveled {
    let leveling = Leveling(parts(sound), target: target, headroom: headroom, limiter: limiter)
    let louder = sound.scaled(by: Decibels.factor(leveling.gain))
    var limited = louder
    leveling.curve?.apply(to: &limited, from: 0)
    return Leveled(leveling: leveling, louder: louder, sound: limited)
  }

  /// Limits a sound whose gain is known already, so many decibels over the threshold at the most.
  private func limit(_ sound: PCMBuffer, over: Double) -> PCMBuffer {
    let parts = parts(sound)
    let peaks = LimiterPeak.all(in: parts, within: 600)
    let highest = peaks.reduce(-9999) { max($0, $1.level) }
    let curve = LimiterCurve(
      Limiter(reduction: 12), peaks, threshold: highest - Int(100 * over), count: parts.reduce(0) { $0 + $1.hops.count }
    )
    var limited = sound
    curve.apply(to: &limited, from: 0)
    return limited
  }

  /// Something like speech: syllables of harmonics, each with a level of its own, with noise, clicks and pauses.
  private func speech(seconds: Double, seed: UInt64 = 3) -> PCMBuffer {
    var random = SeededGenerator(seed: seed)
    var samples = [Float](repeating: 0, count: Int(48_000 * seconds))
    var start = 4800
    while start < samples.count {
      let count = min(random.next(in: 4000...14_000), samples.count - start)
      let pitch: Double = random.next(in: 90.0...160)
      let level = Decibels.factor(random.next(in: -26.0 ... -12))
      for index in 0..<count {
        let time = Double(index) / 48_000
        let shape = Elementary.sin(Double.pi * Double(index) / Double(count))
        var voiced = 0.0
        for partial in 1...20 {
          let number = Double(partial)
          let angle: Double = 2 * Double.pi * pitch * number * time
          voiced += Elementary.cos(angle + number * number) / number
        }
        let breath: Double = 0.2 * random.next(in: -1.0...1)
        samples[start + index] = Float(level * shape * (voiced + breath))
      }
      if random.next() % 4 == 0 {
        for index in 0..<min(count, 40) { samples[start + index] += Float(0.5 * random.next(in: -1.0...1)) }
      }
      let pause: Int = random.next() % 5 == 0 ? 24_000 : 4000
      start += count + random.next(in: 500...pause)
    }
    return PCMBuffer(left: samples, right: samples)
  }

  /// Sounds that are hard to limit: bursts of noise, clicks, peaks between the samples, sweeps that swell, and waves
  /// that jump.
  enum Sound: CaseIterable {
    case bursts, clicks, between, sweep, square
  }

  private func sound(_ kind: Sound) -> PCMBuffer {
    var random = SeededGenerator(seed: 77)
    var sound = PCMBuffer(silence: 144_000)
    for index in 0..<sound.count {
      let noise: (left: Double, right: Double) = (random.next(in: -1.0...1), random.next(in: -1.0...1))
      let time = Double(index)
      let value: (Double, Double) =
        switch kind {
        case .bursts: index % 12_000 < 96 ? noise : (0.05 * noise.left, 0.05 * noise.right)
        case .clicks: (index % 4801 == 7 ? 1 : 0.1 * noise.left, index % 3001 == 11 ? -1 : 0.1 * noise.right)
        case .between:
          ((index / 2400 % 3 == 0 ? 1 : 0.2) * Elementary.sin((time + 0.5) * Double.pi / 2), 0.1 * noise.right)
        case .sweep: (Elementary.sin(time * time * 1e-6) * Elementary.sin(time * 0.0005), 0.3 * noise.right)
        case .square: (index / 55 % 2 == 0 ? 0.9 : -0.9, index % 480 < 3 ? 1 : 0.1)
        }
      sound.left[index] = Float(value.0)
      sound.right[index] = Float(value.1)
    }
    return sound
  }

  @Test("makes one peak softer from 5 ms before it on, as much as it needs, and comes back by 0.08 dB a millisecond")
  func shape() {
    // 0.19 dB over the threshold, and 0.05 dB more.
    let curve = LimiterCurve(Limiter(), [LimiterPeak(hop: 100, level: 19)], threshold: 0, count: 1000)
    #expect(
      curve.spans == [
        LimiterCurve.Span(
          start: 95,
          reductions: [24, 120, 264, 360] + Array(repeating: 384, count: 13) + [376, 336, 248, 136, 48, 8])
      ])
    #expect(abs(curve.depth - 0.24) < 1e-12 && curve.times == 1 && abs(curve.share - 0.023) < 1e-12)
    var sound = PCMBuffer(left: Array(repeating: 1, count: 48_000), right: Array(repeating: -0.5, count: 48_000))
    curve.apply(to: &sound, from: 0)
    #expect(sound.left[..<4512].allSatisfy { $0 == 1 } && sound.left[4513] < 1)
    #expect(sound.left[5664...].allSatisfy { $0 == 1 } && sound.left[5663] < 1)
    for sample in 4752...5328 { #expect(abs(Decibels.of(Double(sound.left[sample])) + 0.24) < 1e-5) }
    #expect(zip(sound.left, sound.right).allSatisfy { $0 == -2 * $1 })
  }

  @Test("what does not pass the ceiling is the same to the bit as without it")
  func transparent() {
    let speech = speech(seconds: 6)
    let quiet = level(speech, target: -24)
    #expect(quiet.leveling.curve == nil && quiet.sound == quiet.louder)
    #expect(
      quiet.leveling == Leveling(parts(speech), target: -24, limiter: nil), "and so is all that is reported")
    let loud = level(speech, target: -14)
    let changed = loud.sound.left.indices.filter { loud.sound.left[$0] != loud.louder.left[$0] }
    let spans = loud.leveling.curve?.spans ?? []
    #expect(!changed.isEmpty)
    #expect(changed.allSatisfy { sample in spans.contains { ($0.start - 1) * 48..<$0.end * 48 ~= sample } })
  }

  @Test(
    "a tone over the threshold keeps its form: harmonics are 120 dB below it",
    arguments: [50.0, 100, 440, 997, 5000], [3.0, 6])
  func distortion(frequency: Double, over: Double) {
    let sine = Support.sine(frequency, level: 1, count: 96_000)
    let steady = limit(sine, over: over).left[24_000..<72_000]
    let tone = Support.amplitude(of: steady, at: frequency)
    #expect(abs(Decibels.of(tone) + over + 0.05) < 0.02)
    let harmonics = (2...5).map { Support.amplitude(of: steady, at: Double($0) * frequency) }
    let distortion = harmonics.reduce(1e-18) { $0 + $1 * $1 }.squareRoot() / tone
    #expect(Decibels.of(distortion) < -120, "\(Decibels.of(distortion)) dB")
  }

  @Test("no true peak is over the ceiling, and the loudness is what was worked out", arguments: Sound.allCases)
  func peaks(kind: Sound) throws {
    for (target, reduction) in [(-9.0, 6.0), (-4, 6), (-4, 12)] {
      let leveled = level(sound(kind), target: target, limiter: Limiter(reduction: reduction))
      let heard = leveled.meter()
      #expect(heard.peak <= Leveling.ceiling, "\(kind) \(target)")
      #expect(abs(heard.loudness - (try #require(leveled.leveling.finalLoudness))) < 0.01)
      #expect((leveled.leveling.curve?.depth ?? 0) <= reduction)
      let peak = try #require(leveled.leveling.finalTruePeak)
      #expect(heard.peak < peak + 1e-4 && heard.peak > peak - 0.06)
    }
  }

  @Test("speech gets to its loudness, and its crest is lower by what peaks were made softer")
  func crest() throws {
    let speech = speech(seconds: 12)
    let off = level(speech, target: -15, limiter: nil)
    let on = level(speech, target: -15)
    let (before, after) = (off.meter(), on.meter())
    #expect(off.leveling.isLimited && !on.leveling.isLimited)
    #expect(before.loudness < -18 && abs(after.loudness + 15) <= 0.1, "\(before), \(after)")
    #expect(after.peak <= -1 && after.peak > -1.06)
    let crests = (before: before.peak - before.loudness, after: after.peak - after.loudness)
    let curve = try #require(on.leveling.curve)
    #expect(crests.before - crests.after > 4 && crests.before - crests.after <= curve.depth)
    #expect(curve.share < 0.2, "most of it stays as it is")
    // A tenth of a decibel less would not do.
    let parts = parts(speech)
    let peaks = LimiterPeak.all(in: parts, within: 600)
    let less = LimiterCurve(
      Limiter(), peaks, threshold: -100 - Int((100 * on.leveling.gain).rounded()) + 10,
      count: parts.reduce(0) { $0 + $1.hops.count })
    let softer = try #require(LoudnessSum.loudness(ofSteps: less.powers(parts)))
    #expect(softer + on.leveling.gain - 0.1 < -15.05)
  }

  @Test("reduces no more than it may: what is still too soft then is reported")
  func bounds() {
    for reduction in [1.0, 3, 6] {
      let leveled = level(sound(.clicks), target: -9, limiter: Limiter(reduction: reduction))
      let plain = level(sound(.clicks), target: -9, limiter: nil)
      #expect(leveled.leveling.isLimited)
      #expect(abs(leveled.leveling.gain - plain.leveling.gain - reduction) < 0.16)
      #expect((reduction - 0.11...reduction).contains(leveled.leveling.curve?.depth ?? 0))
    }
    #expect(level(PCMBuffer(silence: 96_000), target: -14).leveling.curve == nil)
    #expect(level(PCMBuffer(silence: 0), target: -14).leveling.curve == nil)
  }

  @Test("a mix that is made block by block is the same, whatever the blocks")
  func blocks() throws {
    let leveled = level(speech(seconds: 4), target: -12)
    var random = SeededGenerator(seed: 12)
    for longest in [100, 5000, 60_000] {
      var (joined, start) = (PCMBuffer(silence: 0), 0)
      while start < leveled.louder.count {
        let end = min(leveled.louder.count, start + random.next(in: 1...longest))
        var block = leveled.louder[start..<end]
        leveled.leveling.curve?.apply(to: &block, from: start)
        joined.append(block)
        start = end
      }
      let isSame = joined == leveled.sound
      #expect(isSame)
    }
  }

  @Test("a peak changes nothing that is far from it, and what is fed of samples is all that decides about them")
  func neighbourhood() {
    var random = SeededGenerator(seed: 14)
    let hops = (0..<150).map { _ in random.next(in: 0...9000) }.sorted()
    let peaks = hops.map { LimiterPeak(hop: $0, level: random.next(in: 1...550)) }
    func curve(_ peaks: [LimiterPeak]) -> LimiterCurve { LimiterCurve(Limiter(), peaks, threshold: 0, count: 10_000) }
    func heard(_ curve: LimiterCurve, _ samples: Range<Int>) -> PCMBuffer {
      let side = Array(repeating: Float(1), count: samples.count)
      var sound = PCMBuffer(left: side, right: side)
      curve.apply(to: &sound, from: samples.lowerBound)
      return sound
    }
    func fed(_ curve: LimiterCurve, _ samples: Range<Int>) -> StableHash {
      var hash = StableHash()
      curve.feed(samples, &hash)
      return hash
    }
    let whole = curve(peaks)
    // Everything later by whole milliseconds, and the samples with it.
    let later = curve(peaks.map { LimiterPeak(hop: $0.hop + 100, level: $0.level) })
    for index in peaks.indices {
      var others = peaks
      others.remove(at: index)
      let other = curve(others)
      let start = random.next(in: 0...430_000)
      let samples = start..<start + random.next(in: 1...9000)
      let isSame = heard(other, samples) == heard(whole, samples)
      let isFar = peaks[index].hop * 48 > samples.upperBound + 500 || (peaks[index].hop + 90) * 48 < samples.lowerBound
      if isFar { #expect(isSame, "\(peaks[index]), \(samples)") }
      if !isSame { #expect(fed(other, samples) != fed(whole, samples)) }
      if isFar { #expect(fed(other, samples) == fed(whole, samples)) }
      #expect(fed(later, samples.lowerBound + 4800..<samples.upperBound + 4800) == fed(whole, samples))
    }
  }

  @Test("what is measured of a millisecond does not depend on the pieces")
  func pieces() {
    let sound = sound(.sweep)[0..<140_030]
    let whole = parts(sound, length: 140_030).flatMap(\.hops)
    #expect(whole.count == 2918)
    for length in [4800, 76_800] {
      let hops = parts(sound, length: length).flatMap(\.hops)
      let isSame = hops.map(\.level) == whole.map(\.level)
      #expect(isSame)
      #expect(zip(hops, whole).allSatisfy { abs(Int($0.share) - Int($1.share)) <= 1 })
    }
    #expect(SoundHop.level(ofPeak: 0) == .min && SoundHop.level(ofPeak: 1) == 0)
    #expect(SoundHop.level(ofPeak: 0.5) == -602 && SoundHop.level(ofPeak: 1e-300) == -32_767)
    #expect(SoundHop.shares([1, 3, 0]) == [16_384, 49_151, 0] && SoundHop.shares([0, 0]) == [0, 0])
  }
}
