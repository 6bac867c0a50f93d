internal import Drawing

/// A part of a line that one font sets in one direction.
private struct TextRun {
  let text: String
  /// Where it starts in the line, in characters.
  let offset: Int
  let font: Font
  let level: UInt8
}

extension Font {
  /// Whether a text needs more than this font, set from left to right.
  func isMixed(_ text: String) -> Bool {
    guard fallback != nil else { return false }
    // Most texts are of this font's letters alone.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return false }
    return Bidi.isNeeded(text) || !text.unicodeScalars.allSatisfy { covers($0) && !Self.isInvisible($0) }
  }

  /// Whether a character only says how its neighbours are set.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isDefaultIgnorableCodePoint }

  /// A line in several fonts and both directions, in units of this font.
  ///
  /// A character with all that combines with it is set in one font: in this one where it has all of it, else in the
  /// fallback's. Throws when no font has it.
  func mixedRun(
    _ text: String, features: [(tag: String, value: Int)], tracking: Double
  ) throws(TypesettingError) -> (outlines: [PlacedOutline], width: Double) {
    let runs = try runs(of: text)
    let own = Double(metrics.unitsPerEm)
    var (outlines, pen): ([PlacedOutline], Double) = ([], 0)
    for index in Bidi.order(runs.map(\.level)) {
      let run = runs[index]
      let isOwn = run.font === self
      let ratio = isOwn ? 1 : own / Double(run.font.metrics.unitsPerEm)
      let direction = ShapingBuffer.Direction(isRightToLeft: run.level & 1 == 1)
      // Space between letters would take joined ones apart.
      let set = try run.font.run(
        run.text, script: .text, features: features, tracking: isOwn ? tracking / ratio : 0, direction: direction,
        language: isOwn ? nil : fallback?.language, reporting: (text, run.offset))
      outlines += set.outlines.map { placed in
        PlacedOutline(
          outline: placed.outline, scale: placed.scale * ratio,
          origin: Point(pen + ratio * placed.origin.x, ratio * placed.origin.y), role: nil)
      }
      pen += ratio * set.width
    }
    return (outlines, pen)
  }

  private func runs(of text: String) throws(TypesettingError) -> [TextRun] {
    let scalars = Array(text.unicodeScalars)
    let levels =
      Bidi.isNeeded(text)
      ? try Bidi.levels(of: scalars, fromTheRight: fallback?.isRightToLeft ?? false)
      : Array(repeating: 0, count: scalars.count)
    var runs: [TextRun] = []
    var (place, offset) = (0, 0)
    for character in text {
      let parts = Array(character.unicodeScalars)
      let font = try font(for: parts, offset, text, after: runs.last?.font)
      let level = levels[place]
      if let last = runs.last, last.font === font, last.level == level {
        runs[runs.count - 1] = TextRun(
          text: last.text + String(character), offset: last.offset, font: font, level: level)
      } else {
        runs.append(TextRun(text: String(character), offset: offset, font: font, level: level))
      }
      place += parts.count
      offset += 1
    }
    return runs
  }

  /// The font that has all of a character; what is seen of it decides.
  private func font(
    for parts: [Unicode.Scalar], _ offset: Int, _ text: String, after last: Font?
  ) throws(TypesettingError) -> Font {
    let seen = parts.filter { !Self.isInvisible($0) }
    // What is never seen goes with what is before it.
    guard !seen.isEmpty else { return last ?? self }
    if seen.allSatisfy(covers) { return self }
    var package: String?
    for part in seen where !covers(part) {
      switch fallback?.font(for: part) {
      case .font(let font):
        if seen.allSatisfy({ font.covers($0) }) { return font }
      case .missing(let name): package = package ?? name
      case .some(.none), nil: break
      }
    }
    let scalar = seen.first { !covers($0) } ?? seen[0]
    guard let package else { throw .missingGlyph(scalar, offset: offset, text: text, font: name) }
    throw .missingFont(scalar, offset: offset, text: text, package: package)
  }
}
