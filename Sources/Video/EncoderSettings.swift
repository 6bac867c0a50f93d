/// How a film's pictures are compressed; two chunks join in one film when these are equal.
public struct EncoderSettings: Hashable, Sendable, Codable {
  /// The codec.
  public let codec: VideoCodec
  /// How hard the encoder searches, in its own words: a preset's name or a number; of ProRes, the quantiser.
  public var effort: String
  /// The encoder's adjustment to a kind of picture, by its own name, if it is to be adjusted.
  public var tune: String?
  /// What decides how many bits the pictures get; nil when the codec leaves no choice.
  public var rate: RateControl?
  /// Whether the encoder compresses only the key pictures, and those between are written as what changes.
  ///
  /// It is done where the quantisers follow from a factor and the codec is H.264; of other settings it changes nothing.
  public var writesDeltas = false

  /// Makes settings of single choices, in the encoder's own words; it compresses every picture.
  public init(codec: VideoCodec, effort: String, tune: String? = nil, rate: RateControl?) {
    (self.codec, self.effort, self.tune, self.rate) = (codec, effort, tune, rate)
  }

  /// Makes the settings of a quality, which were chosen by measuring (ARCHITECTURE.md has the figures).
  ///
  /// - Parameters:
  ///   - codec: The codec.
  ///   - quality: How good.
  ///   - rate: Bits instead of those of the quality, which then decides about the search only.
  public init(_ codec: VideoCodec = .h264, _ quality: VideoQuality = .standard, rate: RateControl? = nil) {
    self = EncoderSettings.table(codec, quality)
    if let rate { self.rate = rate }
    writesDeltas = deltaQuality != nil
  }

  private static func table(_ codec: VideoCodec, _ quality: VideoQuality) -> EncoderSettings {
    func x264(_ preset: String, _ factor: Int) -> EncoderSettings {
      EncoderSettings(codec: .h264, effort: preset, tune: "animation", rate: .factor(factor))
    }
    func other(_ effort: String, _ factor: Int) -> EncoderSettings {
      EncoderSettings(codec: codec, effort: effort, rate: .factor(factor))
    }
    return switch (codec, quality) {
    case (.h264, .draft): x264("ultrafast", 28)
    case (.h264, .standard): x264("superfast", 18)
    case (.h264, .master): x264("superfast", 12)
    case (.h265, .draft): other("superfast", 20)
    case (.h265, .standard): other("superfast", 14)
    case (.h265, .master): other("fast", 10)
    case (.av1, .draft): other("8", 32)
    case (.av1, .standard): other("8", 17)
    case (.av1, .master): other("8", 7)
    case (.vp9, .draft): other("8", 36)
    case (.vp9, .standard): other("7", 20)
    case (.vp9, .master): other("7", 8)
    case (.prores, .draft): EncoderSettings(codec: .prores, effort: "12", rate: nil)
    case (.prores, .standard): EncoderSettings(codec: .prores, effort: "4", rate: nil)
    case (.prores, .master): EncoderSettings(codec: .prores, effort: "2", rate: nil)
    }
  }

  /// The quantisers of pictures between key pictures; nil where the encoder compresses them.
  var deltaQuality: DeltaQuality? {
    if codec == .h264, case .factor(let factor) = rate { DeltaQuality(factor: factor) } else { nil }
  }

  /// The quantiser of ProRes, 1 … 64; nil when `effort` is none.
  var quantizer: Int? { Int(effort).flatMap { (1...64).contains($0) ? $0 : nil } }

  /// Whether the codec can be asked for this.
  var areSound: Bool {
    switch rate {
    case nil: codec.factors == nil && quantizer != nil
    case .factor(let factor): codec.factors?.contains(factor) ?? false
    case .bitrate(let rate): codec.factors != nil && RateControl.bitrates.contains(rate)
    }
  }
}
