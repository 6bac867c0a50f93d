/// The pixels of a frame, lent for drawing a command into the tiles that are marked and in which it is seen.
struct MarkedTiles {
  let grid: TileGrid
  /// The first command that each tile is drawn with; see `TileMarks`.
  let firsts: UnsafeBufferPointer<Int32>
  /// The number of the command that is drawn, −1 for the ground.
  let command: Int32
  /// The frame's first pixel.
  let frame: UnsafeMutablePointer<UInt32>
  /// Pixels from one row to the next.
  let stride: Int

  /// Whether the command is drawn into a tile.
  func isMarked(_ column: Int, _ row: Int) -> Bool { firsts[row &* grid.columns &+ column] <= command }

  /// A tile's first pixel.
  func first(_ column: Int, _ row: Int) -> UnsafeMutablePointer<UInt32> {
    frame + (row &* stride &+ column) &* TileGrid.side
  }

  /// Draws a shape in one colour.
  func draw(_ ink: Ink, _ parts: [Coverage.Part], _ values: UnsafeBufferPointer<UInt8>) {
    for part in parts where isMarked(Int(part.column), Int(part.row)) {
      let (tile, rows) = (first(Int(part.column), Int(part.row)), grid.height(ofRow: Int(part.row)))
      if part.offset >= 0, let values = values.baseAddress {
        ink.blend(into: tile, stride: stride, rows: rows, coverage: values + Int(part.offset))
      } else {
        ink.cover(tile, stride: stride, rows: rows)
      }
    }
  }

  /// Draws a shape in a blend of two colours.
  func draw(_ blend: Blend, _ parts: [Coverage.Part], _ values: UnsafeBufferPointer<UInt8>) {
    for part in parts where isMarked(Int(part.column), Int(part.row)) {
      let (column, row) = (Int(part.column), Int(part.row))
      blend.blend(
        into: first(column, row), stride: stride, rows: grid.height(ofRow: row), atX: column * TileGrid.side,
        y: row * TileGrid.side, coverage: part.offset >= 0 ? values.baseAddress.map { $0 + Int(part.offset) } : nil)
    }
  }

  /// Draws a field of colours.
  func draw(_ field: FieldBlend) {
    let (side, tiles, lines) = (TileGrid.side, field.place.tiles, field.place.down.pixels)
    field.withSpans { spans in
      for row in tiles.rows {
        let columns = tiles.columns.filter { isMarked($0, row) }
        guard let left = columns.first, let right = columns.last else { continue }
        for y in lines.clamped(to: row * side..<(row + 1) * side) {
          field.mix(spans, forRow: y, from: left * side, through: right * side + side - 1)
          for column in columns {
            field.blend(into: frame + (y &* stride &+ column &* side), atX: column &* side, spans)
          }
        }
      }
    }
  }

  /// Draws a light, which touches no rows of tiles but `rows`.
  func draw(_ light: Light, inRows rows: Range<Int>) {
    for row in rows {
      for column in light.columns(inRow: row, of: grid) where isMarked(column, row) {
        light.blend(
          into: first(column, row), stride: stride, rows: grid.height(ofRow: row), atX: column * TileGrid.side,
          y: row * TileGrid.side)
      }
    }
  }
}
