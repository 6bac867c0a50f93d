public import Timeline

/// Something that happens in the picture and can be heard.
public struct FilmEvent: Hashable, Sendable {
  /// What happens, in a word or two, as reports and tests have it: `arrival 2`.
  public let name: String
  /// What is heard, all at once.
  public let notes: [Note]
  /// The beat in which it does.
  public let beat: BeatID
  /// The first frame that shows it: it is heard as that frame begins.
  public let frame: Int
  /// Where on the picture it happens: −1 at the left edge, 1 at the right one.
  public let place: Double

  /// States an event; an `EventCollector` works out frame and place.
  public init(_ name: String, _ notes: [Note], beat: BeatID, frame: Int, place: Double) {
    (self.name, self.notes, self.beat, self.frame, self.place) = (name, notes, beat, frame, place)
  }
}
