import Drawing
import FilmKit

extension LayoutLint {
  /// The faults of one frame: labels that run into each other, into bodies or out of the frame, and small type.
  ///
  /// A label on its way may pass over others; it counts where it has arrived.
  ///
  /// - Parameters:
  ///   - marks: What the frame shows.
  ///   - frame: The frame's own bounds, in pixels.
  /// - Returns: Each fault with the text of the label that has it; empty for a body.
  static func faults(
    of marks: [Mark], in frame: Rect
  ) -> [(text: String, fault: LayoutFinding.Fault)] {
    let unit = min(frame.width, frame.height) / 1080
    var found: [(String, LayoutFinding.Fault)] = []
    let labels = marks.filter { $0.kind == .label && !$0.isMoving && $0.opacity > seen && !$0.bounds.isEmpty }
    let bodies = marks.filter { $0.kind == .body && $0.opacity > seen }
    for (index, label) in labels.enumerated() {
      for other in labels[(index + 1)...] {
        guard let depth = depth(label.bounds, other.bounds, unit), !isReplaced(label, other) else { continue }
        found.append((label.text, .overlaps(other: other.text, by: depth)))
      }
      for body in bodies where !body.bounds.expanded(by: slack * unit).contains(label.bounds) {
        guard let depth = depth(label.bounds, body.bounds, unit) else { continue }
        found.append((label.text, .straddlesBody(by: depth)))
      }
      if label.size < smallest * 0.99 * unit { found.append((label.text, .smallType(label.size / unit))) }
      let isWatched = min(frame.width, frame.height) >= smallestFrame
      if isWatched, label.opacity >= legible, label.size < 0.99 * fewestPixels {
        found.append((label.text, .fewPixels(label.size)))
      }
    }
    for mark in marks where mark.kind == .outgrown && mark.opacity >= legible {
      found.append((mark.text, .outgrowsRoom(by: mark.size / unit)))
    }
    found += crossings(of: marks, unit) + flights(in: marks, unit)
    found += misexplained(in: marks)
    for mark in marks where [.label, .body].contains(mark.kind) && mark.opacity >= legible && !mark.bounds.isEmpty {
      let box = mark.bounds
      let beyond = max(frame.minX - box.minX, frame.minY - box.minY, box.maxX - frame.maxX, box.maxY - frame.maxY)
      guard beyond > slack * unit else { continue }
      let by = beyond / unit
      found.append((mark.text, mark.kind == .label ? .leavesFrame(by: by) : .bodyLeavesFrame(by: by)))
    }
    return found
  }

  /// By how many units two boxes overlap, in the direction in which it is less; nil for no more than a hair.
  static func depth(_ left: Rect, _ right: Rect, _ unit: Double) -> Double? {
    let wide = min(left.maxX, right.maxX) - max(left.minX, right.minX)
    let high = min(left.maxY, right.maxY) - max(left.minY, right.minY)
    let depth = min(wide, high) / unit
    return depth > slack ? depth : nil
  }

  /// Whether one label takes the other's place: one fades out as the other fades in, on at least half of its ink.
  static func isReplaced(_ left: Mark, _ right: Mark) -> Bool {
    guard left.opacity + right.opacity <= 1.1 else { return false }
    let (a, b) = (left.bounds, right.bounds)
    let wide = min(a.maxX, b.maxX) - max(a.minX, b.minX)
    let high = min(a.maxY, b.maxY) - max(a.minY, b.minY)
    return wide * high >= 0.5 * min(a.width * a.height, b.width * b.height)
  }
}
