import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline

/// A frame's time, and where the run is then: worked out once for all visuals.
struct TrainingMoment {
  /// Seconds from the film's start.
  let time: Double
  /// Where the run is.
  let place: TrainingProgress.Place
  /// The network there.
  let parameters: Parameters
  /// How well it does after its last whole step; nil while nobody asks, before it trains.
  let metrics: Metrics?
}

/// One thing on the picture of the film `training`, complete in itself; as a `Visual`, it keeps no state.
protocol TrainingVisual: Sendable {
  /// Appends what it shows at a moment.
  func draw(at moment: TrainingMoment, into scene: inout Scene)
}
