/// Words that are shown for a time: one caption.
public struct TimedText: Hashable, Sendable {
  /// When they appear.
  public var start: PresentationTime
  /// When they go.
  public var end: PresentationTime
  /// The words; a line break parts the lines.
  public var text: String

  /// Makes a caption.
  public init(start: PresentationTime, end: PresentationTime, text: String) {
    (self.start, self.end, self.text) = (start, end, text)
  }
}
