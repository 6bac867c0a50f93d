import Drawing
import FilmKit
import NetworkKit
import Numerics
import TestSupport
import Testing
import Timeline

@testable import Training

@Suite("the film training")
struct TrainingFilmTests {
  static let sizes = ["1920x1080", "1080x1080", "1080x1920"]

  @Test("a frame is a pure function of its index", arguments: TrainingFixture.runs.map(\.json), sizes)
  func framesArePure(json: String, size: String) throws {
    let film = try TrainingFixture(json, size: size).film
    let indices = Self.indices(film)
    let inOrder = indices.map { film.frame($0) }
    let again = try TrainingFixture(json, size: size).film
    var generator = SeededGenerator(seed: 5)
    for index in indices.indices.shuffled(using: &generator) {
      let isSame = again.frame(indices[index]) == inOrder[index]
      #expect(isSame, "frame \(indices[index])")
    }
  }

  @Test("whoever asks for it, and how many at once", arguments: [0, 1, 2])
  func framesAreShared(run: Int) async throws {
    let json = TrainingFixture.runs[run].json
    let films = [try TrainingFixture(json).film, try TrainingFixture(json).film]
    let indices = Self.indices(films[0])
    let inOrder = indices.map { films[0].frame($0) }
    let wrong = await withTaskGroup(of: [Int].self) { group in
      for task in 0..<6 {
        group.addTask {
          var generator = SeededGenerator(seed: UInt64(task))
          return indices.indices.shuffled(using: &generator).filter { index in
            films[task % 2].frame(indices[index]) != inOrder[index]
          }
        }
      }
      return await group.reduce([], +)
    }
    #expect(wrong.isEmpty)
  }

  /// Some of the frames of every beat, and many of those while it trains.
  private static func indices(_ film: StagedFilm) -> [Int] {
    film.timeline.beats.flatMap { beat in
      let step = beat.phase.name == "train" ? 2 : 4
      return Array(stride(from: beat.frames.lowerBound, to: beat.frames.upperBound, by: step))
    }
  }

  @Test("a beat that comes later has the very same pictures", arguments: TrainingFixture.runs.map(\.json))
  func laterBeats(json: String) throws {
    let film = try TrainingFixture(json, fps: 30).film
    // 250 ms are 7.5 frames, which 400 ms more make 12 whole ones more.
    for (beat, longer) in [("countdown", 650), ("idle", 1300), ("cost", 900)] {
      let before = beat == "countdown" ? 250 : 500
      let times = TrainingFixture.times.replacing("\"\(beat)\": \(before)", with: "\"\(beat)\": \(longer)")
      #expect(times != TrainingFixture.times)
      let later = try TrainingFixture(json, times: times, fps: 30).film
      let shift = later.timeline.frameCount - film.timeline.frameCount
      #expect(shift == (longer - before) * 30 / 1000)
      let end = try #require(BeatID(beat).flatMap { film.timeline.beat($0) }).frames.upperBound
      // What a longer beat has the time to say is on its way out as the next one starts.
      for frame in stride(from: end + 6, to: film.timeline.frameCount, by: 3) {
        let isSame = film.frame(frame) == later.frame(frame + shift)
        #expect(isSame, "\(beat) \(longer) ms, frame \(frame) of \(film.timeline.beat(atFrame: frame).id)")
      }
    }
  }

  @Test("what is looked at is what is drawn: the ground is the frame without its labels")
  func ground() throws {
    let film = try TrainingFixture(TrainingFixture.runs[0].json).film
    for frame in stride(from: 0, to: film.timeline.frameCount, by: 7) {
      let (all, ground) = (film.frame(frame).commands, film.ground(frame).commands)
      #expect(film.scene(frame, isInspected: true).commands == all, "frame \(frame)")
      var rest = all[...]
      // Every command of the ground is one of the frame, in the same order.
      let isPart = ground.allSatisfy { command in
        guard let place = rest.firstIndex(of: command) else { return false }
        rest = rest[(place + 1)...]
        return true
      }
      #expect(isPart && (film.marks(frame).contains { $0.kind == .label } == (ground.count < all.count)))
    }
  }

  @Test("any network and any size are drawn, with finite numbers", arguments: TrainingFixture.runs.map(\.json))
  func everyShape(json: String) throws {
    for size in ["16x16", "8192x16", "16x8192", "854x480"] {
      let film = try TrainingFixture(json, size: size).film
      for beat in film.timeline.beats where !beat.frames.isEmpty {
        let list = film.frame(beat.frames.upperBound - 1)
        #expect(!list.commands.isEmpty)
        for command in list.commands {
          let bounds = command.bounds
          let corners = [bounds.minX, bounds.minY, bounds.maxX, bounds.maxY]
          #expect(bounds.isEmpty || corners.allSatisfy(\.isFinite), "\(size), \(beat.id)")
        }
      }
    }
  }

  @Test("every beat is summed up in a line")
  func summaries() throws {
    for (_, json) in TrainingFixture.runs {
      let film = try TrainingFixture(json).film
      for beat in film.timeline.beats where !beat.frames.isEmpty {
        let summary = film.summary(of: beat.id)
        #expect(!summary.isEmpty && !summary.contains("\\") && !summary.contains("\n"), "\(beat.id)")
      }
    }
  }
}
