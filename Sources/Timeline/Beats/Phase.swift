/// A part of a film that viewers know by a name, such as forward or loss: a stop on the rail in the header.
public struct Phase: Hashable, Sendable {
  /// What the rail in the header calls it, in small letters: `forward`.
  public let name: String
  /// What the chapter of its beats is called: `Forward pass`.
  public let chapter: String
  /// The colour that stands for it on a storyboard.
  public let color: ColorToken

  /// Describes a phase.
  public init(_ name: String, chapter: String, color: ColorToken) {
    (self.name, self.chapter, self.color) = (name, chapter, color)
  }
}
