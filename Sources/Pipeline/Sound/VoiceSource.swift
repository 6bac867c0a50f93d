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

/// One take as the film hears it: what is in memory of it, and the rest decoded.
private final class TakeSource {
  private let recording: Recording
  private let kept: KeptSound?
  /// What the cache has of it, until it turns out to lack a block.
  private var stored: StoredSound?
  private let gain: Float
  private var reader: SoundReader?
  private var hasEnded = false
  /// Samples of silence that are still to come before it.
  private var delay: Int
  /// The sample of the recording that is given next, and that which the reader gives next.
  private var (place, decoded) = (0, 0)
  /// The block at hand, and its first sample of the recording.
  private var (block, start) = (PCMBuffer(silence: 0), 0)

  init(_ take: VoiceFile) {
    (recording, kept, stored) = (take.recording, take.kept, take.stored)
    gain = Float(Decibels.factor(take.voiceover.volume))
    (delay, place) = (max(0, take.start), max(0, -take.start))
  }

  func skip(_ count: Int) {
    let silence = min(delay, count)
    delay -= silence
    place += count - silence
  }

  /// The next `count` samples; nil when all of them are silence.
  func next(_ count: Int) throws(VideoError) -> PCMBuffer? {
    let silence = min(delay, count)
    delay -= silence
    guard silence < count, try find() else { return nil }
    var sound = PCMBuffer(silence: silence)
    while sound.count < count, try find() {
      let end = min(place + count - sound.count, start + block.count)
      sound.append(block[place - start..<end - start])
      place = end
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

  /// Sees to it that the block at hand has the next sample; false at the end.
  private func find() throws(VideoError) -> Bool {
    while !(start..<start + block.count ~= place) {
      guard !hasEnded else { return false }
      if let found = kept?.block(at: place) {
        (block, start) = (found.sound, found.start)
        continue
      }
      if kept?.isWhole ?? false || place >= stored?.count ?? .max {
        hasEnded = true
        return false
      }
      if let found = stored?.block(at: place) {
        (block, start) = (found.sound, found.start)
        continue
      }
      stored = nil
      if reader == nil { reader = try recording.reader() }
      if place > decoded {
        reader?.skip(place - decoded)
        decoded = place
      }
      guard let next = try reader?.next() else {
        reader = nil
        hasEnded = true
        return false
      }
      (block, start) = (next, decoded)
      decoded += next.count
    }
    return true
  }
}
