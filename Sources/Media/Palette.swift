/// The colours of an indexed picture, 0xRRGGBB each.
public struct Palette: Hashable, Sendable {
  /// The most colours that one has: an index is a byte, and one of the 256 is left for "as before".
  public static let limit = 255

  /// The colours, ascending, each once; 1 … 255.
  public let colors: [UInt32]

  /// Takes colours; traps unless there are 1 … 255 different ones.
  public init(_ colors: [UInt32]) {
    self.colors = Set(colors.map { $0 & 0xFF_FFFF }).sorted()
    precondition(1...Palette.limit ~= self.colors.count, "a palette has from 1 to 255 colours")
  }

  /// Chooses colours that a histogram's pixels are near to, in squared distance.
  ///
  /// Boxes of cells are cut in two, the costliest first (median cut, but at the place of least error); then each
  /// colour moves to the mean of the pixels it is nearest to, a few times (k-means). A colour that most of its pixels
  /// have is taken as it is, so flat areas are exact. The order of everything is fixed: the same histogram gives the
  /// same palette.
  public init(of histogram: ColorHistogram) {
    let cells = histogram.cells.sorted { $0.index < $1.index }
    let samples = cells.map { ColorBox.Sample(index: $0.index, color: $0.mean, weight: Double($0.count)) }
    guard !samples.isEmpty else {
      self.init([0])
      return
    }
    var boxes = [ColorBox(samples)]
    while boxes.count < Palette.limit {
      let costliest = boxes.indices.reduce(0) { boxes[$1].error > boxes[$0].error ? $1 : $0 }
      guard boxes[costliest].error > 0, let (low, high) = boxes[costliest].cut() else { break }
      boxes[costliest] = low
      boxes.append(high)
    }
    var clusters = ColorClusters(centers: boxes.map(\.mean))
    for _ in 0..<8 { clusters.refine(samples) }
    self.init(clusters.colors(of: cells))
  }
}
