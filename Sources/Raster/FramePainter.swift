public import Drawing
public import Media

/// Draws display lists into one frame's pixels, redrawing only the tiles that a new list changes.
///
/// The frame is a grid of tiles of 16 × 16 pixels. Cairo says once how much of each pixel a shape covers (`Coverage`);
/// colours and lights are laid over that in integers, each pixel by itself. So a tile that no changed command touches
/// needs no drawing, and a frame has the same bytes whatever was drawn before it. (Redrawing by Cairo under a clip
/// would not be exact: neighbouring pixels come out differently.)
///
/// One painter belongs to one worker.
public struct FramePainter: ~Copyable {
  /// The frame as last painted.
  public private(set) var pixels: PixelBuffer
  /// How far most of what moves has moved between the last two lists, in pixels; zero where nothing does.
  public private(set) var shift = Point.zero
  private let grid: TileGrid
  private var stencil: Stencil?
  /// What shapes cover, wherever they are.
  private var outlines: CoverageCache<Shape>
  /// What they cover of the frame in their places.
  private var coverages: CoverageCache<PlacedShape>
  private var shown: LastFrame?
  /// Which tiles are drawn; between two frames, which were.
  private var changes: TileMarks

  /// What the pixels show.
  private struct LastFrame {
    let list: DisplayList
    /// What each command covers; nil for a light, a field, and for what there was no room to keep.
    let coverages: [Coverage?]
  }

  /// Makes a painter of frames of one size, in pixels.
  ///
  /// Beside the pixels it keeps a byte a pixel to draw on, and at most 6 bytes a pixel of what shapes cover.
  public init(width: Int, height: Int) { self.init(width: width, height: height, limit: 2 * width * height) }

  /// Makes a painter that keeps at most `limit` bytes of what the shapes of a frame cover, as many of those before, and
  /// as many of shapes without a place.
  init(width: Int, height: Int, limit: Int) {
    pixels = PixelBuffer(width: width, height: height)
    grid = TileGrid(width: width, height: height)
    outlines = CoverageCache(limit: limit)
    coverages = CoverageCache(limit: limit)
    changes = TileMarks(grid)
  }

  /// Paints a list and answers the areas that were redrawn; none when the list is what is shown.
  ///
  /// Columns of an area are multiples of 16, but at the frame's right edge. After an error the next call redraws
  /// everything.
  public mutating func paint(_ list: DisplayList) throws(RasterError) -> [PixelRect] {
    let previous = shown
    shift = .zero
    if previous?.list == list { return [] }
    shown = nil
    var coverages: [Coverage?] = Array(repeating: nil, count: list.commands.count)
    var room = self.coverages.limit
    if let previous, previous.list.background == list.background {
      changes.clear()
      try compare(list, with: previous, &coverages, &room)
    } else {
      changes.markAll()
    }
    changes.findFirsts(of: list.commands, coverages)
    cover(with: list.background?.pixel ?? 0)
    for (index, command) in list.commands.enumerated() {
      guard let (path, stroke, paint, transform) = command.parts else {
        draw(command, index)
        continue
      }
      if let coverage = coverages[index] {
        draw(coverage, paint, under: transform, index)
      } else {
        let coverage = try coverage(of: path, stroke, under: transform, within: command.bounds)
        draw(coverage, paint, under: transform, index)
        if coverage.take(from: &room) { coverages[index] = coverage }
      }
    }
    shown = LastFrame(list: list, coverages: coverages)
    return changes.rectangles
  }

  /// Marks the tiles that differ from what is shown, and takes over what is known of them.
  private mutating func compare(
    _ list: DisplayList, with previous: LastFrame, _ coverages: inout [Coverage?], _ room: inout Int
  ) throws(RasterError) {
    let indices = list.indices(in: previous.list)
    shift = list.shift(from: previous.list, indices)
    for (index, same) in indices.enumerated() where same >= 0 {
      guard let coverage = previous.coverages[same], coverage.take(from: &room) else { continue }
      coverages[index] = coverage
    }
    for (index, same) in indices.enumerated() where same < 0 {
      let command = list.commands[index]
      if room > 0, let (path, stroke, _, transform) = command.parts {
        let coverage = try coverage(of: path, stroke, under: transform, within: command.bounds)
        if coverage.take(from: &room) { coverages[index] = coverage }
      }
    }
    for gap in DisplayList.gaps(of: indices, in: previous.list.commands.count) {
      let twins = changes.markFields(list.commands, gap.new, previous.list.commands, gap.old)
      for gone in gap.old where !twins.old.contains(gone) {
        changes.mark(previous.list.commands[gone], previous.coverages[gone])
      }
      for index in gap.new where !twins.new.contains(index) { changes.mark(list.commands[index], coverages[index]) }
    }
  }

  private mutating func coverage(
    of path: Path, _ stroke: Stroke?, under transform: Transform, within bounds: Rect
  ) throws(RasterError) -> Coverage {
    guard grid.tiles(touching: bounds) != nil else { return .none }
    let (shape, place) = Shape.split(path, stroke, transform)
    let key = PlacedShape(shape: shape, place: place)
    if let coverage = coverages.find(key) { return coverage }
    var stencil: Stencil
    if let kept = self.stencil.take() { stencil = kept } else { stencil = try Stencil(grid) }
    let coverage: Coverage
    if let outline = outlines.find(shape) {
      coverage = stencil.coverage(of: shape, at: place, from: outline)
    } else if stencil.fits(shape) {
      let outline = try stencil.outline(of: shape)
      outlines.insert(outline, of: shape)
      coverage = stencil.coverage(of: shape, at: place, from: outline)
    } else {
      coverage = try stencil.coverage(of: shape, at: place)
    }
    // After an error it is gone: what it holds is not known.
    self.stencil = consume stencil
    coverages.insert(coverage, of: key)
    return coverage
  }

  /// Covers the marked tiles with the ground.
  private mutating func cover(with ground: UInt32) {
    withTiles(of: -1) { tiles in
      for row in 0..<tiles.grid.rows {
        for column in 0..<tiles.grid.columns where tiles.isMarked(column, row) {
          let tile = tiles.first(column, row)
          for y in 0..<tiles.grid.height(ofRow: row) {
            (tile + y * tiles.stride).update(repeating: ground, count: TileGrid.side)
          }
        }
      }
    }
  }

  private mutating func draw(_ coverage: Coverage, _ paint: Paint, under transform: Transform, _ index: Int) {
    withTiles(of: index) { tiles in
      coverage.withValues { values in
        switch paint {
        case .solid(let color): tiles.draw(Ink(color), coverage.parts, values)
        case .linear(let from, let first, let to, let last):
          tiles.draw(Blend(from: from, first, to: to, last, under: transform), coverage.parts, values)
        }
      }
    }
  }

  /// Draws what is not a shape.
  private mutating func draw(_ command: DrawCommand, _ index: Int) {
    switch command {
    case .fill, .stroke: break
    case .glow(let glow):
      guard let light = Light(glow), let rows = grid.tiles(touching: command.bounds)?.rows else { return }
      withTiles(of: index) { $0.draw(light, inRows: rows) }
    case .field(let field):
      guard let blend = FieldBlend(field, on: grid) else { return }
      withTiles(of: index) { $0.draw(blend) }
    }
  }

  /// Lends the tiles of a command, by its number; −1 is the ground.
  private mutating func withTiles(of index: Int, _ body: (MarkedTiles) -> Void) {
    let (grid, stride, command) = (grid, pixels.stride, Int32(truncatingIfNeeded: index))
    changes.withFirsts { firsts in
      pixels.withMutablePixels { frame in
        guard let frame = frame.baseAddress else { return }
        body(MarkedTiles(grid: grid, firsts: firsts, command: command, frame: frame, stride: stride))
      }
    }
  }
}

extension DrawCommand {
  /// What covers pixels, and with what they are covered; nil for a light and for a field.
  fileprivate var parts: (path: Path, stroke: Stroke?, paint: Paint, transform: Transform)? {
    switch self {
    case .fill(let path, let paint, let transform): (path, nil, paint, transform)
    case .stroke(let path, let stroke, let paint, let transform): (path, stroke, paint, transform)
    case .glow, .field: nil
    }
  }
}

extension Coverage {
  /// Takes the room that it needs; answers whether there was enough.
  fileprivate func take(from room: inout Int) -> Bool {
    room -= size
    return room >= 0
  }
}
