import Drawing
import Media

/// A frame as a grid of small square tiles: what is redrawn, or left as it is, as a whole.
///
/// The last column and row may reach beyond the frame; a pixel buffer's rows are padded to whole tiles.
struct TileGrid: Hashable {
  /// The side of a tile in pixels: a macroblock, and what a conversion to samples takes at a time.
  static let side = 16

  /// The frame's size in pixels.
  let (width, height): (Int, Int)
  /// How many tiles stand side by side, and how many rows of them there are.
  let (columns, rows): (Int, Int)

  /// Lays the grid over a frame of `width` × `height` pixels.
  init(width: Int, height: Int) {
    (self.width, self.height) = (width, height)
    columns = (width + Self.side - 1) / Self.side
    rows = (height + Self.side - 1) / Self.side
  }

  /// How many tiles there are.
  var count: Int { columns * rows }

  /// How many rows of pixels a row of tiles has in the frame.
  func height(ofRow row: Int) -> Int { min(Self.side, height - row * Self.side) }

  /// The columns and rows of the tiles that bounds touch; nil where they touch none.
  func tiles(touching bounds: Rect) -> (columns: Range<Int>, rows: Range<Int>)? {
    guard bounds.maxX > 0, bounds.maxY > 0, bounds.minX < Double(width), bounds.minY < Double(height), !bounds.isEmpty
    else { return nil }
    let side = Double(Self.side)
    let (left, top) = (Int(max(0, bounds.minX) / side), Int(max(0, bounds.minY) / side))
    let right = min(columns - 1, Int(min(bounds.maxX, Double(width)) / side))
    let bottom = min(rows - 1, Int(min(bounds.maxY, Double(height)) / side))
    return (left..<right + 1, top..<bottom + 1)
  }

  /// The tiles that are marked, as few rectangles of pixels: runs side by side, joined with equal runs below.
  func rectangles(of marks: [Bool]) -> [PixelRect] {
    var rects: [PixelRect] = []
    // The rectangles that end with the row above, as a range of `rects`.
    var above = 0..<0
    for row in 0..<rows {
      let first = rects.count
      var (column, open) = (0, above.lowerBound)
      let height = height(ofRow: row)
      while column < columns {
        guard marks[row * columns + column] else {
          column += 1
          continue
        }
        let start = column
        while column < columns, marks[row * columns + column] { column += 1 }
        let (left, right) = (start * Self.side, min(column * Self.side, width))
        while open < above.upperBound, rects[open].x < left { open += 1 }
        rects.append(PixelRect(x: left, y: row * Self.side, width: right - left, height: height))
        if open < above.upperBound, rects[open].x == left, rects[open].width == right - left {
          // The run goes on: its rectangle moves to the ones that are open, one row higher.
          rects[rects.count - 1].y = rects[open].y
          rects[rects.count - 1].height = rects[open].height + height
          rects[open].height = 0
        }
      }
      above = first..<rects.count
    }
    rects.removeAll { $0.height == 0 }
    return rects
  }
}
