/// A tag of SSML, or a comment, at the start of a text.
struct SpeechTag {
  /// All of it, with its brackets.
  let text: Substring
  /// Its name in lower case, without a prefix.
  let name: String
  /// Whether it ends an element.
  let isEnd: Bool
  /// Whether it goes on in the next line.
  let isOpen: Bool

  /// The elements of SSML 1.1, and those of speech services.
  private static let known: Set<String> = [
    "speak", "p", "s", "prosody", "emphasis", "voice", "lang", "say-as", "phoneme", "sub", "break", "audio", "desc",
    "w",
    "token", "mark", "bookmark", "effect", "domain", "auto-breaths", "breath", "lexicon", "meta", "metadata", "par",
    "seq",
    "media", "express-as", "silence", "viseme", "backgroundaudio", "b", "i", "em", "strong", "u", "br",
  ]

  /// Finds a tag; nil where there is none, as in `a < b`.
  init?(_ rest: Substring) {
    guard rest.first == "<" else { return nil }
    if rest.hasPrefix("<!--") || rest.hasPrefix("<?") || rest.hasPrefix("<!") {
      let end = rest.firstRange(of: rest.hasPrefix("<!--") ? "-->" : ">")?.upperBound
      (text, name, isEnd, isOpen) = (end.map { rest[..<$0] } ?? rest, "", false, end == nil)
      return
    }
    let inside = rest.dropFirst()
    let isEnd = inside.first == "/"
    let full = (isEnd ? inside.dropFirst() : inside).prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "-:".contains($0))
    }
    let name = String(full.split(separator: ":").last ?? full).lowercased()
    let next = rest[full.endIndex...].first ?? ">"
    guard Self.known.contains(name), next == ">" || next == "/" || next.isWhitespace else { return nil }
    let end = rest.firstIndex(of: ">")
    (text, self.name, self.isEnd) = (end.map { rest[...$0] } ?? rest, name, isEnd)
    isOpen = end == nil
  }

  /// Whether it marks a place in the speech, as a beat's mark does.
  var isMark: Bool { name == "mark" || name == "bookmark" }

  /// The value of the first of some attributes that it has.
  func attribute(_ names: String...) -> String? {
    for name in names {
      guard let found = text.firstRange(of: name + "=") else { continue }
      let value = text[found.upperBound...]
      guard let quote = value.first, quote == "\"" || quote == "'" else { continue }
      return String(value.dropFirst().prefix { $0 != quote })
    }
    return nil
  }
}
