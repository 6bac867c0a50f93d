import Text

/// Moves the marks of a script, and changes nothing else in it.
struct ScriptEditor {
  /// The text, with the changes so far.
  private(set) var text: String

  /// Begins to edit a script.
  init(_ text: String) { self.text = text }

  /// Takes a mark away, with the space behind it; answers the mark as it stood.
  mutating func remove(at place: Place) -> String? {
    let scalars = text.unicodeScalars
    guard let start = index(place), start < scalars.endIndex, scalars[start] == "{",
      let close = scalars[start...].firstIndex(of: "}")
    else { return nil }
    var end = scalars.index(after: close)
    let mark = String(scalars[start..<end])
    if end < scalars.endIndex, scalars[end] == " " { end = scalars.index(after: end) }
    text.unicodeScalars.removeSubrange(start..<end)
    return mark
  }

  /// Replaces a word at a place; answers whether it stands there.
  mutating func replace(_ word: String, at place: Place, with other: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let start = index(place), scalars[start...].starts(with: word.unicodeScalars) else { return false }
    let end = scalars.index(start, offsetBy: word.unicodeScalars.count)
    text.unicodeScalars.replaceSubrange(start..<end, with: other.unicodeScalars)
    return true
  }

  /// Takes a word away that stands at a place, with the blank behind it; answers whether it stands there.
  mutating func remove(_ word: String, at place: Place) -> Bool {
    let scalars = text.unicodeScalars
    guard let start = index(place), scalars[start...].starts(with: word.unicodeScalars) else { return false }
    var end = scalars.index(start, offsetBy: word.unicodeScalars.count)
    if end < scalars.endIndex, scalars[end] == " " { end = scalars.index(after: end) }
    text.unicodeScalars.removeSubrange(start..<end)
    return true
  }

  /// Puts a mark before the word at a place.
  mutating func insert(_ mark: String, at place: Place) {
    guard let index = index(place) else { return }
    text.unicodeScalars.insert(contentsOf: "\(mark) ".unicodeScalars, at: index)
  }

  private func index(_ place: Place) -> String.Index? {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    for _ in 1..<max(1, place.line) {
      guard let end = scalars[index...].firstIndex(of: "\n") else { return nil }
      index = scalars.index(after: end)
    }
    return scalars.index(index, offsetBy: place.column - 1, limitedBy: scalars.endIndex)
  }
}
