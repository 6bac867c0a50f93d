import Drawing
import FilmKit
import Learning
import NetworkKit
import Simulation
import Timeline

/// The connections of one edge as a sample's gradients make them: a colour for what the update will do to the weight,
/// as wide as |∂L/∂w| is great among the film's samples.
struct BlameLines: Sendable {
  /// Connections that are drawn alike.
  struct Bundle: Sendable {
    let path: Path
    /// In units of the network.
    let width: Double
    /// |∂L/∂w| as a share of the greatest, to a twelfth.
    let share: Double
    let role: Role
  }

  let bundles: [Bundle]
  /// What colours are seen of them.
  var roles: Set<Role> { Set(bundles.filter { $0.share > 0 }.map(\.role)) }

  /// How many widths there are; two neighbouring ones can't be told apart.
  private static let widths = 12

  init(_ lines: [NetworkLine], edge: Int, of trace: Trace, film: TrainingContext) {
    let theme = film.theme
    var groups: [[Path]] = Array(repeating: [], count: 3 * (Self.widths + 1))
    let roles: [Role] = [.muted, .decrease, .increase]
    for line in lines {
      let gradient = trace.edges[edge].gradient[line.to][line.from]
      let share = film.greatest.gradient > 0 ? abs(gradient) / film.greatest.gradient : 0
      let step = Int((share * Double(Self.widths)).rounded())
      let role = roles.firstIndex(of: NetworkFormulas.role(ofGradient: gradient)) ?? 0
      groups[step * 3 + role].append(.line(line.start, line.end))
    }
    bundles = groups.enumerated().compactMap { index, paths in
      guard !paths.isEmpty else { return nil }
      let share = Double(index / 3) / Double(Self.widths)
      return Bundle(path: .joined(paths), width: Self.width(share, theme), share: share, role: roles[index % 3])
    }
  }

  /// How wide a connection is whose |∂L/∂w| is such a share of the greatest, in units of the network.
  static func width(_ share: Double, _ theme: Theme) -> Double {
    0.7 * (theme.thinnest + (1.7 * theme.thickest - theme.thinnest) * share)
  }
}

extension NetworkLine {
  /// The most connections of an edge that have a particle each.
  static let mostParticles = 64

  /// The connections of an edge: all of them, or of many those that are the strongest once it is trained.
  static func lines(of edge: Int, _ film: TrainingContext) -> [NetworkLine] {
    let neurons = film.layout.neurons
    let weights = film.training.run.parameters(at: film.progress.last).weights[edge]
    return strongest(weights, from: neurons[edge], to: neurons[edge + 1])
  }
}
