import Drawing
import FilmKit

/// The named areas of a scene: a small grid for wide pictures, one for square and one for tall ones.
struct AreaGrids: Hashable, Sendable {
  var wide: AreaGrid?
  var square: AreaGrid?
  var tall: AreaGrid?

  /// The grid for a picture's shape: its own, or that of the nearest shape; nil for none.
  func grid(_ bands: Bands) -> AreaGrid? {
    if bands.axis == .across { return wide ?? square ?? tall }
    return bands.isPortrait ? tall ?? square ?? wide : square ?? wide ?? tall
  }

  /// The name of the whole stage, where no area is called so.
  static let all = "all"

  /// Whether a mark can stand in an area of that name.
  func has(_ name: String) -> Bool { names.contains(name) || (name == Self.all && !names.isEmpty) }

  /// Whether two areas share some of the stage.
  func overlap(_ one: String, _ other: String) -> Bool {
    one == other || (!names.contains(Self.all) && [one, other].contains(Self.all))
  }

  /// The names of areas in any of them.
  var names: [String] { [wide, square, tall].compactMap(\.self).flatMap(\.names) }
}

/// Rows of names: `map map side / map map side`; the cells of one name are one rectangle.
struct AreaGrid: Hashable, Sendable {
  let rows: [[String]]

  /// The most rows and columns.
  static let most = 12

  /// Why a text is no grid.
  enum Failure: Error { case uneven, tooLarge, notARectangle(String) }

  init(_ text: String) throws(Failure) {
    rows = text.split(separator: "/").map { $0.split(separator: " ").map(String.init) }
    guard let width = rows.first?.count, width > 0, rows.allSatisfy({ $0.count == width }) else { throw .uneven }
    guard width <= Self.most, rows.count <= Self.most else { throw .tooLarge }
    for name in names {
      guard let (height, width) = span(of: name) else { continue }
      for row in rows.indices {
        for column in rows[row].indices
        where (rows[row][column] == name) != (height.contains(row) && width.contains(column)) {
          throw .notARectangle(name)
        }
      }
    }
  }

  /// The names, each once; a point stands for nothing.
  var names: [String] {
    rows.joined().reduce(into: []) { names, name in if name != ".", !names.contains(name) { names.append(name) } }
  }

  private func span(of name: String) -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>)? {
    let own = rows.indices.filter { rows[$0].contains(name) }
    let columns = rows.flatMap { row in row.indices.filter { row[$0] == name } }
    guard let top = own.first, let bottom = own.last, let left = columns.min(), let right = columns.max() else {
      return nil
    }
    return (top...bottom, left...right)
  }

  /// Where an area is on the stage, with gaps between neighbours; nil for a name that isn't there.
  func rect(of name: String, in stage: Rect, gap: Double) -> Rect? {
    guard let (rows, columns) = span(of: name) else { return nil }
    let height = (stage.height - gap * Double(self.rows.count - 1)) / Double(self.rows.count)
    let width = (stage.width - gap * Double(self.rows[0].count - 1)) / Double(self.rows[0].count)
    return Rect(
      minX: stage.minX + Double(columns.lowerBound) * (width + gap),
      minY: stage.minY + Double(rows.lowerBound) * (height + gap),
      maxX: stage.minX + Double(columns.upperBound) * (width + gap) + width,
      maxY: stage.minY + Double(rows.upperBound) * (height + gap) + height)
  }

  /// Equal areas for marks that name none: side by side, or below one another.
  static func equal(_ names: [String], _ bands: Bands) -> AreaGrid? {
    try? AreaGrid(names.joined(separator: bands.axis == .across ? " " : " / "))
  }
}
