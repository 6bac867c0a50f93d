import Drawing
import Simulation

/// The connections of one edge that are drawn, in the order of their neurons.
struct Connections: Sendable {
  /// The most connections of one edge that are drawn; of a denser one the strongest stand for all.
  static let maximum = 256

  /// One drawn connection.
  struct Line: Sendable {
    let from: Point
    let to: Point
    /// |w| as a share of the film's greatest.
    let strength: Double
    /// The same after the update.
    let updated: Double
    /// What the update will do to the weight.
    let fate: Role
    /// How great the signal is before and behind the weight, as shares of the greatest of the edge.
    let signal: (before: Double, behind: Double)
    /// How great δ is before and behind the weight on its way back, likewise.
    let delta: (before: Double, behind: Double)
  }

  let lines: [Line]

  /// Chooses the strongest connections of `edge`, equals in order.
  init(edge: Int, film: FilmContext) {
    let weights = film.trace.edges[edge].weights
    let gradients = film.trace.edges[edge].gradient
    let updated = film.updated?.edges[edge].weights ?? weights
    let (inputs, deltas) = (film.trace.layers[edge].a, film.trace.layers[edge + 1].delta)
    let (stage, greatest) = (film.stage, film.greatestWeight)
    func share(_ value: Double, of most: Double) -> Double { most > 0 ? abs(value) / most : 0 }
    let all = weights.indices.flatMap { to in
      weights[to].indices.map { from in (to: to, from: from, size: abs(weights[to][from])) }
    }
    let ranked = all.indices.sorted { all[$0].size == all[$1].size ? $0 < $1 : all[$0].size > all[$1].size }
    let most = all.reduce(into: (input: 0.0, product: 0.0, delta: 0.0, blame: 0.0)) { most, line in
      most.input = max(most.input, abs(inputs[line.from]))
      most.product = max(most.product, line.size * abs(inputs[line.from]))
      most.delta = max(most.delta, abs(deltas[line.to]))
      most.blame = max(most.blame, line.size * abs(deltas[line.to]))
    }
    lines = ranked.prefix(Self.maximum).sorted().map { index in
      let line = all[index]
      return Line(
        from: stage.neurons[edge][line.from], to: stage.neurons[edge + 1][line.to],
        strength: share(line.size, of: greatest), updated: share(updated[line.to][line.from], of: greatest),
        fate: Formulas.role(ofGradient: gradients[line.to][line.from]),
        signal: (share(inputs[line.from], of: most.input), share(line.size * inputs[line.from], of: most.product)),
        delta: (share(deltas[line.to], of: most.delta), share(line.size * deltas[line.to], of: most.blame)))
    }
  }
}
