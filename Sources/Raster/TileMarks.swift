import Drawing
import Media

/// Which tiles of a frame are to be drawn again.
struct TileMarks {
  let grid: TileGrid
  private var marks: [Bool]
  /// The first command that each tile is drawn with, or −1 for the ground; beyond all commands where it is not drawn.
  private var firsts: [Int32]

  /// Marks none.
  init(_ grid: TileGrid) {
    self.grid = grid
    marks = Array(repeating: false, count: grid.count)
    firsts = Array(repeating: .max, count: grid.count)
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

  /// Marks a tile.
  mutating func mark(_ column: Int, _ row: Int) { marks[row * grid.columns + column] = true }

  /// Finds with which command each marked tile begins: what an opaque one covers wholly need not be drawn below it.
  ///
  /// - Parameters:
  ///   - commands: What is drawn, from the back.
  ///   - coverages: What each covers, as far as it is known.
  mutating func findFirsts(of commands: [DrawCommand], _ coverages: [Coverage?]) {
    for index in marks.indices { firsts[index] = marks[index] ? -1 : .max }
    for (index, command) in commands.enumerated() {
      let first = Int32(truncatingIfNeeded: index)
      switch command {
      case .fill(_, .solid(let color), _), .stroke(_, _, .solid(let color), _):
        guard color.pixel >> 24 == 255, let coverage = coverages[index] else { continue }
        for part in coverage.parts where part.offset < 0 { begin(Int(part.column), Int(part.row), with: first) }
      case .field(let field):
        guard field.opacity >= 1, let tiles = FieldPlace(field, on: grid)?.wholeTiles(of: grid) else { continue }
        for row in tiles.rows {
          for column in tiles.columns { begin(column, row, with: first) }
        }
      case .fill, .stroke, .glow: continue
      }
    }
  }

  private mutating func begin(_ column: Int, _ row: Int, with first: Int32) {
    let tile = row * grid.columns + column
    if marks[tile] { firsts[tile] = first }
  }

  /// Lends the first command of each tile; see `findFirsts`.
  func withFirsts(_ body: (UnsafeBufferPointer<Int32>) -> Void) { firsts.withUnsafeBufferPointer(body) }
}
