import Drawing

/// What one frame is drawn into: its commands and, for whoever inspects it, a mark for every label.
struct Scene {
  /// What is drawn, the last on top.
  private(set) var commands: [DrawCommand] = []
  /// The labels and bodies so far; nil when nobody asks, as while a film is rendered.
  private(set) var marks: [Mark]?
  /// Whether labels are drawn; without them, what is drawn is what they stand on.
  private let hasLabels: Bool

  /// Starts an empty scene.
  init(isInspected: Bool = false, hasLabels: Bool = true) {
    marks = isInspected ? [] : nil
    self.hasLabels = hasLabels
  }

  /// Draws one thing.
  mutating func append(_ command: DrawCommand) { commands.append(command) }

  /// Draws a part of a label.
  mutating func letter(_ command: DrawCommand) { if hasLabels { commands.append(command) } }

  /// Remembers what a label says, if anybody asks.
  mutating func mark(_ mark: @autoclosure () -> Mark) { marks?.append(mark()) }

  /// Draws what `body` appends as a lens shows it.
  mutating func through(_ lens: Lens, _ body: (inout Scene) -> Void) {
    guard !lens.isClear else { return body(&self) }
    let (first, firstMark) = (commands.count, marks?.count ?? 0)
    body(&self)
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
