/// What a number on screen is called, and what it was rounded from: the tag of its label.
struct NumberTag: Hashable {
  let name: String
  let value: Double

  init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }

  /// Reads a tag; nil when it is none.
  init?(_ tag: String) {
    guard let sign = tag.lastIndex(of: "="), let value = Double(tag[tag.index(after: sign)...]) else { return nil }
    self.init(String(tag[..<sign]), value)
  }

  /// The tag as it stands in a formula, where braces and @ have a meaning.
  var text: String { "\(name.filter { !"{}@=\\".contains($0) })=\(value)" }
}
