/// What a number on screen is called, and what it was rounded from: the tag of its label.
struct NumberTag: Hashable {
  let name: String
  let value: Double
  /// Which of the values of a formula it is, from 1; 0 for others.
  var place = 0

  /// The sign that stands in a tag as often as the value's place in its formula says: nobody can type it.
  static let mark: Character = "\u{E005}"

  /// The signs that have a meaning in a formula or a tag, and those that stand for them there: nobody can type these.
  private static let signs: [Character: Character] = [
    "{": "\u{E000}", "}": "\u{E001}", "@": "\u{E002}", "=": "\u{E003}", "\\": "\u{E004}",
  ]
  private static let replaced = Dictionary(uniqueKeysWithValues: signs.map { ($0.value, $0.key) })

  init(_ name: String, _ value: Double, place: Int = 0) {
    (self.name, self.value, self.place) = (name, value, place)
  }

  /// Reads a tag; nil when it is none.
  init?(_ tag: String) {
    guard let sign = tag.lastIndex(of: "="), let value = Double(tag[tag.index(after: sign)...]) else { return nil }
    let name = tag[..<sign].filter { $0 != Self.mark }
    self.init(String(name.map { Self.replaced[$0] ?? $0 }), value)
  }

  /// The tag as it stands in a formula.
  var text: String { String(name.map { Self.signs[$0] ?? $0 }) + Self.marks(place) + "=\(value)" }

  /// What says in a tag which of the values of a formula it is of; a tag of it alone tells of no number.
  static func marks(_ place: Int) -> String { String(repeating: mark, count: place) }
}
