import Drawing
import FilmKit

/// The camera's view.
extension BackpropStage {
  /// The view along the axis: from where to where things are seen.
  var view: (low: Double, high: Double) {
    guard axis == .down else { return (frame.minX, frame.maxX) }
    // A legend has the foot of the stage.
    return (stage.minY, stage.maxY - (scrolls ? 22 * unit : 0))
  }

  /// How far from the view's ends things are faded.
  private var fade: Double { (axis == .across ? 100 : 56) * unit }

  /// How much is seen of what reaches so many layers (with fractions) to either side of one, from a camera that is centred
  /// on `focus`: as much as of its fainter end.
  func share(of layer: Double, reaching layers: Double, at focus: Double) -> Double {
    guard scrolls else { return 1 }
    let room = (view.high - view.low) / 2 - (abs(layer - focus) + layers) * spacing
    return max(0, min(1, room / fade))
  }

  /// The layer (with fractions) nearest to `layer` on which a camera may be centred without looking past the ends.
  func focus(near layer: Double) -> Double {
    let half = (view.high - view.low) / 2
    let ends = (axis == .across ? 110 : 104) * unit + (axis == .across ? stage.minX : 0)
    let low = (half - ends) / spacing
    let last = Double(lastLayer) + (along(targets[0]) - place(ofLayer: Double(lastLayer))) / spacing
    let high = last - (half - ends) / spacing
    return max(min(layer, high), min(low, (low + high) / 2))
  }

  /// Where a camera is centred that shows how the signal comes to the output, and the target.
  var end: Double { focus(near: Double(lastLayer) + 0.6) }

  /// The first edge of those that are seen from there as a whole; 0 where all of the network is in view.
  var firstEdgeSeenAtTheEnd: Int {
    let edges = 0..<lastLayer
    return edges.first { share(of: Double($0) + 0.5, reaching: 0.5, at: end) == 1 } ?? lastLayer - 1
  }

  /// What a camera that is centred on a layer (with fractions) sees.
  func lens(at layer: Double) -> Lens {
    guard scrolls else { return Lens() }
    // In eighths of a pixel, which the eye can't distinguish from finer steps: what was drawn at one place can be used
    // again at another that is whole pixels away.
    let shift = (((view.low + view.high) / 2 - (along(neurons[0][0]) + spacing * layer)) * 8).rounded() / 8
    return Lens(
      offset: axis == .across ? Point(shift, 0) : Point(0, shift), isVertical: axis == .down,
      edges: (
        Lens.Edge(near: view.low, clear: view.low + fade), Lens.Edge(near: view.high, clear: view.high - fade)
      ))
  }
}
