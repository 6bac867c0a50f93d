import Films
import Numerics
import Simulation
import Timeline

/// Finds the notes of an event: pitch, loudness and brightness follow the numbers.
struct Composer {
  /// One note of an event.
  struct Note: Hashable {
    var pitch: Pitches.Pitch
    /// The amplitude as a factor of full scale.
    var level: Double
    var brightness = 0.3
    var seconds = 1.2
  }

  let pitches: Pitches
  private let edgeCount: Int
  private let losses: (first: Double, second: Double)
  /// The greatest |a| of each layer against the film's, and the same after the update.
  private let activations: (first: [Double], second: [Double])
  /// The greatest |δ| of each layer against the film's, 0 for the input.
  private let deltas: [Double]
  /// The greatest |∂L/∂w| of each edge against the film's.
  private let gradients: [Double]

  /// How many steps of the scale lie between the first layer and the last: two octaves.
  private static let span = 10
  /// How many steps a value can add to its layer's.
  private static let reach = 2
  /// The amplitude of the tone of something that arrives; all others are measured against it.
  static let reference = 0.1

  /// Prepares to set a timeline's numbers.
  init(_ timeline: Timeline) {
    pitches = Pitches(timeline.sound)
    let trace = timeline.trace
    let second = timeline.update?.trace ?? trace
    edgeCount = trace.edges.count
    losses = (trace.loss, second.loss)
    let (before, after) = (trace.layers.map(\.a), second.layers.map(\.a))
    activations = (Self.shares(before, against: after), Self.shares(after, against: before))
    deltas = [0] + Self.shares(trace.layers.dropFirst().map(\.delta))
    gradients = Self.shares(trace.edges.map { $0.gradient.flatMap(\.self) })
  }

  /// The notes of an event, which begin together.
  func notes(for event: FilmEvent.Kind) -> [Note] {
    let level = Self.reference
    switch event {
    case .tick(secondsLeft: 0): return [Note(pitch: .init(step: 10), level: 0.8 * level, seconds: 0.7)]
    case .tick: return [Note(pitch: .init(step: 5), level: 0.6 * level, brightness: 0.1, seconds: 0.25)]
    case .departure(let layer):
      return [Note(pitch: activation(layer), level: 0.4 * level, brightness: 0.1, seconds: 0.5)]
    case .arrival(let layer): return [arrival(layer, activations.first[layer])]
    case .loss: return loss(losses.first)
    case .fetch(let layer):
      return [Note(pitch: delta(layer), level: 0.45 * level, brightness: 0.05, seconds: 0.4)]
    case .delta(let layer):
      return [Note(pitch: delta(layer), level: (0.6 + 0.4 * deltas[layer]) * level, seconds: 1.4)]
    case .store(let layer):
      var pitch = delta(layer)
      pitch.step += 5
      return [Note(pitch: pitch, level: 0.35 * level, brightness: 0.15, seconds: 0.35)]
    case .gradient(let edge):
      // The two that meet: the activation before the edge and δ behind it.
      let share = gradients[edge]
      return [activation(edge), delta(edge + 1)].map { pitch in
        Note(pitch: pitch, level: (0.45 + 0.35 * share) * level, brightness: 0.1 + 0.9 * share, seconds: 1.8)
      }
    case .done:
      return [0, 3, 5, 7].map { Note(pitch: .init(step: $0), level: 0.55 * level, brightness: 0.35, seconds: 2.8) }
    case .step: return [Note(pitch: .init(step: 0), level: 0.7 * level, brightness: 0.2, seconds: 1)]
    case .secondArrival(let layer): return [arrival(layer, activations.second[layer])]
    case .secondLoss: return loss(losses.second)
    }
  }

  private func arrival(_ layer: Int, _ share: Double) -> Note {
    Note(pitch: .init(step: register(layer) + Self.steps(share)), level: (0.6 + 0.4 * share) * Self.reference)
  }

  /// Up with the layer, and with the activation.
  private func activation(_ layer: Int) -> Pitches.Pitch {
    .init(step: register(layer) + Self.steps(activations.first[layer]))
  }

  /// Up with the layer, and so down on the way back; up with |δ|; an octave below the activations.
  private func delta(_ layer: Int) -> Pitches.Pitch {
    .init(step: register(layer) - 5 + Self.steps(deltas[layer]))
  }

  /// Two tones: an octave for no loss at all, and closer to a clash the larger it is.
  private func loss(_ loss: Double) -> [Note] {
    // From consonant to dissonant, in semitones.
    let intervals = [12, 7, 4, 9, 5, 2, 10, 6, 11]
    // A loss of 1 is half of the way; a cross-entropy may be a little below 0 by rounding.
    let share = max(0, loss) / (max(0, loss) + 1)
    let interval = intervals[min(intervals.count - 1, Int(share * Double(intervals.count)))]
    let base = Pitches.Pitch(step: 5)
    return [base, Pitches.Pitch(step: 5, semitones: interval)].map {
      Note(pitch: $0, level: 0.65 * Self.reference, brightness: 0.2 + 0.5 * share, seconds: 1.8)
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
