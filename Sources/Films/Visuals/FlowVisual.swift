import Drawing

/// The particles on one edge: the signal forward, δ fetched and passed backward, and the two that meet to make the
/// gradient.
struct FlowVisual: Visual {
  private let forward: [Route]
  private let backward: [Route]
  private let meetings: [(signal: Route, delta: Route)]
  private let theme: Theme
  private let scale: Double
  private let signal: Span
  private let blame: Span?
  private let meeting: Span

  /// Prepares the particles of `edge`, one a drawn connection.
  init(edge: Int, connections: Connections, film: FilmContext) {
    let lines = connections.lines
    forward = lines.map { Route([$0.from, $0.to]) }
    let fetch = film.fetch(edge)
    if film.formulas.isChain, let line = lines.first, let middle = fetch.last {
      // One δ: it comes from the memo, meets the weight in the middle of the edge, and goes on.
      backward = [Route(fetch + [line.from])]
      meetings = [(Route([line.from, middle]), Route(fetch))]
    } else {
      backward = lines.map { Route([$0.to, $0.from]) }
      meetings = lines.map { line in
        let middle = line.from.toward(line.to, 0.5)
        return (Route([line.from, middle]), Route([line.to, middle]))
      }
    }
    theme = film.theme
    scale = film.unit * max(0.3, film.stage.detail) * (lines.count > 16 ? 0.6 : 1)
    signal = film.signal(edge)
    // δ passes back through this edge to make the δ of the layer before it; the input layer needs none.
    blame = edge > 0 ? film.blame(edge) : nil
    meeting = film.meeting(edge)
  }

  func draw(at time: Double, into list: inout [DrawCommand]) {
    func show(_ routes: [Route], _ span: Span?, _ color: Color) {
      let progress = Easing.inOut(span?.progress(at: time) ?? 0)
      for route in routes {
        Particle.draw(along: route, progress: progress, color: color, scale: scale, theme: theme, into: &list)
      }
    }
    show(forward, signal, theme.signal)
    show(backward, blame, theme.delta)
    show(meetings.map(\.signal), meeting, theme.signal)
    show(meetings.map(\.delta), meeting, theme.delta)
  }
}
