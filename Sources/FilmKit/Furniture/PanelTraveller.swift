import Drawing

/// A term that neighbouring pages of the panel share: it stays, and glides from its place in one formula to its place in
/// the next while all else changes.
struct PanelTraveller {
  /// A move from one formula's place to the next one's: where the outlines' origin is, and how large they are.
  struct Move {
    let span: Span
    let from: (origin: Point, scale: Double)
    let to: (origin: Point, scale: Double)

    /// Where the term is at `progress`, 0 … 1.
    func place(at progress: Double) -> (origin: Point, scale: Double) {
      // 3t² − 2t³: no faster than need be.
      let t = progress * progress * (3 - 2 * progress)
      return (from.origin.toward(to.origin, t), from.scale + (to.scale - from.scale) * t)
    }
  }

  /// What a term says, as plain text and as the formula that it is set from.
  struct Words: Hashable {
    let plain: String
    let source: String
  }

  /// The outlines as the first formula has them.
  let path: Path
  let role: Role?
  /// The size of the first formula's type, in pixels.
  let size: Double
  let text: Words
  /// When it comes with the first formula.
  let enter: Span
  /// When it goes with the last; nil for never.
  var leave: Span?
  /// One for every change of formulas; at least one.
  var moves: [Move]

  /// Appends the term as it is at `time`.
  func draw(at time: Double, _ theme: Theme, into scene: inout Scene) {
    let gone = leave.map { Easing.inOut($0.progress(at: time)) } ?? 0
    let opacity = Easing.inOut(enter.progress(at: time)) * (1 - gone)
    guard time >= enter.start, opacity > 0, let first = moves.first else { return }
    let move = moves.last { time >= $0.span.start } ?? first
    let progress = move.span.progress(at: time)
    let (origin, scale) = move.place(at: progress)
    let color = theme.color(of: role)
    let place = Transform.place(at: origin, scale: scale)
    scene.letter(.fill(path, .solid(color.opacity(opacity)), place))
    // Where it rests, its formula says what it is; nobody has to read it on its way from the one to the other.
    guard progress > 0, progress < 1 else { return }
    let bounds = place(path.bounds)
    scene.mark(
      Mark(
        kind: .label, bounds: bounds, size: size * scale, text: text.plain, colors: [color], opacity: opacity,
        isMoving: true, source: text.source, coloredRuns: [Mark.ColoredRun(color: color, bounds: bounds)],
        isRunning: true))
  }
}
