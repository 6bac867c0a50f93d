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
    /// What the update will do to the weight.
    let fate: Role
  }

  let lines: [Line]

  /// Chooses the strongest connections of `edge`, equals in order.
  init(edge: Int, film: FilmContext) {
    let weights = film.trace.edges[edge].weights
    let gradients = film.trace.edges[edge].gradient
    let (stage, greatest) = (film.stage, film.greatestWeight)
    let all = weights.indices.flatMap { to in
      weights[to].indices.map { from in (to: to, from: from, size: abs(weights[to][from])) }
    }
    let ranked = all.indices.sorted { all[$0].size == all[$1].size ? $0 < $1 : all[$0].size > all[$1].size }
    lines = ranked.prefix(Self.maximum).sorted().map { index in
      let connection = all[index]
      return Line(
        from: stage.neurons[edge][connection.from], to: stage.neurons[edge + 1][connection.to],
        strength: greatest > 0 ? connection.size / greatest : 0,
        fate: Formulas.role(ofGradient: gradients[connection.to][connection.from]))
    }
  }
}
