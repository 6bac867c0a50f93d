/// A grid of colours spread over a rectangle, blended smoothly between its nodes.
///
/// The first node lies in the rectangle's top left corner, the last one in its bottom right; a pixel gets the blend of
/// the four nodes around its centre. The edges are not softened: a pixel belongs to the field when its centre does, so
/// bounds are best whole pixels.
///
/// The colours are held once and shared, and their hash is worked out when they are given: to move a field or to fade it
/// copies none of them, and equal fields are known by a look at it.
public struct ColorField: Hashable, Sendable {
  private final class Nodes: Sendable {
    let columns: Int
    let rows: Int
    let colors: [UInt32]
    let hash: UInt64

    init(columns: Int, rows: Int, colors: [UInt32]) {
      (self.columns, self.rows) = (columns, rows)
      self.colors = colors.map { $0 & 0xFF_FFFF }
      var hash = UInt64(columns)
      for color in self.colors { hash.mix(UInt64(color)) }
      self.hash = hash
    }
  }

  private let nodes: Nodes
  /// The rectangle between the nodes of the four corners, in pixels of the frame; an empty one shows nothing, nor does
  /// one that reaches farther than 2²⁴ pixels.
  public var bounds: Rect
  /// How much of what is below is covered, 0 … 1.
  public var opacity: Double

  /// Makes a field of `columns` × `rows` colours such as `0xFFC857`, row by row from the top left.
  ///
  /// Traps unless there are 2 … 4096 columns and rows, and a colour for each node. What a number has above its 24 lowest
  /// bits is left out.
  public init(columns: Int, rows: Int, colors: [UInt32], bounds: Rect, opacity: Double = 1) {
    let sides = 2...4096
    precondition(sides.contains(columns) && sides.contains(rows), "a field has 2 … 4096 columns and rows")
    precondition(colors.count == columns * rows, "a field has a colour for every node")
    nodes = Nodes(columns: columns, rows: rows, colors: colors)
    (self.bounds, self.opacity) = (bounds, opacity)
  }

  /// How many nodes stand side by side.
  public var columns: Int { nodes.columns }
  /// How many rows of nodes there are.
  public var rows: Int { nodes.rows }
  /// The nodes' colours, `0xRRGGBB`, row by row from the top left.
  public var colors: [UInt32] { nodes.colors }

  /// Two fields are equal when they show the same colours in the same place.
  public static func == (left: ColorField, right: ColorField) -> Bool {
    guard left.bounds == right.bounds, left.opacity == right.opacity else { return false }
    let (one, other) = (left.nodes, right.nodes)
    return one === other || (one.hash == other.hash && one.columns == other.columns && one.colors == other.colors)
  }

  /// Feeds the hash that was worked out when the colours were given, the place and the opacity.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(nodes.hash)
    hasher.combine(bounds)
    hasher.combine(opacity)
  }
}
