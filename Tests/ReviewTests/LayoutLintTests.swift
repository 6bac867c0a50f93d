import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline

@testable import Review

/// Every kind of fault is found where it is planted, and what is no fault is not.
@Suite("the lint of layouts")
struct LayoutLintTests {
  private let frame = Rect(x: 0, y: 0, width: 1920, height: 1080)

  private func faults(_ marks: Mark..., in frame: Rect? = nil) -> [String] {
    LayoutLint.faults(of: marks, in: frame ?? self.frame).map { "\($0.text): \($0.fault)" }
  }

  @Test("finds labels that overlap by more than a hair both ways")
  func overlaps() {
    #expect(faults(.label("a", 10, 10), .label("b", 105, 20)) == [#"a: overlaps(other: "b", by: 5.0)"#])
    #expect(faults(.label("a", 10, 10), .label("b", 60, 28)) == [#"a: overlaps(other: "b", by: 2.0)"#])
    #expect(faults(.label("a", 10, 10), .label("b", 10, 29.1)).isEmpty)
    #expect(faults(.label("a", 10, 10), .label("b", 109.1, 10)).isEmpty)
    #expect(faults(.label("a", 10, 10), .label("b", 300, 10)).isEmpty)
    // Three overlap in pairs; lengths are in units of the frame's shorter side.
    let large = Rect(x: 0, y: 0, width: 3840, height: 2160)
    #expect(
      faults(
        .label("a", 0, 0, size: 90), .label("b", 90, 0, size: 90), .label("c", 90, 10, size: 90), in: large) == [
          #"a: overlaps(other: "b", by: 5.0)"#, #"a: overlaps(other: "c", by: 5.0)"#,
          #"b: overlaps(other: "c", by: 5.0)"#,
        ])
    // What is hardly seen is not in the way.
    #expect(faults(.label("a", 10, 10), .label("b", 60, 10, opacity: 0.3)).isEmpty)
    #expect(faults(.label("a", 10, 10), .label("b", 60, 10, opacity: 0.31)).count == 1)
  }

  @Test("lets a label take another's place by a cross-fade, and no more than that")
  func crossFades() {
    #expect(faults(.label("1", 10, 10, opacity: 0.5), .label("2", 20, 10, opacity: 0.6)).isEmpty)
    #expect(faults(.label("1", 10, 10, opacity: 0.5), .label("2", 20, 10, opacity: 0.61)).count == 1)
    // Beside each other they are two things.
    #expect(faults(.label("1", 10, 10, opacity: 0.5), .label("2", 70, 10, opacity: 0.5)).count == 1)
    // A short one in the place of a long one.
    #expect(faults(.label("1", 10, 10, opacity: 0.5), .label("2", 80, 10, width: 25, opacity: 0.5)).isEmpty)
  }

  @Test("finds labels that run into a body, and lets them stand in it, or clear of it")
  func bodies() {
    let body = Mark.body(Rect(x: 100, y: 100, width: 120, height: 120), opacity: 1)
    #expect(faults(.label("a", 110, 150), body).isEmpty)
    #expect(faults(.label("a", 99.1, 150), body).isEmpty)
    #expect(faults(.label("a", 95, 150), body) == ["a: straddlesBody(by: 20.0)"])
    #expect(faults(.label("a", 4, 150), body) == ["a: straddlesBody(by: 4.0)"])
    #expect(faults(.label("a", 0, 150), body).isEmpty)
    #expect(faults(.label("a", 110, 90), body) == ["a: straddlesBody(by: 10.0)"])
    #expect(faults(.label("a", 95, 150, opacity: 0.2), body).isEmpty)
    #expect(faults(.label("a", 95, 150), .body(body.bounds, opacity: 0.2)).isEmpty)
  }

  @Test("finds what ends beyond the frame")
  func frames() {
    #expect(faults(.label("a", -4, 10)) == ["a: leavesFrame(by: 4.0)"])
    #expect(faults(.label("a", 1830, 10)) == ["a: leavesFrame(by: 10.0)"])
    #expect(faults(.label("a", 10, -2)) == ["a: leavesFrame(by: 2.0)"])
    #expect(faults(.label("a", 10, 1063)) == ["a: leavesFrame(by: 3.0)"])
    #expect(faults(.label("a", 1819, 1061)).isEmpty)
    #expect(faults(.label("a", 1830, 10, opacity: 0.4)).isEmpty)
    let body = Rect(x: 1900, y: 0, width: 40, height: 40)
    #expect(faults(.body(body, opacity: 1)) == [": bodyLeavesFrame(by: 20.0)"])
    // A camera's view fades at its ends.
    #expect(faults(.body(body, opacity: 0.49)).isEmpty)
  }

  @Test("finds type that is too small, in units of the frame")
  func type() {
    #expect(faults(.label("a", 10, 10, size: 21.7)) == ["a: smallType(21.7)"])
    #expect(faults(.label("a", 10, 10, size: 21.8)).isEmpty)
    let small = Rect(x: 0, y: 0, width: 720, height: 1280)
    #expect(faults(.label("a", 10, 10, size: 14.67), in: small).isEmpty)
    #expect(faults(.label("a", 10, 10, size: 14), in: small) == ["a: smallType(21.0)"])
  }

  @Test("finds type of too few pixels in frames that are watched on small screens")
  func pixels() {
    let small = Rect(x: 0, y: 0, width: 854, height: 480)
    #expect(faults(.label("a", 10, 10, size: 11.8), in: small) == ["a: fewPixels(11.8)"])
    #expect(faults(.label("a", 10, 10, size: 11.9), in: small).isEmpty)
    #expect(faults(.label("a", 10, 10, size: 11, opacity: 0.4), in: small).isEmpty)
    let tall = Rect(x: 0, y: 0, width: 480, height: 854)
    #expect(faults(.label("a", 10, 10, size: 10), in: tall) == ["a: fewPixels(10.0)"])
    // A thumbnail is not read.
    #expect(faults(.label("a", 10, 10, size: 8), in: Rect(x: 0, y: 0, width: 569, height: 320)).isEmpty)
  }

  /// The findings in a film that shows a text of 15 characters, which takes 0.85 s, as `opacity` says.
  private func reading(_ opacity: @escaping @Sendable (Int) -> Double) throws -> [LayoutFinding] {
    let film = try PlantedFilm { [.label("fifteen letters", 50, 50, opacity: opacity($0))] }
    return LayoutLint(film).findings()
  }

  @Test("finds what is gone before it is read, to the frame")
  func brief() throws {
    let needed = Reading.seconds("fifteen letters")
    #expect(needed == 0.25 + 14.0 / 25)
    let found = try reading { 137..<180 ~= $0 ? 1 : 0 }
    #expect(
      found == [
        LayoutFinding(
          .tooBrief(seconds: 43.0 / 60, needed: needed), text: "fifteen letters", beat: .countdown, frame: 137)
      ])
    // 0.81 s are 48.6 frames: 48 are as good as that.
    #expect(try reading { 137..<184 ~= $0 ? 1 : 0 }.count == 1)
    #expect(try reading { 137..<185 ~= $0 ? 1 : 0 }.isEmpty)
    // It counts from when it is half there.
    #expect(try reading { 137..<185 ~= $0 ? 0.5 : 0 }.isEmpty)
    #expect(try reading { 137..<185 ~= $0 ? 0.49 : 0 }.isEmpty)
    #expect(try reading { 137..<150 ~= $0 ? 0.49 : 150..<190 ~= $0 ? 0.8 : 0 }.first?.frame == 150)
    // At the film's end there is time; at its start there was none before.
    #expect(try reading { $0 >= 950 ? 1 : 0 }.isEmpty)
    #expect(try reading { $0 < 40 ? 1 : 0 }.map(\.frame) == [0])
    // Too brief twice in one beat is one finding.
    #expect(try reading { $0 % 300 < 20 ? 1 : 0 }.map(\.frame) == [0, 600, 900])
  }

  @Test("follows a text that moves or goes on elsewhere, and one that can be read elsewhere meanwhile")
  func following() throws {
    func findings(_ marks: @escaping @Sendable (Int) -> [Mark]) throws -> [LayoutFinding.Fault] {
      LayoutLint(try PlantedFilm(marks: marks)).findings().map(\.fault)
    }
    #expect(try findings { 100..<200 ~= $0 ? [.label("-0.3125", Double($0) * 5, 50)] : [] }.isEmpty)
    #expect(
      try findings { 100..<125 ~= $0 ? [.label("0.3125", 50, 50)] : 125..<150 ~= $0 ? [.label("0.3125", 50, 500)] : [] }
        .isEmpty)
    #expect(
      try findings {
        [.label("0.3125", 50, 500)] + (100..<110 ~= $0 ? [.label("0.3125", 50, 50)] : [])
      }.isEmpty)
    #expect(
      try findings { 100..<115 ~= $0 ? [.label("0.3125", 50, 50)] : 125..<140 ~= $0 ? [.label("0.3125", 50, 500)] : [] }
        .count == 1)
    #expect(
      try findings { 100..<115 ~= $0 ? [.label("0.3125", 50, 50)] : 115..<130 ~= $0 ? [.label("0.3126", 50, 50)] : [] }
        .count == 2)
  }

  @Test("says each thing once a beat: from when, and the worst of it")
  func grouping() throws {
    // At the film's start and every 5 s after it, one label moves into the other and stays. Beats in which nothing
    // changes have no fault of their own.
    let film = try PlantedFilm { frame in
      [.label("fixed", 10, 10), .label("moving", 120 - 40 * min(1, Double(frame % 300) / 60), 10)]
    }
    let found = LayoutLint(film).findings()
    #expect(found.map(\.beat.description) == ["countdown", "idle", "forward.0", "done"])
    #expect(found.map(\.frame) == [18, 618, 660, 918])
    #expect(found.allSatisfy { $0.text == "fixed" && $0.fault == .overlaps(other: "moving", by: 20) })
  }

  @Test("looks at every beat's ends, densely, in long strides only after long stillness, and goes back for a change")
  func walking() throws {
    let film = try PlantedFilm(countdown: 100) { frame in
      // Motion, stillness for 90 s, and a change in it.
      [.label("m", Double(min(frame, 120)), 10)] + (4321..<5000 ~= frame ? [.label("a change", 500, 500)] : [])
    }
    let moments = film.timeline.beats.flatMap { LayoutLint(film).look(at: $0).moments }
    let looked = moments.map(\.frame)
    let changes = moments.filter { $0.seen != nil }.map(\.frame)
    #expect(looked == Array(Set(looked)).sorted())
    for beat in film.timeline.beats where !beat.frames.isEmpty {
      #expect(looked.contains(beat.frames.lowerBound) && looked.contains(beat.frames.upperBound - 1))
    }
    let strides = zip(looked, looked.dropFirst()).map { ($0, $1 - $0) }
    #expect(strides.allSatisfy { $0.1 <= ($0.0 < 1320 ? 6 : 120) })
    #expect(strides.contains { $0.1 == 120 })
    #expect(changes.filter { 1000..<6000 ~= $0 }.map { $0 / 6 } == [4326 / 6, 5004 / 6])
  }

  @Test("looks as densely as it is asked to")
  func density() throws {
    let film = try PlantedFilm { [.label("m", Double($0), 800)] }
    func step(_ samples: Int) -> Int {
      let lint = LayoutLint(film, samplesPerSecond: samples)
      let looked = film.timeline.beats.flatMap { lint.look(at: $0).moments.map(\.frame) }
      return zip(looked, looked.dropFirst()).map { $0.1 - $0.0 }.max() ?? 0
    }
    #expect(step(10) == 6)
    #expect(step(4) == 15)
    #expect(step(240) == 1)
  }
}
