import FilmKit
import Timeline
import Video

extension FilmVerifier {
  /// Whether the file's cover picture is the frame that stands for the film; nothing of a file without one.
  func covered(_ contents: MovieContents) throws(PipelineError) -> [Finding] {
    guard let cover = contents.cover else { return [] }
    let frame = film.timeline.posterFrame
    let isGood = try cover == StillRenderer(film: film).cover()
    return [Finding("cover", isGood, isGood ? "frame \(frame)" : "another picture", expected: "frame \(frame)")]
  }
}
