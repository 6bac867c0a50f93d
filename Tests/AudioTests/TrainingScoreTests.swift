import Learning
import Media
import Numerics
import TestSupport
import Testing
import Timeline

@testable import Audio
@testable import FilmKit
@testable import Training
@testable import Backprop
import NetworkKit

@Suite("the score of the film training")
struct TrainingScoreTests {
  /// A film that trains for a segment and goes back, with its events.
  private func film(
    _ more: String = "", samples: String = "0", train: String = Self.segments, fps: Int = 60
  ) throws -> StagedFilm {
    let text = """
      {"title": "A film", "film": "training", "video": {"size": "320x180", "fps": \(fps)},
       "data": {"shape": "moons", "samples": 60, "seed": 3}, "network": {"HIDDEN": [4], "seed": 7},
       "samples": \(samples), "train": \(train)\(more.isEmpty ? "" : ", " + more)}
      """
    let timeline = try Timeline(parsing: text, file: "test.json")
    return try TrainingFilm.made(of: timeline, fonts: TestFilm.fonts())
  }

  private static let segments =
    #"[{"steps": 20, "ms": 4000}, {"steps": 400, "ms": 5000}, {"steps": -420, "ms": 3000}]"#

  private func tones(_ film: StagedFilm, _ events: [FilmEvent]) -> [[Tone]] {
    events.map { Score([$0], of: film.timeline).tones }
  }

  private func isTrained(_ event: FilmEvent) -> Bool { event.name == "trained" }

  private func isStep(_ event: FilmEvent, _ sample: Int) -> Bool {
    if case .step(_, sample)? = TrainingBeat(event.beat) { true } else { false }
  }

  @Test("the pitch falls with the loss, never against it, over three octaves")
  func pitch() throws {
    let film = try film()
    let frequencies = tones(
      film,
      (0...1000).map {
        .init(
          "trained", [TrainingContext.note(loss: Double($0) / 1000)], beat: .train(segment: 0), frame: $0, place: 0)
      }
    ).map { $0[0].frequency }
    #expect(frequencies == frequencies.sorted())
    #expect(abs(frequencies[1000] / frequencies[0] - 8) < 1e-9)
    #expect(Set(frequencies).count == 16)
    // Where it is small, it is still heard to fall: half as much is not the same tone down to a tenth.
    for loss in [1000, 400, 100] { #expect(frequencies[loss / 2] < frequencies[loss]) }
  }

  @Test("in a film as in the run: no tone rises where the loss falls, and backward they go up again")
  func wholeFilm() throws {
    let film = try film()
    let training = try #require(film.timeline.training)
    let run = training.run
    let context = TrainingContext(FilmSetting(film.timeline, fonts: try TestFilm.fonts()), training)
    var ends: [(first: Double, last: Double)] = []
    for segment in 0..<3 {
      let events = film.events.filter { $0.beat == .train(segment: segment) }
      #expect(events.count > 10)
      let losses = events.map { context.loss(at: $0) }
      let frequencies = tones(film, events).map { $0[0].frequency }
      #expect(losses.count == events.count && losses.allSatisfy { $0 > 0 && $0 <= context.curve.greatest })
      for index in losses.indices.dropFirst() {
        if losses[index] <= losses[index - 1] { #expect(frequencies[index] <= frequencies[index - 1]) }
        if losses[index] >= losses[index - 1] { #expect(frequencies[index] >= frequencies[index - 1]) }
      }
      ends.append((frequencies[0], frequencies[frequencies.count - 1]))
    }
    #expect(run.metrics(at: 420).train.loss < 0.5 * run.metrics(at: 0).train.loss)
    #expect(ends[0].first > ends[1].last && ends[2].last > ends[2].first)
  }

  @Test("each is of the loss of its frame, against the greatest that is shown")
  func numbers() throws {
    let film = try film(fps: 30)
    let training = try #require(film.timeline.training)
    let context = TrainingContext(FilmSetting(film.timeline, fonts: try TestFilm.fonts()), training)
    var heard: Set<Int> = []
    for event in film.events where isTrained(event) {
      // The pitch by its rule: 15 steps for the greatest loss, by the square root.
      let share = context.loss(at: event) / context.curve.greatest
      #expect(event.notes.map(\.pitch.step) == [Int((15 * share.squareRoot()).rounded()) - 3])
      #expect(abs(event.notes[0].brightness - (0.1 + 0.5 * share)) < 1e-12)
      heard.insert(event.notes[0].pitch.step)
    }
    #expect(heard.count > 5)
  }

  @Test("at most seven tones a second, at every frame rate", arguments: [10, 24, 25, 30, 50, 60, 120])
  func density(fps: Int) throws {
    let film = try film(fps: fps)
    let score = Score(film.events, of: film.timeline)
    let onsets = score.onsets.filter { isTrained($0.event) }
    #expect(onsets.count > 30)
    let clock = SampleClock(film.timeline.frameRate)
    for onset in onsets {
      #expect(onset.sample == clock.sample(ofFrame: onset.event.frame))
      let beat = try #require(film.timeline.beat(onset.event.beat))
      #expect(beat.frames.contains(onset.event.frame))
      let near = onsets.count { $0.sample >= onset.sample && $0.sample < onset.sample + PCMBuffer.sampleRate }
      #expect(near <= 7, "\(fps) frames a second: \(near) from frame \(onset.event.frame) on")
    }
  }

  @Test("a run that rests has one tone, and one of few steps a tone for each")
  func rest() throws {
    let film = try film(train: #"[{"steps": 3, "ms": 6000}, {"steps": 0, "ms": 3000}]"#)
    func count(_ segment: Int) -> Int { film.events.count { $0.beat == .train(segment: segment) } }
    // The third step is taken as the rest begins.
    #expect(count(0) == 3 && count(1) == 1)
  }

  @Test("a sample's tones are of its own numbers")
  func samples() throws {
    let both = try film(samples: "[3, 17]", train: #"[{"steps": 1, "ms": 1000}]"#)
    for (place, index) in [3, 17].enumerated() {
      let alone = try film(samples: "[\(index)]", train: #"[{"steps": 1, "ms": 1000}]"#)
      func sound(_ film: StagedFilm, _ sample: Int) -> [[Double]] {
        tones(film, film.events.filter { isStep($0, sample) }).joined().map {
          [$0.frequency, $0.level, $0.brightness, $0.seconds, $0.pan]
        }
      }
      let (own, same) = (sound(both, place), sound(alone, 0))
      #expect(own == same && own.count > 10)
    }
    let kinds = both.events.filter { isStep($0, 1) }.map(\.name)
    #expect(
      kinds == [
        "departure 0", "arrival 1", "arrival 2", "loss", "delta 2", "gradient 1", "delta 1", "gradient 0", "delta 0",
      ])
    let heard = (0..<2).map { sample in
      tones(both, both.events.filter { isStep($0, sample) }).joined().map { [$0.frequency, $0.level] }
    }
    #expect(heard[0] != heard[1])
  }

  @Test("is as loud as the timeline wants it, or silent")
  func volume() throws {
    func levels(_ sound: String) throws -> [Double] {
      let film = try film(sound)
      return tones(film, film.events.filter(isTrained)).joined().map(\.level)
    }
    let designed = try levels("")
    #expect(designed.count > 30 && designed.allSatisfy { $0 > 0 })
    let softer = try levels(#""sound": {"VOLUME_BY": {"train": -20}}"#)
    #expect(zip(softer, designed).allSatisfy { abs($0 / $1 - 0.1) < 1e-12 } && softer.count == designed.count)
    #expect(try levels(#""sound": {"VOLUME_BY": {"train": "silent"}}"#).isEmpty)
    #expect(try levels(#""sound": {"VOLUME_BY": {"forward": "silent"}}"#) == designed)
    #expect(try levels(#""sound": {"volume": "silent"}"#).isEmpty)
  }
}

extension TrainingContext {
  /// The training loss of the step that is shown as an event happens.
  fileprivate func loss(at event: FilmEvent) -> Double {
    training.run.metrics(at: progress.place(at: schedule.time(ofFrame: event.frame)).step).train.loss
  }
}
