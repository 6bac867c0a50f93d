import Drawing

extension TileMarks {
  /// Marks the tiles in which fields differ from fields before them in the same place, and answers which these are.
  ///
  /// Only commands are compared that stand between the same two others: what is over and under them is as it was, or
  /// is marked itself.
  ///
  /// - Parameters:
  ///   - commands: The list.
  ///   - new: Those of the list, in a row, that are not in the list before.
  ///   - others: The list before.
  ///   - old: Those of the list before, at the same place in it, that are gone.
  mutating func markFields(
    _ commands: [DrawCommand], _ new: Range<Int>, _ others: [DrawCommand], _ old: Range<Int>
  ) -> (new: [Int], old: [Int]) {
    var twins: (new: [Int], old: [Int]) = ([], [])
    // Twins stand in the same order in both lists.
    var next = old.lowerBound
    for index in new {
      guard case .field(let field) = commands[index] else { continue }
      for before in next..<old.upperBound {
        guard case .field(let other) = others[before], field.isAligned(with: other) else { continue }
        twins.new.append(index)
        twins.old.append(before)
        next = before + 1
        markDifferences(of: field, from: other)
        break
      }
    }
    return twins
  }

  /// Marks the tiles in which two aligned fields have different nodes around a pixel.
  private mutating func markDifferences(of field: ColorField, from other: ColorField) {
    guard let place = FieldPlace(field, on: grid) else { return }
    let (tiles, columns) = (place.tiles, field.columns)
    let across = tiles.columns.map { place.across.nodes(ofTile: $0) }
    field.colors.withUnsafeBufferPointer { colors in
      other.colors.withUnsafeBufferPointer { others in
        for row in tiles.rows {
          let lines = place.down.nodes(ofTile: row)
          for column in tiles.columns {
            let nodes = across[column - tiles.columns.lowerBound]
            var differences: UInt32 = 0
            for line in lines {
              let start = line &* columns
              for node in nodes { differences |= colors[start &+ node] ^ others[start &+ node] }
            }
            if differences != 0 { mark(column, row) }
          }
        }
      }
    }
  }
}

extension ColorField {
  /// Whether another field has its nodes in the same places, and covers as much.
  fileprivate func isAligned(with other: ColorField) -> Bool {
    bounds == other.bounds && opacity == other.opacity && columns == other.columns && rows == other.rows
  }
}

extension FieldPlace.Axis {
  /// The nodes that pixels of a column or row of tiles are mixed of.
  fileprivate func nodes(ofTile tile: Int) -> ClosedRange<Int> {
    let pixels = pixels.clamped(to: tile * TileGrid.side..<(tile + 1) * TileGrid.side)
    return place(of: pixels.lowerBound).node...place(of: pixels.upperBound - 1).node + 1
  }
}

extension DisplayList {
  /// Where two lists differ: ranges of commands that are not in the other, between the same two that are.
  ///
  /// - Parameters:
  ///   - indices: What `indices(in:)` answered.
  ///   - count: How many commands the other list has.
  static func gaps(of indices: [Int], in count: Int) -> [(new: Range<Int>, old: Range<Int>)] {
    var gaps: [(new: Range<Int>, old: Range<Int>)] = []
    var (start, next) = (0, 0)
    for (index, same) in (indices + [count]).enumerated() where same >= 0 {
      if start < index || next < same { gaps.append((start..<index, next..<same)) }
      (start, next) = (index + 1, same + 1)
    }
    return gaps
  }
}
