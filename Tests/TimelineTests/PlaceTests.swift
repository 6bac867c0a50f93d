import Testing

@testable import Timeline
@testable import Backprop
import NetworkKit
import TestSupport

/// The film is that of the design's example: 47.7 s, 2862 frames at 60 frames a second.
@Suite struct PlaceTests {
  let film: Timeline

  init() throws { film = try Timeline(parsing: TimelineTests.example, file: "t.json") }

  @Test(arguments: [
    ("0s", 0), ("12.5s", 750), ("0:12.5", 750), ("00:12.5", 750), ("0:00:12.5", 750), ("250f", 250), ("0f", 0),
    ("2861f", 2861), ("grad.2", 984), ("countdown", 0), ("done", 2562), ("0.008333s", 0), ("0.008334s", 1),
    ("47.69s", 2861), ("47.699999s", 2861), ("grad.2.end", 1493), ("countdown.end", 179), ("done.end", 2861),
  ])
  func aPlaceIsAFrame(_ place: String, _ frame: Int) throws { #expect(try film.frame(at: place) == frame) }

  @Test(arguments: [
    ("12.5", "12.5 may be seconds or a frame. Write 12.5s for a time."),
    ("12", "12 may be seconds or a frame. Write 12s for a time, 12f for a frame."),
    ("grda.2", #""grda.2" is no place in the film. Did you mean "grad.2"? "#),
    ("grad.3", #""grad.3" is no place in the film. Did you mean "grad.2"? "#),
    ("Loss", #""Loss" is no place in the film. Did you mean "loss"? "#),
    ("", #""" is no place in the film. "#), ("1e3s", #""1e3s" is no place in the film. "#),
    ("-1s", #""-1s" is no place in the film. "#), ("1:2.5", #""1:2.5" is no place in the film. "#),
    ("0:60", #""0:60" is no place in the film. "#), ("s", #""s" is no place in the film. "#),
    (".f", #"".f" is no place in the film. "#), ("1.5f", #""1.5f" is no place in the film. "#),
    ("0.0000001s", #""0.0000001s" is no place in the film. "#), ("1:60:00", #""1:60:00" is no place in the film. "#),
    ("47.7s", "47.7s is after the film's end: it lasts 47.7 s, its last frame is 2861f."),
    ("1:00", "1:00 is after the film's end: it lasts 47.7 s, its last frame is 2861f."),
    ("2862f", "2862f is after the film's end: it lasts 47.7 s, its last frame is 2861f."),
    ("99999999999999f", "99999999999999f is after the film's end: it lasts 47.7 s, its last frame is 2861f."),
    ("9999:00:00", "9999:00:00 is after the film's end: it lasts 47.7 s, its last frame is 2861f."),
  ])
  func whatIsNoPlaceIsRefusedWithTheReason(_ place: String, _ expected: String) throws {
    let problem = try #require(throws: Problem.self) { try film.frame(at: place) }
    let ending =
      expected.hasSuffix(" ")
      ? """
      Expected a time (12.5s or 1:02.5), a frame (250f), a beat or its end (done.end): countdown, title, idle, forward.0, forward.1, forward.2, \
      loss, delta.2, grad.2, delta.1, grad.1, delta.0, grad.0, done, update, end.
      """ : ""
    #expect(problem.description == expected + ending)
  }

  @Test func aRangeHasItsBeatsAndEndsBeforeItsTime() throws {
    #expect(try film.frames(from: nil, to: nil) == 0..<2862)
    #expect(try film.frames(from: "delta.2", to: "grad.2") == 732..<1494)
    #expect(try film.frames(from: "loss", to: "loss") == 576..<732)
    #expect(try film.frames(from: "loss", to: "loss.end") == 576..<732)
    #expect(try film.frames(from: "loss.end", to: "delta.2") == 731..<984)
    #expect(try film.frames(from: "1s", to: "2s") == 60..<120)
    #expect(try film.frames(from: nil, to: "47.7s") == 0..<2862)
    #expect(try film.frames(from: "2861f", to: "2862f") == 2861..<2862)
    #expect(try film.frames(from: "idle", to: nil) == 180..<2862)
    #expect(throws: Problem.emptyRange(from: "5s", to: "idle")) { try film.frames(from: "5s", to: "idle") }
    #expect(throws: Problem.emptyRange(from: "2862f", to: "the end")) { try film.frames(from: "2862f", to: nil) }
    let empty = try #require(throws: Problem.self) { try film.frames(from: "grad.0", to: "2s") }
    #expect(empty.description == "there is no frame from grad.0 to 2s. The end must be after the start.")
  }

  @Test func aBeatOfNoTimeHasNoFrame() throws {
    let film = try timeline(#""T": {"idle": 0, "countdown": 5}"#)
    let problem = try #require(throws: Problem.self) { try film.frame(at: "idle") }
    #expect(problem.description == "idle lasts 0 s, which is no frame. Lengthen it, or name another beat.")
    #expect(film.beat(atFrame: 0).id == .forward(edge: 0))
    #expect(try film.frame(at: "forward.0") == 0)
  }

  @Test func everyFrameHasItsBeat() {
    for beat in film.beats {
      for frame in beat.frames { #expect(film.beat(atFrame: frame).id == beat.id) }
    }
  }

  @Test("the poster is a place of the file, or the end of the beat that the film has for it")
  func poster() throws {
    func frame(_ entries: String) throws -> Int { try timeline(entries).posterFrame }
    let film = try timeline()
    #expect(try frame("") == film.frame(at: "grad.0.end"))
    #expect(try frame(#""poster": "loss""#) == film.frame(at: "loss"))
    #expect(try frame(#""poster": "delta.0.end""#) == film.frame(at: "delta.0.end"))
    #expect(try frame(#""poster": "4.5s""#) == 270 && frame(#""poster": "12f""#) == 12)
    // A beat without a frame is passed over, as the end card is.
    #expect(
      try frame(#""T": {"gradCalc": 0, "end": 2000}"#) == timeline(#""T": {"gradCalc": 0}"#).frame(at: "done.end"))
    let lesson = try taught()
    #expect(try lesson.posterFrame == lesson.frame(at: "done.end"))
  }

  @Test(
    "a poster that is no place of the film is said where it stands",
    arguments: [
      (
        #""poster": "lsos""#,
        #"t.json:1:54: poster: "lsos" is no place in the film. Did you mean "loss"? Expected a time (12.5s or 1:02.5), a frame (250f), a beat or its end (done.end): countdown, title, idle, forward.0, forward.1, forward.2, loss, delta.2, grad.2, delta.1, grad.1, delta.0, grad.0, done, update, end."#
      ),
      (
        #""poster": "update""#,
        "t.json:1:54: poster: update lasts 0 s, which is no frame. Lengthen it, or name another beat."
      ),
      (#""poster": "3""#, "t.json:1:54: poster: 3 may be seconds or a frame. Write 3s for a time, 3f for a frame."),
      (
        #""poster": 3"#,
        #"t.json:1:54: poster: 3 is a number; expected a place in the film: a beat such as "done", its end ("done.end"), a time ("12.5s") or a frame ("750f"). Put it in quotes: "3"."#
      ),
    ])
  func wrongPosters(entries: String, message: String) { #expect(complaint(with(entries)) == message) }
}
