/// A part of the film in which one thing happens.
public struct Beat: Hashable, Sendable {
  /// What the beat is called everywhere: in commands, messages, chapters and caches.
  public let id: BeatID
  /// What is true of all beats of its kind.
  public let kind: BeatKind
  /// When it starts, exactly, from the film's start.
  public let start: FilmTime
  /// How long it lasts, exactly.
  public let duration: FilmTime
  /// The film's frames that belong to it; empty for a beat of 0 ms, or one too short to own a frame.
  public let frames: Range<Int>

  /// When the next beat starts.
  public var end: FilmTime { start + duration }
  /// The phase of the film that it belongs to.
  public var phase: Phase { kind.phase }
}
