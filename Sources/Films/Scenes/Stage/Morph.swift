import Drawing
import FilmKit

/// A mark on its way from one layout to another: what both have goes from its place in the one to its place in the other,
/// in a straight line, and what only one has goes along and fades.
///
/// Everything goes by the same share of its way. So what points at a cell is round it all along: both go straight.
struct Morph {
  /// What a layout draws.
  typealias Picture = (commands: [DrawCommand], marks: [Mark])

  private let old: Picture
  private let new: Picture
  /// What the two have in common, in the order of the new one.
  private let pairs: [(old: Int, new: Int)]
  private let from: Rect
  private let to: Rect

  /// - Parameter sorted: Whether what both have stands in the same order; else it may change places.
  init(from old: Picture, to new: Picture, sorted: Bool) {
    (self.old, self.new) = (old, new)
    let kinds = (old.commands.map(Self.kind), new.commands.map(Self.kind))
    pairs = Matching.pairs(kinds.0, kinds.1, sorted: sorted)
    from = Self.bounds(old.commands)
    to = Self.bounds(new.commands)
  }

  private static func bounds(_ commands: [DrawCommand]) -> Rect {
    commands.reduce(Rect.empty) { rect, command in
      // Lights and what has no ends say little of where a mark is.
      if case .glow = command { return rect }
      let bounds = command.bounds
      return bounds.width.isFinite && bounds.height.isFinite ? rect.union(bounds) : rect
    }
  }

  /// Draws what is seen at a share of the way, 0 … 1.
  func draw(_ share: Double, into scene: inout Scene) {
    let now = from.isEmpty ? to : to.isEmpty ? from : from.toward(to, share)
    // What goes is drawn right after what it was drawn after before.
    var going: [Int: [Int]] = [:]
    let news = Dictionary(uniqueKeysWithValues: pairs.map { ($0.old, $0.new) })
    var last = -1
    for index in old.commands.indices {
      if let place = news[index] { last = max(last, place) } else { going[last, default: []].append(index) }
    }
    let olds = Dictionary(uniqueKeysWithValues: pairs.map { ($0.new, $0.old) })
    func drawGoing(after place: Int) {
      for index in going[place] ?? [] {
        scene.append(old.commands[index].carried(from, to: now).faded(1 - share))
      }
    }
    drawGoing(after: -1)
    for index in new.commands.indices {
      if let own = olds[index] {
        for command in old.commands[own].toward(new.commands[index], share) { scene.append(command) }
      } else {
        scene.append(new.commands[index].carried(to, to: now).faded(share))
      }
      drawGoing(after: index)
    }
    drawMarks(share, now, into: &scene)
  }

  /// The marks of labels on their way; bodies are none while they move.
  private func drawMarks(_ share: Double, _ now: Rect, into scene: inout Scene) {
    guard scene.marks != nil else { return }
    let (going, coming) = (old.marks.filter { $0.kind != .body }, new.marks.filter { $0.kind != .body })
    let pairs = Matching.pairs(going.map(Self.kind), coming.map(Self.kind), sorted: false)
    let (olds, news) = (Set(pairs.map(\.old)), Set(pairs.map(\.new)))
    for (own, next) in pairs {
      let (own, next) = (going[own], coming[next])
      let opacity = own.opacity + (next.opacity - own.opacity) * share
      scene.mark(next.placed(at: own.bounds.toward(next.bounds, share), opacity: opacity, isMoving: true))
    }
    func draw(_ mark: Mark, _ whole: Rect, _ opacity: Double) {
      guard opacity > 0 else { return }
      let place = mark.bounds.carried(whole, to: now)
      scene.mark(mark.placed(at: place, opacity: mark.opacity * opacity, isMoving: true))
    }
    for (index, mark) in going.enumerated() where !olds.contains(index) { draw(mark, from, 1 - 2 * share) }
    for (index, mark) in coming.enumerated() where !news.contains(index) { draw(mark, to, 2 * share - 1) }
  }

  /// What marks have in common that are one and the same in two layouts.
  private static func kind(_ mark: Mark) -> Int {
    var hasher = Hasher()
    hasher.combine(mark.kind)
    hasher.combine(mark.text)
    return hasher.finalize()
  }

  /// What commands have in common that can become one another.
  private static func kind(_ command: DrawCommand) -> Int {
    var hasher = Hasher()
    switch command {
    case .fill(let path, let paint, let transform):
      hasher.combine(1)
      combine(path, paint, transform, into: &hasher)
    case .stroke(let path, let stroke, let paint, let transform):
      hasher.combine(2)
      hasher.combine(stroke.dashes.count)
      combine(path, paint, transform, into: &hasher)
    case .glow: hasher.combine(3)
    case .field: hasher.combine(4)
    }
    return hasher.finalize()
  }

  private static func combine(_ path: Path, _ paint: Paint, _ transform: Transform, into hasher: inout Hasher) {
    if case .solid = paint { hasher.combine(0) }
    hasher.combine(transform == .identity)
    // A shape of the frame may become another of as many points, and an open line any other; a letter only itself.
    guard transform == .identity else { return hasher.combine(path.form) }
    guard !path.isLine else { return hasher.combine(-1) }
    for element in path.elements { hasher.combine(element.step) }
  }
}

/// What two rows have in common.
enum Matching {
  /// The most comparisons; rows that need more have nothing in common but what they begin with.
  private static let most = 250_000

  /// Pairs of equal elements, each of at most one pair, in the order of the second row: the longest runs first.
  ///
  /// - Parameter sorted: Whether no two pairs may change places.
  static func pairs(_ old: [Int], _ new: [Int], sorted: Bool) -> [(old: Int, new: Int)] {
    if old == new { return old.indices.map { ($0, $0) } }
    var found: [(old: Int, new: Int)] = []
    match(old, old.indices, new, new.indices, sorted: sorted, into: &found)
    return found.sorted { $0.new < $1.new }
  }

  private static func match(
    _ old: [Int], _ olds: Range<Int>, _ new: [Int], _ news: Range<Int>, sorted: Bool,
    into found: inout [(old: Int, new: Int)]
  ) {
    guard !olds.isEmpty, !news.isEmpty else { return }
    guard olds.count * news.count <= most else {
      for (own, other) in zip(olds, news).prefix(while: { old[$0] == new[$1] }) { found.append((own, other)) }
      return
    }
    guard let run = longest(old, olds, new, news) else { return }
    for step in 0..<run.length { found.append((run.old + step, run.new + step)) }
    let (before, after) = (olds.lowerBound..<run.old, run.old + run.length..<olds.upperBound)
    let (first, last) = (news.lowerBound..<run.new, run.new + run.length..<news.upperBound)
    match(old, before, new, first, sorted: sorted, into: &found)
    match(old, after, new, last, sorted: sorted, into: &found)
    guard !sorted else { return }
    // What is left may change sides.
    let known = (Set(found.map(\.old)), Set(found.map(\.new)))
    func free(_ range: Range<Int>, _ taken: Set<Int>) -> [Int] { range.filter { !taken.contains($0) } }
    for (olds, news) in [(before, last), (after, first)] {
      var goals = free(news, known.1)
      for own in free(olds, known.0) {
        guard let place = goals.firstIndex(where: { new[$0] == old[own] }) else { continue }
        found.append((own, goals.remove(at: place)))
      }
    }
  }

  /// The longest run that both have; of several the first one.
  private static func longest(
    _ old: [Int], _ olds: Range<Int>, _ new: [Int], _ news: Range<Int>
  ) -> (old: Int, new: Int, length: Int)? {
    var best: (old: Int, new: Int, length: Int)?
    var above = Array(repeating: 0, count: news.count + 1)
    for own in olds {
      var row = above
      for (column, other) in news.enumerated() {
        row[column + 1] = old[own] == new[other] ? above[column] + 1 : 0
        if row[column + 1] > best?.length ?? 0 {
          let length = row[column + 1]
          best = (own - length + 1, other - length + 1, length)
        }
      }
      above = row
    }
    return best
  }
}

extension Path.Element {
  /// Which kind of step it is.
  fileprivate var step: Int {
    switch self {
    case .move: 0
    case .line: 1
    case .curve: 2
    case .close: 3
    }
  }

  /// The step at a share of the way to another of its kind.
  fileprivate func toward(_ other: Path.Element, _ share: Double) -> Path.Element {
    switch (self, other) {
    case (.move(let a), .move(let b)): .move(a.toward(b, share))
    case (.line(let a), .line(let b)): .line(a.toward(b, share))
    case (.curve(let a, let b, let c), .curve(let p, let q, let r)):
      .curve(a.toward(p, share), b.toward(q, share), c.toward(r, share))
    default: other
    }
  }
}

extension Path {
  /// The outline at a share of the way to another that has the same steps, or is an open line as this one is.
  fileprivate func toward(_ other: Path, _ share: Double) -> Path {
    if self == other { return other }
    guard elements.count != other.elements.count else {
      return Path(zip(elements, other.elements).map { $0.toward($1, share) })
    }
    // Lines of which other points were left out: both have their points at all places at which one has some.
    let (own, next) = (LinePoints(self), LinePoints(other))
    let places = Set(own.places + next.places).sorted()
    return .polyline(places.map { own.point(at: $0).toward(next.point(at: $0), share) })
  }

  /// Whether it is one open line of straight pieces.
  fileprivate var isLine: Bool {
    guard elements.count > 1, case .move? = elements.first else { return false }
    return elements.dropFirst().allSatisfy { if case .line = $0 { true } else { false } }
  }
}

/// The points of an open line, and how far along it each is.
private struct LinePoints {
  private let points: [Point]
  /// From 0 to 1, in ascending order.
  let places: [Double]

  init(_ path: Path) {
    points = path.elements.compactMap { element in
      switch element {
      case .move(let point), .line(let point): point
      case .curve, .close: nil
      }
    }
    var lengths = [0.0]
    for (a, b) in zip(points, points.dropFirst()) { lengths.append(lengths[lengths.count - 1] + a.distance(to: b)) }
    let whole = lengths[lengths.count - 1]
    places = whole > 0 ? lengths.map { $0 / whole } : lengths
  }

  func point(at place: Double) -> Point {
    guard let next = places.firstIndex(where: { $0 >= place }), next > 0 else {
      return place <= 0 ? points[0] : points[points.count - 1]
    }
    let (from, to) = (places[next - 1], places[next])
    return points[next - 1].toward(points[next], to > from ? (place - from) / (to - from) : 1)
  }
}

extension Rect {
  /// Where it is once a rectangle has become another: its middle goes along, and it grows as the whole does.
  fileprivate func carried(_ whole: Rect, to now: Rect) -> Rect {
    let (place, scale) = Transform.carrying(whole, to: now, about: center)
    let (wide, high) = (scale * width / 2, scale * height / 2)
    return Rect(minX: place.x - wide, minY: place.y - high, maxX: place.x + wide, maxY: place.y + high)
  }
}

extension Transform {
  /// Where a point goes as a rectangle becomes another, and how much larger what is there becomes.
  fileprivate static func carrying(_ whole: Rect, to now: Rect, about point: Point) -> (place: Point, scale: Double) {
    let wide = whole.width > 0 ? now.width / whole.width : 1
    let high = whole.height > 0 ? now.height / whole.height : 1
    guard wide.isFinite, high.isFinite else { return (point, 1) }
    let place = Point(now.minX + (point.x - whole.minX) * wide, now.minY + (point.y - whole.minY) * high)
    return (place, min(wide, high))
  }

  /// The transform at a share of the way to another.
  fileprivate func toward(_ other: Transform, _ share: Double) -> Transform {
    func mixed(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    return Transform(
      a: mixed(a, other.a), b: mixed(b, other.b), c: mixed(c, other.c), d: mixed(d, other.d), tx: mixed(tx, other.tx),
      ty: mixed(ty, other.ty))
  }

  /// What draws another outline of the same form where this draws its own.
  fileprivate func drawing(_ other: Path, as own: Path) -> Transform {
    let (size, goal) = (max(own.bounds.width, own.bounds.height), max(other.bounds.width, other.bounds.height))
    let scale = goal > 0 ? size / goal : 1
    let (x, y) = (own.bounds.minX - scale * other.bounds.minX, own.bounds.minY - scale * other.bounds.minY)
    let corner = self(Point(x, y))
    return Transform(a: a * scale, b: b * scale, c: c * scale, d: d * scale, tx: corner.x, ty: corner.y)
  }
}

extension Paint {
  fileprivate func toward(_ other: Paint, _ share: Double) -> Paint {
    switch (self, other) {
    case (.solid(let own), .solid(let next)): .solid(own.mixed(with: next, share))
    case (.linear(let a, let first, let b, let second), .linear(let p, let third, let q, let fourth)):
      .linear(
        from: a.toward(p, share), first.mixed(with: third, share), to: b.toward(q, share),
        second.mixed(with: fourth, share))
    default: other
    }
  }

  fileprivate func faded(_ opacity: Double) -> Paint {
    switch self {
    case .solid(let color): .solid(color.opacity(opacity))
    case .linear(let from, let first, let to, let second):
      .linear(from: from, first.opacity(opacity), to: to, second.opacity(opacity))
    }
  }
}

extension ColorField {
  /// The field at a share of the way to another, which comes over it when it has other colours.
  fileprivate func toward(_ other: ColorField, _ share: Double) -> [ColorField] {
    var (own, next) = (self, other)
    own.bounds = bounds.toward(other.bounds, share)
    next.bounds = own.bounds
    let opacity = opacity + (other.opacity - opacity) * share
    (own.opacity, next.opacity) = (opacity, opacity)
    guard own != next, share < 1 else { return [next] }
    // Both together cover what is below as much as one does.
    next.opacity = opacity * share
    own.opacity = opacity * (1 - share) / (1 - next.opacity)
    return [own, next]
  }
}

extension DrawCommand {
  /// What is drawn at a share of the way to another command of the same kind.
  fileprivate func toward(_ other: DrawCommand, _ share: Double) -> [DrawCommand] {
    if case .field(let own) = self, case .field(let next) = other { return own.toward(next, share).map { .field($0) } }
    return [moved(toward: other, share)]
  }

  private func moved(toward other: DrawCommand, _ share: Double) -> DrawCommand {
    func mixed(_ a: Double, _ b: Double) -> Double { a + (b - a) * share }
    switch (self, other) {
    case (.fill(let own, let paint, let place), .fill(let next, let nextPaint, let goal)):
      let paint = paint.toward(nextPaint, share)
      if place == .identity { return .fill(own.toward(next, share), paint, .identity) }
      return .fill(next, paint, place.drawing(next, as: own).toward(goal, share))
    case (
      .stroke(let own, let stroke, let paint, let place), .stroke(let next, let nextStroke, let nextPaint, let goal)
    ):
      let paint = paint.toward(nextPaint, share)
      var line = nextStroke
      line.dashes = zip(stroke.dashes, nextStroke.dashes).map { mixed($0, $1) }
      if place == .identity {
        line.width = mixed(stroke.width, nextStroke.width)
        return .stroke(own.toward(next, share), line, paint, .identity)
      }
      let now = place.drawing(next, as: own).toward(goal, share)
      line.width = mixed(stroke.width * place.a, nextStroke.width * goal.a) / (now.a == 0 ? 1 : now.a)
      return .stroke(next, line, paint, now)
    case (.glow(let own), .glow(let next)):
      return .glow(
        Glow(
          center: own.center.toward(next.center, share), radius: mixed(own.radius, next.radius),
          color: own.color.mixed(with: next.color, share)))
    default: return other
    }
  }

  /// The same where all of its mark goes from one rectangle to another.
  fileprivate func carried(_ whole: Rect, to now: Rect) -> DrawCommand {
    if case .field(var field) = self {
      // A field fills its place, however wide that becomes.
      func corner(_ x: Double, _ y: Double) -> Point { Transform.carrying(whole, to: now, about: Point(x, y)).place }
      let (first, last) = (
        corner(field.bounds.minX, field.bounds.minY), corner(field.bounds.maxX, field.bounds.maxY)
      )
      field.bounds = Rect(minX: first.x, minY: first.y, maxX: last.x, maxY: last.y)
      return .field(field)
    }
    let center = bounds.center
    let (place, scale) = Transform.carrying(whole, to: now, about: center)
    return seen(.place(at: place - center * scale, scale: scale))
  }

  /// How much is seen of it at a share of the way to where it is alone: of letters nothing before the middle, so that
  /// they don't stand among others that go.
  fileprivate func faded(_ share: Double) -> DrawCommand {
    var opacity = share
    if case .fill(_, _, let transform) = self, transform != .identity { opacity = max(0, 2 * share - 1) }
    switch self {
    case .fill(let path, let paint, let transform): return .fill(path, paint.faded(opacity), transform)
    case .stroke(let path, let stroke, let paint, let transform):
      return .stroke(path, stroke, paint.faded(opacity), transform)
    case .glow(var glow):
      glow.color = glow.color.opacity(opacity)
      return .glow(glow)
    case .field(var field):
      field.opacity *= opacity
      return .field(field)
    }
  }
}
