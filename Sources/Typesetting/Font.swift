internal import CHarfBuzz
internal import Drawing

/// A font, from which text and mathematics are set as outlines.
///
/// It is read from bytes, never from a path: whoever owns the outside world brings them. A font remembers the outlines
/// it has read and is used by one task at a time; what is set with it is a value and goes anywhere.
public final class Font {
  /// What errors call the font.
  public let name: String
  /// The measures of its design.
  public let metrics: FontMetrics
  /// What stands in for it where it lacks characters; without one, that is an error.
  public let fallback: FontFallback?
  let handle: FontHandle
  let runsClockwise: Bool
  private let pen: OutlinePen
  private var outlines: [GlyphID: Path] = [:]

  /// Reads an OpenType or TrueType font; throws when the bytes are not a whole font.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: What errors call the font.
  ///   - index: Which font of a collection, counted from 0.
  ///   - fallback: What stands in for it.
  public init(
    bytes: [UInt8], name: String, index: Int = 0, fallback: FontFallback? = nil
  ) throws(TypesettingError) {
    self.name = name
    self.fallback = fallback
    runsClockwise = try FontFile(bytes, name: name, index: index).runsClockwise
    handle = try FontHandle(bytes: bytes, name: name, index: index)
    pen = try OutlinePen()
    let units = Double(hb_face_get_upem(handle.face))
    metrics = FontMetrics(
      unitsPerEm: Int(units),
      ascender: handle.metric(HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER) / units,
      descender: -handle.metric(HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER) / units,
      lineGap: handle.metric(HB_OT_METRICS_TAG_HORIZONTAL_LINE_GAP) / units,
      capHeight: handle.metric(HB_OT_METRICS_TAG_CAP_HEIGHT) / units,
      xHeight: handle.metric(HB_OT_METRICS_TAG_X_HEIGHT) / units)
  }

  /// Whether the font has a glyph for a character.
  public func covers(_ scalar: Unicode.Scalar) -> Bool { handle.nominalGlyph(scalar) != nil }

  /// The outline of a glyph in font units, y down.
  func outline(_ glyph: GlyphID) -> Path {
    if let known = outlines[glyph] { return known }
    let outline = pen.outline(of: glyph, in: handle)
    outlines[glyph] = outline
    return outline
  }
}
