/// A place in a text.
public struct Place: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in Unicode scalars.
  public let column: Int

  /// Makes a place of its line and its column, each from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where a text begins.
  public static let start = Place(line: 1, column: 1)

  /// Whether the left place comes before the right one.
  public static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
