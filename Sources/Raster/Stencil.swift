internal import CCairo
import Drawing

/// A sheet of the frame's size on which Cairo draws one shape at a time, to learn what it covers.
struct Stencil: ~Copyable {
  private let canvas: Canvas
  private let memory: UnsafeMutableRawBufferPointer
  private let grid: TileGrid
  private let stride: Int

  /// Makes a blank sheet for frames of a grid.
  init(_ grid: TileGrid) throws(RasterError) {
    self.grid = grid
    stride = grid.columns * TileGrid.side
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: stride * grid.rows * TileGrid.side, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    let surface = cairo_image_surface_create_for_data(
      memory.assumingMemoryBound(to: UInt8.self).baseAddress, CAIRO_FORMAT_A8, Int32(stride),
      Int32(grid.rows * TileGrid.side), Int32(stride))
    do {
      canvas = try Canvas(surface, madeBy: "cairo_image_surface_create_for_data")
    } catch {
      memory.deallocate()
      throw error
    }
    self.memory = memory
  }

  deinit {
    canvas.close()
    memory.deallocate()
  }

  /// Whether a shape fits on the sheet, wherever on the frame its place is.
  func fits(_ shape: Shape) -> Bool {
    let bounds = shape.bounds
    return bounds.width + 2 < Double(grid.width) && bounds.height + 2 < Double(grid.height)
  }

  /// Answers what a shape covers that fits: tile by tile on the sheet, where it stands in the top left corner.
  mutating func outline(of shape: Shape) throws(RasterError) -> Coverage {
    let (bounds, corner) = (shape.bounds, corner(of: shape))
    try canvas.stamp(shape, atX: Double(-corner.x), y: Double(-corner.y))
    return cut(
      Rect(x: 0, y: 0, width: bounds.width + 1, height: bounds.height + 1), isInLanes: false)
  }

  /// Answers what a shape in its place covers of the frame, from its outline.
  mutating func coverage(of shape: Shape, at place: Shape.Place, from outline: Coverage) -> Coverage {
    guard let base = memory.baseAddress else { return .none }
    let (corner, side) = (corner(of: shape), TileGrid.side)
    let (width, height) = (grid.width, grid.height)
    outline.withValues { values in
      for part in outline.parts {
        let (x, y) = (
          Int(part.column) * side + corner.x + place.x, Int(part.row) * side + corner.y + place.y
        )
        // What of the tile is on the frame.
        let (left, right) = (max(0, -x), min(side, width - x))
        let (top, bottom) = (max(0, -y), min(side, height - y))
        guard left < right, top < bottom else { continue }
        for row in top..<bottom {
          let target = base + ((y + row) * stride + x + left)
          if part.offset >= 0, let values = values.baseAddress {
            target.copyMemory(
              from: values + (Int(part.offset) + row * side + left),
              byteCount: right - left)
          } else {
            target.initializeMemory(as: UInt8.self, repeating: 255, count: right - left)
          }
        }
      }
    }
    let bounds = shape.bounds
    return cut(
      Rect(
        minX: bounds.minX + Double(place.x), minY: bounds.minY + Double(place.y),
        maxX: bounds.maxX + Double(place.x), maxY: bounds.maxY + Double(place.y)), isInLanes: true)
  }

  /// Answers what a shape covers of the frame that is too large to stand on the sheet as a whole.
  mutating func coverage(of shape: Shape, at place: Shape.Place) throws(RasterError) -> Coverage {
    try canvas.stamp(shape, atX: Double(place.x), y: Double(place.y))
    let bounds = shape.bounds
    return cut(
      Rect(
        minX: bounds.minX + Double(place.x), minY: bounds.minY + Double(place.y),
        maxX: bounds.maxX + Double(place.x), maxY: bounds.maxY + Double(place.y)), isInLanes: true)
  }

  /// The pixel that is to stand in the sheet's corner.
  private func corner(of shape: Shape) -> Shape.Place {
    let bounds = shape.bounds
    return Shape.Place(x: Int(bounds.minX.rounded(.down)), y: Int(bounds.minY.rounded(.down)))
  }

  /// Takes what is on the sheet within `bounds`, and leaves it blank.
  ///
  /// - Parameter isInLanes: Whether the values are ordered for drawing, as on a frame, or stay side by side.
  private mutating func cut(_ bounds: Rect, isInLanes: Bool) -> Coverage {
    guard let tiles = grid.tiles(touching: bounds), let base = memory.baseAddress else {
      return .none
    }
    var parts: [Coverage.Part] = []
    var count = 0
    let side = TileGrid.side
    for row in tiles.rows {
      for column in tiles.columns {
        let tile = base + (row * side * stride + column * side)
        let (some, all) = summary(of: tile)
        guard some != 0 else { continue }
        let isWhole = all == .max
        parts.append(
          Coverage.Part(
            column: UInt16(column), row: UInt16(row), offset: isWhole ? -1 : Int32(count)))
        if isWhole { clear(tile) } else { count += side * side }
      }
    }
    let values = [UInt8](unsafeUninitializedCapacity: count) { values, initialized in
      initialized = count
      guard let values = UnsafeMutableRawPointer(values.baseAddress) else { return }
      for part in parts where part.offset >= 0 {
        let tile = base + (Int(part.row) * side * stride + Int(part.column) * side)
        for y in 0..<side {
          let row = values + (Int(part.offset) + y * side)
          if isInLanes {
            Self.copyLanes(tile + y * stride, to: row)
          } else {
            row.copyMemory(from: tile + y * stride, byteCount: side)
          }
        }
        clear(tile)
      }
    }
    return Coverage(parts: parts, values: values)
  }

  /// Copies 16 values, from four words of four neighbours to four words of every fourth.
  private static func copyLanes(_ row: UnsafeMutableRawPointer, to lanes: UnsafeMutableRawPointer) {
    for lane in 0..<4 {
      for group in 0..<4 {
        lanes.storeBytes(
          of: row.load(fromByteOffset: 4 * group + lane, as: UInt8.self),
          toByteOffset: 4 * lane + group,
          as: UInt8.self)
      }
    }
  }

  /// All values of a tile: what any of them has, and what all of them have.
  private func summary(of tile: UnsafeMutableRawPointer) -> (some: UInt64, all: UInt64) {
    var (some, all) = (UInt64(0), UInt64.max)
    for y in 0..<TileGrid.side {
      let row = tile + y * stride
      let (left, right) = (row.load(as: UInt64.self), row.load(fromByteOffset: 8, as: UInt64.self))
      some |= left | right
      all &= left & right
    }
    return (some, all)
  }

  private func clear(_ tile: UnsafeMutableRawPointer) {
    for y in 0..<TileGrid.side {
      (tile + y * stride).storeBytes(of: 0, as: UInt64.self)
      (tile + y * stride).storeBytes(of: 0, toByteOffset: 8, as: UInt64.self)
    }
  }
}
