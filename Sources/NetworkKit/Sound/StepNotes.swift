public import FilmKit
public import Simulation

/// What the events of one training step sound like: pitch, loudness and brightness follow its numbers.
///
/// Forward, tones go up: with every layer, and with the activation that arrives. Backward they go down, with the layer
/// and with |δ|. A gradient sounds the two tones that it is the product of, the brighter the larger it is; the loss is an
/// interval, the more dissonant the larger it is.
public struct StepNotes: Sendable {
  private let edgeCount: Int
  private let losses: (first: Double, second: Double)
  /// The greatest |a| of each layer against the step's, and the same after the update.
  private let activations: (first: [Double], second: [Double])
  /// The greatest |δ| of each layer against the step's, 0 for the input unless ∂L/∂x is heard.
  private let deltas: [Double]
  /// The greatest |∂L/∂w| of each edge against the step's.
  private let gradients: [Double]

  /// How many steps of the scale lie between the first layer and the last: two octaves.
  private static let span = 10
  /// How many steps a value can add to its layer's.
  private static let reach = 2

  /// Prepares to set a step's numbers.
  ///
  /// - Parameters:
  ///   - trace: The numbers of the step.
  ///   - updated: Those of the same sample after it; nil where nothing of them is heard.
  ///   - hearsInput: Whether ∂L/∂x is heard, as δ of layer 0.
  public init(_ trace: Trace, updated: Trace? = nil, hearsInput: Bool = false) {
    let second = updated ?? trace
    edgeCount = trace.edges.count
    losses = (trace.loss, second.loss)
    let (before, after) = (trace.layers.map(\.a), second.layers.map(\.a))
    activations = (Self.shares(before, against: after), Self.shares(after, against: before))
    let deltas = Self.shares(trace.layers.dropFirst(hearsInput ? 0 : 1).map(\.delta))
    self.deltas = hearsInput ? deltas : [0] + deltas
    gradients = Self.shares(trace.edges.map { $0.gradient.flatMap(\.self) })
  }

  /// The signal leaves a layer for the next.
  public func departure(layer: Int) -> [Note] {
    [Note(activation(layer), level: 0.4 * Note.reference, brightness: 0.1, seconds: 0.5)]
  }

  /// The signal arrives at a layer, which lights up.
  public func arrival(layer: Int) -> [Note] { [arrival(layer, activations.first[layer])] }

  /// The signal arrives at a layer for the second time, after the step.
  public func secondArrival(layer: Int) -> [Note] { [arrival(layer, activations.second[layer])] }

  /// Prediction and target are compared.
  public var loss: [Note] { Self.loss(losses.first) }

  /// The second prediction and the target are compared.
  public var secondLoss: [Note] { Self.loss(losses.second) }

  /// δ of a layer is taken from the memo.
  public func fetch(layer: Int) -> [Note] {
    [Note(delta(layer), level: 0.45 * Note.reference, brightness: 0.05, seconds: 0.4)]
  }

  /// δ arrives at a layer.
  public func delta(layer: Int) -> [Note] {
    [Note(delta(layer), level: (0.6 + 0.4 * deltas[layer]) * Note.reference, seconds: 1.4)]
  }

  /// δ of a layer has come to rest in the memo.
  public func store(layer: Int) -> [Note] {
    var pitch = delta(layer)
    pitch.step += 5
    return [Note(pitch, level: 0.35 * Note.reference, brightness: 0.15, seconds: 0.35)]
  }

  /// The gradient of an edge's weights appears: the two that meet, the activation before the edge and δ after it.
  public func gradient(edge: Int) -> [Note] {
    let share = gradients[edge]
    return [activation(edge), delta(edge + 1)].map { pitch in
      Note(pitch, level: (0.45 + 0.35 * share) * Note.reference, brightness: 0.1 + 0.9 * share, seconds: 1.8)
    }
  }

  /// The weights begin their step.
  public static let step = [Note(Note.Pitch(step: 0), level: 0.7 * Note.reference, brightness: 0.2, seconds: 1)]

  private func arrival(_ layer: Int, _ share: Double) -> Note {
    Note(.init(step: register(layer) + Self.steps(share)), level: (0.6 + 0.4 * share) * Note.reference)
  }

  /// Up with the layer, and with the activation.
  private func activation(_ layer: Int) -> Note.Pitch {
    .init(step: register(layer) + Self.steps(activations.first[layer]))
  }

  /// Up with the layer, and so down on the way back; up with |δ|; an octave below the activations.
  private func delta(_ layer: Int) -> Note.Pitch { .init(step: register(layer) - 5 + Self.steps(deltas[layer])) }

  /// Two tones: an octave for no loss at all, and closer to a clash the larger it is.
  private static func loss(_ loss: Double) -> [Note] {
    // From consonant to dissonant, in semitones.
    let intervals = [12, 7, 4, 9, 5, 2, 10, 6, 11]
    // A loss of 1 is half of the way; a cross-entropy may be a little below 0 by rounding.
    let share = max(0, loss) / (max(0, loss) + 1)
    let interval = intervals[min(intervals.count - 1, Int(share * Double(intervals.count)))]
    return [Note.Pitch(step: 5), Note.Pitch(step: 5, semitones: interval)].map {
      Note($0, level: 0.65 * Note.reference, brightness: 0.2 + 0.5 * share, seconds: 1.8)
    }
  }

  /// The lowest step of a layer.
  private func register(_ layer: Int) -> Int { Self.span * layer / edgeCount }

  private static func steps(_ share: Double) -> Int { Int((Double(reach) * share).rounded()) }

  /// By how much the greatest number of each list is the greatest of all: the square root of the quotient, as small ones
  /// are to be heard too; 0 where all are 0.
  private static func shares(_ lists: [[Double]], against others: [[Double]] = []) -> [Double] {
    func greatest(_ numbers: [Double]) -> Double { numbers.reduce(0) { max($0, abs($1)) } }
    let most = (lists + others).reduce(0) { max($0, greatest($1)) }
    return lists.map { most > 0 ? (greatest($0) / most).squareRoot() : 0 }
  }
}
