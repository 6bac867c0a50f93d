import Drawing

extension DisplayList {
  /// For each command, the index of an equal one in `other`, or -1; the indices that are found rise.
  ///
  /// Commands that are found stand in the same order in both lists, so a pixel that none but these touch is the same in
  /// both. What is not found within a few steps is taken as new, which costs time but is never wrong.
  func indices(in other: DisplayList) -> [Int] {
    let reach = 64
    var result = Array(repeating: -1, count: commands.count)
    var (start, end, otherEnd) = (0, commands.count, other.commands.count)
    commands.withUnsafeBufferPointer { commands in
      other.commands.withUnsafeBufferPointer { others in
        while start < min(end, otherEnd), commands[start] == others[start] {
          result[start] = start
          start += 1
        }
        while start < min(end, otherEnd), commands[end - 1] == others[otherEnd - 1] {
          end -= 1
          otherEnd -= 1
          result[end] = otherEnd
        }
        var next = start
        for index in start..<end {
          let limit = min(otherEnd, next + reach)
          guard let found = (next..<limit).first(where: { commands[index] == others[$0] }) else { continue }
          result[index] = found
          next = found + 1
        }
      }
    }
    return result
  }
}

extension DisplayList {
  /// Which share of the area that changed must have moved as far.
  private static let cameraShare = 0.05

  /// How far most of what has moved since another list has, in pixels; zero where little of what changed has moved.
  ///
  /// Shapes count that are the same but for their place, by the area that they take: a mark that moves over a picture
  /// that changes is no camera.
  ///
  /// - Parameters:
  ///   - other: The list before.
  ///   - indices: What `indices(in:)` answered for it.
  func shift(from other: DisplayList, _ indices: [Int]) -> Point {
    var gone = Array(repeating: true, count: other.commands.count)
    for index in indices where index >= 0 { gone[index] = false }
    var places: [MovedShape: [Int]] = [:]
    for (index, isGone) in gone.enumerated() where isGone {
      if let moved = MovedShape(other.commands[index]) { places[moved, default: []].append(index) }
    }
    // In the order in which they are found, so that the first of equals wins.
    var votes: [(shift: Point, area: Double)] = []
    var changed = 0.0
    for (index, same) in indices.enumerated() where same < 0 {
      let command = commands[index]
      let bounds = command.bounds
      let area = (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY)
      changed += area
      guard let moved = MovedShape(command), let before = places[moved]?.first else { continue }
      places[moved]?.removeFirst()
      let (from, to) = (other.commands[before].translation, command.translation)
      // To 1/256 of a pixel, as shapes are drawn.
      let shift = Point(((to.x - from.x) * 256).rounded() / 256, ((to.y - from.y) * 256).rounded() / 256)
      guard shift != .zero else { continue }
      if let known = votes.firstIndex(where: { $0.shift == shift }) {
        votes[known].area += area
      } else if votes.count < 16 {
        votes.append((shift, area))
      }
    }
    let most = votes.reduce((shift: Point.zero, area: 0.0)) { $1.area > $0.area ? $1 : $0 }
    return most.area > Self.cameraShare * changed ? most.shift : .zero
  }
}

/// A shape wherever it is and whatever its colour.
private struct MovedShape: Hashable {
  let path: Path
  let stroke: Stroke?
  let turned: Transform

  init?(_ command: DrawCommand) {
    switch command {
    case .fill(let path, _, let transform): (self.path, stroke, turned) = (path, nil, transform.withoutTranslation)
    case .stroke(let path, let stroke, _, let transform):
      (self.path, self.stroke, turned) = (path, stroke, transform.withoutTranslation)
    case .glow, .field: return nil
    }
  }
}

extension Transform {
  fileprivate var withoutTranslation: Transform { Transform(a: a, b: b, c: c, d: d, tx: 0, ty: 0) }
}

extension DrawCommand {
  fileprivate var translation: Point {
    switch self {
    case .fill(_, _, let transform), .stroke(_, _, _, let transform): Point(transform.tx, transform.ty)
    case .glow, .field: .zero
    }
  }
}
