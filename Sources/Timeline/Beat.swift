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

/// Where a film stands: idle → forward → loss → backward → done, and with continuous training, cost and train before done.
public enum Phase: String, CaseIterable, Hashable, Sendable {
  /// Before anything is computed.
  case idle
  /// The input travels to the prediction.
  case forward
  /// The prediction meets the target.
  case loss
  /// δ travels back, and every edge gets its gradient.
  case backward
  /// What the gradients cost is counted.
  case cost
  /// Step after step is taken.
  case train
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
  /// A part of one step on one of the samples that the film `training` steps through, counted from 0.
  case step(StepPart, sample: Int)
  /// What gradients cost in multiplications, by several ways.
  case cost
  /// A stretch of continuous training, counted from 0.
  case train(segment: Int)

  /// The phase that the beat belongs to.
  public var phase: Phase {
    switch self {
    case .countdown, .title, .idle: .idle
    case .forward: .forward
    case .loss: .loss
    case .delta, .grad: .backward
    case .done, .update, .end: .done
    case .step(.sample, _): .idle
    case .step(.forward, _): .forward
    case .step(.loss, _): .loss
    case .step(.delta, _), .step(.grad, _), .step(.input, _): .backward
    case .cost: .cost
    case .train: .train
    }
  }

  /// The sample whose step the beat is a part of, counted from 0; nil for all other beats.
  public var sample: Int? {
    guard case .step(_, let sample) = self else { return nil }
    return sample
  }

  /// All beats of the film `backprop` about a network with `edgeCount` edges, in its order.
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
    case "cost": self = .cost
    default:
      let parts = description.split(separator: ".", omittingEmptySubsequences: false)
      let numbers = parts.dropFirst().compactMap { part in
        Int(part).flatMap { $0 >= 0 && String($0) == part ? $0 : nil }
      }
      guard numbers.count == parts.count - 1 else { return nil }
      switch (parts[0], numbers.count) {
      case ("forward", 1): self = .forward(edge: numbers[0])
      case ("delta", 1): self = .delta(edge: numbers[0])
      case ("grad", 1): self = .grad(edge: numbers[0])
      case ("train", 1): self = .train(segment: numbers[0])
      case ("sample", 1): self = .step(.sample, sample: numbers[0])
      case ("loss", 1): self = .step(.loss, sample: numbers[0])
      case ("input", 1): self = .step(.input, sample: numbers[0])
      case ("forward", 2): self = .step(.forward(edge: numbers[1]), sample: numbers[0])
      case ("delta", 2): self = .step(.delta(edge: numbers[1]), sample: numbers[0])
      case ("grad", 2): self = .step(.grad(edge: numbers[1]), sample: numbers[0])
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
    case .step(.sample, let sample): "sample.\(sample)"
    case .step(.forward(let edge), let sample): "forward.\(sample).\(edge)"
    case .step(.loss, let sample): "loss.\(sample)"
    case .step(.delta(let edge), let sample): "delta.\(sample).\(edge)"
    case .step(.grad(let edge), let sample): "grad.\(sample).\(edge)"
    case .step(.input, let sample): "input.\(sample)"
    case .cost: "cost"
    case .train(let segment): "train.\(segment)"
    }
  }
}

/// A part of one step on one sample of the film `training`.
public enum StepPart: Hashable, Sendable {
  /// The sample is taken from the data.
  case sample
  /// The signal runs along an edge, and the layer after it lights up.
  case forward(edge: Int)
  /// The loss is measured.
  case loss
  /// δ reaches the layer after an edge.
  case delta(edge: Int)
  /// The gradients of an edge's weights appear.
  case grad(edge: Int)
  /// δ reaches the input: ∂L/∂x, an arrow among the data.
  case input

  /// The edge that it is of; nil for one of the whole network.
  var edge: Int? {
    switch self {
    case .forward(let edge), .delta(let edge), .grad(let edge): edge
    case .sample, .loss, .input: nil
    }
  }
}
