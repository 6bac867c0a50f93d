import Films
import Learning
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
  /// The numbers of each sample that is stepped through; one in a film of a single step.
  private let steps: [Step]

  /// The numbers of one step.
  private struct Step {
    let losses: (first: Double, second: Double)
    /// The greatest |a| of each layer against the step's, and the same after the update.
    let activations: (first: [Double], second: [Double])
    /// The greatest |δ| of each layer against the step's, 0 for the input unless ∂L/∂x is heard.
    let deltas: [Double]
    /// The greatest |∂L/∂w| of each edge against the step's.
    let gradients: [Double]

    init(_ trace: Trace, updated second: Trace, hearsInput: Bool) {
      losses = (trace.loss, second.loss)
      let (before, after) = (trace.layers.map(\.a), second.layers.map(\.a))
      activations = (Composer.shares(before, against: after), Composer.shares(after, against: before))
      let deltas = Composer.shares(trace.layers.dropFirst(hearsInput ? 0 : 1).map(\.delta))
      self.deltas = hearsInput ? deltas : [0] + deltas
      gradients = Composer.shares(trace.edges.map { $0.gradient.flatMap(\.self) })
    }
  }

  /// How many steps of the scale lie between the first layer and the last: two octaves.
  private static let span = 10
  /// How many steps a value can add to its layer's.
  private static let reach = 2
  /// The amplitude of the tone of something that arrives; all others are measured against it.
  static let reference = 0.1

  /// Prepares to set a timeline's numbers.
  init(_ timeline: Timeline) {
    pitches = Pitches(timeline.sound)
    edgeCount = timeline.trace.edges.count
    let own = Step(timeline.trace, updated: timeline.update?.trace ?? timeline.trace, hearsInput: false)
    steps =
      timeline.training.map { training in
        training.samples.map { Step($0.step.trace, updated: $0.step.trace, hearsInput: true) }
      } ?? [own]
  }

  /// The notes of an event, which begin together.
  func notes(for event: FilmEvent) -> [Note] {
    let sample = event.beat.sample ?? 0
    guard steps.indices.contains(sample) else { return common(event.kind) ?? [] }
    return common(event.kind) ?? notes(for: event.kind, of: steps[sample])
  }

  /// The notes of an event that no step's numbers belong to; nil for all others.
  private func common(_ event: FilmEvent.Kind) -> [Note]? {
    let level = Self.reference
    switch event {
    case .tick(secondsLeft: 0): return [Note(pitch: .init(step: 10), level: 0.8 * level, seconds: 0.7)]
    case .tick: return [Note(pitch: .init(step: 5), level: 0.6 * level, brightness: 0.1, seconds: 0.25)]
    case .done:
      return [0, 3, 5, 7].map { Note(pitch: .init(step: $0), level: 0.55 * level, brightness: 0.35, seconds: 2.8) }
    case .step: return [Note(pitch: .init(step: 0), level: 0.7 * level, brightness: 0.2, seconds: 1)]
    case .trained(let loss):
      // Falls with the loss, and as fast when that is small: by its square root, over three octaves.
      let height = (15 * loss.squareRoot()).rounded()
      return [
        Note(pitch: .init(step: Int(height) - 3), level: 0.4 * level, brightness: 0.1 + 0.5 * loss, seconds: 0.3)
      ]
    case .departure, .arrival, .loss, .fetch, .delta, .store, .gradient, .secondArrival, .secondLoss: return nil
    }
  }

  private func notes(for event: FilmEvent.Kind, of step: Step) -> [Note] {
    let level = Self.reference
    switch event {
    case .departure(let layer):
      return [Note(pitch: activation(layer, step), level: 0.4 * level, brightness: 0.1, seconds: 0.5)]
    case .arrival(let layer): return [arrival(layer, step.activations.first[layer])]
    case .loss: return loss(step.losses.first)
    case .fetch(let layer):
      return [Note(pitch: delta(layer, step), level: 0.45 * level, brightness: 0.05, seconds: 0.4)]
    case .delta(let layer):
      return [Note(pitch: delta(layer, step), level: (0.6 + 0.4 * step.deltas[layer]) * level, seconds: 1.4)]
    case .store(let layer):
      var pitch = delta(layer, step)
      pitch.step += 5
      return [Note(pitch: pitch, level: 0.35 * level, brightness: 0.15, seconds: 0.35)]
    case .gradient(let edge):
      // The two that meet: the activation before the edge and δ behind it.
      let share = step.gradients[edge]
      return [activation(edge, step), delta(edge + 1, step)].map { pitch in
        Note(pitch: pitch, level: (0.45 + 0.35 * share) * level, brightness: 0.1 + 0.9 * share, seconds: 1.8)
      }
    case .secondArrival(let layer): return [arrival(layer, step.activations.second[layer])]
    case .secondLoss: return loss(step.losses.second)
    case .tick, .done, .step, .trained: return []
    }
  }

  private func arrival(_ layer: Int, _ share: Double) -> Note {
    Note(pitch: .init(step: register(layer) + Self.steps(share)), level: (0.6 + 0.4 * share) * Self.reference)
  }

  /// Up with the layer, and with the activation.
  private func activation(_ layer: Int, _ step: Step) -> Pitches.Pitch {
    .init(step: register(layer) + Self.steps(step.activations.first[layer]))
  }

  /// Up with the layer, and so down on the way back; up with |δ|; an octave below the activations.
  private func delta(_ layer: Int, _ step: Step) -> Pitches.Pitch {
    .init(step: register(layer) - 5 + Self.steps(step.deltas[layer]))
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
