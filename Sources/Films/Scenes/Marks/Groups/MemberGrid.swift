import Drawing
import FilmKit

/// Equal cells in rows, for marks that share an area.
struct MemberGrid: Sendable {
  /// The cells, row by row.
  let cells: [Rect]
  /// What is left of each for its mark, below its label.
  let rooms: [Rect]
  private let columns: Int
  /// How much room there is round a mark with its label for what goes round both, in pixels.
  private let rim: Double
  /// How far labels are from what they name, in pixels.
  private let gap: Double

  /// The space between cells, in units.
  private static let space = 36.0
  /// The space between a label and what it names, in units.
  private static let labelGap = 12.0

  /// - Parameter height: How high labels are, in pixels.
  private init(_ count: Int, columns: Int, height: Double, _ setting: MarkSetting) {
    let (area, unit) = (setting.area, setting.unit)
    let columns = max(1, min(columns, count))
    let rows = (count + columns - 1) / columns
    let space = Self.space * unit
    let width = (area.width - space * Double(columns - 1)) / Double(columns)
    let high = (area.height - space * Double(rows - 1)) / Double(rows)
    cells = (0..<count).map { index in
      let (row, column) = (Double(index / columns), Double(index % columns))
      return Rect(
        x: area.minX + column * (width + space), y: area.minY + row * (high + space), width: width, height: high)
    }
    gap = Self.labelGap * unit
    let taken = height > 0 ? height + gap : 0
    rooms = cells.map { $0.inset(top: taken) }
    self.columns = columns
    rim = 8 * unit
  }

  /// With labels of a height, in so many columns that cells are as large as can be.
  ///
  /// - Parameters:
  ///   - columns: How many columns there are; nil for as many as are best.
  ///   - isFull: Whether the last row must be full then.
  init(_ count: Int, columns: Int?, isFull: Bool = false, labels height: Double, _ setting: MarkSetting) {
    if let columns {
      self.init(count, columns: columns, height: height, setting)
      return
    }
    var best = MemberGrid(count, columns: count, height: height, setting)
    for columns in 1..<max(2, count) where !isFull || count % columns == 0 {
      let grid = MemberGrid(count, columns: columns, height: height, setting)
      if grid.size > best.size { best = grid }
    }
    self = best
  }

  /// The cell in the middle of the last row.
  var middleOfLastRow: Int {
    let first = (cells.count - 1) / columns * columns
    return (first + cells.count - 1) / 2
  }

  /// The smaller side of what each mark has.
  private var size: Double { rooms.first.map { min($0.width, $0.height) } ?? 0 }

  /// Where each mark is, with its label.
  ///
  /// - Parameter label: The bounds of a label; nil for none.
  func boxes(_ drawings: [any MarkDrawing], _ label: (Int) -> Rect?) -> [Rect] {
    drawings.indices.map { index in
      let box = drawings[index].anchors?.all ?? rooms[index]
      return label(index).map { box.union($0).expanded(by: rim) } ?? box
    }
  }

  /// Where the labels above marks end: just above the highest of a row, each in the middle of its own.
  func feet(_ drawings: [any MarkDrawing]) -> [Point] {
    let boxes = zip(drawings, rooms).map { $0.anchors?.all ?? $1 }
    return boxes.indices.map { index in
      let row = index / columns
      let tops = boxes.indices.filter { $0 / columns == row }.map { boxes[$0].minY }
      let top = max(rooms[index].minY, tops.min() ?? rooms[index].minY)
      return Point(boxes[index].center.x, top - gap)
    }
  }
}
