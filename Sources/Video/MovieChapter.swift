/// A range of a film that players let one jump to.
public struct MovieChapter: Hashable, Sendable {
  /// Where it starts; MP4 and MOV keep thousandths of a second.
  public var start: PresentationTime
  /// Where it ends.
  public var end: PresentationTime
  /// Its name.
  public var title: String

  /// Makes a chapter.
  public init(start: PresentationTime, end: PresentationTime, title: String) {
    (self.start, self.end, self.title) = (start, end, title)
  }
}
