public import Films
import Foundation
public import Timeline

/// A timeline that has been laid out and typeset: ready to draw any frame.
public struct Project: Sendable {
  /// What the file says.
  public let timeline: Timeline
  /// The film made of it.
  public let film: any Film

  /// Lays out the film of a timeline.
  ///
  /// - Parameters:
  ///   - timeline: What `TimelineFile` read.
  ///   - path: The file it was read from, for messages.
  ///   - fontFolder: Where to look for fonts first.
  public init(_ timeline: Timeline, path: String, fontFolder: String? = nil) throws(PipelineError) {
    self.timeline = timeline
    let fonts = try FontFiles.load(from: fontFolder)
    do {
      film = try makeFilm(timeline, fonts: fonts)
    } catch {
      guard case .lettering(let words, _) = error else { throw .film(file: path, nil, error) }
      throw .film(file: path, timeline.place(of: words), error)
    }
  }
}
