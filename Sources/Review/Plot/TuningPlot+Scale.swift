import Drawing
import FilmKit
import Timeline

extension TuningPlot {
  /// The film's clock over every line, and its seconds as a grid.
  struct Scale {
    private let grid: Grid
    private let end: FilmTime
    /// How many seconds are between two lines of the grid, and between two numbers.
    private let (minor, major): (Int, Int)

    private static let steps = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600]

    /// Chooses steps that leave room.
    init(_ grid: Grid, _ end: FilmTime) {
      (self.grid, self.end) = (grid, end)
      let minor = Self.steps.first { Double($0) * grid.pixels >= 24 } ?? 3600
      self.minor = minor
      major = Self.steps.first { Double($0) * grid.pixels >= 150 && $0 % minor == 0 } ?? 3600
    }

    /// Draws it.
    func draw(_ pen: Pen, into scene: inout Scene) {
      let theme = pen.theme
      for line in 0..<grid.count {
        let rows = grid.band(.all, line)
        var (thin, strong): ([Path], [Path]) = ([], [])
        let seconds = line * grid.seconds...min((line + 1) * grid.seconds, Int(end.seconds.rounded(.up)))
        for second in seconds where second % minor == 0 {
          let x = grid.x(FilmTime(microseconds: second * 1_000_000), in: line)
          let path = Path.line(Point(x, rows.lowerBound), Point(x, rows.upperBound))
          guard second % major == 0 else {
            thin.append(path)
            continue
          }
          strong.append(path)
          let time = FilmTime(microseconds: second * 1_000_000)
          let text = second < 60 ? "\(time) s" : "\(time)"
          let place = Point(x, rows.lowerBound - 7)
          // The last number is the first of the next line.
          guard second < seconds.upperBound || line == grid.count - 1 else { continue }
          pen.label(text, size: 16)?.draw(x > Grid.left ? .center : .left, at: place, into: &scene) { _ in theme.muted }
        }
        for (paths, share) in [(thin, 0.3), (strong, 0.7)] where !paths.isEmpty {
          let color = pen.tint(theme.line, share)
          scene.append(.stroke(.joined(paths), Stroke(width: 1), .solid(color), .identity))
        }
      }
    }
  }
}
