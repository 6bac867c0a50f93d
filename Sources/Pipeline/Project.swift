public import FilmKit
import Foundation
public import Numerics
public import Timeline

/// A timeline that has been laid out and typeset: ready to draw any frame.
public struct Project: Sendable {
  /// What the file says.
  public let timeline: Timeline
  /// The film made of it.
  public let film: any Film
  /// The hash of everything that the film's pictures depend on; nil when the timeline's own is not known.
  public let digest: StableHash?

  /// Lays out the film of a timeline.
  ///
  /// - Parameters:
  ///   - timeline: What `TimelineFile` read.
  ///   - path: The file it was read from, for messages.
  ///   - films: The films that it was read for.
  ///   - fontFolder: Where to look for fonts first.
  ///   - burnsCaptions: Whether the words of the narration are burned into the picture.
  ///   - voice: The recorded voice, for which the last picture is held where it is longer.
  ///   - source: The hash of what the timeline was read from.
  public init(
    _ timeline: Timeline, path: String, films: FilmList, fontFolder: String? = nil, burnsCaptions: Bool = false,
    voice: Voice? = nil, source: StableHash? = nil
  ) throws(PipelineError) {
    let timeline = voice?.hold(timeline) ?? timeline
    self.timeline = timeline
    let fonts = try FontFiles.load(from: fontFolder, language: timeline.language)
    digest = source.map { source in
      var hash = source
      hash.combine(fonts.digest)
      hash.combine(burnsCaptions)
      hash.combine(timeline.tail.microseconds)
      if burnsCaptions, let speech = timeline.speech {
        hash.combine(speech.unit.rawValue)
        for word in speech.words {
          hash.combine(word.text)
          hash.combine(word.start.microseconds)
          hash.combine(word.end.microseconds)
        }
      }
      return hash
    }
    do {
      film = try films.film(of: timeline, fonts: fonts.fonts, hasCaptions: burnsCaptions)
    } catch {
      throw .film(file: path, error.problems.map { (timeline.place(of: $0.place), $0) })
    }
  }
}
