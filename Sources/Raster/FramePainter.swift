public import Drawing
public import Media

/// Draws display lists into one frame's pixels, redrawing only the tiles that a new list changes.
///
/// The frame is a fixed grid of square tiles, each drawn by itself from the commands whose bounds touch it. A tile's
/// pixels depend on those commands and the ground alone, so a tile whose commands are equal to the last list's needs
/// no drawing, and a frame has the same bytes whatever was drawn before it. (Redrawing under a clip would not be
/// exact: neighbouring pixels come out differently.)
///
/// One painter belongs to one worker.
public struct FramePainter: ~Copyable {
  /// The side of a tile in pixels; a multiple of 16, so that tiles are whole macroblocks.
  public static let tileSize = 128

  /// The frame as last painted.
  public private(set) var pixels: PixelBuffer
  private let columns: Int
  private let rows: Int
  private var shown: DisplayList?
  private var shownOnTile: [[Int]]

  /// Makes a painter of frames of one size, in pixels.
  public init(width: Int, height: Int) {
    pixels = PixelBuffer(width: width, height: height)
    columns = (width + Self.tileSize - 1) / Self.tileSize
    rows = (height + Self.tileSize - 1) / Self.tileSize
    shownOnTile = Array(repeating: [], count: columns * rows)
  }

  /// Paints a list and answers the areas that were redrawn; none when the list is what is shown.
  ///
  /// After an error the next call redraws everything.
  public mutating func paint(_ list: DisplayList) throws(RasterError) -> [PixelRect] {
    if shown == list { return [] }
    let onTile = commandsByTile(list)
    let previous = shown
    shown = nil
    var redrawn: [PixelRect] = []
    for tile in 0..<columns * rows {
      if let previous, previous.background == list.background,
        Self.same(onTile[tile], of: list, as: shownOnTile[tile], of: previous)
      {
        continue
      }
      let area = area(ofTile: tile)
      try draw(list, onTile[tile], in: area)
      redrawn.append(area)
    }
    shown = list
    shownOnTile = onTile
    return redrawn
  }

  private func area(ofTile tile: Int) -> PixelRect {
    let x = tile % columns * Self.tileSize
    let y = tile / columns * Self.tileSize
    return PixelRect(
      x: x, y: y, width: min(Self.tileSize, pixels.width - x), height: min(Self.tileSize, pixels.height - y))
  }

  /// For each tile, the indices of the commands that may touch it, in drawing order.
  private func commandsByTile(_ list: DisplayList) -> [[Int]] {
    var result: [[Int]] = Array(repeating: [], count: columns * rows)
    let size = Double(Self.tileSize)
    for (index, command) in list.commands.enumerated() {
      let bounds = command.bounds
      guard bounds.maxX > 0, bounds.maxY > 0, bounds.minX < Double(pixels.width), bounds.minY < Double(pixels.height),
        !bounds.isEmpty
      else { continue }
      let first = (x: Int(max(0, bounds.minX) / size), y: Int(max(0, bounds.minY) / size))
      let last = (
        x: min(columns - 1, Int(min(bounds.maxX, Double(pixels.width)) / size)),
        y: min(rows - 1, Int(min(bounds.maxY, Double(pixels.height)) / size))
      )
      for y in first.y...last.y {
        for x in first.x...last.x { result[y * columns + x].append(index) }
      }
    }
    return result
  }

  private static func same(_ indices: [Int], of list: DisplayList, as others: [Int], of other: DisplayList) -> Bool {
    indices.count == others.count
      && zip(indices, others).allSatisfy { list.commands[$0] == other.commands[$1] }
  }

  private mutating func draw(_ list: DisplayList, _ indices: [Int], in area: PixelRect) throws(RasterError) {
    let stride = pixels.stride
    try pixels.withMutablePixels { (frame) throws(RasterError) in
      guard let base = frame.baseAddress else { return }
      let tile = try Tile(area, of: base, stride: stride)
      tile.clear(list.background)
      for index in indices { tile.draw(list.commands[index]) }
      try tile.finish()
    }
  }
}
