/// A place in a text.
public struct Place: Hashable, Comparable, Sendable {
  /// The line, from 1.
  public internal(set) var line: Int
  /// The column, from 1, in Unicode scalars.
  public internal(set) var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  static let start = Place(line: 1, column: 1)

  /// Whether the left place comes before the right one.
  public static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
