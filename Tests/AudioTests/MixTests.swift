import Media
import Numerics
import Testing

@testable import Audio
@testable import Timeline

@Suite("voice and mix")
struct MixTests {
  /// Words of half a second at the given seconds, in silence or noise.
  private func speech(at starts: [Double], seconds: Double, noise: Double = 0) -> PCMBuffer {
    var sound = Support.sine(3000, level: noise, count: Int(48_000 * seconds))
    let word = Support.sine(300, level: 0.2, count: 24_000)
    for start in starts {
      for index in 0..<24_000 {
        sound.left[Int(start * 48_000) + index] += word.left[index]
        sound.right[Int(start * 48_000) + index] += word.right[index]
      }
    }
    return sound
  }

  private func profile(_ sound: PCMBuffer, blocks size: Int = 4800) -> VoiceProfile {
    var listener = VoiceListener()
    var start = 0
    while start < sound.count {
      let end = min(sound.count, start + size)
      listener.hear(PCMBuffer(left: Array(sound.left[start..<end]), right: Array(sound.right[start..<end])))
      start = end
    }
    return listener.finish()
  }

  @Test("a listener hears when someone speaks, in silence and in noise, whatever the blocks", arguments: [0, 0.004])
  func speech(_ noise: Double) {
    let sound = speech(at: [1, 2.25, 5], seconds: 7, noise: noise)
    let heard = profile(sound)
    #expect(heard.count == 7 * 48_000)
    #expect(heard.speech.count == 3)
    for (span, start) in zip(heard.speech, [1, 2.25, 5]) {
      #expect(abs(span.lowerBound - Int(start * 48_000)) <= 480)
      #expect(abs(span.count - 24_000) <= 960)
    }
    for size in [1, 479, 100_000] where size > 1 { #expect(profile(sound, blocks: size) == heard) }
  }

  @Test("silence, and what is too short to be loud, has no loudness and no speech")
  func silence() {
    #expect(profile(PCMBuffer(silence: 48_000)) == VoiceProfile(count: 48_000, loudness: nil, speech: []))
    #expect(profile(PCMBuffer(silence: 0)) == VoiceProfile(count: 0, loudness: nil, speech: []))
    #expect(profile(speech(at: [], seconds: 0.001)).speech.isEmpty)
  }

  @Test("tones make way before a word, stay down in short pauses, and come back")
  func ducking() {
    var duck = Sound.Ducking()
    duck.depth = 20
    duck.attack = FilmTime(microseconds: 100_000)
    duck.hold = FilmTime(microseconds: 300_000)
    duck.release = FilmTime(microseconds: 500_000)
    let curve = DuckingCurve([48_000..<72_000, 84_000..<96_000, 192_000..<200_000], duck)
    let factors = curve.factors(from: 0, count: 250_000)
    #expect(factors[..<43_200].allSatisfy { $0 == 1 })
    #expect(factors[48_000..<96_000].allSatisfy { abs($0 - 0.1) < 1e-6 })
    #expect(abs(factors[108_000] - 0.316) < 0.01, "half of the way back, in decibels")
    #expect(factors[120_100..<187_000].allSatisfy { $0 == 1 })
    #expect(factors[192_000..<200_000].allSatisfy { abs($0 - 0.1) < 1e-6 })
    #expect(zip(factors[43_200..<48_000], factors[43_201...48_000]).allSatisfy { $0 >= $1 })
    // The same from anywhere.
    for start in [0, 1, 47, 43_999, 100_003] {
      #expect(curve.factors(from: start, count: 5000) == Array(factors[start..<start + 5000]))
    }
    duck.depth = 0
    #expect(DuckingCurve([0..<100], duck).factors(from: 0, count: 10) == Array(repeating: 1, count: 10))
  }

  @Test("tones that make way in the same manner are known by the same key, and others by another")
  func duckingKeys() {
    var duck = Sound.Ducking()
    duck.attack = FilmTime(microseconds: 100_000)
    duck.hold = .zero
    duck.release = FilmTime(microseconds: 500_000)
    func key(_ speech: [Range<Int>], _ samples: Range<Int>) -> StableHash {
      var hash = StableHash()
      DuckingCurve(speech, duck).feed(samples, &hash)
      return hash
    }
    let samples = 96_000..<192_000
    let speech = [100_000..<110_000, 150_000..<400_000]
    let plain = key(speech, samples)
    #expect(key([0..<50_000] + speech + [500_000..<510_000], samples) == plain, "far away")
    #expect(key([100_000..<110_000, 150_000..<300_000], samples) == plain, "an end that is not heard of")
    #expect(
      key(speech.map { $0.lowerBound + 480..<$0.upperBound + 480 }, 96_480..<192_480) == plain, "moved as a whole")
    #expect(key([0..<80_000] + speech, samples) != plain, "just before")
    #expect(key([100_000..<110_001, 150_000..<400_000], samples) != plain)
    #expect(key([100_000..<110_000, 150_001..<400_000], samples) != plain)
    #expect(key([100_000..<110_000], samples) != plain)
    duck.depth += 1
    #expect(key(speech, samples) != plain)
  }

  @Test("speech before the film's start, and no times at all, are no trouble")
  func extremes() {
    var duck = Sound.Ducking()
    (duck.attack, duck.hold, duck.release) = (.zero, .zero, .zero)
    let factors = DuckingCurve([-48_000..<48_000], duck).factors(from: 0, count: 50_000)
    #expect(abs(Decibels.of(Double(factors[0])) + 12) < 1e-4)
    #expect(factors[48_048...].allSatisfy { $0 == 1 })
  }

  @Test("a mix is voice and tones, each as loud as the timeline wants; tones go with the voice's loudness")
  func mix() throws {
    let timeline = try Support.timeline(
      Support.chain, #""voiceover": {"file": "v.wav", "offset": 500, "volume": -6}"#)
    let score = Score(
      instrument: timeline.sound.instrument,
      tones: [
        Tone(onset: 4800, frequency: 500, level: 0.1, brightness: 0, seconds: 0.3, pan: 0),
        Tone(onset: 60_000, frequency: 500, level: 0.1, brightness: 0, seconds: 0.3, pan: 0),
      ], onsets: [])
    let heard = VoiceProfile(count: 96_000, loudness: -26, speech: [24_000..<72_000])
    var mixer = Mixer(score, duck: timeline.sound.duck, takes: timeline.takes.map { Mixer.Take(heard, $0) })
    var tones: [Float] = []
    var mixed: [Float] = []
    for _ in 0..<30 {
      let voice = PCMBuffer(left: Array(repeating: 0.5, count: 4800), right: Array(repeating: 0.25, count: 4800))
      let stems = mixer.next(voice: voice)
      #expect(stems.voice == voice)
      tones += stems.tones.left
      mixed += stems.mix(gain: 2).left
    }
    let before = Support.peak(tones[4800..<20_000])
    let under = Support.peak(tones[60_000..<75_000])
    #expect(abs(Decibels.of(Double(under / before)) + 12) < 0.05)
    // −26 − 6 LUFS instead of −20: 12 dB softer than designed.
    var plain = Mixer(score, duck: timeline.sound.duck, takes: [])
    let designed = Support.peak(plain.next(voice: PCMBuffer(silence: 20_000)).tones.left)
    #expect(abs(Decibels.of(Double(before / designed)) + 12) < 0.01)
    #expect(zip(mixed, tones).allSatisfy { abs($0 - 2 * ($1 + 0.5)) < 1e-5 })
  }

  @Test("one gain brings a mix to its loudness, or as near as its peaks allow")
  func leveling() {
    func level(_ sound: PCMBuffer, target: Double?, headroom: Double = 0) -> Leveling {
      Leveling(
        [LoudnessPart(sound, after: PCMBuffer(silence: 0))], target: target, headroom: headroom, limiter: nil)
    }
    let soft = Support.sine(1000, level: 0.01, count: 96_000)
    let leveling = level(soft, target: -14)
    #expect(abs((leveling.loudness ?? 0) + 40) < 0.1)
    #expect(abs(leveling.gain - 26) < 0.1 && !leveling.isLimited)
    #expect((leveling.gain * 10).rounded() / 10 == leveling.gain)
    // A sine's peak is 0 dB over its loudness here: −3 LUFS would need a peak of −3 dB.
    let limited = level(soft, target: 0, headroom: 0.5)
    #expect(limited.isLimited && abs(limited.gain - 38.5) < 0.1)
    #expect(level(soft, target: nil).gain == 0)
    let none = level(PCMBuffer(silence: 96_000), target: -14)
    #expect(none.loudness == nil && none.truePeak == nil && none.gain == 0 && !none.isLimited)
  }

  /// Tones that overlap, some long before the samples that a test looks at.
  private func score(_ timeline: Timeline) -> Score {
    var random = SeededGenerator(seed: 21)
    let onsets = (0..<40).map { _ in Int.random(in: 0..<300_000, using: &random) }.sorted()
    return Score(
      instrument: timeline.sound.instrument,
      tones: onsets.map { onset in
        Tone(
          onset: onset, frequency: Double.random(in: 200..<2000, using: &random), level: 0.1, brightness: 0.5,
          seconds: Double.random(in: 0.05..<1.5, using: &random), pan: Double.random(in: -1..<1, using: &random))
      }, onsets: [])
  }

  /// A take as a timeline has it that says no more of it than its name.
  private func take() throws -> Voiceover {
    try #require(try Support.timeline(Support.chain, #""voiceover": "v.wav""#).takes.first)
  }

  @Test("several takes are as loud together as the mean of their powers, and tones make way for each")
  func takes() throws {
    func loudness(_ takes: [(loudness: Double?, count: Int)]) throws -> Double? {
      let voiceover = try take()
      return Mixer.Take.loudness(
        of: takes.map { Mixer.Take(VoiceProfile(count: $0.count, loudness: $0.loudness, speech: []), voiceover) })
    }
    #expect(try loudness([]) == nil && loudness([(nil, 100)]) == nil && loudness([(nil, 9), (-23, 5)]) == -23)
    // Twice as much at −20 as at −30: 10·lg((2·0.01 + 0.001) / 3) = −21.549.
    #expect(abs(try #require(try loudness([(-20, 2000), (-30, 1000)])) + 21.549) < 0.001)
  }

  @Test("what is left out of a mix changes nothing in what follows")
  func skipping() throws {
    let timeline = try Support.timeline()
    let profile = VoiceProfile(count: 400_000, loudness: -23, speech: [50_000..<90_000, 200_000..<250_000])
    let mixer = Mixer(score(timeline), duck: timeline.sound.duck, takes: [Mixer.Take(profile, try take())])
    var straight = mixer
    let whole = straight.next(voice: PCMBuffer(silence: 400_000)).tones
    var random = SeededGenerator(seed: 22)
    for _ in 0..<20 {
      var (jumping, position) = (mixer, 0)
      while position < 380_000 {
        let (gap, count) = (Int.random(in: 0..<60_000, using: &random), Int.random(in: 1..<20_000, using: &random))
        jumping.skip(gap)
        position += gap
        let end = min(position + count, 400_000)
        guard position < end else { break }
        let tones = jumping.next(voice: PCMBuffer(silence: end - position)).tones
        let isSame = tones == whole[position..<end]
        try #require(isSame, "samples \(position)..<\(end)")
        position = end
      }
    }
  }

  @Test("the samples of a window depend on what is fed of it, and on nothing else")
  func windows() throws {
    let timeline = try Support.timeline()
    let take = try take()
    func mixer(_ tones: [Tone], _ speech: [Range<Int>]) -> Mixer {
      Mixer(
        Score(instrument: timeline.sound.instrument, tones: tones, onsets: []), duck: timeline.sound.duck,
        takes: [Mixer.Take(VoiceProfile(count: 400_000, loudness: -23, speech: speech), take)])
    }
    func fed(_ mixer: Mixer, _ samples: Range<Int>) -> StableHash {
      var hash = StableHash()
      mixer.feed(tonesIn: samples, &hash)
      return hash
    }
    let tones = score(timeline).tones
    let speech = [50_000..<90_000, 200_000..<250_000]
    let window = 100_000..<120_000
    let plain = mixer(tones, speech)
    // Everything later by whole milliseconds, and the window with it.
    let later = mixer(
      tones.map { tone in
        var tone = tone
        tone.onset += 4800
        return tone
      }, speech.map { $0.lowerBound + 4800..<$0.upperBound + 4800 })
    #expect(fed(later, 104_800..<124_800) == fed(plain, window))
    #expect(fed(later, window) != fed(plain, window))
    var random = SeededGenerator(seed: 23)
    for index in tones.indices {
      var changed = tones
      changed[index].frequency *= Double.random(in: 1.01..<2, using: &random)
      let other = mixer(changed, speech)
      func heard(_ mixer: Mixer) -> PCMBuffer {
        var mixer = mixer
        mixer.skip(window.lowerBound)
        return mixer.next(voice: PCMBuffer(silence: window.count)).tones
      }
      let isSame = heard(other) == heard(plain)
      #expect((fed(other, window) == fed(plain, window)) == isSame, "tone \(index)")
    }
    // Where no tone is heard, speech does not matter.
    let silent = mixer([], speech)
    #expect(fed(silent, window) == fed(mixer([], []), window))
    #expect(fed(mixer(tones, []), 60_000..<80_000) != fed(plain, 60_000..<80_000))
  }
}
