internal import Drawing

/// A part of a formula that has been laid out, in font units of the whole formula; its baseline starts at the origin.
struct MathBox {
  /// How far the next part stands to the right; an italic correction is included.
  var width = 0.0
  /// From the baseline up.
  var height = 0.0
  /// From the baseline down.
  var depth = 0.0
  /// By how much a single glyph leans over to the right: a subscript moves back below it.
  var italic = 0.0
  /// Where an accent above it is centred, if not at the middle.
  var accentX: Double?
  /// Whether it is one character, to which scripts stand at the usual height.
  var isCharacter = false
  var outlines: [PlacedOutline] = []

  /// A space.
  static func space(_ width: Double) -> MathBox { MathBox(width: width) }

  /// A filled rectangle from the baseline's start, `bottom` … `top` above the baseline.
  ///
  /// It runs the way the font's contours do, so that it can overlap a glyph without cutting a hole into it.
  static func rule(width: Double, bottom: Double, top: Double, clockwise: Bool, role: String?) -> MathBox {
    let corners = [Point(0, -top), Point(width, -top), Point(width, -bottom), Point(0, -bottom)]
    let outline = Path.polygon(clockwise ? corners : corners.reversed())
    let placed = PlacedOutline(outline: outline, scale: 1, origin: .zero, role: role)
    return MathBox(width: width, height: max(0, top), depth: max(0, -bottom), outlines: [placed])
  }

  /// Adds another box with its origin `x` to the right and `up` above this one's, growing height and depth to hold it.
  ///
  /// The width is left to the caller.
  mutating func add(_ box: MathBox, x: Double, up: Double = 0) {
    height = max(height, box.height + up)
    depth = max(depth, box.depth - up)
    outlines += box.outlines.map { outline in
      var outline = outline
      outline.origin = outline.origin + Point(x, -up)
      return outline
    }
  }

  /// Adds another box at the right end.
  mutating func append(_ box: MathBox) {
    add(box, x: width)
    width += box.width
  }
}
