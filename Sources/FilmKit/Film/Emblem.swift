public import Drawing

/// What a film draws of itself on its cards, above the words: a still picture that the card places and fades.
public struct Emblem: Hashable, Sendable {
  /// What is drawn, the last on top.
  public let commands: [DrawCommand]
  /// Where: the card puts the middle of it where it has room.
  public let bounds: Rect

  /// Makes it of its parts.
  public init(_ commands: [DrawCommand], bounds: Rect) { (self.commands, self.bounds) = (commands, bounds) }
}
