import Foundation
import Learning
import Media
import Numerics
import Testing
import Timeline
import Typesetting

@testable import Audio
@testable import Films

@Suite("the score of the film training")
struct TrainingScoreTests {
  /// A film that trains for a stretch and goes back, with its events.
  private func film(
    _ more: String = "", samples: String = "0", train: String = Self.stretches, fps: Int = 60
  ) throws -> TrainingFilm {
    let text = """
      {"title": "A film", "film": "training", "video": {"size": "320x180", "fps": \(fps)},
       "data": {"shape": "moons", "samples": 60, "seed": 3}, "network": {"HIDDEN": [4], "seed": 7},
       "samples": \(samples), "train": \(train)\(more.isEmpty ? "" : ", " + more)}
      """
    let timeline = try Timeline(parsing: text, file: "test.json")
    return try TrainingFilm(timeline, #require(timeline.training), fonts: Support.fonts())
  }

  private static let stretches =
    #"[{"steps": 20, "ms": 4000}, {"steps": 400, "ms": 5000}, {"steps": -420, "ms": 3000}]"#

  private func tones(_ film: TrainingFilm, _ events: [FilmEvent]) -> [[Tone]] {
    events.map { Score([$0], of: film.timeline).tones }
  }

  private func isTrained(_ event: FilmEvent) -> Bool { if case .trained = event.kind { true } else { false } }

  @Test("the pitch falls with the loss, never against it, over three octaves")
  func pitch() throws {
    let film = try film()
    let frequencies = tones(
      film,
      (0...1000).map { .init(kind: .trained(loss: Double($0) / 1000), beat: .train(segment: 0), frame: $0, place: 0) }
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
    let run = try #require(film.timeline.training?.run)
    var ends: [(first: Double, last: Double)] = []
    for segment in 0..<3 {
      let events = film.events.filter { $0.beat == .train(segment: segment) }
      #expect(events.count > 10)
      let losses = events.compactMap { if case .trained(let loss) = $0.kind { loss } else { nil } }
      let frequencies = tones(film, events).map { $0[0].frequency }
      #expect(losses.count == events.count && losses.allSatisfy { (0...1).contains($0) })
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
    let context = TrainingContext(
      film.timeline, training, fonts: try Support.fonts(), theme: .midnight, hasCaptions: false)
    for event in film.events {
      guard case .trained(let share) = event.kind else { continue }
      let step = context.progress.place(at: context.schedule.time(ofFrame: event.frame)).step
      #expect(abs(share * context.curve.greatest - training.run.metrics(at: step).train.loss) < 1e-12)
    }
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
      func sound(_ film: TrainingFilm, _ sample: Int) -> [[Double]] {
        tones(film, film.events.filter { $0.beat.sample == sample }).joined().map {
          [$0.frequency, $0.level, $0.brightness, $0.seconds, $0.pan]
        }
      }
      let (own, same) = (sound(both, place), sound(alone, 0))
      #expect(own == same && own.count > 10)
    }
    let kinds = both.events.filter { $0.beat.sample == 1 }.map(\.kind)
    #expect(
      kinds == [
        .departure(layer: 0), .arrival(layer: 1), .arrival(layer: 2), .loss, .delta(layer: 2), .gradient(edge: 1),
        .delta(layer: 1), .gradient(edge: 0), .delta(layer: 0),
      ])
    let heard = (0..<2).map { sample in
      tones(both, both.events.filter { $0.beat.sample == sample }).joined().map { [$0.frequency, $0.level] }
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

extension Support {
  /// The fonts as their Debian packages install them.
  static func fonts() throws -> FilmFonts {
    func font(_ path: String) throws -> Font {
      let bytes = try #require(
        FileManager.default.contents(atPath: path), "\(path) is missing: apt-get install fonts-inter fonts-lmodern")
      return try Font(bytes: Array(bytes), name: path)
    }
    return try FilmFonts(
      regular: font("/usr/share/fonts/opentype/inter/Inter-Regular.otf"),
      semibold: font("/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"),
      math: font("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf"))
  }
}
