import Media
import Numerics
import Timeline

/// The tones of a film as one sound, made block by block from the start on.
///
/// What has been made of tones that go on is kept, no more: memory hangs on how many sound at once, not on the film.
struct ToneTrack {
  private let tones: [Tone]
  private let synthesizer: Synthesizer
  private var next = 0
  /// The sample at which the pending sound begins.
  private var position = 0
  private var left: [Float] = []
  private var right: [Float] = []

  /// Prepares tones that are in the order of their onsets.
  init(_ score: Score) {
    tones = score.tones
    synthesizer = Synthesizer(score.instrument)
  }

  /// Makes the next `count` samples.
  mutating func next(_ count: Int) -> PCMBuffer {
    let end = position + count
    reserve(count)
    while next < tones.count, tones[next].onset < end {
      let tone = tones[next]
      let samples = synthesizer.samples(of: tone)
      let start = tone.onset - position
      reserve(start + samples.count)
      // Equal power: the two gains' squares sum to 1 at every place.
      let angle = (max(-1, min(1, tone.pan)) + 1) * Double.pi / 4
      let gains = (left: Float(Elementary.cos(angle)), right: Float(Elementary.sin(angle)))
      for (index, sample) in samples.enumerated() {
        left[start + index] += sample * gains.left
        right[start + index] += sample * gains.right
      }
      next += 1
    }
    let block = PCMBuffer(left: Array(left[..<count]), right: Array(right[..<count]))
    left.removeFirst(count)
    right.removeFirst(count)
    position = end
    return block
  }

  /// Makes room for so many pending samples.
  private mutating func reserve(_ count: Int) {
    let missing = count - left.count
    guard missing > 0 else { return }
    left.append(contentsOf: repeatElement(0, count: missing))
    right.append(contentsOf: repeatElement(0, count: missing))
  }
}
