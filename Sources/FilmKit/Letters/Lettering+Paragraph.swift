public import Typesetting

extension Lettering {
  /// A text of `size` units on at most `count` lines, none wider than `width` pixels; what has no room is cut off with
  /// an ellipsis.
  public func paragraph(
    _ string: String, size: Double, heavy: Bool = false, width: Double, lines count: Int
  ) throws(TypesettingError) -> [Label] {
    func line(_ words: ArraySlice<Substring>) throws(TypesettingError) -> Label {
      try text(words.joined(separator: " "), size: size, heavy: heavy)
    }
    var rest = string.split(whereSeparator: \.isWhitespace)[...]
    var lines: [Label] = []
    while let first = rest.first, lines.count < count {
      guard lines.count < count - 1 else {
        lines.append(try cut(rest.joined(separator: " "), size: size, heavy: heavy, width: width))
        break
      }
      var label = try line(rest.prefix(1))
      guard label.width <= width else {
        // A word that is wider than a line goes on in the next.
        let taken = try self.count(of: String(first), size: size, heavy: heavy, width: width, ending: "")
        lines.append(try line([first.prefix(taken)]))
        rest = [first.dropFirst(taken)] + rest.dropFirst()
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
    let whole = try text(string, size: size, heavy: heavy)
    guard whole.width > width else { return whole }
    var kept = string.prefix(try count(of: string, size: size, heavy: heavy, width: width, ending: "…"))
    while kept.last?.isWhitespace ?? false { kept.removeLast() }
    return try text(kept + "…", size: size, heavy: heavy)
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
    of string: String, size: Double, heavy: Bool, width: Double, ending: String
  ) throws(TypesettingError) -> Int {
    var (fits, tooMany) = (1, string.count)
    while tooMany - fits > 1 {
      let middle = (fits + tooMany) / 2
      let label = try text(string.prefix(middle) + ending, size: size, heavy: heavy)
      if label.width <= width { fits = middle } else { tooMany = middle }
    }
    return fits
  }
}
