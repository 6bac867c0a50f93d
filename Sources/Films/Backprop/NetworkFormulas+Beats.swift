import FilmKit
import NetworkKit
import Timeline

extension NetworkFormulas {
  /// What the panel says during a beat; nil where it stays empty.
  func text(of beat: BeatID) -> PanelText? {
    switch BackpropBeat(beat) {
    case nil: nil
    case .idle: idle
    case .forward(let edge): forward(edge)
    case .loss: loss
    case .delta(let edge): delta(edge)
    case .grad(let edge): gradient(edge)
    case .done: done(depth: max(Argument.depth, last))
    case .update: updated
    }
  }
}
