import Drawing
import FilmKit
import NetworkKit
import Timeline

/// The connections of one edge: as wide as their weights are great, and lit as the signal passes; then as wide as their
/// gradients are, and coloured by what the update will do to them, and after it by their new weights again.
struct ConnectionsVisual: Visual {
  /// Connections that are drawn alike, as one path.
  private struct Bundle {
    let path: Path
    let stroke: Stroke
    let fate: Role
  }

  private let bundles: [Bundle]
  /// Once the gradients are known.
  private let slopes: [Bundle]
  /// After the update; empty for a film without one.
  private let updated: [Bundle]
  /// Around all of them.
  private let bounds: Rect
  private let theme: Theme
  private let fates: [Role: String]
  private let appear: Span
  private let signal: Span
  private let gradient: Span
  private let steps: Span
  private let secondSignal: Span

  /// Prepares the connections of `edge`.
  init(edge: Int, connections: Connections, film: BackpropContext) {
    bundles = Self.bundles(connections, film, \.strength)
    updated = film.updated == nil ? [] : Self.bundles(connections, film, \.updated)
    slopes = Self.bundles(connections, film, \.slope)
    bounds = (bundles + slopes + updated).reduce(.empty) { $0.union($1.path.bounds.expanded(by: $1.stroke.width)) }
    theme = film.theme
    fates = LegendVisual.fates(film.wording)
    appear = film.appear
    signal = film.signal(edge)
    gradient = film.gradient(edge)
    steps = film.steps
    secondSignal = film.secondSignal(edge)
  }

  /// A single connection by its own width, many in at most nine bundles (three widths, three fates), however many
  /// there are.
  private static func bundles(
    _ connections: Connections, _ film: BackpropContext, _ strength: KeyPath<Connections.Line, Double>
  ) -> [Bundle] {
    let theme = film.theme
    let scale = film.unit * max(0.25, film.stage.detail)
    let widths = 3
    var groups: [[Connections.Line]] = Array(repeating: [], count: 3 * widths)
    // Those without a gradient lie below the others.
    let fates: [Role] = [.muted, .increase, .decrease]
    for line in connections.lines {
      let width = min(widths - 1, Int(line[keyPath: strength] * Double(widths)))
      groups[width * 3 + (fates.firstIndex(of: line.fate) ?? 0)].append(line)
    }
    return groups.enumerated().compactMap { index, lines in
      guard let first = lines.first else { return nil }
      let share =
        connections.lines.count == 1 ? first[keyPath: strength] : Double(index / 3) / Double(widths - 1)
      let width = (theme.thinnest + (theme.thickest - theme.thinnest) * share) * scale
      return Bundle(
        path: .joined(lines.map { .line($0.from, $0.to) }), stroke: Stroke(width: width), fate: first.fate)
    }
  }

  func draw(at time: Double, into scene: inout Scene) {
    guard scene.sees(bounds) else { return }
    let opacity = Easing.inOut(appear.progress(at: time))
    guard opacity > 0 else { return }
    let changed = updated.isEmpty ? 0 : Easing.inOut(steps.progress(at: time))
    let lit = 0.4 * Easing.inOut(signal.progress(at: time))
    let known = Easing.inOut(gradient.progress(at: time))
    for bundle in bundles where known < 1 {
      let color = theme.line.mixed(with: theme.signal, lit)
      scene.append(.stroke(bundle.path, bundle.stroke, .solid(color.opacity(opacity * (1 - known))), .identity))
    }
    for bundle in slopes where known > 0 && changed < 1 {
      let color = bundle.fate == .muted ? theme.line : theme.color(of: bundle.fate)
      let shown = opacity * known * (1 - changed)
      scene.append(.stroke(bundle.path, bundle.stroke, .solid(color.opacity(shown)), .identity))
      if let fate = fates[bundle.fate] {
        scene.mark(.explained(fate, bundle.path.bounds, opacity: shown))
      }
    }
    guard changed > 0 else { return }
    let again = 0.4 * Easing.inOut(secondSignal.progress(at: time))
    for bundle in updated {
      let color = theme.line.mixed(with: theme.signal, again)
      scene.append(.stroke(bundle.path, bundle.stroke, .solid(color.opacity(opacity * changed)), .identity))
    }
  }
}
