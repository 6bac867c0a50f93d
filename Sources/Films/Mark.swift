public import Drawing

/// A label, or a body that labels must not run into, as one frame shows it.
public struct Mark: Hashable, Sendable {
  /// What is marked.
  public enum Kind: Hashable, Sendable {
    /// Something to read.
    case label
    /// A neuron or a card: labels stand in it or clear of it.
    case body
  }

  /// What is marked.
  public let kind: Kind
  /// The ink of a label, or the outline's bounds, in pixels of the frame.
  public internal(set) var bounds: Rect
  /// The size of the type, in pixels; 0 for a body.
  public let size: Double
  /// What it says, as plain text.
  public let text: String
  /// The colours that it is set in; every one must be readable.
  public let colors: [Color]
  /// How much of it is seen, 0 … 1.
  public internal(set) var opacity: Double
  /// Whether it is on its way: it may pass over others, and is read when it has arrived.
  public let isMoving: Bool
  /// The formula that it was set from; empty for a text.
  let source: String
  /// The parts of a label that are of one colour, each with the bounds of its ink, in the order of its text.
  public internal(set) var inks: [Ink] = []
  /// Whether it is a number that runs, which nobody reads value by value.
  public internal(set) var isRunning = false
  /// Whether it fades where a camera's view ends.
  public internal(set) var isAtEdge = false

  /// A part of a label that is of one colour.
  public struct Ink: Hashable, Sendable {
    /// Its colour.
    public let color: Color
    /// The bounds of its ink, in pixels of the frame.
    public internal(set) var bounds: Rect
  }

  /// Moves it.
  mutating func move(by offset: Point) {
    let place = Transform.place(at: offset)
    bounds = place(bounds)
    for index in inks.indices { inks[index].bounds = place(inks[index].bounds) }
  }

  /// The mark of a body.
  static func body(_ bounds: Rect, opacity: Double) -> Mark {
    Mark(kind: .body, bounds: bounds, size: 0, text: "", colors: [], opacity: opacity, isMoving: false, source: "")
  }
}

/// A number on screen, and the number of the trace that it stands for.
public struct ShownNumber: Hashable, Sendable {
  /// The name of the tensor with the place in it, such as `a₂[0]` or `w₃[0][1]`, counted from 0.
  public let name: String
  /// The number before it was rounded.
  public let value: Double
  /// How it stands on screen.
  public let shown: String
}
