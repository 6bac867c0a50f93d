import Foundation
public import Video

/// What the file of a film can be; its name's extension says it.
public enum FilmFormat: Hashable, Sendable {
  /// H.264 in MP4.
  case movie
  /// A looping animation.
  case animation(AnimationKind)

  /// The format of a file of that name; nil when its extension is none of a film.
  public init?(path: String) { self.init(URL(fileURLWithPath: path).pathExtension) }

  /// The format of an extension, in capitals or not.
  init?(_ name: String) {
    let name = name.lowercased()
    if let kind = AnimationKind(rawValue: name) {
      self = .animation(kind)
    } else if ["mp4", "m4v"].contains(name) {
      self = .movie
    } else {
      return nil
    }
  }
}
