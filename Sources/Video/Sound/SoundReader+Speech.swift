internal import Media

extension SoundReader {
  /// Reads all of a recording as those take it who look for words in it: one channel of 16 bits.
  ///
  /// Both channels are averaged. Sample n is heard at n / rate s, and there are as many as the sound lasts, to the
  /// nearest.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - rate: Samples a second.
  /// - Throws: What reading the file throws.
  public static func speech(of path: String, rate: Int) throws(VideoError) -> [Int16] {
    try SoundReader(path: path).speech(rate: rate)
  }

  /// Reads all of a recording likewise, from its start.
  public consuming func speech(rate: Int) throws(VideoError) -> [Int16] {
    var reader = self
    var converter = try RateConverter(from: PCMBuffer.sampleRate, to: rate, isMono: true, path: reader.path)
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
