import Drawing
import FilmKit
@testable import Backprop
import NetworkKit
import TestSupport
import Timeline

/// The least that a film is: a ball that rolls from left to right through the beat `loss`, with its place written on it.
struct TinyStory: FilmStory {
  let setting: FilmSetting

  /// A film of two seconds of countdown and beats that last a second each, at 24 frames a second.
  init(_ more: String = "", hasCaptions: Bool = false) throws {
    let times = #""T": {"countdown": 2000, "idle": 1000, "forward": 1000, "loss": 1000, "delta": 1000, "#
    let network = #"{"input": [1], "HIDDEN": [], "target": [1]}"#
    let timeline = try TestFilm.timeline(
      network, times + #""gradCalc": 1000, "done": 1000, "title": 1000, "end": 1000}"# + more)
    setting = FilmSetting(timeline, fonts: try TestFilm.fonts(), hasCaptions: hasCaptions)
  }

  var appear: Span { schedule.motion(.idle) }

  func text(of beat: BeatID) -> PanelText? {
    guard beat == .loss else { return nil }
    let formula = [#"\role{signal@ball}{x}"#, #"= \role{ink@ball}{0.5}"#]
    return PanelText(captions: ["It rolls"], steps: formula, brief: formula, plain: "x = 0.5")
  }

  /// The film.
  func film(_ lights: (any TermLights)? = nil) throws -> StagedFilm {
    var events = EventCollector(setting)
    events.add("loss", [], .loss, at: schedule.beat(.loss).start, .zero)
    return try StagedFilm(
      self, stage: [Ball(span: schedule.motion(.loss), theme: theme)], lights: lights, events: events.events,
      numbers: { $0 == "ball" ? ("the ball's place", 0.4999) : nil },
      summary: { $0 == .loss ? "x = 0.5" : nil })
  }

  /// The ball.
  struct Ball: Visual {
    let span: Span
    let theme: Theme

    func draw(at time: Double, into scene: inout Scene) {
      let place = Transform.place(at: Point(320 * span.progress(at: time), 90), scale: 5)
      scene.append(.fill(.circle(radius: 1), .solid(theme.signal), place))
    }
  }
}
