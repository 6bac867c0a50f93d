/// One stretch of the film in which one thing happens.
public struct Beat: Hashable, Sendable {
  /// What the beat is called everywhere: in commands, messages, chapters and caches.
  public let id: BeatID
  /// When it starts, exactly, from the film's start.
  public let start: FilmTime
  /// How long it lasts, exactly.
  public let duration: FilmTime
  /// The film's frames that belong to it; empty for a beat of 0 ms, or one too short to own a frame.
  public let frames: Range<Int>

  /// When the next beat starts.
  public var end: FilmTime { start + duration }
  /// The phase of training that it belongs to.
  public var phase: Phase { id.phase }
}

/// Where one training step stands: idle → forward → loss → backward → done.
public enum Phase: String, CaseIterable, Hashable, Sendable {
  /// Before anything is computed.
  case idle
  /// The input travels to the prediction.
  case forward
  /// The prediction meets the target.
  case loss
  /// δ travels back, and every edge gets its gradient.
  case backward
  /// Everything is known.
  case done
}

/// A beat's stable name, such as `title`, `forward.0` or `grad.2`.
public enum BeatID: Hashable, Sendable {
  /// The seconds before the film proper.
  case countdown
  /// The title card.
  case title
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
  /// The end card.
  case end

  /// The phase that the beat belongs to.
  public var phase: Phase {
    switch self {
    case .countdown, .title, .idle: .idle
    case .forward: .forward
    case .loss: .loss
    case .delta, .grad: .backward
    case .done, .update, .end: .done
    }
  }

  /// The edge that the beat is of; nil for one of the whole network.
  var edge: Int? {
    switch self {
    case .forward(let edge), .delta(let edge), .grad(let edge): edge
    case .countdown, .title, .idle, .loss, .done, .update, .end: nil
    }
  }

  /// Whether a network with `edgeCount` edges has the beat.
  package func isBeat(ofEdges edgeCount: Int) -> Bool { edge.map { $0 < edgeCount } ?? true }

  /// All beats of a network with `edgeCount` edges, in the order of the film.
  static func all(edgeCount: Int) -> [BeatID] {
    [.countdown, .title, .idle] + (0..<edgeCount).map { .forward(edge: $0) } + [.loss]
      + (0..<edgeCount).reversed().flatMap { [.delta(edge: $0), .grad(edge: $0)] }
      + [.done, .update, .end]
  }
}

extension BeatID: CustomStringConvertible, LosslessStringConvertible {
  /// Reads a beat's name; nil when it is none, as `grad`, `grad.01` or `Grad.1`.
  public init?(_ description: String) {
    switch description {
    case "countdown": self = .countdown
    case "title": self = .title
    case "idle": self = .idle
    case "loss": self = .loss
    case "done": self = .done
    case "update": self = .update
    case "end": self = .end
    default:
      let parts = description.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let edge = Int(parts[1]), edge >= 0, String(edge) == parts[1] else { return nil }
      switch parts[0] {
      case "forward": self = .forward(edge: edge)
      case "delta": self = .delta(edge: edge)
      case "grad": self = .grad(edge: edge)
      default: return nil
      }
    }
  }

  /// The beat's name.
  public var description: String {
    switch self {
    case .countdown: "countdown"
    case .title: "title"
    case .idle: "idle"
    case .forward(let edge): "forward.\(edge)"
    case .loss: "loss"
    case .delta(let edge): "delta.\(edge)"
    case .grad(let edge): "grad.\(edge)"
    case .done: "done"
    case .update: "update"
    case .end: "end"
    }
  }
}
