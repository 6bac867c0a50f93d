import Video

extension VideoError {
  /// The same error with every mention of one file's name replaced: a film is written under a temporary name, and
  /// its user knows the other.
  func renamed(from temporary: String, to path: String) -> VideoError {
    func name(_ name: String) -> String { name == temporary ? path : name }
    return switch self {
    case .library(let failure, .creating(let file)): .library(failure, during: .creating(path: name(file)))
    case .library(let failure, .writing(let file)): .library(failure, during: .writing(path: name(file)))
    case .emptyMovie(let file): .emptyMovie(path: name(file))
    case .formatDiffers(let file, let chunk, let movie): .formatDiffers(path: name(file), chunk: chunk, movie: movie)
    case .parameterSetsDiffer(let file, let frame): .parameterSetsDiffer(path: name(file), firstFrame: frame)
    default: self
    }
  }
}
