public import Drawing

/// A label, or a body that labels must not run into, as one frame shows it.
public struct Mark: Hashable, Sendable {
  /// What is marked.
  public enum Kind: Hashable, Sendable {
    /// Something to read.
    case label
    /// A neuron or a card: labels stand in it or clear of it.
    case body
    /// An entry of a legend; its text is what it explains.
    case entry
    /// Something that needs an entry of a legend; its text is what that explains.
    case explained
    /// Something that reaches out of the room that it has; its size is how far, in pixels.
    case outgrown
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
  public internal(set) var source: String
  /// The runs of a label that are of one colour, each with the bounds of its ink, in the order of its text.
  public internal(set) var coloredRuns: [ColoredRun]
  /// Whether it is a number that runs, which nobody reads value by value, or what is on its way between two places that
  /// both have it.
  public internal(set) var isRunning: Bool
  /// Whether it fades where a camera's view ends.
  public internal(set) var isAtEdge = false
  /// Which part of the film it belongs to, where that is made of several, counted from 0.
  public var part: Int?
  /// The path of what brings it in the timeline, such as `scenes[0].marks.map`; nil where nothing there does alone.
  public var owner: String?

  /// A run of neighbouring letters of a label that are of one colour.
  public struct ColoredRun: Hashable, Sendable {
    /// Its colour.
    public let color: Color
    /// The bounds of its ink, in pixels of the frame.
    public internal(set) var bounds: Rect

    /// States a run.
    public init(color: Color, bounds: Rect) { (self.color, self.bounds) = (color, bounds) }
  }

  /// States what a frame shows; a label states itself as it is drawn.
  public init(
    kind: Kind, bounds: Rect, size: Double, text: String, colors: [Color], opacity: Double, isMoving: Bool = false,
    source: String = "", coloredRuns: [ColoredRun] = [], isRunning: Bool = false
  ) {
    (self.kind, self.bounds, self.size, self.text) = (kind, bounds, size, text)
    (self.colors, self.opacity, self.isMoving) = (colors, opacity, isMoving)
    (self.source, self.coloredRuns, self.isRunning) = (source, coloredRuns, isRunning)
  }

  /// Moves it.
  mutating func move(by offset: Point) {
    let place = Transform.place(at: offset)
    bounds = place(bounds)
    for index in coloredRuns.indices { coloredRuns[index].bounds = place(coloredRuns[index].bounds) }
  }

  /// The same in another place, and as large as that: on its way, or where it can be read.
  public func placed(at place: Rect, opacity: Double, isMoving: Bool) -> Mark {
    let scale = bounds.height > 0 ? place.height / bounds.height : 1
    let wide = bounds.width > 0 ? place.width / bounds.width : 1
    func moved(_ rect: Rect) -> Rect {
      Rect(
        x: place.minX + (rect.minX - bounds.minX) * wide, y: place.minY + (rect.minY - bounds.minY) * scale,
        width: rect.width * wide, height: rect.height * scale)
    }
    var mark = Mark(
      kind: kind, bounds: place, size: size * scale, text: text, colors: colors, opacity: opacity, isMoving: isMoving,
      source: source, coloredRuns: coloredRuns.map { ColoredRun(color: $0.color, bounds: moved($0.bounds)) },
      isRunning: isRunning)
    mark.isAtEdge = isAtEdge
    mark.owner = owner
    return mark
  }

  /// The mark of an entry of a legend.
  ///
  /// - Parameter meaning: What it explains: the same words as of the things that are marked as explained by it.
  public static func entry(_ meaning: String, _ bounds: Rect, opacity: Double) -> Mark {
    Mark(kind: .entry, bounds: bounds, size: 0, text: meaning, colors: [], opacity: opacity)
  }

  /// The mark of something whose colour or form a legend explains.
  public static func explained(_ meaning: String, _ bounds: Rect, opacity: Double) -> Mark {
    Mark(kind: .explained, bounds: bounds, size: 0, text: meaning, colors: [], opacity: opacity)
  }

  /// The mark of something that has too little room.
  ///
  /// - Parameters:
  ///   - name: What it is called in a finding.
  ///   - size: How far it reaches out of its room, in pixels.
  public static func outgrown(_ name: String, _ bounds: Rect, by size: Double, opacity: Double) -> Mark {
    Mark(kind: .outgrown, bounds: bounds, size: size, text: name, colors: [], opacity: opacity)
  }

  /// The mark of a body.
  public static func body(_ bounds: Rect, opacity: Double) -> Mark {
    Mark(kind: .body, bounds: bounds, size: 0, text: "", colors: [], opacity: opacity)
  }
}
