import Audio
import Media

/// The outline of a film's voice: the least and the greatest sample of each short piece, from the film's start on.
public struct Waveform: Sendable {
  /// Samples of a piece, a little more than a millisecond.
  static let step = 64

  /// The least sample of each piece, in 1/127 of full scale.
  private let low: [Int8]
  /// The greatest.
  private let high: [Int8]

  /// Listens to the voice of a film once; silence where there is none.
  ///
  /// - Throws: `PipelineError.sound` or `.interrupted`.
  public init(_ plan: SoundPlan) throws(PipelineError) {
    var (low, high): ([Int8], [Int8]) = ([], [])
    var source = VoiceSource(plan.voice?.takes ?? [])
    func level(_ sample: Float) -> Int8 { Int8((max(-1, min(1, sample)) * 127).rounded()) }
    let block = Self.step * 1024
    for first in stride(from: 0, to: plan.voice == nil ? 0 : plan.count, by: block) {
      guard !Task.isCancelled else { throw .interrupted(pictures: nil) }
      let sound: PCMBuffer
      do { sound = try source.next(min(block, plan.count - first)) } catch { throw .sound(error) }
      for start in stride(from: 0, to: sound.count, by: Self.step) {
        var (least, most) = (Float(1), Float(-1))
        for index in start..<min(start + Self.step, sound.count) {
          let middle = 0.5 * (sound.left[index] + sound.right[index])
          (least, most) = (min(least, middle), max(most, middle))
        }
        low.append(level(least))
        high.append(level(most))
      }
    }
    (self.low, self.high) = (low, high)
  }

  /// Where the voice sets in, in seconds of the film: where it becomes loud that was not so 40 ms before.
  ///
  /// Loud is what is above the lower third of the range between the tenth softest and the tenth loudest of its pieces, in
  /// decibels, and at least 6 dB above the former.
  public var onsets: [Double] {
    let length = 8
    let levels: [Double] = stride(from: 0, to: low.count, by: length).map { start in
      let end = min(start + length, low.count)
      let height = (start..<end).reduce(0) { max($0, Int(high[$1]) - Int(low[$1])) }
      return Decibels.of(max(Double(height), 0.5) / 254)
    }
    let order = levels.sorted()
    guard !order.isEmpty else { return [] }
    let (soft, loud) = (order[order.count / 10], order[order.count - 1 - order.count / 10])
    let limit: Double = soft + max(6, (loud - soft) / 3)
    let seconds = Double(length * Self.step) / Double(PCMBuffer.sampleRate)
    var found: [Double] = []
    for index in levels.indices where levels[index] >= limit {
      let before = levels[max(0, index - 4)..<index]
      if before.allSatisfy({ $0 < limit }) { found.append(Double(index) * seconds) }
    }
    return found
  }

  /// The outline of a range of the film, in `count` parts of equal length.
  ///
  /// - Parameters:
  ///   - start: Where it begins, in seconds.
  ///   - end: Where it ends, in seconds; behind the start.
  ///   - count: How many parts.
  /// - Returns: The least and the greatest sample of each part, −1 … 1; 0 beyond the film.
  public func outline(from start: Double, to end: Double, count: Int) -> (low: [Double], high: [Double]) {
    let scale = Double(PCMBuffer.sampleRate) / Double(Self.step)
    var (lows, highs): ([Double], [Double]) = ([], [])
    for part in 0..<count {
      let from = (start + (end - start) * Double(part) / Double(count)) * scale
      let to = (start + (end - start) * Double(part + 1) / Double(count)) * scale
      let first = Int(max(0, from.rounded(.down)))
      let last = min(max(Int(max(0, to.rounded(.up))), first + 1), low.count)
      guard first < last else {
        lows.append(0)
        highs.append(0)
        continue
      }
      lows.append(Double(low[first..<last].min() ?? 0) / 127)
      highs.append(Double(high[first..<last].max() ?? 0) / 127)
    }
    return (lows, highs)
  }
}
