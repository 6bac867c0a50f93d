/// How finely delta pictures are quantised.
struct DeltaQuality: Hashable, Sendable {
  /// The quantiser of what changes.
  var moving: Int
  /// The quantiser where so much changes at once that it is a fade: steps of a single level must not be lost.
  var fading: Int
  /// The quantiser of what stands still.
  var still: Int

  /// From which share of the macroblocks on a change is a fade.
  static let fadeShare = 0.3
  /// From which share of the macroblocks on a change may be a camera's motion.
  static let cameraShare = 0.12
  /// How many frames a macroblock has to stand still before it is refined.
  static let delay = 4
  /// How many macroblocks of a thousand are refined in one frame.
  static let refinedShare = 25

  /// The quantisers that go with x264's rate factor.
  init(factor: Int) {
    func bounded(_ quantizer: Int) -> Int {
      min(max(quantizer, Quantizer.range.lowerBound), Quantizer.range.upperBound)
    }
    moving = bounded(factor + 2)
    fading = bounded(factor - 1)
    still = bounded(factor - 10)
  }
}
