import Drawing
import FilmKit
import NetworkKit

extension Figures {
  /// Appends a number that ends at a point of the baseline, and says which quantity it is.
  func draw(
    _ text: String, _ quantity: Quantity, endingAt end: Point, color: Color, opacity: Double, isRunning: Bool = true,
    into scene: inout Scene
  ) {
    draw(
      text, tag: quantity.tag, endingAt: end, color: color, opacity: opacity, isRunning: isRunning, into: &scene)
  }
}
