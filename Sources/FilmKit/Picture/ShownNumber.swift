/// A number on screen, and the number that it stands for.
public struct ShownNumber: Hashable, Sendable {
  /// The name of the tensor with the place in it, such as `a₂[0]` or `w₃[0][1]`, counted from 0.
  public let name: String
  /// The number before it was rounded.
  public let value: Double
  /// How it stands on screen.
  public let shown: String

  /// States a number.
  public init(name: String, value: Double, shown: String) {
    (self.name, self.value, self.shown) = (name, value, shown)
  }
}
