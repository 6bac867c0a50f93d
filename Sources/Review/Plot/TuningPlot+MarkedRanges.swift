import Drawing
import FilmKit
import Timeline

extension TuningPlot {
  /// Times that stand out: speech that is not in the script, dead air, and too little time for some beats.
  struct MarkedRanges {
    /// A time, where it is, and the line of the page in which it is written to.
    private struct Placed {
      let range: MarkedRange
      let pieces: [Grid.Piece]
      let line: Int
    }

    private let grid: Grid
    private let placed: [Placed]

    /// Places them.
    init(_ content: Content, _ grid: Grid) {
      self.grid = grid
      placed = content.ranges.map { range in
        let pieces = grid.pieces(of: range.span)
        let line = grid.line(of: range.span.lowerBound)
        let start = grid.x(range.span.lowerBound, in: line)
        // A time that is none is still seen.
        let least = [Grid.Piece(line: line, left: start - 3, right: start + 3)]
        return Placed(range: range, pieces: pieces.isEmpty ? least : pieces, line: pieces.first?.line ?? line)
      }
    }

    /// Draws those of some kinds.
    func draw(_ kinds: [MarkedRange.Kind], _ pen: Pen, into scene: inout Scene) {
      for placed in placed where kinds.contains(placed.range.kind) {
        for piece in placed.pieces { draw(placed, piece, pen, into: &scene) }
      }
    }

    private func draw(_ placed: Placed, _ piece: Grid.Piece, _ pen: Pen, into scene: inout Scene) {
      let (theme, after) = (pen.theme, grid.box(piece, .after))
      switch placed.range.kind {
      case .extra:
        let rows = (grid.band(.wave, piece.line).lowerBound, grid.band(.words, piece.line).upperBound)
        let box = Rect(minX: piece.left, minY: rows.0, maxX: piece.right, maxY: rows.1)
        pen.fill(box, pen.tint(theme.weight, 0.1), into: &scene)
        pen.hatch(box, pen.tint(theme.weight, 0.4), spacing: 14, into: &scene)
      case .deadAir:
        let band = Rect(minX: after.minX, minY: after.maxY - 34, maxX: after.maxX - 2, maxY: after.maxY - 23)
        pen.hatch(band, theme.muted, spacing: 8, width: 2, into: &scene)
      case .room:
        let gap = min(3, piece.width / 4)
        let box = after.inset(left: gap, right: gap)
        let color = pen.tint(theme.muted, 0.5)
        scene.append(.stroke(.roundedRect(box, radius: 4), Stroke(width: 1.5), .solid(color), .identity))
        guard piece.line == placed.line else { return }
        pen.first([placed.range.label], size: 15, width: box.width - 14)?
          .draw(.left, at: Point(box.minX + 8, box.minY + 23), into: &scene) { _ in theme.muted }
      case .shortage:
        // Even one that is hardly any is seen.
        let more = max(0, (12 - after.width) / 2)
        let box = after.inset(left: -more, right: -more)
        pen.fill(box, pen.tint(theme.delta, 0.22), radius: 4, into: &scene)
        pen.hatch(box, pen.tint(theme.delta, 0.55), spacing: 12, width: 2, into: &scene)
        scene.append(.stroke(.roundedRect(box, radius: 4), Stroke(width: 2), .solid(theme.delta), .identity))
      }
    }

    /// Writes under the lines what the times are; each begins under its time, or where others leave room.
    func drawNotes(_ pen: Pen, into scene: inout Scene) {
      let theme = pen.theme
      var taken: [(line: Int, right: Double)] = []
      for placed in placed {
        let (color, isHeavy) =
          switch placed.range.kind {
          case .extra: (theme.weight, false)
          case .deadAir: (theme.muted, false)
          case .shortage: (theme.delta, true)
          case .room: (theme.muted, false)
          }
        guard placed.range.kind != .room else { continue }
        let free = taken.reduce(Grid.left) { $1.line == placed.line ? max($0, $1.right + 24) : $0 }
        let text = placed.range.label
        guard let label = pen.label(text, size: 16, heavy: isHeavy, width: Grid.right - free) else { continue }
        let left = max(free, min(placed.pieces[0].left, Grid.right - label.width))
        taken.append((placed.line, left + label.width))
        let place = Point(left, grid.band(.note, placed.line).lowerBound + 19)
        label.draw(.left, at: place, into: &scene) { _ in color }
      }
    }
  }
}
