import Media
import Numerics
import Simulation
import Testing
import Timeline

@testable import Audio
@testable import FilmKit
@testable import Backprop
import NetworkKit
import TestSupport

/// What happens in a step and is heard.
enum Heard {
  case tick, loss, secondLoss, done, step
  case departure(layer: Int), arrival(layer: Int), delta(layer: Int), gradient(edge: Int)

  /// Its notes, made of a timeline's numbers.
  func notes(of timeline: Timeline) -> [Note] {
    let step = StepNotes(timeline.trace, updated: timeline.update?.trace)
    return switch self {
    case .tick: [Note.tick(secondsLeft: 1)]
    case .loss: step.loss
    case .secondLoss: step.secondLoss
    case .done: Note.done
    case .step: StepNotes.step
    case .departure(let layer): step.departure(layer: layer)
    case .arrival(let layer): step.arrival(layer: layer)
    case .delta(let layer): step.delta(layer: layer)
    case .gradient(let edge): step.gradient(edge: edge)
    }
  }
}

@Suite("the score")
struct ScoreTests {
  /// The tones of one event each, in the order of the events.
  private func tones(_ kinds: [Heard], _ timeline: Timeline, beat: BeatID = .done) -> [[Tone]] {
    kinds.enumerated().map { index, kind in
      Score([FilmEvent("", kind.notes(of: timeline), beat: beat, frame: index, place: 0)], of: timeline).tones
    }
  }

  /// Chains of growing activations and gradients, 1 to 12 edges deep.
  private func chain(_ depth: Int) throws -> Timeline {
    let weights = Array(repeating: "[[1.5]]", count: depth).joined(separator: ", ")
    return try Support.timeline(
      #"{"input": [1], "target": [0], "activation": "linear", "weights": [\#(weights)]}"#, #""T": {"update": 5000}"#)
  }

  @Test("goes up with the layers on the way forward, and down on the way back", arguments: 1...12)
  func direction(_ depth: Int) throws {
    let timeline = try chain(depth)
    let up = tones((0...depth).map { .arrival(layer: $0) }, timeline).map { $0[0].frequency }
    #expect(up == up.sorted() && up[depth] > up[0])
    let down = tones((1...depth).reversed().map { .delta(layer: $0) }, timeline).map { $0[0].frequency }
    #expect(down == down.sorted(by: >))
    #expect(depth == 1 || down[0] > down[depth - 1])
  }

  @Test("goes up with the activation")
  func activation() throws {
    let small = try Support.timeline(
      #"{"input": [1], "target": [0], "activation": "linear", "weights": [[[0.01]], [[100]]]}"#)
    let large = try Support.timeline(
      #"{"input": [1], "target": [0], "activation": "linear", "weights": [[[1]], [[1]]]}"#)
    let (low, high) = (tones([.arrival(layer: 1)], small)[0][0], tones([.arrival(layer: 1)], large)[0][0])
    #expect(low.frequency < high.frequency && low.level < high.level)
  }

  @Test("makes large gradients bright, and of the two tones that met")
  func gradients() throws {
    // Gradients 3, 0.75 and so on: the last edge's input is small.
    let timeline = try Support.timeline()
    let edges = timeline.trace.edges.map { abs($0.gradient[0][0]) }
    let brightness = tones((0..<3).map { .gradient(edge: $0) }, timeline).map { $0[0].brightness }
    for (one, other) in [(0, 1), (1, 2), (0, 2)] where edges[one] != edges[other] {
      #expect((edges[one] < edges[other]) == (brightness[one] < brightness[other]))
    }
    let both = tones([.gradient(edge: 1)], timeline)[0].map(\.frequency)
    let signal = tones([.departure(layer: 1)], timeline)[0][0].frequency
    let delta = tones([.delta(layer: 2)], timeline)[0][0].frequency
    #expect(both == [signal, delta])
  }

  @Test("makes a large loss dissonant: none is an octave, and after the update it is more consonant")
  func loss() throws {
    let order = [12, 7, 4, 9, 5, 2, 10, 6, 11]
    func interval(_ target: Double) throws -> Int {
      let timeline = try Support.timeline(
        #"{"input": [1], "target": [\#(target)], "activation": "linear", "weights": [[[1]]]}"#)
      let pair = tones([.loss], timeline)[0].map(\.frequency)
      return Int((12 * Elementary.log(pair[1] / pair[0]) / Elementary.log(2)).rounded())
    }
    let ranks = try [1.0, 1.5, 2, 3, 5, 20].map { target in try #require(order.firstIndex(of: interval(target))) }
    #expect(ranks == ranks.sorted() && ranks[0] == 0 && ranks[5] == 8)
    let timeline = try Support.timeline(
      #"{"input": [1], "target": [3], "activation": "linear", "weights": [[[1]]], "learningRate": 0.5}"#,
      #""T": {"update": 5000}"#)
    let both = tones([.loss, .secondLoss], timeline)
    #expect(both[0].map(\.frequency) != both[1].map(\.frequency))
  }

  @Test("keeps to the key: every tone but a loss's second is of the pentatonic scale")
  func key() throws {
    for key in Sound.Tonic.allCases {
      for (scale, steps) in [("major", [0, 2, 4, 7, 9]), ("minor", [0, 3, 5, 7, 10])] {
        let timeline = try Support.timeline(
          Support.chain, #""sound": {"key": "\#(key.rawValue)", "scale": "\#(scale)"}"#)
        let tonic = try #require(Sound.Tonic.allCases.firstIndex(of: key))
        let kinds: [Heard] =
          [.tick, .done, .step] + (1...3).flatMap { [.arrival(layer: $0), .delta(layer: $0)] }
        for tone in tones(kinds, timeline).flatMap(\.self) {
          let semitones = 69 + 12 * Elementary.log(tone.frequency / 440) / Elementary.log(2)
          let nearest = Int(semitones.rounded())
          #expect(abs(semitones - Double(nearest)) < 1e-9)
          #expect(steps.contains((nearest - tonic + 120) % 12))
        }
      }
    }
  }

  @Test("is silent where the timeline wants it, and louder or softer")
  func volumes() throws {
    func level(_ sound: String) throws -> Double? {
      let timeline = try Support.timeline(Support.chain, #""sound": {\#(sound)}"#)
      return tones([.arrival(layer: 1)], timeline, beat: .forward(edge: 0))[0].first?.level
    }
    let designed = try #require(try level(""))
    #expect(try level(#""volume": "silent""#) == nil)
    #expect(try level(#""VOLUME_BY": {"forward": "silent"}"#) == nil)
    #expect(try level(#""VOLUME_BY": {"loss": "silent"}"#) == designed)
    let softer = try #require(try level(#""volume": -6, "VOLUME_BY": {"forward": -14}"#))
    #expect(abs(softer / designed - 0.1) < 1e-12)
  }

  @Test("has every onset at the sample of its frame: ⌊k / fps · 48000 + ½⌋, exactly")
  func onsets() throws {
    var random = SeededGenerator(seed: 11)
    for rate in ["24/1", "30000/1001", "24000/1001", "60/1", "240/1", "1/1", "1000000/41667"] {
      let clock = SampleClock(try FrameRate(parsing: rate))
      let parts = rate.split(separator: "/").compactMap { Int($0) }
      #expect(clock.sample(ofFrame: 0) == 0)
      for _ in 0..<500 {
        let frame = Int(random.next() % 1_000_000)
        let exact = Rational(frame * parts[1], parts[0]) * Rational(48_000)
        #expect(clock.sample(ofFrame: frame) == exact.rounded())
      }
    }
    let timeline = try Support.timeline(fps: "24")
    let score = Score(
      [FilmEvent("loss", Heard.loss.notes(of: timeline), beat: .loss, frame: 25, place: 1)], of: timeline)
    #expect(score.onsets.map(\.sample) == [50_000])
    #expect(score.tones.map(\.onset) == [50_000, 50_000])
    #expect(score.tones.map(\.pan) == [0.8, 0.8])
  }

  @Test("counts samples of instants before the film's start, too")
  func instants() {
    #expect(SampleClock.sample(at: FilmTime(microseconds: 1_000_000)) == 48_000)
    #expect(SampleClock.sample(at: FilmTime(microseconds: -1_000_000)) == -48_000)
    #expect(SampleClock.sample(at: FilmTime(microseconds: -10)) == 0)
    #expect(SampleClock.sample(at: FilmTime(microseconds: -11)) == -1)
    #expect(SampleClock.sample(at: FilmTime(microseconds: 11)) == 1)
  }
}
