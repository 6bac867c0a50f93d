/// Rows of cells as text for a terminal: each column is as wide as its longest cell, with blanks between the columns.
///
/// A row with fewer cells than there are columns is a remark: its last cell runs on, and no column is as wide as it.
public struct TextTable: Sendable {
  /// Where the cells of a column stand.
  public enum Column: Sendable {
    /// At the left, as words do.
    case left
    /// At the right, as numbers do.
    case right
    /// At the left, with nothing added after them; for a last column.
    case last
  }

  private let columns: [Column]
  private let gap: Int
  private let dropsTrailingBlanks: Bool
  private let rows: [[String]]

  /// Makes a table.
  ///
  /// - Parameters:
  ///   - columns: Where the cells of each column stand.
  ///   - gap: How many blanks are between two columns.
  ///   - dropsTrailingBlanks: Whether a line ends with its last character that is no blank.
  ///   - rows: The cells, a head among them if there is one; no row has more cells than there are columns.
  public init(_ columns: [Column], gap: Int = 2, dropsTrailingBlanks: Bool = false, rows: [[String]]) {
    precondition(rows.allSatisfy { $0.count <= columns.count }, "a row has no more cells than there are columns")
    (self.columns, self.gap, self.dropsTrailingBlanks, self.rows) = (columns, gap, dropsTrailingBlanks, rows)
  }

  /// A line for each row, without line ends.
  public var lines: [String] {
    let full = rows.filter { $0.count == columns.count }
    let widths = columns.indices.map { column in full.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let cells = row.enumerated().map { column, cell in
        let isRemark = row.count < columns.count && column == row.count - 1
        return isRemark ? cell : Self.cell(cell, columns[column], widths[column])
      }
      let line = cells.joined(separator: String(repeating: " ", count: gap))
      return dropsTrailingBlanks ? String(line.prefix(line.count - line.reversed().prefix { $0 == " " }.count)) : line
    }
  }

  /// The lines, one below the other.
  public var text: String { lines.joined(separator: "\n") }

  private static func cell(_ cell: String, _ column: Column, _ width: Int) -> String {
    let blanks = String(repeating: " ", count: max(0, width - cell.count))
    return switch column {
    case .left: cell + blanks
    case .right: blanks + cell
    case .last: cell
    }
  }
}
