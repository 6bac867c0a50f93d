/// A value that a file gives a name, with what it came to: what `render values` prints.
public struct FilmValue: Sendable {
  /// What it came to.
  public enum Content: Sendable {
    /// Numbers of a shape, the last side running fastest.
    case numbers(shape: [Int], elements: [Double])
    /// One text or more.
    case texts([String])
    /// A function, as it is called.
    case function(String)
  }

  /// Its name; `model.w` for a part of a group.
  public let name: String
  /// The expression that it stands for, as written; empty for what is none.
  public let expression: String
  /// What it came to.
  public let content: Content

  /// States a value.
  public init(name: String, expression: String, content: Content) {
    (self.name, self.expression, self.content) = (name, expression, content)
  }
}
