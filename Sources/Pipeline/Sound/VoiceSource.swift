import Media
import Video

/// The recording as the film hears it: from the film's first sample on, with silence before it and after it.
struct VoiceSource: ~Copyable {
  private var reader: SoundReader?
  /// Samples of silence before it.
  private var delay: Int
  /// What was decoded, and how many samples of it have been given.
  private var block = PCMBuffer(silence: 0)
  private var given = 0

  /// Opens the recording; without one, all is silence.
  init(_ voice: VoiceFile?) throws(VideoError) {
    let start = voice?.start ?? 0
    delay = max(0, start)
    if let voice { reader = try SoundReader(path: voice.path) }
    reader?.skip(max(0, -start))
  }

  /// Leaves samples out; what follows is as if they had been given.
  mutating func skip(_ count: Int) {
    let silence = min(delay, count)
    delay -= silence
    let rest = min(count - silence, block.count - given)
    given += rest
    reader?.skip(count - silence - rest)
  }

  /// The next `count` samples.
  mutating func next(_ count: Int) throws(VideoError) -> PCMBuffer {
    var (left, right): ([Float], [Float]) = ([], [])
    left.reserveCapacity(count)
    right.reserveCapacity(count)
    let silence = min(delay, count)
    delay -= silence
    left.append(contentsOf: repeatElement(0, count: silence))
    right.append(contentsOf: repeatElement(0, count: silence))
    while left.count < count, try decode() {
      let end = min(given + count - left.count, block.count)
      left += block.left[given..<end]
      right += block.right[given..<end]
      given = end
    }
    let missing = count - left.count
    left.append(contentsOf: repeatElement(0, count: missing))
    right.append(contentsOf: repeatElement(0, count: missing))
    return PCMBuffer(left: left, right: right)
  }

  /// Sees to it that there is something to give; false at the end.
  private mutating func decode() throws(VideoError) -> Bool {
    while given == block.count {
      guard let next = try reader?.next() else {
        reader = nil
        return false
      }
      (block, given) = (next, 0)
    }
    return true
  }
}
