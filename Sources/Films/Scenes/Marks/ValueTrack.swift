import FilmKit
import Tensors

/// A value as it is through the film: the same all along, or another for each step of the variables that it hangs on.
struct ValueTrack: Hashable, Sendable {
  /// The expression as it was written.
  let expression: String
  /// The variables that it hangs on, in ascending order.
  let variables: [String]
  /// The value for each combination of whole steps; for no variables the one of none.
  let states: [[Double]: Tensor]
  let values: SharedValues
  /// What its mark can show.
  var wanted: TrackShape
  /// Those of its variables that stand still, for there is a mark for each of their numbers.
  var repeated: Set<String> = []
  /// Whether it is the numbers of the expression's graph, not its value.
  var isGraph = false

  /// Whether it never changes.
  var isStill: Bool { variables.allSatisfy(repeated.contains) }

  /// All values that are known beforehand.
  var known: [Tensor] { states.keys.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { states[$0] } }

  /// The same with one shape all along, that of its known values: where it has another one on its way, the nearest
  /// value stands in.
  var steady: ValueTrack {
    var track = self
    track.wanted.shape = known.first?.shape
    return track
  }

  /// The value at a moment: between two steps, the numbers between theirs.
  func tensor(at play: PlayMoment) -> Tensor {
    let before = value(variables.map { play.before[$0] ?? 0 })
    let rows = variables.map { play.after[$0] ?? 0 }
    guard play.fraction > 0, rows != variables.map({ play.before[$0] ?? 0 }) else { return before }
    // A step that has arrived is exactly there.
    return play.fraction < 1 ? before.toward(value(rows), play.fraction) : value(rows)
  }

  /// How much of a list is there while it gets its first items or loses its last ones, 0 … 1; else 1.
  func presence(at play: PlayMoment) -> Double {
    guard wanted.mayBeEmpty, isMixed(at: play) else { return 1 }
    let (before, after) = (value(variables.map { play.before[$0] ?? 0 }), value(variables.map { play.after[$0] ?? 0 }))
    return before.count == 0 ? play.fraction : after.count == 0 ? 1 - play.fraction : 1
  }

  /// What a label that shows one of its numbers is tagged with: the number's name and its true value.
  ///
  /// Between two steps there is no tag: what is shown then is a mixture, which the file has nowhere.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - place: Where it stands in the value, such as `[2]`.
  ///   - number: Which of the values of a formula it is, from 1; 0 for others.
  func tag(_ value: Double, _ place: String = "", number: Int = 0, at play: PlayMoment) -> String {
    isMixed(at: play) ? NumberTag.marks(number) : NumberTag(expression + place, value, place: number).text
  }

  /// Whether it is between the values of two steps.
  func isMixed(at play: PlayMoment) -> Bool {
    play.fraction > 0 && play.fraction < 1 && variables.contains { play.before[$0] != play.after[$0] }
  }

  private func value(_ numbers: [Double]) -> Tensor {
    if let known = states[numbers] { return known }
    let named = Dictionary(uniqueKeysWithValues: zip(variables, numbers))
    if isGraph {
      if let graph = try? values.values.graph(of: expression, variables: named), wanted.holds(graph.numbers) {
        return graph.numbers
      }
    } else if case .tensor(let tensor)? = try? values.values.value(of: expression, variables: named),
      wanted.holds(tensor)
    {
      return tensor
    }
    // Between the places that were tried beforehand; the nearest stands in.
    let nearest = states.keys.min { distance($0, numbers) < distance($1, numbers) }
    return nearest.flatMap { states[$0] } ?? Tensor(0)
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + abs($1.0 - $1.1) } }
}

extension Tensor {
  /// The numbers at a share of the way to another's.
  ///
  /// Where one has more rows, those that the other lacks begin in its last one, or stay where the other has none; other
  /// shapes change in the middle.
  func toward(_ other: Tensor, _ fraction: Double) -> Tensor {
    if shape == other.shape {
      return Tensor(shape: shape, elements: zip(elements, other.elements).map { $0 + ($1 - $0) * fraction })
    }
    guard !shape.isEmpty, shape.count == other.shape.count, shape.dropFirst() == other.shape.dropFirst() else {
      return fraction < 0.5 ? self : other
    }
    guard shape[0] > 0, other.shape[0] > 0 else { return shape[0] > 0 ? self : other }
    let rows = max(shape[0], other.shape[0])
    return padded(to: rows).toward(other.padded(to: rows), fraction)
  }

  private func padded(to rows: Int) -> Tensor {
    let length = shape.dropFirst().reduce(1, *)
    let last = elements.suffix(length)
    return Tensor(
      shape: [rows] + shape.dropFirst(),
      elements: elements + Array(repeating: Array(last), count: rows - shape[0]).flatMap { $0 })
  }
}

/// What the variables of a film are at a moment: between two steps, both of them and how far it is.
struct PlayMoment: Hashable, Sendable {
  var before: [String: Double] = [:]
  var after: [String: Double] = [:]
  /// How far the step is, 0 … 1; eased.
  var fraction = 0.0
  /// The variables that run, each with the numbers between which it does.
  var running: [String: ClosedRange<Double>] = [:]

  /// Whether a variable runs.
  var isRunning: Bool { !running.isEmpty }
}

/// When a mark is seen, and how.
struct MarkMoment: Sendable {
  /// How far it has come, 0 … 1, not eased.
  let enter: Double
  /// How far it has gone, 0 … 1, not eased.
  let leave: Double
  /// How dim it is: 1 while others are lit.
  let dim: Double
  let play: PlayMoment

  /// What every opacity of the mark is multiplied by.
  var opacity: Double { (1 - Easing.inOut(leave)) * light }

  /// How bright it is: less while others are lit.
  var light: Double { 1 - 0.7 * Easing.inOut(dim) }
}
