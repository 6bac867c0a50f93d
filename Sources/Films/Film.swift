public import Drawing
public import Timeline

/// A film: a display list for every frame, each had directly.
public protocol Film: Sendable {
  /// The timeline that it was made from.
  var timeline: Timeline { get }

  /// What frame `index` shows (0 ..< `timeline.frameCount`): a pure function of the timeline and the index.
  func frame(_ index: Int) -> DisplayList

  /// What a beat shows, in one line of plain text.
  func summary(of beat: BeatID) -> String
}

/// Makes the film that a timeline asks for.
public func makeFilm(_ timeline: Timeline, fonts: FilmFonts) throws(FilmError) -> any Film {
  switch timeline.film {
  case .backprop: try BackpropFilm(timeline, fonts: fonts)
  }
}
