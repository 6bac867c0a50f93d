import Drawing
import Media
import Text
import Timeline

/// The colours of a PNG file, row by row from the top left.
struct LoadedPicture: Hashable, Sendable {
  let width: Int
  let height: Int
  /// Red, green, blue and opacity of each pixel, a byte each.
  let samples: [UInt8]

  /// The most pixels.
  static let most = 4_194_304

  /// The same in as many columns and rows of pixels, on a ground: each is the mean of what lies under it.
  ///
  /// Where a picture becomes larger, a pixel of it is a square of one colour.
  func colors(columns: Int, rows: Int, on ground: Color) -> [UInt32] {
    let ground: [Int] = [16, 8, 0].map { Int(ground.hex >> $0 & 0xFF) }
    let down = Self.shares(of: height, among: rows)
    let across = Self.shares(of: width, among: columns)
    var colors: [UInt32] = []
    colors.reserveCapacity(columns * rows)
    for row in 0..<rows {
      for column in 0..<columns {
        colors.append(mean(down[row], across[column], columns * rows, ground))
      }
    }
    return colors
  }

  /// The mean colour of some pixels, which count as much as their shares in two directions say.
  private func mean(_ down: [Share], _ across: [Share], _ count: Int, _ ground: [Int]) -> UInt32 {
    var sums = [0, 0, 0]
    for row in down {
      for column in across {
        let weight = row.weight * column.weight
        let start = 4 * (row.index * width + column.index)
        let alpha = Int(samples[start + 3])
        for channel in 0..<3 {
          let over = Int(samples[start + channel]) * alpha + ground[channel] * (255 - alpha)
          sums[channel] += weight * over
        }
      }
    }
    // Every pixel of the result has as many parts as the picture has pixels.
    let whole = 255 * width * height
    return sums.reduce(0) { color, sum in color << 8 | UInt32((sum + whole / 2) / whole) }
  }

  /// How much of a row or a column lies in one of the result.
  private struct Share {
    let index: Int
    let weight: Int
  }

  /// For each of `parts` equal parts of a line what of its `count` pixels lies in it; weights sum to `count`.
  private static func shares(of count: Int, among parts: Int) -> [[Share]] {
    (0..<parts).map { part in
      // In units of which a pixel has `parts`, and a part has `count`.
      let (start, end) = (part * count, (part + 1) * count)
      return (start / parts...(end - 1) / parts).map { index in
        Share(index: index, weight: min(end, (index + 1) * parts) - max(start, index * parts))
      }
    }
  }
}

extension LoadedPicture {
  /// Takes over what was decoded.
  init(_ pixels: borrowing PixelBuffer) {
    self.init(width: pixels.width, height: pixels.height, samples: pixels.straightRGBA())
  }
}

extension KeyReader {
  /// Reads the picture that a value names; nil, with a message, when it can't be shown.
  mutating func picture(_ value: Located) -> LoadedPicture? {
    guard
      let (name, file) = file(
        value, expected: .pictureFile, else: ScenesProblem.notAPicture, where: LoadedFile.isPicture),
      let picture = decoded(file, { bytes throws(MediaError) in LoadedPicture(try PNG.decode(bytes)) })
    else { return nil }
    guard picture.width * picture.height <= LoadedPicture.most else {
      report(own: ScenesProblem.largePicture(name, width: picture.width, height: picture.height), at: value)
      return nil
    }
    return picture
  }
}
