public import Drawing
public import FilmKit
public import Simulation

/// The connections of one edge that are drawn, in the order of their neurons, with all that a trace says of them.
public struct Connections: Sendable {
  /// One drawn connection.
  public struct Line: Sendable {
    /// Where it starts.
    public let from: Point
    /// Where it ends.
    public let to: Point
    /// |w| as a share of the film's greatest.
    public let strength: Double
    /// The same after the update.
    public let updated: Double
    /// |∂L/∂w| as a share of the film's greatest.
    public let slope: Double
    /// What the update will do to the weight.
    public let fate: Role
    /// How great the signal is before and behind the weight, as shares of the greatest of the edge.
    public let signal: (before: Double, behind: Double)
    /// How great δ is before and behind the weight on its way back, likewise.
    public let delta: (before: Double, behind: Double)
  }

  /// All of them, or of many the strongest.
  public let lines: [Line]

  /// Measures the connections of `edge`.
  ///
  /// - Parameters:
  ///   - trace: The passes.
  ///   - second: The trace after the update; nil where there is none.
  ///   - greatest: The greatest |w| of the film.
  ///   - steepest: The greatest |∂L/∂w| of the film.
  ///   - neurons: Where the neurons are: `neurons[layer][index]`.
  public init(
    edge: Int, of trace: Trace, updated second: Trace? = nil, greatestWeight greatest: Double,
    greatestGradient steepest: Double, neurons: [[Point]]
  ) {
    let weights = trace.edges[edge].weights
    let gradients = trace.edges[edge].gradient
    let updated = second?.edges[edge].weights ?? weights
    let (inputs, deltas) = (trace.layers[edge].a, trace.layers[edge + 1].delta)
    func share(_ value: Double, of most: Double) -> Double { most > 0 ? abs(value) / most : 0 }
    var most = (input: 0.0, product: 0.0, delta: 0.0, blame: 0.0)
    for (to, row) in weights.enumerated() {
      for (from, weight) in row.enumerated() {
        most.input = max(most.input, abs(inputs[from]))
        most.product = max(most.product, abs(weight) * abs(inputs[from]))
        most.delta = max(most.delta, abs(deltas[to]))
        most.blame = max(most.blame, abs(weight) * abs(deltas[to]))
      }
    }
    lines = NetworkLine.strongest(weights, from: neurons[edge], to: neurons[edge + 1]).map { line in
      let size = abs(weights[line.to][line.from])
      return Line(
        from: line.start, to: line.end,
        strength: share(size, of: greatest), updated: share(updated[line.to][line.from], of: greatest),
        slope: share(gradients[line.to][line.from], of: steepest),
        fate: NetworkFormulas.role(ofGradient: gradients[line.to][line.from]),
        signal: (share(inputs[line.from], of: most.input), share(size * inputs[line.from], of: most.product)),
        delta: (share(deltas[line.to], of: most.delta), share(size * deltas[line.to], of: most.blame)))
    }
  }
}
