internal import Yams

/// A text of YAML as Yams is given it: every `*` is another character, which the text has nowhere.
///
/// Yams puts an alias's value in its place and forgets where the alias stood; here an alias comes back as a plain scalar
/// that begins with that character, and what it stands for is looked up by ``YAMLReader``. Texts get their stars back.
struct YAMLSource {
  /// The text to be parsed; each of its characters stands where it stood.
  let text: String
  /// What stands for a star; nil when there is none.
  private let star: Unicode.Scalar?
  /// Where each line of the text begins, for what stands behind an anchor.
  private let scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ original: String) {
    let text = original.hasPrefix("\u{FEFF}") ? String(original.unicodeScalars.dropFirst()) : original
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    lineStarts = scalars.contains("&") ? Self.lineStarts(of: scalars) : []
    guard scalars.contains("*") else {
      (self.text, star) = (text, nil)
      return
    }
    // Of so many private characters no text that is read has all.
    let used = Set(scalars.filter { 0xF0000...0xFFFFD ~= $0.value })
    let star = (UInt32(0xF0000)...0xFFFFD).lazy.compactMap { Unicode.Scalar($0) }.first { !used.contains($0) } ?? "*"
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(scalar == "*" ? star : scalar) }
    (self.text, self.star) = (String(view), star)
  }

  /// A text as it was written.
  func restored(_ text: String) -> String {
    guard let star, text.unicodeScalars.contains(star) else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(scalar == star ? "*" : scalar) }
    return String(view)
  }

  /// What stands after the star of a plain scalar that begins with one; nil for any other.
  func alias(_ scalar: Yams.Node.Scalar) -> String? {
    guard let star, scalar.style == .plain, scalar.string.unicodeScalars.first == star else { return nil }
    return restored(String(scalar.string.unicodeScalars.dropFirst()))
  }

  /// Where a value begins whose anchor stands at a place: behind the anchor, blanks and comments.
  func contentPlace(behindAnchor place: Place) -> Place {
    var line = place.line
    guard lineStarts.indices.contains(line - 1) else { return place }
    var index = lineStarts[line - 1] + place.column - 1
    while index < scalars.count, !Self.isBlank(scalars[index]) { index += 1 }
    while index < scalars.count {
      if scalars[index] == "#" {
        while index < scalars.count, !Self.isBreak(scalars[index]) { index += 1 }
      } else if Self.isBlank(scalars[index]) {
        index += 1
        if line < lineStarts.count, lineStarts[line] == index { line += 1 }
      } else {
        return Place(line: line, column: index - lineStarts[line - 1] + 1)
      }
    }
    return place
  }

  private static func lineStarts(of scalars: [Unicode.Scalar]) -> [Int] {
    var starts = [0]
    for (index, scalar) in scalars.enumerated() where isBreak(scalar) {
      if scalar == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" { continue }
      starts.append(index + 1)
    }
    return starts
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || isBreak(scalar) }

  /// Whether a character ends a line of YAML 1.1, which libyaml reads.
  static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
    default: false
    }
  }
}
