import Foundation
public import Video

/// What the file of a film can be; its name's extension says it.
public enum FilmFormat: Hashable, Sendable {
  /// A film; `MovieContainer.codecs` says what its pictures can be compressed with.
  case movie(MovieContainer)
  /// A looping animation.
  case animation(AnimationKind)

  /// The format of a file of that name; nil when its extension is none of a film.
  public init?(path: String) { self.init(URL(fileURLWithPath: path).pathExtension) }

  /// The kind of file of a film that is no animation, when it can be written under its name.
  ///
  /// - Throws: `PipelineError.output`.
  public static func container(of path: String, keeping inputs: InputFiles) throws(PipelineError) -> MovieContainer {
    try Output.checkMovie(path, keeping: inputs).container
  }

  /// The kind of file of a film of that name that other machines will join, wherever.
  ///
  /// - Throws: `PipelineError.output`.
  public static func shared(_ path: String) throws(PipelineError) -> MovieContainer {
    switch FilmFormat(path: path) {
    case .movie(let container): return container
    case .animation: throw .output(path: path, .hasNoChunks)
    case nil: throw .output(path: path, .unknownFormat(extension: URL(fileURLWithPath: path).pathExtension))
    }
  }

  /// The format of an extension, in capitals or not.
  init?(_ name: String) {
    let name = name.lowercased()
    if let kind = AnimationKind(rawValue: name) {
      self = .animation(kind)
    } else if let container = MovieContainer.allCases.first(where: { $0.extensions.contains(name) }) {
      self = .movie(container)
    } else {
      return nil
    }
  }

  /// The usual extensions of films.
  static var movieExtensions: [String] { MovieContainer.allCases.compactMap(\.extensions.first) }
}
