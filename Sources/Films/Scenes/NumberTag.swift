/// What a number on screen is called, and what it was rounded from: the tag of its label.
struct NumberTag: Hashable {
  let name: String
  let value: Double

  /// The signs that have a meaning in a formula or a tag, and those that stand for them there: nobody can type these.
  private static let signs: [Character: Character] = [
    "{": "\u{E000}", "}": "\u{E001}", "@": "\u{E002}", "=": "\u{E003}", "\\": "\u{E004}",
  ]
  private static let replaced = Dictionary(uniqueKeysWithValues: signs.map { ($0.value, $0.key) })

  init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }

  /// Reads a tag; nil when it is none.
  init?(_ tag: String) {
    guard let sign = tag.lastIndex(of: "="), let value = Double(tag[tag.index(after: sign)...]) else { return nil }
    self.init(String(tag[..<sign].map { Self.replaced[$0] ?? $0 }), value)
  }

  /// The tag as it stands in a formula.
  var text: String { "\(String(name.map { Self.signs[$0] ?? $0 }))=\(value)" }
}
