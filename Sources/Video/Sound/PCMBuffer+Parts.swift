internal import Media

extension PCMBuffer {
  /// The first samples; all when there are not so many.
  func prefix(_ count: Int) -> PCMBuffer {
    count >= self.count ? self : PCMBuffer(left: Array(left.prefix(count)), right: Array(right.prefix(count)))
  }

  /// What follows the first samples.
  func dropFirst(_ count: Int) -> PCMBuffer {
    PCMBuffer(left: Array(left.dropFirst(count)), right: Array(right.dropFirst(count)))
  }

  /// The same with silence after it, up to a number of samples.
  func padded(to count: Int) -> PCMBuffer {
    var sound = self
    sound.append(PCMBuffer(silence: max(count - self.count, 0)))
    return sound
  }
}
