public import Drawing

/// Text or a formula as outlines, in pixels: the baseline starts at the origin, y grows downwards.
///
/// A value: made once, drawn in any number of frames.
public struct Typeset: Hashable, Sendable {
  /// A run of outlines that play one role.
  public struct Piece: Hashable, Sendable {
    /// The outlines, to be filled by the non-zero winding rule.
    public let path: Path
    /// The name given by `\role{name}{…}`; nil outside of any.
    public let role: String?
  }

  /// The outlines in the order they are set; neighbours differ in role.
  public let pieces: [Piece]
  /// How far the pen moved: where what follows would start.
  public let advance: Double
  /// From the baseline up to the top of the box: of a line, the font's ascender; of a formula, its own height.
  public let ascent: Double
  /// From the baseline down to the bottom of the box; positive.
  public let descent: Double
  /// What the outlines cover, whatever the advance says; empty when there are none.
  public var inkBounds: Rect { path.bounds }

  /// All outlines as one path.
  public let path: Path

  /// The outlines of one role (nil: those without any), as one path; empty when nothing plays it.
  public func path(role: String?) -> Path { Path.joined(pieces.filter { $0.role == role }.map(\.path)) }

  /// Scales outlines and lengths of font units to pixels, and joins neighbours of equal role.
  init(outlines: [PlacedOutline], scale: Double, advance: Double, ascent: Double, descent: Double) {
    var pieces: [Piece] = []
    var rest = outlines[...]
    while let first = rest.first {
      let same = rest.prefix { $0.role == first.role }
      let path = Path.joined(same.map { $0.path(scale: scale) })
      pieces.append(Piece(path: path, role: first.role))
      rest = rest.dropFirst(same.count)
    }
    self.pieces = pieces
    path = pieces.count == 1 ? pieces[0].path : Path.joined(pieces.map(\.path))
    self.advance = advance * scale
    self.ascent = ascent * scale
    self.descent = descent * scale
  }
}

/// An outline in its place; the place is in font units, y down.
struct PlacedOutline {
  let outline: Path
  /// How much smaller than the formula's size it is set: 1, or less in scripts.
  var scale: Double
  var origin: Point
  let role: String?

  /// The outline in its place, everything times `scale`.
  func path(scale outer: Double) -> Path {
    outline.applying(.place(at: origin * outer, scale: scale * outer))
  }
}
