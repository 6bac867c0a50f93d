public import Drawing

/// What one frame is drawn into: its commands and, for whoever inspects it, a mark for every label.
public struct Scene {
  /// What is drawn, the last on top.
  public private(set) var commands: [DrawCommand] = []
  /// The labels and bodies so far; nil when nobody asks, as while a film is rendered.
  public private(set) var marks: [Mark]?
  /// Whether labels are drawn; without them, what is drawn is what they stand on.
  private let hasLabels: Bool
  /// Whether what a lens does not show may be left out from the start.
  private let skipsUnseen: Bool
  /// What the lens shows of the world: from where to where along one axis; nil for all of it.
  private var view: (isVertical: Bool, low: Double, high: Double)?

  /// Starts an empty scene.
  public init(isInspected: Bool = false, hasLabels: Bool = true, skipsUnseen: Bool = true) {
    marks = isInspected ? [] : nil
    self.hasLabels = hasLabels
    self.skipsUnseen = skipsUnseen
    // A frame has about a hundred commands, many more are rare.
    commands.reserveCapacity(160)
  }

  /// Whether anything that is drawn within `bounds` could be seen: what says no need not be drawn.
  public func sees(_ bounds: Rect) -> Bool {
    guard let view, skipsUnseen else { return true }
    // What blurs into the next pixel is drawn as well.
    let bounds = bounds.expanded(by: 2)
    return view.isVertical
      ? bounds.maxY > view.low && bounds.minY < view.high : bounds.maxX > view.low && bounds.minX < view.high
  }

  /// Draws one thing.
  public mutating func append(_ command: DrawCommand) { commands.append(command) }

  /// Draws a part of a label.
  public mutating func letter(_ command: DrawCommand) { if hasLabels { commands.append(command) } }

  /// Remembers what a label says, if anybody asks.
  public mutating func mark(_ mark: @autoclosure () -> Mark) { marks?.append(mark()) }

  /// Draws what `body` appends; what its labels were set from is changed for whoever inspects it.
  public mutating func renaming(_ change: (String) -> String, _ body: (inout Scene) -> Void) {
    let first = marks?.count ?? 0
    body(&self)
    guard let all = marks else { return }
    for index in first..<all.count { marks?[index].source = change(all[index].source) }
  }

  /// Draws what `body` appends, and notes of its labels and bodies which path of the timeline brings them.
  public mutating func owned(by path: @autoclosure () -> String, _ body: (inout Scene) -> Void) {
    let first = marks?.count ?? 0
    body(&self)
    guard let all = marks, all.count > first else { return }
    let path = path()
    for index in first..<all.count { marks?[index].owner = path }
  }

  /// What `body` draws, taken out of the scene again: for whoever draws it in another place.
  public mutating func taking(_ body: (inout Scene) -> Void) -> (commands: [DrawCommand], marks: [Mark]) {
    let (first, firstMark) = (commands.count, marks?.count ?? 0)
    body(&self)
    let taken = (commands: Array(commands[first...]), marks: marks.map { Array($0[firstMark...]) } ?? [])
    commands.removeSubrange(first...)
    marks?.removeSubrange(firstMark...)
    return taken
  }

  /// Draws what `body` appends as a lens shows it.
  public mutating func through(_ lens: Lens, _ body: (inout Scene) -> Void) {
    guard !lens.isClear else { return body(&self) }
    let (first, firstMark, before) = (commands.count, marks?.count ?? 0, view)
    if let seen = lens.view { view = (lens.isVertical, seen.low, seen.high) }
    body(&self)
    view = before
    var kept = first
    for index in first..<commands.count {
      guard let seen = lens(commands[index]) else { continue }
      commands[kept] = seen
      kept += 1
    }
    commands.removeSubrange(kept...)
    if let all = marks { marks = all[..<firstMark] + all[firstMark...].compactMap { lens($0) } }
  }
}
