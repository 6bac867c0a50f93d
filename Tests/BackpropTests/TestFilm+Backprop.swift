import FilmKit
import NetworkKit
import TestSupport
import Testing
import Timeline

@testable import Backprop

extension TestFilm {
  /// The film of a network, at 320 × 180 and 24 frames a second unless said otherwise.
  static func backprop(_ network: String, _ more: String = "", size: String = "320x180") throws -> StagedFilm {
    try BackpropFilm.made(of: timeline(network, more, size: size), fonts: fonts())
  }

  /// What the visuals of a timeline's film are made from.
  static func context(_ timeline: Timeline, hasCaptions: Bool = false) throws -> BackpropContext {
    BackpropContext(
      try #require(timeline.backprop), FilmSetting(timeline, fonts: try fonts(), hasCaptions: hasCaptions))
  }
}
