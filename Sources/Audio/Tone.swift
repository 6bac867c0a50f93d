/// One tone of the film.
public struct Tone: Hashable, Sendable {
  /// The sample of the film at which it begins.
  public var onset: Int
  /// The frequency of its lowest partial, in hertz.
  public var frequency: Double
  /// The amplitude of its sum of partials before it dies away, as a factor of full scale.
  public var level: Double
  /// How strong its upper partials are: 0 … 1.
  public var brightness: Double
  /// How long it is heard, in seconds.
  public var seconds: Double
  /// Where it comes from: −1 is left, 1 is right.
  public var pan: Double
}
