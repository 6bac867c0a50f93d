/// How long what moves in a beat takes.
///
/// A motion fits the first 70 % of its beat and takes no longer than it needs; the rest of the beat is a still hold.
public struct BeatMotion: Hashable, Sendable {
  /// The least that the beat can last so that its motion can still be followed.
  public let least: FilmTime
  /// How long the motion is when there is time.
  public let best: FilmTime
  /// At which share of the motion it arrives where it goes to: the signal at its neuron, δ at its layer.
  public let arrival: Double

  /// The part of a beat in which something may move; the rest is a still hold.
  public static let share = 0.7

  /// How long the motion is in a beat of some length.
  public func length(in duration: FilmTime) -> FilmTime {
    min(best, FilmTime(microseconds: Int(Self.share * Double(duration.microseconds))))
  }

  /// How long after a beat's start its motion arrives.
  public func arrival(in duration: FilmTime) -> FilmTime {
    FilmTime(microseconds: Int(arrival * Double(length(in: duration).microseconds)))
  }
}

extension BeatID {
  /// What moves in the beat, and how long it takes.
  public var motion: BeatMotion {
    func milliseconds(_ least: Int, _ best: Int, _ arrival: Double = 1) -> BeatMotion {
      BeatMotion(
        least: FilmTime(microseconds: 1000 * least), best: FilmTime(microseconds: 1000 * best), arrival: arrival)
    }
    return switch self {
    case .countdown: milliseconds(300, 0)
    case .title, .end: milliseconds(1000, 1600)
    case .idle: milliseconds(300, 600)
    case .forward: milliseconds(500, 2600, 0.75)
    case .loss: milliseconds(600, 2400)
    case .delta: milliseconds(500, 2600, 0.6)
    case .grad: milliseconds(400, 1800)
    case .done: milliseconds(800, 2000)
    case .update: milliseconds(2500, 8000)
    case .step(.sample, _): milliseconds(300, 1200)
    case .step(.forward, _): milliseconds(300, 1800, 0.75)
    case .step(.loss, _): milliseconds(400, 1800)
    case .step(.delta, _): milliseconds(300, 1800, 0.6)
    case .step(.grad, _): milliseconds(300, 1400)
    case .step(.input, _): milliseconds(400, 1600)
    case .cost: milliseconds(1500, 4000)
    // Training goes on for as long as its beat does.
    case .train: milliseconds(500, 0)
    }
  }
}
