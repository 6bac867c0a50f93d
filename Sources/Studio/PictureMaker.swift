import FilmKit
import Pipeline

/// Makes the pictures of one film in one look, one at a time.
actor PictureMaker {
  /// The film.
  let film: any Film
  private var views: FrameViews

  /// Prepares to make the pictures of a film.
  init(_ film: any Film) {
    self.film = film
    views = FrameViews(film)
  }

  /// A frame as a PNG file of some width.
  func png(_ frame: Int, width: Int) throws(PipelineError) -> [UInt8] { try views.png(frame, width: width) }
}
