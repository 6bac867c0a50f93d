/// What a film's own keys say about its beats: how many there are, how fast they run, and how long those of lists last.
///
/// What is wrong in the file, and therefore not known, is left out.
public struct BeatPlan: Hashable, Sendable {
  /// How many there are along each axis, by the axis's name.
  public var counts: [String: Int] = [:]
  /// How many times as fast as usual each beat along a paced axis runs, by the axis's name; greater than 0.
  public var speeds: [String: [Double]] = [:]
  /// How long the beats of a listed kind last, in order, by the kind's name.
  public var lengths: [String: [FilmTime]] = [:]
  /// How long single beats last that are not of their kind's usual length.
  public var usual: [BeatID: FilmTime] = [:]

  /// Makes a plan that knows nothing yet.
  public init() {}
}
