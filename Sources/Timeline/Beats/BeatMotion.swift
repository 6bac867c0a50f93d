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

  /// Describes a motion in milliseconds.
  ///
  /// - Parameters:
  ///   - least: The least that the beat can last so that its motion can still be followed.
  ///   - best: How long the motion is when there is time.
  ///   - arrival: At which share of the motion it arrives, 0 … 1.
  public init(least: Int, best: Int, arrival: Double = 1) {
    self.least = FilmTime(microseconds: 1000 * least)
    self.best = FilmTime(microseconds: 1000 * best)
    self.arrival = arrival
  }

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
