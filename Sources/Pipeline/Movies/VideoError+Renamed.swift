import Video

extension VideoError {
  /// The same error with every mention of one file's name replaced: a film is written under a temporary name, and
  /// its user knows the other.
  func renamed(from temporary: String, to path: String) -> VideoError {
    func name(_ name: String) -> String { name == temporary ? path : name }
    return switch self {
    case .library(let failure, let operation): .library(failure, during: operation.renamed(name))
    case .emptyMovie(let file): .emptyMovie(path: name(file))
    case .codecNotInContainer(let file, let codec, let container):
      .codecNotInContainer(path: name(file), codec, container)
    case .formatDiffers(let file, let chunk, let movie): .formatDiffers(path: name(file), chunk: chunk, movie: movie)
    case .parameterSetsDiffer(let file, let frame): .parameterSetsDiffer(path: name(file), firstFrame: frame)
    case .cutShort(let file, let frames, let expected): .cutShort(path: name(file), frames: frames, expected: expected)
    case .noVideo(let file): .noVideo(path: name(file))
    case .unsupportedPixelFormat(let file, let format, let expected):
      .unsupportedPixelFormat(path: name(file), name: format, expected: expected)
    case .sound(let problem, let file): .sound(problem, path: name(file))
    case .unsupportedSize, .unsupportedFrameRate, .unsupportedRate, .libraryMissing, .codecMissing, .encoderMissing,
      .decoderMissing, .frameSizeDiffers, .unexpectedStream, .damagedChunk, .emptyChunk, .tracks:
      self
    }
  }
}

extension VideoError.Operation {
  /// The same with another name of its file.
  fileprivate func renamed(_ name: (String) -> String) -> VideoError.Operation {
    switch self {
    case .creating(let file): .creating(path: name(file))
    case .writing(let file): .writing(path: name(file))
    case .opening(let file): .opening(path: name(file))
    case .reading(let file): .reading(path: name(file))
    case .creatingSound(let file): .creatingSound(path: name(file))
    case .writingSound(let file): .writingSound(path: name(file))
    case .openingSound(let file): .openingSound(path: name(file))
    case .readingSound(let file): .readingSound(path: name(file))
    case .encoding, .encodingSound: self
    }
  }
}
