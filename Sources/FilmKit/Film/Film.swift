public import Drawing
public import Timeline

/// A film: a display list for every frame, each of which can be made directly.
public protocol Film: Sendable {
  /// The timeline that it was made from.
  var timeline: Timeline { get }

  /// What frame `index` shows (0 ..< `timeline.frameCount`): a pure function of the timeline and the index.
  func frame(_ index: Int) -> DisplayList

  /// What frame `index` shows without its labels: the ground that they are read on.
  func ground(_ index: Int) -> DisplayList

  /// The labels of frame `index`, and the bodies that they stand in or beside.
  func marks(_ index: Int) -> [Mark]

  /// The numbers in a label, in the order of its text, each with the number of the trace that it was rounded from.
  func numbers(in mark: Mark) -> [ShownNumber]

  /// What happens in the picture and can be heard, in the order of the frames.
  var events: [FilmEvent] { get }

  /// What a beat shows, in one line of plain text.
  func summary(of beat: BeatID) -> String
}
