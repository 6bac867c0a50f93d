import Drawing
import FilmKit
import TestSupport
import Testing
import Timeline
@testable import Backprop
import NetworkKit

@Suite("a film made of a stage and a story")
struct StagedFilmTests {
  /// The labels that can be read in a beat's last frame.
  private func texts(_ film: StagedFilm, _ beat: BeatID) throws -> [String] {
    let frame = try #require(film.timeline.beat(beat)).frames.upperBound - 1
    return film.marks(frame).filter { $0.opacity > 0.5 }.map(\.text)
  }

  @Test("has header, panel, cards and countdown of its own, in the words of story and timeline")
  func furniture() throws {
    let film = try TinyStory().film()
    #expect(try texts(film, .loss).contains("It rolls") && texts(film, .loss).contains("A film"))
    #expect(try texts(film, .title) == ["A film"])
    #expect(
      try texts(film, .end).joined(separator: " ") == "Every δ is worked out once, stored, and reused A film")
    #expect(film.marks(30).map(\.text).contains("1"))
    // The first frame, which players show before they play, has the countdown at full strength.
    #expect(film.marks(0).map(\.text) == ["2"] && film.marks(0).allSatisfy { $0.opacity == 1 })
    // What nothing follows stays until the end.
    #expect(try texts(film, .done).contains("It rolls"))
  }

  @Test("draws the stage, which makes way for the end, and every frame from its index alone")
  func stage() throws {
    let (film, again) = (try TinyStory().film(), try TinyStory().film())
    let ball = DrawCommand.fill(.circle(radius: 1), .solid(Theme.midnight.signal), .place(at: Point(320, 90), scale: 5))
    let last = try #require(film.timeline.beat(.done)).frames.upperBound - 1
    #expect(film.frame(last).commands.contains(ball) && film.ground(last).commands.contains(ball))
    #expect(!film.frame(film.timeline.frameCount - 1).commands.contains(ball))
    for frame in stride(from: film.timeline.frameCount - 1, to: 0, by: -5) {
      let isSame = again.frame(frame) == film.frame(frame)
      #expect(isSame, "frame \(frame)")
    }
  }

  @Test("reports the numbers of its labels, and sums up every beat")
  func numbers() throws {
    let film = try TinyStory().film()
    let frame = try #require(film.timeline.beat(.loss)).frames.upperBound - 1
    let numbers = film.marks(frame).flatMap(film.numbers)
    // The name is tagged as well, but is no number.
    #expect(numbers == [ShownNumber(name: "the ball's place", value: 0.4999, shown: "0.5")])
    let beats: [BeatID] = [.countdown, .title, .loss, .done, .end]
    #expect(
      beats.map(film.summary) == ["the seconds before the take", "the title card", "x = 0.5", "", "the end card"])
  }

  /// Lights one term, half, at all times.
  private struct Half: TermLights {
    func light(on tag: String, in beat: BeatID) -> (@Sendable (_ time: Double) -> Double)? {
      guard tag == "ball", beat == .loss else { return nil }
      return { _ in 0.5 }
    }
  }

  @Test("lights the terms of its panel as the film asks")
  func lights() throws {
    let (lit, plain) = (try TinyStory().film(Half()), try TinyStory().film())
    let frame = try #require(lit.timeline.beat(.loss)).frames.upperBound - 1
    let lines = lit.frame(frame).commands.filter { !plain.frame(frame).commands.contains($0) }
    let theme = Theme.midnight
    let colors = lines.compactMap { if case .fill(_, .solid(let color), _) = $0 { color } else { nil } }
    #expect(colors == [theme.signal, theme.ink].map { $0.opacity(0.5) })
    // On one height, as both end alike.
    #expect(Set(lines.map(\.bounds.minY)).count == 1 && Set(lines.map(\.bounds.maxY)).count == 1)
  }

  @Test("lets what two beats have in common stay in the panel from one to the other")
  func common() throws {
    let panel = #"{"caption": "It rolls", "formula": ["x", "= 1"]}"#
    let film = try TinyStory(#", "panel": {"forward.0": \#(panel), "loss": \#(panel)}"#).film()
    let change = try #require(film.timeline.beat(.loss)).frames.lowerBound
    for frame in change - 3..<change + 20 {
      let labels = film.marks(frame).filter { ["It rolls", "x", "= 1"].contains($0.text) }
      #expect(labels.count == 3 && labels.allSatisfy { $0.opacity == 1 }, "frame \(frame)")
    }
  }

  @Test("has a bare countdown, and a rail that goes from stop to stop and never back")
  func rail() throws {
    let film = try TinyStory().film()
    let stops = ["data", "forward", "loss", "backward", "update"]
    for frame in [0, 20, 47] { #expect(film.marks(frame).allSatisfy { Int($0.text) != nil }) }
    let texts = try texts(film, .done)
    // There is no update in this film.
    #expect(texts.filter(stops.contains) == Array(stops.dropLast()))
    let unit = Double(film.timeline.size.height) / 1080
    func mark(_ beat: BeatID) throws -> Double {
      let frame = try #require(film.timeline.beat(beat)).frames.upperBound - 1
      let bars = film.frame(frame).commands.map(\.bounds).filter {
        abs($0.height - 4 * unit - 2) < 0.01 && abs($0.width - 36 * unit - 2) < 0.01
      }
      return try #require(bars.first).center.x
    }
    let places = try [BeatID.idle, .forward(edge: 0), .loss, .delta(edge: 0), .done].map(mark)
    #expect(places == places.sorted() && Set(places).count == 4)
  }

  @Test("has a timeline's own words in its panel, and says where those stand that can't be set")
  func problems() throws {
    let film = try TinyStory(#", "panel": {"idle": {"caption": "Look"}}"#).film()
    #expect(try texts(film, .idle).contains("Look"))
    let error = #expect(throws: FilmError.self) {
      try TinyStory(#", "panel": {"idle": {"caption": "🚀"}, "done": {"formula": "\\nothing"}}"#).film()
    }
    #expect(error?.problems.map(\.place) == [#"panel["idle"].caption"#, #"panel["done"].formula"#])
  }
}
