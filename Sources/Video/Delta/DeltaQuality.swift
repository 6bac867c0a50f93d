/// How finely delta pictures are quantised.
struct DeltaQuality: Hashable, Sendable {
  /// x264's rate factor that it goes with.
  private let factor: Int

  /// How many macroblocks of a thousand change at least for a change to be coded with a step of the quantiser's, and by
  /// how much that is above the factor.
  ///
  /// The more changes at once, the more a picture is made of steps of a single level, as in a fade, which must not be
  /// lost, and the less of it was fine before.
  private static let steps: [(share: Int, offset: Int)] = [(300, -1), (100, 0), (0, 2)]
  /// From which share of the macroblocks on a change may be a camera's motion.
  static let cameraShare = 0.12
  /// How many frames a macroblock has to stand still before it is refined.
  static let delay = 4
  /// How many macroblocks of a thousand are refined in one frame.
  static let refinedShare = 25

  /// The quality that goes with x264's rate factor.
  init(factor: Int) { self.factor = factor }

  /// The quantiser of what stands still.
  var still: Int { bounded(factor - 10) }

  /// The quantiser of what changes, where so many of all macroblocks do at once.
  func changing(_ changed: Int, of count: Int) -> Int {
    bounded(factor + (Self.steps.first { changed * 1000 > $0.share * count }?.offset ?? 2))
  }

  private func bounded(_ quantizer: Int) -> Int {
    min(max(quantizer, Quantizer.range.lowerBound), Quantizer.range.upperBound)
  }
}
