import Numerics
import Testing
import Timeline
@testable import Voice
@testable import Backprop
import NetworkKit

@Suite("durations that meet their cues")
struct TunerTests {
  private func ms(_ milliseconds: Double) -> FilmTime { FilmTime(microseconds: Int((milliseconds * 1000).rounded())) }

  private func beat(_ name: String, _ duration: Double, least: Double = 300, motion: Double = 2000, landing: Double = 1)
    throws -> Tuner.Beat
  {
    Tuner.Beat(
      id: try #require(BeatID(name)), duration: ms(duration), least: ms(least), motion: ms(motion), landing: landing)
  }

  private func film() throws -> [Tuner.Beat] {
    [
      try beat("countdown", 3000), try beat("title", 0), try beat("idle", 1000), try beat("forward.0", 1600),
      try beat("forward.1", 1600), try beat("loss", 2600), try beat("delta.1", 1400), try beat("grad.1", 2200),
      try beat("delta.0", 1400), try beat("grad.0", 2200), try beat("done", 5000),
    ]
  }

  private func cue(_ name: String, _ milliseconds: Double, lands: Bool = false) throws -> Tuner.Cue {
    Tuner.Cue(try #require(BeatID(name)), at: ms(milliseconds), lands: lands)
  }

  private func start(_ name: String, in result: Tuner.Result) throws -> Int {
    let id = try #require(BeatID(name))
    let index = try #require(film().firstIndex { $0.id == id })
    return result.starts[index].microseconds / 1000
  }

  @Test("beats between two cues share the time as their author divided it")
  func shares() throws {
    let tuned = try Tuner(film()).tune(
      [try cue("idle", 5000), try cue("loss", 12_400.9), try cue("delta.0", 20_000)], end: ms(31_000))
    #expect(try start("idle", in: tuned) == 5000)
    #expect(try start("loss", in: tuned) == 12_400)
    #expect(try start("delta.0", in: tuned) == 20_000)
    // 1000 : 1600 : 1600 of 7400 ms.
    #expect(try start("forward.0", in: tuned) == 6761 && start("forward.1", in: tuned) == 9580)
    #expect(tuned.durations[1] == .zero)
    // The rest lasts until the voice has ended.
    #expect(tuned.durations.reduce(FilmTime.zero, +) == ms(31_000))
    let short = try Tuner(film()).tune([try cue("delta.0", 20_000)], end: ms(100))
    #expect(short.durations.suffix(3) == [ms(1400), ms(2200), ms(5000)])
  }

  @Test("no beat is shorter than its least, and the others give what that takes")
  func least() throws {
    let beats = [
      try beat("idle", 100, least: 900), try beat("forward.0", 4000), try beat("forward.1", 4000), try beat("loss", 1),
    ]
    let tuned = try Tuner(beats).tune([try cue("loss", 2100)], end: .zero)
    #expect(tuned.durations.prefix(3) == [ms(900), ms(600), ms(600)])
  }

  @Test("a beat that lands starts so early that its motion ends on the word")
  func landing() throws {
    var beats = try film()
    beats[6] = try beat("delta.1", 1400, motion: 2000, landing: 0.6)
    // With all the time it wants: 60 % of two seconds.
    let free = try Tuner(beats).tune([try cue("delta.1", 20_000, lands: true)], end: .zero)
    #expect(try start("delta.1", in: free) == 18_800)
    // The next beat starts 400 ms after the landing: the beat lasts d, moves for 0.7 d, and 0.6 of that is d − 400.
    let tight = try Tuner(beats).tune([try cue("delta.1", 20_000, lands: true), try cue("grad.1", 20_400)], end: .zero)
    let length = 20_400 - (try start("delta.1", in: tight))
    #expect(abs(Double(length) - 400 / (1 - 0.42)) <= 1)
  }

  @Test("the first beat may be there before its word")
  func first() throws {
    let beats = [try beat("title", 0), try beat("idle", 1000), try beat("loss", 1000)]
    let tuned = try Tuner(beats).tune([try cue("idle", 700), try cue("loss", 3000)], end: .zero)
    #expect(tuned.starts == [.zero, .zero, ms(3000)])
  }

  @Test("beats without a cue leave a landing the time that it needs")
  func landingBeforeOthers() throws {
    var beats = try film()
    beats[6] = try beat("delta.1", 1400, motion: 2000, landing: 0.6)
    // delta.1 alone would have 1.4 of 3.6 parts of the time; its motion of 2 s needs 2857 ms of it.
    let cues = [try cue("delta.1", 20_000, lands: true), try cue("delta.0", 22_000)]
    let tuned = try Tuner(beats).tune(cues, end: .zero)
    #expect(try start("delta.1", in: tuned) == 18_800)
    #expect(tuned.durations[6] == ms(2857))
    // With 300 ms left for grad.1, delta.1 lasts from its start to 400 ms after the landing.
    let close = [try cue("delta.1", 20_000, lands: true), try cue("delta.0", 20_700)]
    let tight = try Tuner(beats).tune(close, end: .zero)
    let (length, expected) = (tight.durations[6].seconds, 0.4 / (1 - 0.42))
    #expect(abs(length - expected) <= 0.001)
    #expect(tight.durations[7] >= ms(300) && tight.durations[7] <= ms(301))
  }

  @Test("a clock keeps its seconds while another beat can give way")
  func rigid() throws {
    let countdown = Tuner.Beat(
      id: .countdown, duration: ms(3000), least: ms(300), motion: .zero, landing: 1, isRigid: true)
    let beats = [countdown, try beat("title", 5000), try beat("idle", 1000)]
    let tuned = try Tuner(beats).tune([try cue("idle", 7000)], end: .zero)
    #expect(tuned.durations.prefix(2) == [ms(3000), ms(4000)])
    let short = try Tuner(beats).tune([try cue("idle", 2000)], end: .zero)
    #expect(short.durations[0] < ms(3000) && short.durations[1] >= ms(300))
    let alone = try Tuner([countdown, try beat("idle", 1000)]).tune([try cue("idle", 3640)], end: .zero)
    #expect(alone.durations[0] == ms(3640))
  }

  @Test("holds give way before motions do, and these alike")
  func holds() throws {
    // A motion of 1400 ms likes 2000 ms.
    let beats = [
      try beat("delta.1", 2000, motion: 1400), try beat("grad.1", 10_000, motion: 1400), try beat("done", 1000),
    ]
    func durations(_ end: Double) throws -> [FilmTime] {
      Array(try Tuner(beats).tune([try cue("delta.1", 0), try cue("done", end)], end: .zero).durations.prefix(2))
    }
    #expect(try durations(18_000) == [ms(3000), ms(15_000)])
    #expect(try durations(6000) == [ms(2000), ms(4000)])
    #expect(try durations(2600) == [ms(1300), ms(1300)])
    #expect(try durations(600) == [ms(300), ms(300)])
  }

  private func problems(_ beats: [Tuner.Beat], _ cues: [Tuner.Cue]) -> [Tuner.Problem] {
    do throws(Tuner.Problems) {
      _ = try Tuner(beats).tune(cues, end: .zero)
      return []
    } catch {
      return error.problems
    }
  }

  @Test("what does not fit is reported, with the three cheapest repairs")
  func shortages() throws {
    let loss = BeatID.loss
    func needs(_ beats: BeatID...) -> [Tuner.Need] { beats.map { Tuner.Need(beat: $0, least: ms(300)) } }
    #expect(
      problems(try film(), [try cue("idle", 5000), try cue("loss", 5700), try cue("done", 6000)]) == [
        .tooShort(
          Tuner.Shortage(
            from: .idle, to: loss, needs: needs(.idle, .forward(edge: 0), .forward(edge: 1)), lead: .zero,
            room: ms(700), deficit: ms(200),
            repairs: [
              .earlier(.idle, by: ms(200)), .without(.forward(edge: 0)), .pause(before: loss, by: ms(200)),
            ])),
        .tooShort(
          Tuner.Shortage(
            from: loss, to: .done,
            needs: needs(loss, .delta(edge: 1), .grad(edge: 1), .delta(edge: 0), .grad(edge: 0)), lead: .zero,
            room: ms(300), deficit: ms(1200),
            repairs: [.later(.done, by: ms(1200)), .pause(before: .done, by: ms(1200))])),
      ])
    // Neither side has all of it; and at the film's start the voice can wait.
    #expect(
      problems(
        try film(), [try cue("idle", 400), try cue("forward.0", 500), try cue("forward.1", 950), try cue("done", 9000)]
      ).first
        == .tooShort(
          Tuner.Shortage(
            from: .idle, to: .forward(edge: 0), needs: needs(.idle), lead: .zero, room: ms(100), deficit: ms(200),
            repairs: [
              .apart(earlier: .idle, ms(100), later: .forward(edge: 0), ms(100)),
              .pause(before: .forward(edge: 0), by: ms(200)),
            ])))
    #expect(
      problems(try film(), [try cue("idle", 200)]) == [
        .tooShort(
          Tuner.Shortage(
            from: nil, to: .idle, needs: needs(.countdown), lead: .zero, room: ms(200), deficit: ms(100),
            repairs: [
              .voiceLater(by: ms(100)), .later(.idle, by: ms(100)), .without(.countdown),
            ]))
      ])
    // A landing starts so early that the beat before has no time.
    #expect(
      problems(try film(), [try cue("loss", 9000), try cue("delta.1", 10_500, lands: true)]) == [
        .tooShort(
          Tuner.Shortage(
            from: loss, to: .delta(edge: 1), needs: needs(loss), lead: ms(2000), room: ms(-500), deficit: ms(800),
            repairs: [
              .earlier(loss, by: ms(800)), .later(.delta(edge: 1), by: ms(800)),
              .pause(before: .delta(edge: 1), by: ms(800)),
            ]))
      ])
  }

  @Test("no beat starts before the film does")
  func beforeStart() throws {
    #expect(problems(try film(), [try cue("countdown", -120)]) == [.beforeStart(.countdown, ms(120))])
    #expect(problems(try film(), [try cue("countdown", -0.4), try cue("idle", 4000)]) == [])
  }

  @Test("cues that can't be are reported")
  func cues() throws {
    #expect(
      problems(
        try film(), [try cue("loss", 3000), try cue("idle", 4000), try cue("idle", 1), try cue("grad.7", 1)]
      ) == [.repeated(.idle), .unknownBeat(.grad(edge: 7)), .outOfOrder(.loss, ms(3000), after: .idle, ms(4000))])
  }

  @Test("for any cues that fit, every beat starts within half a frame of its own, and never later")
  func property() throws {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<300 {
      let beats = try film()
      var cues: [Tuner.Cue] = []
      var time = 0
      for beat in beats.dropFirst(2) {
        // At least what the beats since the last cue need.
        time += 300_000 + random(4_000_000)
        if cues.isEmpty { time = max(time, 300_000) }
        if random(3) > 0 { cues.append(Tuner.Cue(beat.id, at: FilmTime(microseconds: time + 300_000))) }
      }
      let tuned = try Tuner(beats).tune(cues.shuffled(by: random), end: FilmTime(microseconds: time + 5_000_000))
      for rate in [(24, 1), (60, 1), (30_000, 1001)] {
        let rate = try #require(FrameRate(numerator: rate.0, denominator: rate.1))
        let clock = FrameClock(rate)
        for cue in cues {
          let index = try #require(beats.firstIndex { $0.id == cue.beat })
          let frame = clock.time(ofFrame: clock.frame(at: tuned.starts[index]))
          let late = Double(frame.numerator) / Double(frame.denominator) - cue.time.seconds
          let half = 0.5 * Double(rate.denominator) / Double(rate.numerator)
          #expect(late <= half + 1e-9 && late > -half - 0.001, "round \(round), \(cue.beat): \(late) s")
        }
      }
      for (beat, duration) in zip(beats, tuned.durations) where beat.duration > .zero {
        #expect(duration >= beat.least, "round \(round), \(beat.id)")
      }
    }
  }
}

extension Array {
  fileprivate func shuffled(by random: (Int) -> Int) -> [Element] {
    var result = self
    for index in indices.dropFirst().reversed() { result.swapAt(index, random(index + 1)) }
    return result
  }
}
