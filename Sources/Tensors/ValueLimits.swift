/// How much the values of a film may take.
public struct ValueLimits: Hashable, Sendable {
  /// The most numbers in one tensor.
  public var elements: Int
  /// The most numbers in all.
  public var elementsInAll: Int
  /// The most multiplications.
  public var multiplications: Int
  /// The most operations that expressions come to.
  public var operations: Int

  /// How long it all may take, in additions: each number that is computed counts as one, or as 25 to 120
  /// where an elementary function makes it, and each operation as 100 more.
  public var work: Int

  /// Makes limits; the usual ones are those of a film before its first frame.
  public init(
    elements: Int = 1 << 24, elementsInAll: Int = 1 << 26, multiplications: Int = 1_000_000_000,
    operations: Int = 200_000, work: Int = 1_400_000_000
  ) {
    (self.elements, self.elementsInAll) = (elements, elementsInAll)
    (self.multiplications, self.operations) = (multiplications, operations)
    self.work = work
  }

  /// The limits of what hangs on played variables, in each frame.
  public static let frame = ValueLimits(
    elements: 1 << 20, elementsInAll: 1 << 22, multiplications: 1_000_000, operations: 10_000,
    work: 20_000_000)
}
