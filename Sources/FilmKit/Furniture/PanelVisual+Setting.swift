import Drawing
import Typesetting

/// How the steps of a formula are set: as large as they fit, on one line or several.
extension PanelVisual {
  /// A term that stands for something: all of its letters.
  typealias LitTerm = (tag: String, role: Role, span: ClosedRange<Double>, bottom: Double)

  /// The terms of a label that stand for something, each once, with the width of all its letters, and how deep they and
  /// what stands below them reach.
  static func underlined(_ label: Label) -> [LitTerm] {
    var found: [LitTerm] = []
    for term in label.terms {
      guard let role = term.role else { continue }
      let span = term.ink.minX...max(term.ink.minX, term.ink.maxX)
      let bottom = label.bottom(below: term.ink)
      if let last = found.last, last.tag == term.tag, span.lowerBound < last.span.upperBound + 0.3 * label.size {
        found[found.count - 1].span =
          min(last.span.lowerBound, span.lowerBound)...max(last.span.upperBound, span.upperBound)
        found[found.count - 1].bottom = max(last.bottom, bottom)
      } else {
        found.append((term.tag, role, span, bottom))
      }
    }
    return found
  }

  /// Sets the steps of a formula as large as they fit: on one line if that is not much smaller, else on several.
  static func set(
    _ sources: [String], in room: Rect, _ film: some FilmStory
  ) throws(TypesettingError) -> (lines: [[Label]], size: Double, height: Double) {
    var size = film.theme.formula
    let width = width(of: room, film)
    while size > 0.74 * film.theme.formula {
      var labels: [Label] = []
      for step in sources { labels.append(try film.lettering.math(step, size: size)) }
      if lineWidth(labels, gap: 0.28 * size * film.unit) <= width, lineHeight(labels) <= room.height {
        return ([labels], size, lineHeight(labels))
      }
      size *= 0.95
    }
    return try set(broken: sources, in: room, film)
  }

  /// How wide a line of the formula may be: on a wide picture no wider than the eye takes in, four fifths of it.
  static func width(of room: Rect, _ film: some FilmStory) -> Double {
    film.bands.axis == .across ? min(room.width, 0.8 * film.bands.frame.width) : room.width
  }

  /// Sets the steps on as many lines as they need, as large as they fit.
  static func set(
    broken sources: [String], in room: Rect, _ film: some FilmStory
  ) throws(TypesettingError) -> (lines: [[Label]], size: Double, height: Double) {
    var size = film.theme.formula
    let width = width(of: room, film)
    while true {
      var labels: [Label] = []
      for step in sources { labels.append(try film.lettering.math(step, size: size, fitting: width)) }
      let lines = broken(labels, gap: 0.28 * size * film.unit, width: width)
      let height = lines.reduce(0) { $0 + lineHeight($1) } + Double(lines.count - 1) * 0.35 * size * film.unit
      if height <= room.height || size < 0.4 * film.theme.formula { return (lines, size, height) }
      size *= 0.93
    }
  }

  /// Sets labels side by side, a new line where the next would not fit.
  static func broken(_ labels: [Label], gap: Double, width: Double) -> [[Label]] {
    var lines: [[Label]] = [[]]
    for label in labels {
      let line = lines[lines.count - 1] + [label]
      if line.count > 1, lineWidth(line, gap: gap) > width {
        lines.append([label])
      } else {
        lines[lines.count - 1] = line
      }
    }
    return lines
  }

  static func lineWidth(_ line: [Label], gap: Double) -> Double {
    line.reduce(0) { $0 + $1.width } + Double(line.count - 1) * gap
  }

  static func lineHeight(_ line: [Label]) -> Double {
    (line.map(\.ink.maxY).max() ?? 0) - (line.map(\.ink.minY).min() ?? 0)
  }
}
