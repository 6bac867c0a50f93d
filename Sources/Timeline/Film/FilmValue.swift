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

  /// Where it comes from.
  public enum Origin: Sendable {
    /// An expression, as written.
    case expression(String)
    /// A file.
    case file(String)
    /// It stands in the timeline as it is.
    case written
  }

  /// Its name; `model.w` for a part of a group, `net.w[0]` for one of several without names.
  public let name: String
  /// Where it comes from.
  public let origin: Origin
  /// What it came to.
  public let content: Content

  /// States a value.
  public init(name: String, origin: Origin, content: Content) {
    (self.name, self.origin, self.content) = (name, origin, content)
  }
}
