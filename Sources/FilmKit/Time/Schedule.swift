import Numerics
public import Timeline

/// When things happen: every beat as a span of film time, on the frame grid, and the motions inside it.
///
/// A motion fits the first part of its beat, whatever its length, and the rest of the beat is a still hold.
public struct Schedule: Sendable {
  /// How many frames the beats have; those of a film that is held after them show the last one's picture.
  public let frameCount: Int
  private let spans: [BeatID: Span]
  private let table: BeatTable
  /// The beats that last, in order.
  private let order: [BeatID]
  /// How long a frame is, on the grid of `FilmSeconds`: at most 10⁻⁹ s too short.
  private let seconds: Double

  /// Works out the spans of a timeline's beats.
  public init(_ timeline: Timeline) {
    let rate = timeline.frameRate
    // Rounded down, so that what lasts whole seconds does not seem to last longer.
    let secondsAFrame = FilmSeconds.before(Double(rate.denominator) / Double(rate.numerator))
    seconds = secondsAFrame
    frameCount = timeline.beatFrameCount
    table = timeline.beatSet.table
    order = timeline.beats.filter { !$0.frames.isEmpty }.map(\.id)
    spans = Dictionary(
      uniqueKeysWithValues: timeline.beats.map { beat in
        let start = Double(beat.frames.lowerBound) * secondsAFrame
        return (beat.id, Span(start: start, length: Double(beat.frames.count) * secondsAFrame))
      })
  }

  /// The time of a frame, in seconds from the film's start; of a frame after all beats, that of their last one.
  public func time(ofFrame frame: Int) -> Double { Double(min(frame, frameCount - 1)) * seconds }

  /// The time at which a frame begins, whichever it is.
  public func start(ofFrame frame: Int) -> Double { Double(frame) * seconds }

  /// The first frame at or after a time; what is off by no more than rounding is at it.
  public func frame(from time: Double) -> Int { Int((time / seconds - 1e-6).rounded(.up)) }

  /// The whole of a beat; a beat that the film hasn't is an empty span at the start.
  public func beat(_ id: BeatID) -> Span { spans[id] ?? Span(start: 0, length: 0) }

  /// The moving part of a beat: its first 70 % (`BeatMotion.share`), and no more than `seconds`; over when its last frame is shown.
  public func motion(_ id: BeatID, atMost seconds: Double) -> Span {
    let beat = beat(id)
    return beat.part(0, BeatMotion.share).first(seconds).first(max(0, beat.length - self.seconds))
  }

  /// The whole of a beat, over when its last frame is shown.
  public func running(_ id: BeatID) -> Span { beat(id).first(max(0, beat(id).length - seconds)) }

  /// The moving part of a beat, as long as its kind needs.
  public func motion(_ id: BeatID) -> Span {
    motion(id, atMost: table[id.kind]?.motion.best.seconds ?? 0)
  }

  /// The part of a beat's motion in which what moves arrives.
  public func arrival(_ id: BeatID) -> Span {
    motion(id).part(0, table[id.kind]?.motion.arrival ?? 1)
  }

  /// The moving part of the beat that follows another one; of no length at the film's end.
  public func motion(after id: BeatID, atMost seconds: Double) -> Span {
    guard let index = order.firstIndex(of: id), index + 1 < order.count else {
      return Span(start: beat(id).end, length: 0)
    }
    return motion(order[index + 1], atMost: seconds)
  }

  /// The moving part of the first beat at or after `time`; of no length at the film's end.
  public func motion(from time: Double, atMost seconds: Double) -> Span {
    guard let first = order.first(where: { beat($0).start >= time }) else { return Span(start: time, length: 0) }
    return motion(first, atMost: seconds)
  }

  /// When what a film is about comes up: as a beat starts, or the one that stands in for it, and in no more than `seconds`.
  ///
  /// It is there from the first frame of a film that begins with that, which is its picture in a list of films.
  package func comingUp(in id: BeatID, atMost seconds: Double) -> Span {
    let span = motion(from: beat(id).start, atMost: seconds)
    return span.start > 0 ? span : Span(start: 0, length: 0)
  }

  /// When what the beat before left behind goes: at once, but not in a blink.
  public func clearing(_ id: BeatID, _ theme: Theme) -> Span { beat(id).part(0, 0.1).first(theme.fade / 2) }

  /// The same for the beat that follows another one; of no length at the film's end.
  public func clearing(after id: BeatID, _ theme: Theme) -> Span {
    guard let index = order.firstIndex(of: id), index + 1 < order.count else {
      return Span(start: beat(id).end, length: 0)
    }
    return clearing(order[index + 1], theme)
  }

  /// When what is new in a beat comes: after the clearing.
  public func fadeIn(_ id: BeatID, _ theme: Theme) -> Span {
    let beat = beat(id)
    return Span(start: clearing(id, theme).end, length: min(theme.fade, 0.2 * beat.length))
  }
}
