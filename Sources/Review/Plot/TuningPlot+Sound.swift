import Drawing
import FilmKit
import Timeline

extension TuningPlot {
  /// How wide a column of the waveform is, in pixels.
  private static let column = 2.0

  /// Draws a recording as an outline around the least and greatest sample of every column.
  static func draw(_ sound: Sound, _ grid: Grid, _ pen: Pen, into scene: inout Scene) {
    let loudest = sound.peaks.reduce(Float(0.01)) { max($0, abs($1.lowerBound), abs($1.upperBound)) }
    for piece in grid.pieces(of: sound.start..<max(sound.start, sound.end)) {
      let box = grid.box(piece, .wave)
      let (middle, half) = (box.center.y, box.height / 2)
      var (top, bottom): ([Point], [Point]) = ([], [])
      for column in 0..<max(1, Int((piece.width / Self.column).rounded(.up))) {
        let left = piece.left + Double(column) * Self.column
        func index(_ x: Double) -> Int {
          let seconds = (x - Grid.left) / grid.pixels + Double(piece.line * grid.seconds) - sound.start.seconds
          return Int((seconds * Double(sound.rate)).rounded(.down))
        }
        let first = max(0, min(sound.peaks.count - 1, index(left)))
        let last = max(first, min(sound.peaks.count - 1, index(left + Self.column) - 1))
        guard sound.peaks.indices.contains(first) else { continue }
        let low = sound.peaks[first...last].reduce(Float(0)) { min($0, $1.lowerBound) }
        let high = sound.peaks[first...last].reduce(Float(0)) { max($0, $1.upperBound) }
        // Silence is a hairline.
        let (up, down) = (Double(high / loudest) * half, Double(low / loudest) * half)
        let x = min(left + Self.column / 2, piece.right)
        top.append(Point(x, middle - max(0.6, up)))
        bottom.append(Point(x, middle - min(-0.6, down)))
      }
      guard top.count > 1 else { continue }
      let shape = Path.polygon(top + bottom.reversed())
      scene.append(.fill(shape, .solid(pen.tint(pen.theme.ink, 0.5)), .identity))
    }
  }
}
