import Audio
import Media
import Timeline
import Video

/// The voice as the film hears it: from the film's first sample on, every take at its place and as loud as the timeline
/// wants it, with silence between.
struct VoiceSource: ~Copyable {
  private let takes: [TakeSource]

  /// Prepares to read takes; none is opened before it is heard.
  init(_ takes: [VoiceFile]) { self.takes = takes.map { TakeSource($0) } }

  /// Leaves samples out; what follows is as if they had been given.
  mutating func skip(_ count: Int) {
    for take in takes { take.skip(count) }
  }

  /// The next `count` samples.
  mutating func next(_ count: Int) throws(VideoError) -> PCMBuffer {
    var sum: PCMBuffer?
    for take in takes {
      guard let sound = try take.next(count) else { continue }
      guard var both = sum.take() else {
        sum = sound
        continue
      }
      for index in 0..<count {
        both.left[index] += sound.left[index]
        both.right[index] += sound.right[index]
      }
      sum = both
    }
    return sum ?? PCMBuffer(silence: count)
  }
}

/// One take as the film hears it.
private final class TakeSource {
  private let recording: Recording
  private let gain: Float
  private var reader: SoundReader?
  private var hasEnded = false
  /// Samples of silence before it, and samples of it that are left out before it is opened.
  private var (delay, left): (Int, Int)
  /// What was decoded, and how many samples of it have been given.
  private var block = PCMBuffer(silence: 0)
  private var given = 0

  init(_ take: VoiceFile) {
    recording = take.recording
    gain = Float(Decibels.factor(take.voiceover.volume))
    (delay, left) = (max(0, take.start), max(0, -take.start))
  }

  func skip(_ count: Int) {
    let silence = min(delay, count)
    delay -= silence
    let rest = min(count - silence, block.count - given)
    given += rest
    let more = count - silence - rest
    if reader == nil { left += more } else { reader?.skip(more) }
  }

  /// The next `count` samples; nil when all of them are silence.
  func next(_ count: Int) throws(VideoError) -> PCMBuffer? {
    let silence = min(delay, count)
    delay -= silence
    guard silence < count, try decode() else { return nil }
    var sound = PCMBuffer(silence: silence)
    while sound.count < count, try decode() {
      let end = min(given + count - sound.count, block.count)
      sound.append(block[given..<end])
      given = end
    }
    if gain != 1 {
      for index in silence..<sound.count {
        sound.left[index] *= gain
        sound.right[index] *= gain
      }
    }
    sound.append(PCMBuffer(silence: count - sound.count))
    return sound
  }

  /// Sees to it that there is something to give; false at the end.
  private func decode() throws(VideoError) -> Bool {
    while given == block.count {
      guard !hasEnded else { return false }
      if reader == nil {
        reader = try recording.reader()
        reader?.skip(left)
      }
      guard let next = try reader?.next() else {
        reader = nil
        hasEnded = true
        return false
      }
      (block, given) = (next, 0)
    }
    return true
  }
}
