import Drawing

/// The particles on one edge: the signal forward, δ backward, and the two that meet to make the gradient.
struct FlowVisual: Visual {
  private let lines: [Connections.Line]
  private let theme: Theme
  private let scale: Double
  private let signal: Span
  private let blame: Span?
  private let meeting: Span

  /// Prepares the particles of `edge`, one a drawn connection.
  init(edge: Int, connections: Connections, film: FilmContext) {
    lines = connections.lines
    theme = film.theme
    scale = film.unit * max(0.3, film.stage.detail) * (lines.count > 16 ? 0.6 : 1)
    signal = film.signal(edge)
    // δ passes back through this edge to make the δ of the layer before it; the input layer needs none.
    blame = edge > 0 ? film.blame(edge) : nil
    meeting = film.meeting(edge)
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    let forward = Easing.inOut(signal.progress(at: time))
    let back = Easing.inOut(blame?.progress(at: time) ?? 0)
    let meet = Easing.inOut(meeting.progress(at: time)) / 2
    for line in lines {
      Particle.draw(
        from: line.from, to: line.to, progress: forward, color: theme.signal, scale: scale, into: &list)
      Particle.draw(from: line.to, to: line.from, progress: back, color: theme.delta, scale: scale, into: &list)
      if meet > 0, meet < 0.5 {
        let fading = min(1, (0.5 - meet) * 8)
        Particle.draw(
          from: line.from, to: line.to, progress: meet, color: theme.signal.opacity(fading), scale: scale, into: &list)
        Particle.draw(
          from: line.to, to: line.from, progress: meet, color: theme.delta.opacity(fading), scale: scale, into: &list)
      }
    }
  }
}
