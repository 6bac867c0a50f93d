public import Timeline

/// Something that happens in the picture and can be heard.
public struct FilmEvent: Hashable, Sendable {
  /// What happens; layers and edges are counted from 0, the input first.
  public enum Kind: Hashable, Sendable {
    /// The countdown has so many seconds left; with 0 the film proper begins.
    case tick(secondsLeft: Int)
    /// The signal leaves a layer for the next.
    case departure(layer: Int)
    /// The signal arrives at a layer, which lights up.
    case arrival(layer: Int)
    /// Prediction and target are compared.
    case loss
    /// δ of a layer is taken from the memo.
    case fetch(layer: Int)
    /// δ arrives at a layer.
    case delta(layer: Int)
    /// δ of a layer has come to rest in the memo.
    case store(layer: Int)
    /// The gradient of an edge's weights appears.
    case gradient(edge: Int)
    /// Everything is known.
    case done
    /// The weights begin their step.
    case step
    /// The signal arrives at a layer for the second time, after the step.
    case secondArrival(layer: Int)
    /// The second prediction and the target are compared.
    case secondLoss
    /// A network that trains has come to a loss, as a share of the greatest of its run: 0 … 1.
    case trained(loss: Double)
  }

  /// What happens.
  public let kind: Kind
  /// The beat in which it does.
  public let beat: BeatID
  /// The first frame that shows it: it is heard as that frame begins.
  public let frame: Int
  /// Where on the picture it happens: −1 at the left edge, 1 at the right one.
  public let place: Double
}
