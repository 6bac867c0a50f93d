internal import CFFmpeg
internal import Media

/// Converts sound to another number of samples a second; wraps `SwrContext`.
struct RateConverter: ~Copyable {
  private let owner: ResamplerOwner
  /// Whether both channels are the same, so that one is converted for both.
  private let isMono: Bool
  private let path: String
  /// Samples of silence that are put before the sound and after it, and how much of the former is still to come back.
  private let margin: Int
  private var lead: Int
  /// Samples at the file's rate, and of what is given, after which both rates are in step again.
  private let steps: (taken: Int, given: Int)
  private var hasBegun = false

  /// A sample of 1 as an integer: three bits are left for what is above full scale.
  private static let scale: Float = 268_435_456

  /// Whether sound of so many samples a second is converted.
  ///
  /// Below 1000, a small file would be hours of sound. A rate that has little in common with ours, or is far above it,
  /// needs a filter for each of many phases: of all that recorders write none needs more than a fifth of what is allowed.
  static func canConvert(from rate: Int, to wanted: Int = PCMBuffer.sampleRate) -> Bool {
    guard rate >= 1000 else { return false }
    let (phases, taps) = (wanted / greatestCommonDivisor(rate, wanted), filterSize * max(1, rate / wanted))
    return phases.multipliedReportingOverflow(by: taps).partialValue <= 1 << 24 && taps <= 1 << 16
  }

  /// Taps of the filter at the lower of both rates.
  private static let filterSize = 64

  /// Makes a converter from a number of samples a second to another.
  init(from rate: Int, to wanted: Int = PCMBuffer.sampleRate, isMono: Bool, path: String) throws(VideoError) {
    try Libav.open()
    let operation = VideoError.Operation.readingSound(path: path)
    var (layout, wantedLayout) = (AVChannelLayout(), AVChannelLayout())
    av_channel_layout_default(&layout, isMono ? 1 : 2)
    av_channel_layout_default(&wantedLayout, isMono ? 1 : 2)
    var context: OpaquePointer?
    try check(
      swr_alloc_set_opts2(
        &context, &wantedLayout, AV_SAMPLE_FMT_S32P, Int32(wanted), &layout, AV_SAMPLE_FMT_S32P, Int32(rate), 0,
        nil), calling: "swr_alloc_set_opts2", during: operation)
    guard let context else {
      throw libraryError(beatframe_averror(ENOMEM), calling: "swr_alloc_set_opts2", during: operation, owner: nil)
    }
    let owner = ResamplerOwner(pointer: context)
    // Integers throughout, and phases that are those of the two rates: nothing depends on the processor.
    let object = UnsafeMutableRawPointer(context)
    try check(
      av_opt_set_sample_fmt(object, "internal_sample_fmt", AV_SAMPLE_FMT_S32P, 0), calling: "av_opt_set_sample_fmt",
      during: operation)
    for (name, value) in [("filter_size", Int64(Self.filterSize)), ("exact_rational", 1)] {
      try check(av_opt_set_int(object, name, value, 0), calling: "av_opt_set_int(\(name))", during: operation)
    }
    try check(swr_init(context), calling: "swr_init", during: operation)
    // Silence around the sound: at its ends the library would mirror it. The lead is a whole number of samples at
    // either rate, and both are longer than the filter.
    let divisor = greatestCommonDivisor(rate, wanted)
    steps = (rate / divisor, wanted / divisor)
    margin = (256 * (rate / wanted + 1) / steps.taken + 1) * steps.taken
    lead = margin / steps.taken * steps.given
    self.owner = owner
    self.isMono = isMono
    self.path = path
  }

  /// From which sample of the file on a converter that has forgotten all gives what it would have given, and which
  /// sample it gives first: the last one not after `sample`.
  func entry(before sample: Int) -> (taken: Int, given: Int) {
    let count = sample / steps.given
    return (count * steps.taken - margin, count * steps.given)
  }

  /// Forgets all, to begin again at an entry.
  ///
  /// The library keeps its filters, which take longer to work out than a second of sound to convert.
  mutating func restart() throws(VideoError) {
    try check(swr_init(owner.pointer), calling: "swr_init", during: .readingSound(path: path))
    lead = margin / steps.taken * steps.given
    hasBegun = true
  }

  /// Converts on; what it gives comes later.
  mutating func convert(_ sound: PCMBuffer) throws(VideoError) -> PCMBuffer {
    var input = PCMBuffer(silence: hasBegun ? 0 : margin)
    input.append(sound)
    hasBegun = true
    let left = input.left.map(RateConverter.integer)
    let converted = try convert([left, isMono ? left : input.right.map(RateConverter.integer)], input.count)
    let dropped = min(lead, converted.count)
    lead -= dropped
    return dropped > 0 ? converted.dropFirst(dropped) : converted
  }

  /// Gives the rest, and silence after it.
  mutating func finish() throws(VideoError) -> PCMBuffer { try convert(PCMBuffer(silence: margin)) }

  private func convert(_ input: [[Int32]], _ count: Int) throws(VideoError) -> PCMBuffer {
    let pointer = owner.pointer
    let room = Int(swr_get_out_samples(pointer, Int32(count)))
    var (left, right) = ([Int32](repeating: 0, count: room), [Int32](repeating: 0, count: room))
    let code = left.withUnsafeMutableBytes { left in
      right.withUnsafeMutableBytes { right in
        input[0].withUnsafeBytes { inputLeft in
          input[1].withUnsafeBytes { inputRight in
            var output = [
              left.baseAddress?.assumingMemoryBound(to: UInt8.self),
              right.baseAddress?.assumingMemoryBound(to: UInt8.self),
            ]
            var source = [
              inputLeft.baseAddress?.assumingMemoryBound(to: UInt8.self),
              inputRight.baseAddress?.assumingMemoryBound(to: UInt8.self),
            ]
            return swr_convert(pointer, &output, Int32(room), &source, Int32(count))
          }
        }
      }
    }
    let given = Int(try check(code, calling: "swr_convert", during: .readingSound(path: path)))
    func floats(_ samples: [Int32]) -> [Float] { samples.prefix(given).map { Float($0) / RateConverter.scale } }
    let converted = floats(left)
    return PCMBuffer(left: converted, right: isMono ? converted : floats(right))
  }

  private static func integer(_ sample: Float) -> Int32 {
    let scaled = (sample * scale).rounded(.toNearestOrEven)
    // What is no number at all becomes silence.
    return scaled.isNaN ? 0 : Int32(max(-2_147_483_648, min(scaled, 2_147_483_520)))
  }
}

/// A resampler; wraps `SwrContext`.
struct ResamplerOwner: ~Copyable {
  let pointer: OpaquePointer

  deinit {
    var context: OpaquePointer? = pointer
    swr_free(&context)
  }
}
