import Drawing
import Media

/// Which tiles of a frame are to be drawn again.
struct TileMarks {
  private let grid: TileGrid
  private var marks: [Bool]

  /// Marks none.
  init(_ grid: TileGrid) {
    self.grid = grid
    marks = Array(repeating: false, count: grid.count)
  }

  /// The marked tiles as few rectangles of pixels.
  var rectangles: [PixelRect] { grid.rectangles(of: marks) }

  /// Takes all marks away.
  mutating func clear() { marks.withUnsafeMutableBufferPointer { $0.update(repeating: false) } }

  /// Marks the whole frame.
  mutating func markAll() { marks.withUnsafeMutableBufferPointer { $0.update(repeating: true) } }

  /// Marks what a command touches; all of its bounds, where its coverage is not known.
  mutating func mark(_ command: DrawCommand, _ coverage: Coverage?) {
    if let coverage {
      for part in coverage.parts { marks[Int(part.row) * grid.columns + Int(part.column)] = true }
      return
    }
    if case .field(let field) = command {
      guard let tiles = FieldPlace(field, on: grid)?.tiles else { return }
      for row in tiles.rows {
        for column in tiles.columns { marks[row * grid.columns + column] = true }
      }
      return
    }
    guard let tiles = grid.tiles(touching: command.bounds) else { return }
    let light: Light? = if case .glow(let glow) = command { Light(glow) } else { nil }
    for row in tiles.rows {
      for column in light?.columns(inRow: row, of: grid) ?? tiles.columns { marks[row * grid.columns + column] = true }
    }
  }

  /// Lends the marks, one a tile.
  func withMarks(_ body: (UnsafeBufferPointer<Bool>) -> Void) { marks.withUnsafeBufferPointer(body) }
}
