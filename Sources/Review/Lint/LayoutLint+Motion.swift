import Drawing
import FilmKit

extension LayoutLint {
  /// Labels that cross each other, both on their way and both more than half seen.
  ///
  /// One and the same text is no crossing: it goes to two places, or comes from two.
  static func crossings(of marks: [Mark], _ unit: Double) -> [(text: String, fault: LayoutFinding.Fault)] {
    let moving = marks.filter { $0.kind == .label && $0.isMoving && $0.opacity > legible && !$0.bounds.isEmpty }
    var found: [(String, LayoutFinding.Fault)] = []
    for (index, label) in moving.enumerated() {
      for other in moving[(index + 1)...] where other.text != label.text {
        guard let depth = depth(label.bounds, other.bounds, unit), !isReplaced(label, other) else { continue }
        found.append((label.text, .crosses(other: other.text, by: depth)))
      }
    }
    return found
  }

  /// Labels on their way that lie over others which stand still, both more than half seen.
  ///
  /// A label may land on its like, and on what it takes the place of.
  static func flights(in marks: [Mark], _ unit: Double) -> [(text: String, fault: LayoutFinding.Fault)] {
    let seen = marks.filter { $0.kind == .label && $0.opacity > legible && !$0.bounds.isEmpty }
    let still = seen.filter { !$0.isMoving }
    var found: [(String, LayoutFinding.Fault)] = []
    for label in seen where label.isMoving {
      for other in still where other.text != label.text {
        guard let depth = depth(label.bounds, other.bounds, unit), !isReplaced(label, other) else { continue }
        found.append((label.text, .fliesOver(other: other.text, by: depth)))
      }
    }
    return found
  }
}
