import Numerics
import Timeline

/// When things happen: every beat as a span of film time, on the frame grid, and the motions inside it.
///
/// A motion fits the first part of its beat, whatever its length, and the rest of the beat is a still hold.
struct Schedule: Sendable {
  /// The film's length in frames.
  let frameCount: Int
  private let spans: [BeatID: Span]
  private let seconds: Double

  /// Works out the spans of a timeline's beats.
  init(_ timeline: Timeline) {
    let rate = timeline.frameRate
    let secondsAFrame = Double(rate.denominator) / Double(rate.numerator)
    seconds = secondsAFrame
    frameCount = timeline.frameCount
    spans = Dictionary(
      uniqueKeysWithValues: timeline.beats.map { beat in
        let start = Double(beat.frames.lowerBound) * secondsAFrame
        return (beat.id, Span(start: start, length: Double(beat.frames.count) * secondsAFrame))
      })
  }

  /// The time of a frame, in seconds from the film's start.
  func time(ofFrame frame: Int) -> Double { Double(frame) * seconds }

  /// The whole of a beat; a beat that the film hasn't is an empty span at the start.
  func beat(_ id: BeatID) -> Span { spans[id] ?? Span(start: 0, length: 0) }

  /// The moving part of a beat: its first 70 %, and no more than `seconds`.
  func motion(_ id: BeatID, atMost seconds: Double) -> Span { beat(id).part(0, 0.7).first(seconds) }

  /// When what the beat before left behind goes: at once, but not in a blink.
  func clearing(_ id: BeatID, _ theme: Theme) -> Span { beat(id).part(0, 0.1).first(theme.fade / 2) }

  /// When what is new in a beat comes: after the clearing.
  func fadeIn(_ id: BeatID, _ theme: Theme) -> Span {
    let beat = beat(id)
    return Span(start: clearing(id, theme).end, length: min(theme.fade, 0.2 * beat.length))
  }
}
