import NetworkKit
import Timeline

/// The beats that the film `backprop` adds to countdown, title and end.
enum BackpropBeat: Hashable {
  /// The network at rest.
  case idle
  /// The signal runs along an edge, and the layer after it is reached.
  case forward(edge: Int)
  /// The loss is measured.
  case loss
  /// δ reaches the layer after an edge.
  case delta(edge: Int)
  /// The gradient of an edge's weights is worked out, and stays on screen.
  case grad(edge: Int)
  /// The finished picture.
  case done
  /// The weights take a step against their gradients, and the loss is measured once more.
  case update

  /// The film's own beat of a name; nil for one that every film has.
  init?(_ beat: BeatID) {
    let edge = beat.indices.first ?? 0
    switch beat.kind {
    case "idle": self = .idle
    case "forward": self = .forward(edge: edge)
    case "loss": self = .loss
    case "delta": self = .delta(edge: edge)
    case "grad": self = .grad(edge: edge)
    case "done": self = .done
    case "update": self = .update
    default: return nil
    }
  }

  /// Its name.
  var id: BeatID {
    switch self {
    case .idle: .idle
    case .forward(let edge): .forward(edge: edge)
    case .loss: .loss
    case .delta(let edge): .delta(edge: edge)
    case .grad(let edge): .grad(edge: edge)
    case .done: .done
    case .update: .update
    }
  }

  /// All of them about a network with so many edges, in the film's order.
  static func all(edgeCount: Int) -> [BackpropBeat] {
    [.idle] + (0..<edgeCount).map { .forward(edge: $0) } + [.loss]
      + (0..<edgeCount).reversed().flatMap { [.delta(edge: $0), .grad(edge: $0)] } + [.done, .update]
  }
}

extension BeatID {
  /// The signal runs along an edge.
  static func forward(edge: Int) -> BeatID { BeatID(kind: "forward", edge) }
  /// The loss is measured.
  static let loss = BeatID(kind: "loss")
  /// δ reaches the layer after an edge.
  static func delta(edge: Int) -> BeatID { BeatID(kind: "delta", edge) }
  /// The gradient of an edge's weights is worked out.
  static func grad(edge: Int) -> BeatID { BeatID(kind: "grad", edge) }
  /// The weights take a step against their gradients.
  static let update = BeatID(kind: "update")
}
