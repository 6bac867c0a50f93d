/// A line between the regions of two classes.
public struct DecisionBoundary: Hashable, Sendable {
  /// Its points in coordinates of the data; a closed line ends at the point it starts at.
  public let points: [SIMD2<Double>]
  /// The two classes, the smaller first.
  public let classes: ClosedRange<Int>

  /// Whether it ends where it starts.
  public var isClosed: Bool { points.count > 2 && points.first == points.last }
}

extension DecisionField {
  /// The lines between the regions of different classes: where a sigmoid is ½, or the two largest outputs of a
  /// softmax are equal.
  ///
  /// They are found by marching squares on the logits. Where neighbouring nodes have different classes, the line
  /// crosses between them where the difference of the two logits, taken as linear, is 0. Crossings of a square are
  /// joined in pairs; where three or more classes meet, at the middle of the crossings. In a square whose opposite
  /// corners are alike, the mean of its corners decides which of them hold together.
  ///
  /// The lines come in order of the first square that they touch, open ones first, row by row from the lower left.
  public func boundaries() -> [DecisionBoundary] {
    var tracer = BoundaryTracer(self)
    tracer.march()
    return tracer.lines()
  }
}

/// The crossings of a field's squares, and how they are joined.
private struct BoundaryTracer {
  let field: DecisionField
  private let labels: [Int]
  private var segments: [(from: Int, to: Int)] = []
  /// The segments at each crossing: two at most, where no classes meet.
  private var ends: [(first: Int32, second: Int32)]
  /// The points where three or more classes meet, which have numbers after those of the crossings.
  private var junctions: [SIMD2<Double>] = []

  private var nodeCount: Int { field.width * field.height }

  init(_ field: DecisionField) {
    self.field = field
    labels = (0..<field.width * field.height).map(field.label(ofNode:))
    ends = Array(repeating: (-1, -1), count: 2 * labels.count)
  }

  /// Finds the segments of every square.
  mutating func march() {
    for row in 0..<field.height - 1 {
      for column in 0..<field.width - 1 {
        let (node, above) = (row * field.width + column, (row + 1) * field.width + column)
        let label = labels[node]
        guard labels[node + 1] != label || labels[above] != label || labels[above + 1] != label else { continue }
        // Around the square from its lower left corner.
        march([node, node + 1, above + 1, above])
      }
    }
  }

  /// A crossing is named after the first node of its side: 2 · node of a side along x, and 1 more along y.
  private mutating func march(_ corners: [Int]) {
    let names = [2 * corners[0], 2 * corners[1] + 1, 2 * corners[3], 2 * corners[0] + 1]
    let crossed = (0..<4).filter { labels[corners[$0]] != labels[corners[($0 + 1) % 4]] }.map { names[$0] }
    let kinds = corners.map { labels[$0] }
    if crossed.count == 2 {
      join(crossed[0], crossed[1])
    } else if crossed.count == 4, kinds[0] == kinds[2], kinds[1] == kinds[3] {
      let lead = corners.reduce(0) { $0 + field.lead(of: kinds[0], over: kinds[1], node: $1) }
      // The lower left and upper right corners hold together when their class is ahead in the middle.
      let pairs = lead > 0 ? [(0, 1), (2, 3)] : [(0, 3), (1, 2)]
      for (from, to) in pairs { join(crossed[from], crossed[to]) }
    } else {
      let junction = 2 * nodeCount + junctions.count
      junctions.append(crossed.reduce(SIMD2()) { $0 + point($1) } / Double(crossed.count))
      for name in crossed { join(name, junction) }
    }
  }

  private mutating func join(_ from: Int, _ to: Int) {
    let segment = Int32(segments.count)
    segments.append((from, to))
    for name in [from, to] where name < ends.count {
      if ends[name].first < 0 { ends[name].first = segment } else { ends[name].second = segment }
    }
  }

  private func nodes(_ crossing: Int) -> (Int, Int) {
    (crossing / 2, crossing / 2 + (crossing % 2 == 0 ? 1 : field.width))
  }

  private func point(_ name: Int) -> SIMD2<Double> {
    guard name < 2 * nodeCount else { return junctions[name - 2 * nodeCount] }
    let (a, b) = nodes(name)
    let (from, to) = (
      field.lead(of: labels[a], over: labels[b], node: a), field.lead(of: labels[a], over: labels[b], node: b)
    )
    let share = from == to ? 0.5 : min(max(from / (from - to), 0), 1)
    let start = field.point(column: a % field.width, row: a / field.width)
    let end = field.point(column: b % field.width, row: b / field.width)
    return start + (end - start) * (share.isNaN ? 0.5 : share)
  }

  /// Joins the segments into lines: first those that end at a side or a junction, then the closed ones.
  mutating func lines() -> [DecisionBoundary] {
    var isUsed = [Bool](repeating: false, count: segments.count)
    var lines: [DecisionBoundary] = []
    for (index, segment) in segments.enumerated() {
      if !isUsed[index], isEnd(segment.from) { lines.append(line(from: segment.from, index, &isUsed)) }
      if !isUsed[index], isEnd(segment.to) { lines.append(line(from: segment.to, index, &isUsed)) }
    }
    for index in segments.indices where !isUsed[index] {
      lines.append(line(from: segments[index].from, index, &isUsed))
    }
    return lines
  }

  private func isEnd(_ name: Int) -> Bool { name >= ends.count || ends[name].second < 0 }

  private func line(from start: Int, _ first: Int, _ isUsed: inout [Bool]) -> DecisionBoundary {
    var (name, segment) = (start, first)
    var points = [point(start)]
    // A crossing, which a junction is not; every segment has one at least.
    let (a, b) = nodes(min(segments[first].from, segments[first].to))
    while !isUsed[segment] {
      isUsed[segment] = true
      name = segments[segment].from == name ? segments[segment].to : segments[segment].from
      points.append(point(name))
      guard name < ends.count else { break }
      let next = ends[name].first == Int32(segment) ? ends[name].second : ends[name].first
      guard next >= 0 else { break }
      segment = Int(next)
    }
    return DecisionBoundary(points: points, classes: min(labels[a], labels[b])...max(labels[a], labels[b]))
  }
}
