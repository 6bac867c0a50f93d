internal import CFFmpeg

extension VideoError: CustomStringConvertible {
  /// What went wrong, where, what was expected and how to fix it, in one line.
  public var description: String {
    switch self {
    case .unsupportedSize(let width, let height):
      "A film cannot have \(width) x \(height) pixels: both sides must be even numbers from 16 to 8192."
    case .unsupportedFrameRate(let numerator, let denominator):
      "A film cannot have \(numerator)/\(denominator) frames a second: the rate must be from 1 to 240, such as 60, 24 "
        + "or 30000/1001, of whole numbers up to 1000000."
    case .unsupportedRate(let codec, let rate): words(for: rate, of: codec)
    case .libraryMissing(let name, let version, let reason) where reason.contains("failed to map segment"):
      "The library \(name), version \(version), can't be loaded: \(reason). Most likely no memory is left: run it where more "
        + "is free, or with a higher limit."
    case .libraryMissing(let name, let version, let reason):
      "The library \(name), version \(version), can't be loaded: \(reason). On Debian, install it with: apt-get install "
        + "\(name)\(version)"
    case .codecMissing(let codec, let name, let others):
      "The \(codec.name) encoder \(name) is missing: the FFmpeg libraries of this system were built without it. On "
        + "Debian, install it with: apt-get install libavcodec-extra. These are there: "
        + "\(others.map(\.name).joined(separator: ", "))."
    case .encoderMissing(let name): missing("encoder", name)
    case .decoderMissing(let name): missing("decoder", name)
    case .frameSizeDiffers(let width, let height, let expected):
      "A frame of \(width) x \(height) pixels cannot join a chunk of \(expected.width) x \(expected.height)."
    case .unexpectedStream(let codec, let frame, let fault):
      "The encoder broke a rule of chunks at frame \(frame): \(words(for: fault)). Another version of "
        + "\(codec.encoderName) may be needed; that of Debian 12 is known to work."
    case .damagedChunk: "A stored chunk is damaged: it is not whole, or was changed. Delete it and render it again."
    case .emptyChunk: "A chunk must have at least one frame."
    case .emptyMovie(let path): "\(path): a film must have at least one frame."
    case .codecNotInContainer(let path, let codec, let container):
      "\(path): \(codec.name) cannot be stored in \(container.name); expected "
        + "\(container.codecs.map(\.name).joined(separator: ", "))."
    case .formatDiffers(let path, let chunk, let movie):
      "\(path): a chunk of \(words(for: chunk)) cannot join a film of \(words(for: movie))."
    case .parameterSetsDiffer(let path, let firstFrame):
      "\(path): the chunk at frame \(firstFrame) was made with other encoder settings, or by another version of the "
        + "encoder, than the first. Render it again with the settings of the others."
    case .cutShort(let path, let frames, let expected):
      "\(path): the film was cut off: it has \(frames) of its \(expected) frames. Copy it or render it again."
    case .noVideo(let path): "\(path): the file has no video track. Name a film, and a whole one."
    case .unsupportedPixelFormat(let path, let name, let expected):
      "\(path): pictures of the format \(name) cannot be read so; expected \(expected)."
    case .sound(let problem, let path): "\(path): \(problem.words)"
    case .tracks(let problem): problem.words
    case .library(let failure, let operation): words(for: failure, during: operation)
    }
  }

  private func words(for rate: RateControl?, of codec: VideoCodec) -> String {
    guard let factors = codec.factors else {
      if rate == nil { return "The quantiser of \(codec.name) must be a whole number from 1 to 64." }
      return "\(codec.name) has neither a constant rate factor nor a rate of bits: it takes what the pictures need."
    }
    switch rate {
    case nil: return "\(codec.name) needs a constant rate factor or a rate of bits."
    case .factor(let factor):
      let best = codec == .h264 ? "nothing is lost" : "best"
      let usual = if case .factor(let usual) = EncoderSettings(codec).rate { "; \(usual) is a good choice" } else { "" }
      return "The constant rate factor of \(codec.name) cannot be \(factor): it must be from \(factors.lowerBound) "
        + "(\(best)) to \(factors.upperBound)\(usual)."
    case .bitrate(let rate):
      let rates = RateControl.bitrates
      return "A film cannot have \(rate) bits a second: the rate must be from \(rates.lowerBound) to "
        + "\(rates.upperBound)."
    }
  }

  private func missing(_ kind: String, _ name: String) -> String {
    let format = AnimationKind(rawValue: name).map { "\($0.name) " } ?? ""
    return
      "The \(format)\(kind) \(name) is missing: the FFmpeg libraries of this system were built without it. On Debian, "
      + "install it with: apt-get install libavcodec-extra"
  }

  private func words(for format: VideoFormat) -> String {
    let rate =
      format.frameRateDenominator == 1
      ? "\(format.frameRateNumerator)" : "\(format.frameRateNumerator)/\(format.frameRateDenominator)"
    return "\(format.width) x \(format.height) pixels at \(rate) frames a second"
  }

  private func words(for fault: StreamFault) -> String {
    switch fault {
    case .order: "frames came out of order"
    case .keyFrame: "a key frame is missing, or there is one more than there should be"
    case .incomplete: "a picture or the parameter sets are missing"
    case .unknownUnit(let kind): "there is a unit of the unknown kind \(kind)"
    }
  }

  private func words(for failure: LibraryFailure, during operation: Operation) -> String {
    let cause = failure.words + "."
    return switch operation {
    case .encoding: "The frame could not be compressed: \(cause)"
    case .creating(let path): "\(path): the film cannot be made: \(cause)\(remedy(failure.code, path))"
    case .writing(let path): "\(path): the film cannot be written: \(cause)\(remedy(failure.code, path))"
    case .opening(let path) where failure.code == beatframe_averror_invaliddata():
      "\(path): this is not an MP4, QuickTime or WebM film, or only the start of one: \(cause)"
    case .opening(let path): "\(path): the film cannot be opened: \(cause)\(readingRemedy(failure.code))"
    case .reading(let path): "\(path): the film cannot be read to its end: \(cause)"
    case .encodingSound: "The sound could not be compressed: \(cause)"
    case .creatingSound(let path): "\(path): the sound file cannot be made: \(cause)\(remedy(failure.code, path))"
    case .writingSound(let path): "\(path): the sound file cannot be written: \(cause)\(remedy(failure.code, path))"
    case .openingSound(let path)
    where failure.code == beatframe_averror_invaliddata() || failure.code == beatframe_averror_eof():
      "\(path): the file is damaged, or only the start of one: \(cause) Export or copy it again."
    case .openingSound(let path):
      "\(path): the file cannot be opened for its sound: \(cause)\(readingRemedy(failure.code))"
    case .readingSound(let path):
      "\(path): the sound cannot be read to its end: \(cause)\(readingRemedy(failure.code))"
    }
  }

  /// What the user can do about a code of the operating system when reading.
  private func readingRemedy(_ code: Int32) -> String {
    switch code {
    case beatframe_averror(ENOENT): " Name a file that is there."
    case beatframe_averror(EISDIR): " It is a folder: name a file in it."
    case beatframe_averror(EACCES), beatframe_averror(EPERM): " You may not read it: change its permissions."
    default: ""
    }
  }

  /// What the user can do about a code of the operating system.
  private func remedy(_ code: Int32, _ path: String) -> String {
    let cut = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let folder = cut.map { String(path[..<$0]) }.map { $0.isEmpty ? "/" : $0 } ?? "this folder"
    return switch code {
    case beatframe_averror(ENOENT): " Make the folder \(folder), or write elsewhere."
    case beatframe_averror(ENOTDIR): " \(folder) is not a folder: write elsewhere."
    case beatframe_averror(EISDIR): " It is a folder: name a file in it."
    case beatframe_averror(EACCES), beatframe_averror(EPERM):
      " You may not write in \(folder): change its permissions, or write elsewhere."
    case beatframe_averror(EROFS): " \(folder) is on a disk that cannot be written: write elsewhere."
    case beatframe_averror(ENOSPC), beatframe_averror(EDQUOT): " Free some space, or write elsewhere."
    case beatframe_averror(EFBIG): " This disk or your limits do not allow so large a file: write elsewhere."
    default: ""
    }
  }
}
