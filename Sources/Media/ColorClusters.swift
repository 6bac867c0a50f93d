/// The colours of a palette in the making, and the cells that are nearest to each.
struct ColorClusters {
  private var centers: [SIMD4<Double>]

  /// Starts with colours.
  init(centers: [SIMD4<Double>]) { self.centers = centers }

  /// Moves each colour to the mean of the pixels it is nearest to; one that has none stays.
  mutating func refine(_ samples: [ColorBox.Sample]) {
    var sums = [SIMD4<Double>](repeating: .zero, count: centers.count)
    var weights = [Double](repeating: 0, count: centers.count)
    for sample in samples {
      let nearest = nearest(to: sample.color)
      sums[nearest] += sample.color * sample.weight
      weights[nearest] += sample.weight
    }
    for index in centers.indices where weights[index] > 0 { centers[index] = sums[index] / weights[index] }
  }

  /// The colours, 0xRRGGBB, rounded; a colour that most pixels of a cluster have is taken as it is.
  func colors(of cells: [ColorHistogram.Cell]) -> [UInt32] {
    var counts = [Int](repeating: 0, count: centers.count)
    var common = [(color: UInt32, votes: Int)](repeating: (0, 0), count: centers.count)
    for cell in cells {
      let nearest = nearest(to: cell.mean)
      counts[nearest] += cell.count
      if cell.votes > common[nearest].votes { common[nearest] = (cell.commonColor, cell.votes) }
    }
    return centers.indices.map { index in
      if common[index].votes * 2 > counts[index] { return common[index].color }
      let rounded = centers[index].rounded(.toNearestOrAwayFromZero)
      return UInt32(rounded[0]) << 16 | UInt32(rounded[1]) << 8 | UInt32(rounded[2])
    }
  }

  /// The nearest colour, the first of several.
  private func nearest(to color: SIMD4<Double>) -> Int {
    var (best, index) = (Double.infinity, 0)
    for place in centers.indices {
      let difference = centers[place] - color
      let distance = (difference * difference).sum()
      if distance < best { (best, index) = (distance, place) }
    }
    return index
  }
}
