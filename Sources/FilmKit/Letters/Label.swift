public import Drawing
import Typesetting

/// Something typeset, ready to be placed: one path for each colour, so that a label is a handful of commands.
///
/// A class: labels are handed about in every frame, and a reference is copied sooner than all of its parts.
public final class Label: Sendable {
  /// What was typeset: text, or a formula.
  public let source: String
  /// What it says, in plain text.
  public let plain: String
  /// Whether `source` is a formula.
  public let isMath: Bool
  /// The size of its type, in pixels.
  public let size: Double
  /// The outlines, origin at the left end of the baseline, in pixels.
  public let parts: [Part]
  /// How far it moves the pen.
  public let width: Double
  /// The bounds of the ink.
  public let ink: Rect

  /// All outlines of one colour.
  public struct Part: Hashable, Sendable {
    /// The outlines.
    public let path: Path
    /// What says their colour; nil for plain text.
    public let role: Role?
  }

  /// The runs of neighbouring letters that play one role, in their order: origin as in `parts`.
  public let roleRuns: [RoleRun]

  /// A run of neighbouring letters that play one role, and so are of one colour.
  public struct RoleRun: Hashable, Sendable {
    /// What says its colour; nil for plain text.
    public let role: Role?
    /// Its bounds.
    public let bounds: Rect
  }

  /// Where the terms are that stand for something: origin as in `parts`.
  public let terms: [Term]

  /// A term of a formula that stands for something on stage.
  public struct Term: Hashable, Sendable {
    /// What it stands for: the text after `@` in its role.
    public let tag: String
    /// What says its colour; nil for plain text.
    public let role: Role?
    /// The bounds of its ink.
    public let ink: Rect
    /// Its outlines.
    let path: Path
  }

  /// The outlines one by one, each with the term that it is, if any.
  private let pieces: [(part: Part, term: Int?)]

  /// Joins the pieces of one colour to one path.
  init(_ typeset: Typeset, source: String, isMath: Bool, size: Double) {
    var (terms, roleRuns): ([Term], [RoleRun]) = ([], [])
    var pieces: [(part: Part, term: Int?)] = []
    for piece in typeset.pieces {
      let words = piece.role?.split(separator: "@") ?? []
      let role = words.first.flatMap { Role(rawValue: String($0)) }
      if !piece.path.isEmpty { roleRuns.append(RoleRun(role: role, bounds: piece.path.bounds)) }
      let isTerm = words.count == 2 && !piece.path.isEmpty
      pieces.append((Part(path: piece.path, role: role), isTerm ? terms.count : nil))
      if isTerm {
        terms.append(Term(tag: String(words[1]), role: role, ink: piece.path.bounds, path: piece.path))
      }
    }
    parts = Self.joined(pieces.map(\.part))
    self.pieces = pieces
    width = typeset.advance
    ink = typeset.inkBounds
    (self.terms, self.roleRuns, self.source, self.isMath, self.size) = (terms, roleRuns, source, isMath, size)
    plain = isMath ? FormulaText.plain(source) : source
  }

  /// The outlines without those of some terms, joined as in `parts`.
  func parts(without lent: Set<Int>) -> [Part] {
    lent.isEmpty ? parts : Self.joined(pieces.filter { !($0.term.map(lent.contains) ?? false) }.map(\.part))
  }

  /// How deep it reaches where a term stands: the term itself, and what is below that, as under a bar of a fraction.
  func bottom(below ink: Rect) -> Double {
    parts.flatMap(\.path.outlines).reduce(ink.maxY) { bottom, outline in
      let isBelow = outline.minY >= ink.maxY && outline.minX < ink.maxX && ink.minX < outline.maxX
      return isBelow ? max(bottom, outline.maxY) : bottom
    }
  }

  /// One part for each colour, in the order in which they begin.
  private static func joined(_ pieces: [Part]) -> [Part] {
    var order: [Role?] = []
    var paths: [Role?: [Path]] = [:]
    for piece in pieces {
      if paths[piece.role] == nil { order.append(piece.role) }
      paths[piece.role, default: []].append(piece.path)
    }
    return order.map { Part(path: .joined(paths[$0] ?? []), role: $0) }
  }

  /// How the origin is placed.
  public enum Anchor: Hashable, Sendable {
    /// The pen starts at the point, on the baseline.
    case left
    /// The advance is centred on the point, which is on the baseline.
    case center
    /// The ink is centred on the point, both ways.
    case middle
    /// The ink starts at the point, and is centred on it up and down.
    case leading
    /// The ink ends at the point, and is centred on it up and down.
    case trailing
  }

  /// Where the label's origin is when it is anchored at `point`.
  public func origin(_ anchor: Anchor, at point: Point) -> Point {
    switch anchor {
    case .left: point
    case .center: Point(point.x - width / 2, point.y)
    case .middle: Point(point.x - ink.center.x, point.y - ink.center.y)
    case .leading: Point(point.x - ink.minX, point.y - ink.center.y)
    case .trailing: Point(point.x - ink.maxX, point.y - ink.center.y)
    }
  }

  /// The bounds of the ink when it is anchored at `point`.
  public func bounds(_ anchor: Anchor, at point: Point) -> Rect {
    let origin = origin(anchor, at: point)
    return Rect(
      minX: ink.minX + origin.x, minY: ink.minY + origin.y, maxX: ink.maxX + origin.x, maxY: ink.maxY + origin.y)
  }

  /// Appends the label; `color` says what each role is painted with.
  ///
  /// - Parameters:
  ///   - isMoving: Whether it is on its way to where it can be read.
  ///   - isRunning: Whether a number in it runs.
  ///   - numbers: What the numbers in a text stand for, as a formula has them; a formula has them itself.
  public func draw(
    _ anchor: Anchor, at point: Point, opacity: Double = 1, isMoving: Bool = false, isRunning: Bool = false,
    numbers: String = "", into scene: inout Scene, color: (Role?) -> Color
  ) {
    draw(
      parts, anchor, at: point, opacity: opacity, isMoving: isMoving, isRunning: isRunning, numbers: numbers,
      into: &scene, color: color)
  }

  /// The same where some of its terms are drawn by others: `drawn` is the rest.
  func draw(
    _ drawn: [Part], _ anchor: Anchor, at point: Point, opacity: Double, isMoving: Bool = false,
    isRunning: Bool = false, numbers: String = "", into scene: inout Scene, color: (Role?) -> Color
  ) {
    guard opacity > 0, !parts.isEmpty else { return }
    let origin = origin(anchor, at: point)
    for part in drawn where !part.path.isEmpty {
      let paint = Paint.solid(color(part.role).opacity(opacity))
      scene.letter(.fill(part.path, paint, .place(at: origin)))
    }
    scene.mark(
      Mark(
        kind: .label, bounds: bounds(anchor, at: point), size: size, text: plain,
        colors: parts.map { color($0.role) }, opacity: opacity, isMoving: isMoving,
        source: isMath ? source : numbers,
        coloredRuns: roleRuns.map {
          Mark.ColoredRun(color: color($0.role), bounds: Transform.place(at: origin)($0.bounds))
        }, isRunning: isRunning))
  }
}

extension Path {
  /// The bounds of its outlines, one by one.
  fileprivate var outlines: [Rect] {
    elements.split { element in if case .close = element { true } else { false } }.map { Path(Array($0)).bounds }
  }
}
