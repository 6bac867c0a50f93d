internal import Media

/// Plays the media of a track as its edit list says, block by block.
final class EditCursor {
  /// A part of the media, or silence, in samples.
  private struct Segment {
    let start: Int?
    let count: Int
  }

  private let list: EditList
  private var segments: [Segment]?
  private var index = 0
  /// Samples that were given of the segment.
  private var done = 0
  /// What was decoded last, and where in the media it begins.
  private var held: (start: Int, sound: PCMBuffer)?
  private var rate = 0
  /// Whether nothing was decoded since the last jump.
  private var hasJumped = true

  /// Samples of a block of silence.
  private static let block = 4096

  /// Begins with a list's first entry.
  init(_ list: EditList) { self.list = list }

  /// The next block.
  ///
  /// - Parameters:
  ///   - decode: Decodes on: a block, and where in the media it begins in seconds; nil at the end.
  ///   - jump: Goes back in the media, to some seconds or earlier.
  /// - Returns: The sound and its samples a second; nil when all entries have been played.
  func next(
    decode: () throws(VideoError) -> (sound: PCMBuffer, rate: Int, time: PresentationTime)?,
    jump: (PresentationTime) throws(VideoError) -> Void
  ) throws(VideoError) -> (sound: PCMBuffer, rate: Int)? {
    if segments == nil {
      guard let first = try decode() else { return nil }
      rate = first.rate
      held = (first.time.samples(rate: rate), first.sound)
      segments = list.segments(rate: rate).map { Segment(start: $0.start, count: $0.count) }
    }
    while let segment = segments.flatMap({ index < $0.count ? $0[index] : nil }) {
      let rest = segment.count - done
      guard rest > 0 else {
        (index, done) = (index + 1, 0)
        continue
      }
      guard let start = segment.start else { return give(PCMBuffer(silence: min(rest, Self.block))) }
      let wanted = start + done
      guard let block = held, block.start + block.sound.count > wanted else {
        if let next = try decode() {
          held = (next.time.samples(rate: rate), next.sound)
        } else {
          // The media ends before the entry does: there is no more of it.
          (index, done) = (index + 1, 0)
          try go(to: 0, jump)
        }
        continue
      }
      if block.start > wanted {
        if hasJumped { return give(PCMBuffer(silence: min(block.start - wanted, rest, Self.block))) }
        try go(to: wanted, jump)
        continue
      }
      hasJumped = false
      let offset = wanted - block.start
      return give(block.sound[offset..<min(offset + rest, block.sound.count)])
    }
    return nil
  }

  private func give(_ sound: PCMBuffer) -> (sound: PCMBuffer, rate: Int) {
    done += sound.count
    return (sound, rate)
  }

  private func go(to sample: Int, _ jump: (PresentationTime) throws(VideoError) -> Void) throws(VideoError) {
    held = nil
    hasJumped = true
    // A second before, for what codecs carry over from block to block.
    try jump(PresentationTime(Int64(max(0, sample - rate)), Int64(rate)))
  }
}

extension EditList {
  /// How long all entries are together; nil where one lasts as long as there is media.
  var length: PresentationTime? {
    guard !entries.contains(where: { $0.duration == 0 }) else { return nil }
    return PresentationTime(entries.reduce(0) { $0 + min($1.duration, 1 << 40) }, movieScale)
  }

  /// The parts of the media in samples, each to the nearest; nil stands for silence.
  func segments(rate: Int) -> [(start: Int?, count: Int)] {
    entries.map { entry in
      let count =
        entry.duration == 0
        ? Int.max / 4 : PresentationTime(min(entry.duration, 1 << 40), movieScale).samples(rate: rate)
      return (entry.start.map { PresentationTime(min($0, 1 << 40), mediaScale).samples(rate: rate) }, count)
    }
  }
}
