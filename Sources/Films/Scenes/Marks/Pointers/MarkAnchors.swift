import Drawing

/// A kind of place that a mark names in itself: a row of the table of anchors.
struct AnchorKind: Hashable, Sendable {
  /// Its name, which follows the mark's and a point.
  let name: String
  /// What the expressions in its brackets are.
  let parameters: [String]
  /// What it is.
  let meaning: String
  /// The end at which a link touches it that comes from aside, of what goes all through its mark; nil for others.
  var end: Side?
  /// Whether a name may stand for its number.
  var takesNames = false
  /// Whether it is a point of a plane, around which there is room.
  var isOnPlane = false

  /// Whether its numbers count things.
  var isCounted: Bool { !isOnPlane || self == .point }

  /// How it is written: `cell(row, column)`.
  var signature: String { "\(name)(\(parameters.joined(separator: ", ")))" }

  static let cell = AnchorKind(name: "cell", parameters: ["row", "column"], meaning: "A cell, from 0.")
  static let row = AnchorKind(name: "row", parameters: ["row"], meaning: "All cells of a row, from 0.", end: .right)
  static let column = AnchorKind(
    name: "column", parameters: ["column"], meaning: "All cells of a column, from 0.", end: .above)
  static let entry = AnchorKind(
    name: "cell", parameters: ["index"], meaning: "A cell, from 0 at the top.", end: .right)
  static let neuron = AnchorKind(
    name: "neuron", parameters: ["layer", "index"], meaning: "A neuron, both from 0.")
  static let node = AnchorKind(
    name: "node", parameters: ["index"],
    meaning: "A node by its name, such as node(\"w\"), or by its place in the order of computing, from 0.",
    takesNames: true)
  static let member = AnchorKind(
    name: "member", parameters: ["index"], meaning: "A mark in it, from 0, or by its name where it has one.",
    takesNames: true)
  static let box = AnchorKind(name: "box", parameters: ["index"], meaning: "The box of a word, from 0.")
  static let upper = AnchorKind(name: "box", parameters: ["index"], meaning: "The box of an upper word, from 0.")
  static let lower = AnchorKind(name: "to", parameters: ["index"], meaning: "The box of a lower word, from 0.")
  static let bar = AnchorKind(
    name: "bar", parameters: ["index"], meaning: "A bar with its number, from 0 at the top.", end: .left)
  static let line = AnchorKind(
    name: "line", parameters: ["number"], meaning: "A line, from 1, as it is numbered.", end: .right)
  static let at = AnchorKind(
    name: "at", parameters: ["x", "y"], meaning: "A place on the plane; x and y, or one list of both.",
    isOnPlane: true)
  static let above = AnchorKind(
    name: "at", parameters: ["x", "y"], meaning: "A place on the surface; x and y, or one list of both.",
    isOnPlane: true)

  static let value = AnchorKind(
    name: "value", parameters: ["index"], meaning: "A value in braces, from 0 at the left.")
  static let term = AnchorKind(
    name: "term", parameters: ["text"], meaning: "What is written so first, such as term(\"w_1\").", takesNames: true)
  static let point = AnchorKind(name: "point", parameters: ["index"], meaning: "A point, from 0.", isOnPlane: true)
  static let along = AnchorKind(
    name: "along", parameters: ["share"], meaning: "A place along it: 0 is its start, 1 its tip.", isOnPlane: true)

  /// All kinds.
  static let all = [
    cell, row, column, entry, neuron, node, box, lower, bar, line, at, member, value, term, point, along,
  ]
}

/// Where the places are that a mark names in itself.
struct MarkAnchors: Sendable {
  /// All of the mark, its names and its scale among it: what labels of others keep out of.
  let all: Rect
  /// The places by the names of their kinds.
  var places: [String: AnchorPlaces] = [:]
  /// What the places of a kind are called, by its name; empty for one without a name.
  var names: [String: [String]] = [:]

  init(all: Rect, places: [String: AnchorPlaces] = [:]) { (self.all, self.places) = (all, places) }

  /// Those of a table: its cells, rows and columns.
  init(all: Rect, rows: Int, columns: Int, cell: (Int, Int) -> Rect) {
    let cells = (0..<rows).map { row in (0..<columns).map { cell(row, $0) } }
    let whole = cells.map { $0.reduce(Rect.empty) { $0.union($1) } }
    let upright = (0..<columns).map { column in cells.reduce(Rect.empty) { $0.union($1[column]) } }
    self.init(
      all: all,
      places: [
        AnchorKind.cell.name: .boxes(cells), AnchorKind.row.name: .boxes([whole]),
        AnchorKind.column.name: .boxes([upright]),
      ])
  }
}

/// The places of one kind.
enum AnchorPlaces: Sendable {
  /// Boxes in rows, the first of them with an index of its own; one row for what has one index.
  case boxes([[Rect]], first: Double = 0)
  /// Boxes that change with what they show.
  case moving(@Sendable (PlayMoment) -> [Rect])
  /// Points of a plane.
  case plane(Plane)
  /// Points that some numbers say at a moment.
  case points(@Sendable ([Double], PlayMoment) -> Point)

  /// The place that some numbers say; between two whole indices it is a mixture of their boxes.
  func rect(_ numbers: [Double], _ play: PlayMoment) -> Rect {
    let numbers = numbers.map { $0.isFinite ? $0 : 0 }
    guard let first = numbers.first, let last = numbers.last else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    switch self {
    case .boxes(let rows, let start):
      let index = numbers.count > 1 ? first : 0
      return Self.between(rows.count, index) { Self.between(rows[$0], last - start) }
    case .points(let place):
      let point = place(numbers, play)
      return Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    case .moving(let boxes): return Self.between(boxes(play), last)
    case .plane(let plane):
      let x = max(plane.x.lowerBound, min(plane.x.upperBound, first))
      let y = max(plane.y.lowerBound, min(plane.y.upperBound, last))
      let point = plane.place(x, y)
      return Rect(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
    }
  }

  private static func between(_ boxes: [Rect], _ index: Double) -> Rect {
    between(boxes.count, index) { boxes[$0] }
  }

  /// The mixture of the boxes at the two whole indices around one.
  private static func between(_ count: Int, _ index: Double, _ box: (Int) -> Rect) -> Rect {
    guard count > 0 else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    let place = max(0, min(Double(count - 1), index))
    let whole = Int(place)
    guard place > Double(whole) else { return box(whole) }
    return box(whole).toward(box(whole + 1), place - Double(whole))
  }
}

extension Rect {
  /// The rectangle at a share of the way to another.
  func toward(_ other: Rect, _ share: Double) -> Rect {
    Rect(
      minX: minX + (other.minX - minX) * share, minY: minY + (other.minY - minY) * share,
      maxX: maxX + (other.maxX - maxX) * share, maxY: maxY + (other.maxY - maxY) * share)
  }
}

/// A side of a rectangle.
enum Side: String, CaseIterable, Hashable, Sendable {
  case above, below, left, right

  /// Whether things beside it lie side by side.
  var isLevel: Bool { self == .above || self == .below }

  var opposite: Side {
    switch self {
    case .above: .below
    case .below: .above
    case .left: .right
    case .right: .left
    }
  }

  /// How far out in its direction a rectangle goes.
  func reach(_ rect: Rect) -> Double {
    switch self {
    case .above: -rect.minY
    case .below: rect.maxY
    case .left: -rect.minX
    case .right: rect.maxX
    }
  }

  /// From where to where a rectangle goes along it.
  func span(_ rect: Rect) -> (from: Double, to: Double) {
    isLevel ? (rect.minX, rect.maxX) : (rect.minY, rect.maxY)
  }

  /// The middle of a rectangle along it.
  func middle(_ rect: Rect) -> Double { isLevel ? rect.center.x : rect.center.y }

  /// The point so far along it and so far out.
  func point(_ along: Double, _ out: Double) -> Point {
    switch self {
    case .above: Point(along, -out)
    case .below: Point(along, out)
    case .left: Point(-out, along)
    case .right: Point(out, along)
    }
  }

  /// A rectangle that is made smaller on this side.
  func inset(_ rect: Rect, by depth: Double) -> Rect {
    rect.inset(
      left: self == .left ? depth : 0, top: self == .above ? depth : 0, right: self == .right ? depth : 0,
      bottom: self == .below ? depth : 0)
  }
}

/// Room that is kept free beside a mark, for what points at it.
struct MarkRoom: Hashable, Sendable {
  let mark: String
  let side: Side
  /// How much, in pixels.
  let depth: Double

  /// The most of an area's width or height that is kept free on one side.
  static let most = 0.35

  /// An area without the room that is kept free for others: on each side the most that one of them needs.
  static func inset(_ area: Rect, _ rooms: [MarkRoom]) -> Rect {
    Side.allCases.reduce(area) { rest, side in
      let depth = rooms.filter { $0.side == side }.map(\.depth).max() ?? 0
      return side.inset(rest, by: min(depth, most * (side.isLevel ? area.height : area.width)))
    }
  }
}
