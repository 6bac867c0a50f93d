internal import CFFmpeg

extension PresentationTime {
  /// A time that a library gives in ticks.
  init(ticks: Int64, of base: AVRational) {
    self.init(ticks * Int64(base.num), Int64(max(base.den, 1)))
  }
}
