import Drawing
import FilmKit

extension Storyboard {
  /// Where things stand on a page, in pixels of a page that is not scaled.
  struct Grid {
    /// The margin around everything, and the gaps between columns, rows, and a frame and its text.
    static let margin = 96.0
    static let gap = (columns: 84.0, rows: 44.0, text: 32.0)
    /// The widths that the texts of the rows may have.
    static let text = 400.0...580.0
    /// The largest thumbnail.
    private static let frame = (width: 608.0, height: 480.0)
    /// From the page's top to its rows, without warnings, and the height of one of these.
    static let head = (height: 196.0, warning: 30.0)
    /// The width by the height of the page that suits best: that of a sheet of paper, lying.
    private static let shape = 1.3
    /// How small a page may be scaled: its smallest type must still be read.
    private static let smallest = 0.55

    private let count: Int
    private let thumbnail: (width: Double, height: Double)
    /// The width and the height of a row.
    private let cell: Double
    private let row: Double
    private let top: Double

    /// Lays out `count` rows: frames of a size, texts of at most a size, and lines of warnings above all.
    init(
      count: Int, frame: (width: Double, height: Double), text: (width: Double, height: Double), warnings: Int
    ) {
      self.count = max(1, count)
      let scale = min(Self.frame.width / frame.width, Self.frame.height / frame.height)
      thumbnail = (max(1, (frame.width * scale).rounded()), max(1, (frame.height * scale).rounded()))
      cell = thumbnail.width + Self.gap.text + max(Self.text.lowerBound, text.width.rounded(.up))
      row = max(thumbnail.height, text.height.rounded(.up))
      top = Self.margin + Self.head.height + Double(warnings) * Self.head.warning
    }

    private func rows(_ columns: Int) -> Int { (count + columns - 1) / columns }

    /// The page's width with so many columns.
    func width(_ columns: Int) -> Double {
      // No column stays empty.
      let filled = Double((count + rows(columns) - 1) / rows(columns))
      return 2 * Self.margin + filled * cell + (filled - 1) * Self.gap.columns
    }

    /// The page's height with so many columns.
    func height(_ columns: Int) -> Double {
      let rows = Double(rows(columns))
      return top + rows * (row + Self.gap.rows) - Self.gap.rows + Self.margin
    }

    /// By how much the page is made smaller: 1 where it is not too large.
    func scale(_ columns: Int) -> Double {
      min(1, Double(Storyboard.largest) / max(width(columns), height(columns)))
    }

    /// The numbers of columns that leave the type large enough.
    var columns: ClosedRange<Int> {
      let fitting = (1...count).filter { scale($0) >= Self.smallest }
      return (fitting.first ?? best)...(fitting.last ?? best)
    }

    /// The number of columns that keeps the page largest and nearest to a sheet's shape, the fewest of equals.
    var best: Int {
      func cost(_ columns: Int) -> Double {
        let shape = width(columns) / height(columns) / Self.shape
        return max(shape, 1 / shape) / scale(columns)
      }
      return (1...count).reduce(1) { cost($1) < cost($0) ? $1 : $0 }
    }

    /// Where a row is; columns are filled one after the other.
    func cell(ofRow index: Int, columns: Int) -> Rect {
      let rows = rows(columns)
      let (column, line) = (Double(index / rows), Double(index % rows))
      return Rect(
        x: Self.margin + column * (cell + Self.gap.columns), y: top + line * (row + Self.gap.rows), width: cell,
        height: row)
    }

    /// Where the frame of a row is.
    func thumbnail(ofRow index: Int, columns: Int) -> Rect {
      let cell = cell(ofRow: index, columns: columns)
      return Rect(x: cell.minX, y: cell.minY, width: thumbnail.width, height: thumbnail.height)
    }
  }
}
