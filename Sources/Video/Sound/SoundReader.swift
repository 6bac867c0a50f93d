internal import CFFmpeg
public import Media

/// Reads the sound of a file: any that FFmpeg's libraries decode, or the best sound track of a film.
///
/// What it gives is stereo at 48 000 samples a second, and sample n of it is what a player plays at n / 48 000 s: the
/// priming of a codec is left out as the file says, and a track that begins later than its file is preceded by silence,
/// as are gaps of more than 50 ms. All blocks together have as many samples as the sound lasts, to the nearest.
///
/// One channel goes to both sides as it is, so that a mono file is as loud as a stereo file of two equal channels. More
/// than two are mixed by the matrix of ITU-R BS.775 (centre and surrounds at −3 dB, no low-frequency channel), made
/// softer as a whole so that no peak passes full scale.
///
/// Another sample rate is converted by libswresample in 32-bit integers, with 64 taps and 18 dB of headroom. Its
/// floating-point filters give other bits on other processors (with and without AVX or FMA); its integer ones do not.
/// So a lossless file gives the same bits everywhere. The decoders of AAC, Opus and the like work in floating point, and
/// may differ in the last bits from one kind of processor to another.
///
/// The file is a local one, whatever its name looks like, and no other file is opened, whatever it says.
public struct SoundReader: ~Copyable {
  /// The file.
  public let path: String
  /// What the file says about its sound.
  public let info: SoundInfo
  private let decoder: SoundDecoder
  private var converter: RateConverter?
  private var rate = 0
  /// When the file starts by the times that the decoder gives.
  private var origin = PresentationTime(0, 1)
  /// Samples taken from the file, at its rate, with silence; and samples given.
  private var (taken, given) = (0, 0)
  /// Silence that goes before `held`, in samples at the file's rate.
  private var silence = 0
  private var held: PCMBuffer?
  /// The sample, at the file's rate, where the track ends by what the file says.
  private var end: Int?
  private var hasEnded = false
  /// The first sample that is to be given, and the sample of the file from which on it has to be converted for that.
  private var (wanted, entry) = (0, 0)

  /// Gaps up to this many seconds are taken for coarse time stamps.
  private static let tolerance = PresentationTime(1, 20)
  private static let longestGap = PresentationTime(86_400, 1)

  /// Opens a file.
  ///
  /// - Throws: `VideoError.sound`, or the library's failure, during `.openingSound`.
  public init(path: String) throws(VideoError) {
    let decoder = try SoundDecoder(path: path)
    self.path = path
    info = decoder.info
    self.decoder = decoder
  }

  /// Leaves samples out, of which nothing is converted that need not be; what follows is as if they had been read.
  public mutating func skip(_ count: Int) { wanted = max(wanted, given) + count }

  /// Decodes the next block, of one sample or more; nil at the end.
  ///
  /// - Throws: `VideoError.sound`, or the library's failure, during `.readingSound`.
  public mutating func next() throws(VideoError) -> PCMBuffer? {
    while let block = try convertNext() {
      let start = given - block.count
      guard start < wanted else { return block }
      if given > wanted { return block.dropFirst(wanted - start) }
    }
    return nil
  }

  /// The next block of all, wanted or not; nil at the end.
  private mutating func convertNext() throws(VideoError) -> PCMBuffer? {
    while !hasEnded {
      var sound: PCMBuffer
      if silence > 0 {
        sound = PCMBuffer(silence: min(silence, rate))
        silence -= sound.count
      } else if let block = held {
        sound = block
        held = nil
      } else {
        guard try take() else { return try finish() }
        continue
      }
      if let end, taken + sound.count > end { sound = sound.prefix(max(end - taken, 0)) }
      try enter()
      let start = taken
      taken += sound.count
      if start < entry {
        sound = sound.dropFirst(min(entry - start, sound.count))
        guard sound.count > 0 else { continue }
      }
      if converter != nil { sound = try converter?.convert(sound) ?? sound }
      if sound.count > 0 {
        given += sound.count
        return sound
      }
    }
    return nil
  }

  /// Where what is wanted is far, has the converter begin again shortly before it.
  private mutating func enter() throws(VideoError) {
    guard wanted > given, let (first, sample) = converter?.entry(before: wanted), first > max(taken, entry) else {
      return
    }
    try converter?.restart()
    (entry, given) = (first, sample)
  }

  /// Decodes on, and finds where the block belongs; false at the end.
  private mutating func take() throws(VideoError) -> Bool {
    guard let block = try decode() else { return false }
    if rate == 0 {
      rate = block.rate
      if rate != PCMBuffer.sampleRate {
        converter = try RateConverter(from: rate, isMono: info.channels == 1, path: path)
      }
      if decoder.startsFile, let first = block.time { origin = first }
    }
    guard block.rate == rate else {
      throw .sound(.rateChanges(at: PresentationTime(Int64(taken), Int64(rate))), path: path)
    }
    var sound = block.sound
    let time = block.time?.adding(PresentationTime(-origin.numerator, origin.denominator))
    let start = time?.samples(rate: rate) ?? taken
    let gap = start - taken
    if taken == 0 {
      // Time stamps of a film's container may be rounded.
      let tolerance = decoder.coarseness.samples(rate: rate)
      if gap > tolerance { silence = gap }
      if gap < -tolerance { sound = sound.dropFirst(min(-gap, sound.count)) }
      if let length = decoder.trackLength { end = max(start, 0) + length.samples(rate: rate) }
    } else if gap > SoundReader.tolerance.samples(rate: rate) {
      silence = gap
    }
    guard silence <= SoundReader.longestGap.samples(rate: rate) else {
      let failure = LibraryFailure(
        call: "av_read_frame", code: beatframe_averror_invaliddata(), text: "time runs ahead")
      throw .sound(.damaged(at: PresentationTime(Int64(taken), Int64(rate)), failure), path: path)
    }
    held = sound
    return true
  }

  /// Decodes on; of a failure at the end of a file that states more, what is reported is that it was cut off.
  private mutating func decode() throws(VideoError) -> SoundDecoder.Block? {
    do throws(VideoError) { return try decoder.next() } catch {
      if case .sound(.damaged, _) = error, decoder.isAtEnd() { try checkLength() }
      throw error
    }
  }

  /// Takes what the converter has kept back, so that the whole is as long as the sound.
  private mutating func finish() throws(VideoError) -> PCMBuffer? {
    hasEnded = true
    guard taken > 0 else { throw .sound(.noSamples, path: path) }
    try checkLength()
    guard converter != nil, let rest = try converter?.finish() else { return nil }
    let whole = PresentationTime(Int64(taken), Int64(rate)).samples(rate: PCMBuffer.sampleRate)
    let missing = whole - given
    guard missing > 0 else { return nil }
    given = whole
    return rest.prefix(missing).padded(to: missing)
  }

  private func checkLength() throws(VideoError) {
    guard let stated = decoder.statedLength else { return }
    let known = PresentationTime(Int64(taken), Int64(max(rate, 1)))
    // Codecs that work in frames may state their padding, too.
    let slack = decoder.isLossless ? PresentationTime(0, 1) : PresentationTime(1, 10)
    guard known.adding(slack).isBefore(stated) else { return }
    throw .sound(.cutShort(at: known, of: stated), path: path)
  }
}
