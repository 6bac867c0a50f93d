internal import Media

/// A recording as those who look for words in it take it: one channel of 16 bits, 16 000 samples a second.
public enum SpeechSound {
  /// Samples a second.
  public static let rate = 16_000

  /// Reads all of a recording.
  ///
  /// Both channels are averaged. Sample n is heard at n / 16 000 s, and there are as many as the sound lasts, to the
  /// nearest. Half a minute takes a megabyte.
  ///
  /// - Throws: What `SoundReader` throws.
  public static func read(_ path: String) throws(VideoError) -> [Int16] {
    var reader = try SoundReader(path: path)
    var converter = try RateConverter(from: PCMBuffer.sampleRate, to: rate, isMono: true, path: path)
    var samples: [Int16] = []
    var count = 0
    func add(_ sound: PCMBuffer) {
      samples += sound.left.map { Int16(max(-32_768, min(32_767, ($0 * 32_768).rounded()))) }
    }
    while let block = try reader.next() {
      count += block.count
      let mono = zip(block.left, block.right).map { 0.5 * ($0 + $1) }
      add(try converter.convert(PCMBuffer(left: mono, right: mono)))
    }
    add(try converter.finish())
    let wanted = (count * rate + PCMBuffer.sampleRate / 2) / PCMBuffer.sampleRate
    return Array(samples.prefix(wanted)) + Array(repeating: 0, count: max(0, wanted - samples.count))
  }
}
