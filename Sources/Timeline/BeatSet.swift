internal import Simulation

/// Which beats a film has, as far as its counts are known.
public struct BeatSet: Hashable, Sendable {
  /// Which film it is.
  public let film: FilmKind
  /// How many edges the network has; nil when that isn't known, and there may be any that a network can have.
  public let edgeCount: Int?
  /// How many samples the film `training` steps through; nil when that isn't known.
  public let sampleCount: Int?
  /// How many stretches of continuous training it has; nil when that isn't known.
  public let segmentCount: Int?

  /// Describes the beats of a film; of the film `backprop` only the edges count.
  public init(film: FilmKind, edgeCount: Int? = nil, sampleCount: Int? = nil, segmentCount: Int? = nil) {
    (self.film, self.edgeCount) = (film, edgeCount)
    (self.sampleCount, self.segmentCount) = (sampleCount, segmentCount)
  }

  /// Whether the film has a beat, or may have it as far as is known.
  public func contains(_ beat: BeatID) -> Bool {
    let (edges, samples) = (edgeCount ?? Bounds.edges.upperBound, sampleCount ?? Bounds.samples.upperBound)
    return switch (film, beat) {
    case (_, .countdown), (_, .title), (_, .idle), (_, .done), (_, .end): true
    case (.backprop, .loss), (.backprop, .update): true
    case (.backprop, .forward(let edge)), (.backprop, .delta(let edge)), (.backprop, .grad(let edge)): edge < edges
    case (.training, .cost): true
    case (.training, .step(let part, let sample)): sample < samples && part.edge ?? 0 < edges
    case (.training, .train(let segment)): segment < segmentCount ?? Bounds.segments.upperBound
    case (.backprop, _), (.training, _): false
    }
  }

  /// The beats in the film's order; as many as there may be of what isn't known.
  var all: [BeatID] {
    let edges = edgeCount ?? Bounds.edges.upperBound
    switch film {
    case .backprop: return BeatID.all(edgeCount: edges)
    case .training:
      let steps = (0..<(sampleCount ?? Bounds.samples.upperBound)).flatMap { sample -> [BeatID] in
        StepPart.all(edgeCount: edges).map { .step($0, sample: sample) }
      }
      let segments = (0..<(segmentCount ?? Bounds.segments.upperBound)).map { BeatID.train(segment: $0) }
      return [.countdown, .title, .idle] + steps + [.cost] + segments + [.done, .end]
    }
  }
}

extension StepPart {
  /// All parts of a step through a network with `edgeCount` edges, in the order of the film.
  static func all(edgeCount: Int) -> [StepPart] {
    [.sample] + (0..<edgeCount).map { .forward(edge: $0) } + [.loss]
      + (0..<edgeCount).reversed().flatMap { [.delta(edge: $0), .grad(edge: $0)] } + [.input]
  }
}

extension Timeline {
  /// The beats that the film has.
  public var beatSet: BeatSet {
    BeatSet(
      film: film, edgeCount: network.edgeCount, sampleCount: training?.samples.count,
      segmentCount: training?.segments.count)
  }
}

extension BeatSet: CustomStringConvertible {
  /// The beats in words, those of all edges, samples and stretches as one.
  public var description: String {
    switch film {
    case .backprop:
      let names =
        ["countdown", "title", "idle"] + each("forward") + ["loss"] + each("delta") + each("grad")
        + ["done", "update", "end"]
      return names.joined(separator: ", ") + (edgeCount == nil ? "; i is an edge" : "")
    case .training:
      let steps = ["sample.s", "forward.s.i", "loss.s", "delta.s.i", "grad.s.i", "input.s"]
      let names =
        ["countdown", "title", "idle"] + (sampleCount == 0 ? [] : steps) + ["cost"]
        + (segmentCount == 0 ? [] : ["train.k"]) + ["done", "end"]
      let notes =
        (sampleCount == 0 ? [] : ["s is a sample\(Self.span(sampleCount))", "i an edge\(Self.span(edgeCount))"])
        + (segmentCount == 0 ? [] : ["k a stretch of training\(Self.span(segmentCount))"])
      return names.joined(separator: ", ") + (notes.isEmpty ? "" : "; " + notes.joined(separator: ", "))
    }
  }

  /// The beats of every edge.
  private func each(_ name: String) -> [String] {
    switch edgeCount {
    case nil: ["\(name).i"]
    case 1?: ["\(name).0"]
    case 2?: ["\(name).0", "\(name).1"]
    case let count?: ["\(name).0 to \(name).\(count - 1)"]
    }
  }

  /// The numbers that there are: ` (0 to 2)`.
  private static func span(_ count: Int?) -> String {
    switch count {
    case nil: ""
    case 1?: " (0)"
    case let count?: " (0 to \(count - 1))"
    }
  }
}
