public import Drawing
public import Timeline

/// Gathers what can be heard of a film, each event at the first frame that shows it; the countdown's ticks are its own.
public struct EventCollector {
  private let timeline: Timeline
  private let schedule: Schedule
  private let width: Double
  private let offset: (_ time: Double) -> Point
  private var found: [FilmEvent]

  /// Starts with the ticks of the countdown.
  ///
  /// - Parameter offset: How far the view has moved what stands in the world, at a time in seconds.
  public init(_ setting: FilmSetting, offset: @escaping (_ time: Double) -> Point = { _ in .zero }) {
    (timeline, schedule, width) = (setting.timeline, setting.schedule, setting.bands.frame.width)
    self.offset = offset
    found = Self.ticks(timeline, schedule)
  }

  /// Adds the notes of what happens in a beat at a moment, in seconds from the film's start, at a point; nothing where the
  /// beat has no frame to show it.
  public mutating func add(_ name: String, _ notes: [Note], _ beat: BeatID, at moment: Double, _ point: Point) {
    add(name, notes, beat, atFrame: schedule.frame(from: moment), point)
  }

  /// Adds the notes of what happens in a frame of a beat, or in the nearest one that the beat has.
  public mutating func add(
    _ name: String, _ notes: [Note], _ beat: BeatID, atFrame frame: Int, _ point: Point
  ) {
    guard let frames = timeline.beat(beat)?.frames, !frames.isEmpty else { return }
    let frame = max(frames.lowerBound, min(frame, frames.upperBound - 1))
    let seen = point + offset(schedule.time(ofFrame: frame))
    // From the left edge, −1, to the right one, 1.
    let place = max(-1, min(1, 2 * seen.x / width - 1))
    found.append(FilmEvent(name, notes, beat: beat, frame: frame, place: place))
  }

  /// All events, in the order of their frames; those of one frame in the order in which they were added.
  public var events: [FilmEvent] {
    found.enumerated().sorted { ($0.element.frame, $0.offset) < ($1.element.frame, $1.offset) }.map(\.element)
  }

  /// A tick for every second of the countdown, and one as it ends.
  private static func ticks(_ timeline: Timeline, _ schedule: Schedule) -> [FilmEvent] {
    guard let beat = timeline.beat(.countdown), !beat.frames.isEmpty else { return [] }
    let length = schedule.beat(.countdown).length
    let first = Int(length.rounded(.up))
    return (0...first).reversed().compactMap { left in
      let frame = schedule.frame(from: max(0, length - Double(left)))
      // As it ends the film begins, unless there is no more of it.
      guard frame < timeline.frameCount else { return nil }
      return FilmEvent("tick \(left)", [.tick(secondsLeft: left)], beat: .countdown, frame: frame, place: 0)
    }
  }
}
