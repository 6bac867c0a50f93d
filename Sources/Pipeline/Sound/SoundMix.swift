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

    fileprivate var samples: Range<Int> { start..<start + sound.count }
  }

  private let plan: SoundPlan
  /// In the order of their ends; those that are past are dropped.
  private var known: [MixedPart]
  private var reader: StemReader?
  /// What was mixed last, up to the reader's place.
  private var recent = PCMBuffer(silence: 0)

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
      recent = PCMBuffer(silence: 0)
    }
    let missing = range.upperBound - reader.position
    if missing > 0 { recent.append(try reader.next(missing).mix(gain: 1)) }
    let first = reader.position - recent.count
    precondition(range.lowerBound >= first, "samples are asked for in their order")
    let samples = recent[range.lowerBound - first..<range.upperBound - first]
    if recent.count > Self.memory { recent = recent[recent.count - Self.memory..<recent.count] }
    self.reader = consume reader
    return samples
  }
}
