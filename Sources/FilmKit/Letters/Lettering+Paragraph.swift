import Text
public import Typesetting

extension Lettering {
  /// A text of `size` units on at most `count` lines, none wider than `width` pixels; what has no room is cut off with
  /// an ellipsis.
  public func paragraph(
    _ string: String, size: Double, heavy: Bool = false, width: Double, lines count: Int
  ) throws(TypesettingError) -> [Label] {
    func line(_ words: ArraySlice<LineBreaks.Part>) throws(TypesettingError) -> Label {
      try text(LineBreaks.joined(words), size: size, heavy: heavy)
    }
    var rest = LineBreaks.parts(of: string)[...]
    var lines: [Label] = []
    while let first = rest.first, lines.count < count {
      guard lines.count < count - 1 else {
        lines.append(try cut(LineBreaks.joined(rest), size: size, heavy: heavy, width: width))
        break
      }
      var label = try line(rest.prefix(1))
      guard label.width <= width else {
        // A word that is wider than a line goes on in the next.
        let taken = try self.count(of: first.text, width: width, ending: "") { part throws(TypesettingError) in
          try text(part, size: size, heavy: heavy)
        }
        lines.append(try text(String(first.text.prefix(taken)), size: size, heavy: heavy))
        rest = [first.dropping(taken)] + rest.dropFirst()
        continue
      }
      var taken = 1
      while taken < rest.count {
        let longer = try line(rest.prefix(taken + 1))
        guard longer.width <= width else { break }
        (label, taken) = (longer, taken + 1)
      }
      lines.append(label)
      rest = rest.dropFirst(taken)
    }
    return lines
  }

  /// A text on one line, its end cut off with an ellipsis where it is wider than `width` pixels.
  public func cut(
    _ string: String, size: Double, heavy: Bool = false, width: Double
  ) throws(TypesettingError) -> Label {
    try cut(string, to: width) { part throws(TypesettingError) in try text(part, size: size, heavy: heavy) }
  }

  /// A line of source text of `size` units in the face for that, whose letters are all of one width; its end is cut off
  /// with an ellipsis where it is wider than `width` pixels.
  ///
  /// What the face lacks is set in that of text.
  public func code(_ string: String, size: Double, width: Double = .infinity) throws(TypesettingError) -> Label {
    try cut(string, to: width) { part throws(TypesettingError) in
      let pixels = pixels(size)
      let line = try fonts.mono.line(part, size: pixels, else: fonts.regular)
      return Label(line, source: part, isMath: false, size: pixels)
    }
  }

  private func cut(
    _ string: String, to width: Double, _ set: (String) throws(TypesettingError) -> Label
  ) throws(TypesettingError) -> Label {
    let whole = try set(string)
    guard whole.width > width else { return whole }
    var kept = string.prefix(try count(of: string, width: width, ending: "…", set))
    while kept.last?.isWhitespace ?? false { kept.removeLast() }
    return try set(kept + "…")
  }

  /// The text with a question mark for every character that the font lacks.
  public func settable(_ string: String, heavy: Bool = false) throws(TypesettingError) -> String {
    var string = string
    while true {
      do {
        _ = try text(string, size: 1, heavy: heavy)
        return string
      } catch .missingGlyph(let scalar, _, _, _) {
        let replaced = string.unicodeScalars.map { $0 == scalar ? "?" : $0 }
        string = String(String.UnicodeScalarView(replaced))
      }
    }
  }

  /// How many characters of a text that is too wide fit on a line with `ending` after them, at least one.
  private func count(
    of string: String, width: Double, ending: String, _ set: (String) throws(TypesettingError) -> Label
  ) throws(TypesettingError) -> Int {
    var (fits, tooMany) = (1, string.count)
    while tooMany - fits > 1 {
      let middle = (fits + tooMany) / 2
      let label = try set(string.prefix(middle) + ending)
      if label.width <= width { fits = middle } else { tooMany = middle }
    }
    return fits
  }
}
