/// How often colours occur in pictures, counted in cells of 4 × 4 × 4 levels: what a palette is made from.
///
/// The memory is that of the cells in use, 262 144 at most, however many pictures are counted.
public struct ColorHistogram: Sendable {
  /// Pixels whose components agree in the upper six bits.
  struct Cell: Sendable {
    /// The upper six bits of red, green and blue.
    let index: Int
    var count = 0
    var red = 0
    var green = 0
    var blue = 0
    /// The colour, 0xRRGGBB, that more than half of the pixels have, if one has.
    var commonColor: UInt32 = 0
    /// No more than the pixels of that colour: what is left of them when each pixel of another took one away.
    var votes = 0
  }

  /// The cells in use, in the order in which they came up.
  private(set) var cells: [Cell] = []
  /// The place of every cell in `cells`; −1 where there is none.
  private var places = [Int32](repeating: -1, count: 1 << 18)

  /// Makes a histogram of no pixels.
  public init() {}

  /// Counts the pixels of a picture, which is taken as opaque.
  public mutating func add(_ pixels: borrowing PixelBuffer) {
    let (width, height, stride) = (pixels.width, pixels.height, pixels.stride)
    pixels.withPixels { source in
      for row in 0..<height {
        let line = source[row * stride..<row * stride + width]
        var (color, run) = (line[line.startIndex], 0)
        for pixel in line {
          if pixel == color {
            run &+= 1
          } else {
            add(color & 0xFF_FFFF, run)
            (color, run) = (pixel, 1)
          }
        }
        add(color & 0xFF_FFFF, run)
      }
    }
  }

  /// Counts what another histogram counted; the cells' common colours may depend on the order of such additions.
  public mutating func add(_ other: ColorHistogram) {
    for cell in other.cells {
      let place = place(ofCell: cell.index)
      cells[place].count += cell.count
      cells[place].red += cell.red
      cells[place].green += cell.green
      cells[place].blue += cell.blue
      cells[place].vote(cell.commonColor, cell.votes)
    }
  }

  private mutating func add(_ color: UInt32, _ count: Int) {
    let index = (color >> 18) << 12 | (color >> 10 & 63) << 6 | color >> 2 & 63
    let place = place(ofCell: Int(index))
    cells[place].count += count
    cells[place].red += Int(color >> 16) * count
    cells[place].green += Int(color >> 8 & 255) * count
    cells[place].blue += Int(color & 255) * count
    cells[place].vote(color, count)
  }

  private mutating func place(ofCell index: Int) -> Int {
    if places[index] < 0 {
      places[index] = Int32(cells.count)
      cells.append(Cell(index: index))
    }
    return Int(places[index])
  }
}

extension ColorHistogram.Cell {
  /// The mean of the pixels, as red, green and blue.
  var mean: SIMD4<Double> { SIMD4(Double(red), Double(green), Double(blue), 0) / Double(count) }

  /// Boyer and Moore's vote: a colour that most pixels have is the one that is left.
  fileprivate mutating func vote(_ color: UInt32, _ count: Int) {
    if color == commonColor {
      votes += count
    } else if votes >= count {
      votes -= count
    } else {
      (commonColor, votes) = (color, count - votes)
    }
  }
}
