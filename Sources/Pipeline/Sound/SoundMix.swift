import Audio
import Media

/// The mix of a film before its gain, from its start on, with a memory of what was mixed last.
struct SoundMix: ~Copyable {
  /// How many samples are remembered.
  static let memory = 1 << 14

  /// A part of the mix that was mixed before.
  struct MixedPart: Hashable, Sendable {
    /// The first sample of the film that it has.
    let start: Int
    let sound: PCMBuffer
    /// All samples that it has.
    var samples: Range<Int> { start..<start + sound.count }
  }

  private let plan: SoundPlan
  /// In the order of their ends; those that are past are dropped.
  private var known: [MixedPart]
  private var reader: StemReader?
  /// What was mixed last, in order, up to the reader's place.
  private var recent: [MixedPart] = []

  /// Begins to mix.
  ///
  /// - Parameter known: What need not be mixed again, in order.
  init(_ plan: SoundPlan, knowing known: [MixedPart] = []) { (self.plan, self.known) = (plan, known) }

  /// Mixes some samples, none of which is more than `memory` before the last ones; what lies between is left out, and
  /// costs little.
  mutating func samples(_ range: Range<Int>) throws(PipelineError) -> PCMBuffer {
    known.removeFirst(known.prefix { $0.samples.upperBound < range.upperBound }.count)
    if let part = known.first, part.start <= range.lowerBound {
      return part.sound[range.lowerBound - part.start..<range.upperBound - part.start]
    }
    if reader == nil { reader = StemReader(plan) }
    guard var reader = reader.take() else { preconditionFailure("it was opened") }
    if range.lowerBound > reader.position {
      reader.skip(to: range.lowerBound)
      recent = []
    }
    let (missing, end) = (range.upperBound - reader.position, reader.position)
    if missing > 0 { recent.append(MixedPart(start: end, sound: try reader.next(missing).mix(gain: 1))) }
    let last = reader.position
    self.reader = consume reader
    defer { recent.removeAll { $0.samples.upperBound <= last - Self.memory } }
    if let part = recent.last, part.samples == range { return part.sound }
    precondition(
      recent.first.map { $0.start <= range.lowerBound } ?? range.isEmpty, "samples are asked for in their order")
    var samples = PCMBuffer(silence: 0)
    for part in recent {
      let own = part.samples.clamped(to: range)
      if !own.isEmpty { samples.append(part.sound[own.lowerBound - part.start..<own.upperBound - part.start]) }
    }
    return samples
  }
}
