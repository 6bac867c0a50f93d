import Drawing
import Media

/// Where a field of colours lies among the pixels of a frame.
struct FieldPlace {
  let across: Axis
  let down: Axis

  /// One direction: the pixels whose centres lie within the bounds, and where these are among the nodes.
  ///
  /// It is worked out in integers. Bounds are moved to the nearest 1/256 of a pixel, as shapes are, so what moves by whole
  /// pixels looks the same.
  struct Axis {
    /// The pixels that the field has, of those on the frame.
    let pixels: Range<Int>
    /// In 1/256 of a pixel.
    private let low: Int
    private let length: Int
    private let gaps: Int

    /// How far away bounds may be, in pixels: products have 61 bits then.
    private static let reach = 16_777_216.0

    /// Lays `nodes` nodes from `low` to `high` over `count` pixels; nil where there are none of them.
    init?(nodes: Int, from low: Double, to high: Double, over count: Int) {
      guard abs(low) < Self.reach, abs(high) < Self.reach else { return nil }
      let (low, high) = (Int((low * 256).rounded()), Int((high * 256).rounded()))
      // Pixel k has its centre at 256k + 128. One that lies on the border of two fields belongs to the second.
      let (first, end) = (max(0, (low + 127) >> 8), min(count, (high + 127) >> 8))
      guard first < end else { return nil }
      pixels = first..<end
      (self.low, length, gaps) = (low, high - low, nodes - 1)
    }

    /// The node at or before the centre of one of the pixels, never the last, and the way to the next one in steps of
    /// 1/65536.
    func place(of pixel: Int) -> (node: Int, fraction: UInt32) {
      let steps = (pixel << 8 + 128 - low) * (gaps << 16) / length
      let node = min(steps >> 16, gaps - 1)
      return (node, UInt32(steps - node << 16))
    }
  }

  /// Finds a field's place on a frame; nil where nothing of it is seen.
  init?(_ field: ColorField, on grid: TileGrid) {
    let bounds = field.bounds
    guard field.opacity > 0,
      let across = Axis(nodes: field.columns, from: bounds.minX, to: bounds.maxX, over: grid.width),
      let down = Axis(nodes: field.rows, from: bounds.minY, to: bounds.maxY, over: grid.height)
    else { return nil }
    (self.across, self.down) = (across, down)
  }

  /// Its pixels.
  var area: PixelRect {
    PixelRect(
      x: across.pixels.lowerBound, y: down.pixels.lowerBound, width: across.pixels.count, height: down.pixels.count)
  }

  /// The columns and rows of the tiles that it has pixels of.
  var tiles: (columns: Range<Int>, rows: Range<Int>) {
    (Self.tiles(touching: across.pixels), Self.tiles(touching: down.pixels))
  }

  /// The columns and rows of the tiles that it has all pixels of.
  ///
  /// What the last row of tiles has beyond the frame is not stored, and not missed.
  func wholeTiles(of grid: TileGrid) -> (columns: Range<Int>, rows: Range<Int>) {
    func tiles(_ pixels: Range<Int>) -> Range<Int> {
      let (start, end) = ((pixels.lowerBound + TileGrid.side - 1) / TileGrid.side, pixels.upperBound / TileGrid.side)
      return start..<max(start, end)
    }
    let rows = tiles(down.pixels)
    let isLast = down.pixels.upperBound == grid.height
    return (tiles(across.pixels), rows.lowerBound..<(isLast ? max(rows.lowerBound, grid.rows) : rows.upperBound))
  }

  private static func tiles(touching pixels: Range<Int>) -> Range<Int> {
    pixels.lowerBound / TileGrid.side..<(pixels.upperBound - 1) / TileGrid.side + 1
  }
}
