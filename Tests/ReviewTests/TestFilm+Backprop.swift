import Backprop
import FilmKit
import TestSupport
import Timeline

extension TestFilm {
  /// The film of a network, at 320 × 180 and 24 frames a second unless said otherwise.
  static func backprop(_ network: String, _ more: String = "", size: String = "320x180") throws -> StagedFilm {
    try BackpropFilm.made(of: timeline(network, more, size: size), fonts: fonts())
  }
}
