/// How finely delta pictures are quantised.
struct DeltaQuality: Hashable, Sendable {
  /// x264's rate factor that it goes with.
  private let factor: Int

  /// From which thousandths of the macroblocks on so much changes at once that it is coded finer, and with which step of
  /// the quantiser's above the factor.
  ///
  /// The more changes at once, the more a picture is made of steps of a single level, as in a fade, which must not be
  /// lost, and the less of it was fine before.
  private static let finer: [(share: Int, offset: Int)] = [(300, -1), (100, 0)]
  /// The step where less changes.
  private static let usual = 2
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
    bounded(factor + (Self.finer.first { changed * 1000 > $0.share * count }?.offset ?? Self.usual))
  }

  private func bounded(_ quantizer: Int) -> Int {
    min(max(quantizer, Quantizer.range.lowerBound), Quantizer.range.upperBound)
  }
}
