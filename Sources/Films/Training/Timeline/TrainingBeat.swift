import NetworkKit
import Timeline

/// The beats that the film `training` adds to countdown, title and end.
enum TrainingBeat: Hashable {
  /// Data and network at rest.
  case idle
  /// A part of one step on one of the samples that the film steps through, counted from 0.
  case step(StepPart, sample: Int)
  /// What gradients cost in multiplications, by several ways.
  case cost
  /// A part of the continuous training, counted from 0.
  case train(segment: Int)
  /// The finished picture.
  case done

  /// The film's own beat of a name; nil for one that every film has.
  init?(_ beat: BeatID) {
    let (first, second) = (beat.indices.first ?? 0, beat.indices.dropFirst().first ?? 0)
    switch beat.kind {
    case "idle": self = .idle
    case "sample": self = .step(.sample, sample: first)
    case "forward": self = .step(.forward(edge: second), sample: first)
    case "loss": self = .step(.loss, sample: first)
    case "delta": self = .step(.delta(edge: second), sample: first)
    case "grad": self = .step(.grad(edge: second), sample: first)
    case "input": self = .step(.input, sample: first)
    case "cost": self = .cost
    case "train": self = .train(segment: first)
    case "done": self = .done
    default: return nil
    }
  }

  /// Its name.
  var id: BeatID {
    switch self {
    case .idle: .idle
    case .step(let part, let sample): .step(part, sample: sample)
    case .cost: .cost
    case .train(let segment): .train(segment: segment)
    case .done: .done
    }
  }

  /// All of them, in the film's order.
  static func all(edgeCount: Int, sampleCount: Int, segmentCount: Int) -> [TrainingBeat] {
    let steps = (0..<sampleCount).flatMap { sample in
      StepPart.all(edgeCount: edgeCount).map { TrainingBeat.step($0, sample: sample) }
    }
    return [.idle] + steps + [.cost] + (0..<segmentCount).map { .train(segment: $0) } + [.done]
  }
}

/// A part of one step on one sample of the film `training`.
enum StepPart: Hashable {
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

  /// All parts of a step through a network with `edgeCount` edges, in the order of the film.
  static func all(edgeCount: Int) -> [StepPart] {
    [.sample] + (0..<edgeCount).map { .forward(edge: $0) } + [.loss]
      + (0..<edgeCount).reversed().flatMap { [.delta(edge: $0), .grad(edge: $0)] } + [.input]
  }
}

extension BeatID {
  /// What gradients cost.
  static let cost = BeatID(kind: "cost")
  /// A part of the continuous training.
  static func train(segment: Int) -> BeatID { BeatID(kind: "train", segment) }

  /// A part of one step on one sample.
  static func step(_ part: StepPart, sample: Int) -> BeatID {
    switch part {
    case .sample: BeatID(kind: "sample", sample)
    case .forward(let edge): BeatID(kind: "forward", sample, edge)
    case .loss: BeatID(kind: "loss", sample)
    case .delta(let edge): BeatID(kind: "delta", sample, edge)
    case .grad(let edge): BeatID(kind: "grad", sample, edge)
    case .input: BeatID(kind: "input", sample)
    }
  }
}
