import Text

/// A part of a text that is never broken within, and what follows it.
struct CaptionAtom: Hashable {
  /// How well words break at a place, the best first.
  enum Break {
    /// A sentence ends.
    case sentence
    /// After a comma, a semicolon, a colon or a dash.
    case clause
    /// Between words.
    case word
    /// Between two characters of a script without blanks, perhaps within a word.
    case character
    /// Within a word.
    case inside
  }

  var text: String
  /// Characters as people count them.
  var count: Int
  /// Whether a blank stands after it where no line ends.
  var hasBlank: Bool
  /// How well a line ends after it.
  var after: Break

  /// Cuts words into atoms of at most `longest` characters; runs of blanks become one, and those at both ends go.
  static func atoms(of words: String, longest: Int) -> [CaptionAtom] {
    let words = CaptionWords.joined(CaptionWords.split(words), longest: longest)
    var atoms: [CaptionAtom] = []
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1].first : nil
      let thai = LineBreaks.thaiWords(in: word)
      var start = 0
      for end in 1...word.count
      where end == word.count || thai.contains(end) || CaptionWords.breaks(between: word[end - 1], word[end]) {
        let part = word[start..<end]
        let hasBlank = end == word.count && next != nil
        let after = CaptionWords.strength(
          after: part, next: end < word.count ? word[end] : next, hasBlank: hasBlank)
        atoms += pieces(of: part, longest: longest, hasBlank: hasBlank, after: after)
        start = end
      }
    }
    return atoms
  }

  /// One atom, or one a character where it would be longer than a line.
  private static func pieces(
    of part: ArraySlice<Character>, longest: Int, hasBlank: Bool, after: Break
  ) -> [CaptionAtom] {
    guard part.count > longest else {
      return [CaptionAtom(text: String(part), count: part.count, hasBlank: hasBlank, after: after)]
    }
    var atoms = part.map { CaptionAtom(text: String($0), count: 1, hasBlank: false, after: .inside) }
    atoms[atoms.count - 1].hasBlank = hasBlank
    atoms[atoms.count - 1].after = after
    return atoms
  }
}
