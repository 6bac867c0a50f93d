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
/// softer as a whole so that no peak passes full scale. Where the file does not say where its channels are heard, each has
/// the same share in both sides.
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

  /// The share of the sound by the file's own header that was there, known at the end: less than 1 for a file that was cut
  /// off, more for a header that was never brought up to date; nil when it was right, or nobody knows.
  ///
  /// Only the headers of WAV and its like are taken for no more than a claim. What other files state must be there.
  public private(set) var presentShare: Double?
  /// Whether both sides are the same.
  private let isMono: Bool
  /// Whether samples are only counted.
  private var isCounted = false

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - track: Which of its tracks of sound; nil for the first that can be decoded and that the file gives to be played.
  ///   - mix: How its channels become two, where there are as many as in the mix; nil for the usual way.
  /// - Throws: `VideoError.sound`, or the library's failure, during `.openingSound`.
  public init(path: String, track: TrackName? = nil, mix: ChannelMix? = nil) throws(VideoError) {
    let decoder = try SoundDecoder(path: path, track: track, mix: mix)
    self.path = path
    presentShare = decoder.presentShare
    isMono = mix?.isMono ?? (decoder.info.channels == 1 || !decoder.hasPlaces && decoder.info.channels > 2)
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

  /// Reads to the end and answers how many samples there are in all, before which nothing may have been read; none of them
  /// is converted.
  ///
  /// - Throws: As ``next()`` does.
  public consuming func count() throws(VideoError) -> Int {
    isCounted = true
    while try convertNext() != nil {}
    return given
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
      if isCounted { continue }
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
        guard RateConverter.canConvert(from: rate) else { throw .sound(.unusableRate(rate), path: path) }
        converter = try RateConverter(from: rate, isMono: isMono, path: path)
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
    if isCounted { given = PresentationTime(Int64(taken), Int64(rate)).samples(rate: PCMBuffer.sampleRate) }
    guard !isCounted, converter != nil, let rest = try converter?.finish() else { return nil }
    let whole = PresentationTime(Int64(taken), Int64(rate)).samples(rate: PCMBuffer.sampleRate)
    let missing = whole - given
    guard missing > 0 else { return nil }
    given = whole
    return rest.prefix(missing).padded(to: missing)
  }

  private mutating func checkLength() throws(VideoError) {
    if let doubtful = decoder.doubtfulLength, presentShare == nil, decoder.isLossless, rate > 0 {
      let (found, whole) = (Double(taken) / Double(rate), Double(doubtful.numerator) / Double(doubtful.denominator))
      if found > 0, found < whole, !(0x7FF0_0000...0x8000_FFFF ~= Int(whole * Double(rate))) {
        presentShare = found / whole
      }
    }
    guard let stated = decoder.statedLength else { return }
    let known = PresentationTime(Int64(taken), Int64(max(rate, 1)))
    // Codecs that work in frames may state their padding, too.
    let slack = decoder.isLossless ? PresentationTime(0, 1) : PresentationTime(1, 10)
    guard known.adding(slack).isBefore(stated) else { return }
    throw .sound(.cutShort(at: known, of: stated), path: path)
  }
}
