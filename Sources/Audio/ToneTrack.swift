import Media
import Numerics
import Timeline

/// The tones of a film as one sound, made block by block from the start on.
///
/// What has been made of tones that go on is kept, no more: memory depends on how many sound at once, not on the film.
struct ToneTrack {
  private let tones: [Tone]
  private let synthesizer: Synthesizer
  private var next = 0
  /// The sample at which the pending sound begins.
  private var position = 0
  /// What was made, and how much of it is over; it is removed now and then, for what follows has to be moved.
  private var (left, right): ([Float], [Float]) = ([], [])
  private var over = 0

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
      add(tones[next])
      next += 1
    }
    let own = over..<over + count
    let block = PCMBuffer(left: Array(left[own]), right: Array(right[own]))
    drop(count)
    position = end
    return block
  }

  /// Takes pending samples away.
  private mutating func drop(_ count: Int) {
    over += count
    guard over >= left.count / 2 else { return }
    left.removeFirst(over)
    right.removeFirst(over)
    over = 0
  }

  /// Leaves samples out: of tones that are over by then nothing is made.
  mutating func skip(_ count: Int) {
    position += count
    drop(min(count, left.count - over))
    while next < tones.count, tones[next].onset < position {
      if tones[next].onset + synthesizer.count(of: tones[next]) > position { add(tones[next]) }
      next += 1
    }
  }

  /// Feeds the tones that are heard in some samples, counted from the first of these on; answers whether there are any.
  func feed(_ samples: Range<Int>, _ hash: inout StableHash) -> Bool {
    let heard = tones.filter {
      $0.onset < samples.upperBound && $0.onset + synthesizer.count(of: $0) > samples.lowerBound
    }
    hash.combine(heard.count)
    guard !heard.isEmpty else { return false }
    hash.combine(synthesizer.instrument.rawValue)
    for tone in heard {
      hash.combine(tone.onset - samples.lowerBound)
      for value in [tone.frequency, tone.level, tone.brightness, tone.seconds, tone.pan] { hash.combine(value) }
    }
    return true
  }

  /// Adds what is still to come of a tone.
  private mutating func add(_ tone: Tone) {
    let samples = synthesizer.samples(of: tone)
    let start = tone.onset - position
    reserve(start + samples.count)
    // Equal power: the two gains' squares sum to 1 at every place.
    let angle = (max(-1, min(1, tone.pan)) + 1) * Double.pi / 4
    let gains = (left: Float(Elementary.cos(angle)), right: Float(Elementary.sin(angle)))
    for index in max(0, -start)..<samples.count {
      left[over + start + index] += samples[index] * gains.left
      right[over + start + index] += samples[index] * gains.right
    }
  }

  /// Makes room for so many pending samples.
  private mutating func reserve(_ count: Int) {
    let missing = over + count - left.count
    guard missing > 0 else { return }
    left.append(contentsOf: repeatElement(0, count: missing))
    right.append(contentsOf: repeatElement(0, count: missing))
  }
}
