public import Video

/// How a film's pictures are asked to be compressed; what is left out follows from the file's name.
public struct CodingRequest: Hashable, Sendable {
  /// The codec; nil for the usual one of the kind of file.
  public var codec: VideoCodec?
  /// How good; nil is `standard`.
  public var quality: VideoQuality?
  /// Bits instead of those of the quality.
  public var rate: RateControl?

  /// Makes a request.
  public init(codec: VideoCodec? = nil, quality: VideoQuality? = nil, rate: RateControl? = nil) {
    (self.codec, self.quality, self.rate) = (codec, quality, rate)
  }

  /// The extension of a film's name when none is given.
  public var usualExtension: String { codec?.containers.first?.extensions.first ?? "mp4" }

  /// Answers the settings for a file of that name; nil for an animation, which has none, and for a name that is no
  /// film's.
  ///
  /// - Throws: `PipelineError.output`, for what cannot be together.
  public func settings(for path: String) throws(PipelineError) -> EncoderSettings? {
    switch FilmFormat(path: path) {
    case nil: return nil
    case .animation:
      if let option { throw .output(path: path, .filmsOnly(option: option)) }
      return nil
    case .movie(let container):
      let codec = codec ?? container.usualCodec
      guard container.codecs.contains(codec) else { throw .output(path: path, .codecNotInFile(codec, container)) }
      guard let rate else { return EncoderSettings(codec, quality ?? .standard) }
      guard let factors = codec.factors else {
        throw .output(path: path, .codecWithoutRate(codec, option: rate.option, container))
      }
      if case .factor(let factor) = rate, !factors.contains(factor) {
        throw .output(path: path, .factorOutOfRange(factor, codec))
      }
      return EncoderSettings(codec, quality ?? .standard, rate: rate)
    }
  }

  /// The first option that asks for something.
  private var option: String? {
    codec != nil ? "--codec" : quality != nil ? "--quality" : rate?.option
  }
}

extension MovieContainer {
  /// The codec that is taken when none is asked for.
  var usualCodec: VideoCodec { codecs.first ?? .h264 }
}

extension RateControl {
  /// What asks for it on the command line.
  fileprivate var option: String {
    switch self {
    case .factor: "--crf"
    case .bitrate: "--bitrate"
    }
  }
}
