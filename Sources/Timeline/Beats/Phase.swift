/// A part of a film that viewers know by a name, such as forward or loss: a chapter, and most are a stop on the rail in
/// the header.
public struct Phase: Hashable, Sendable {
  /// What reports call it, in small letters: `forward`.
  public let name: String
  /// What the rail in the header calls it; nil where it is no stop on the rail.
  public let stop: String?
  /// What the chapter of its beats is called: `Forward pass`.
  public let chapter: String
  /// The colour that stands for it on a storyboard.
  public let color: ColorToken

  /// Describes a phase that is a stop on the rail by its name.
  public init(_ name: String, chapter: String, color: ColorToken) {
    self.init(name, chapter: chapter, color: color, stop: name)
  }

  /// Describes a phase.
  ///
  /// - Parameter stop: What the rail calls it; nil where it is no stop.
  public init(_ name: String, chapter: String, color: ColorToken, stop: String?) {
    (self.name, self.chapter, self.color, self.stop) = (name, chapter, color, stop)
  }
}
