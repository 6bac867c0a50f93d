internal import CLineBreak
internal import CThai
import Synchronization

/// Where lines of a text may end.
///
/// Most scripts have blanks between words. Chinese and Japanese have not, and lines end nearly anywhere: where Unicode
/// Standard Annex 14 says, as libunibreak finds it. Nor has Thai, whose words libthai knows.
public enum LineBreaks {
  /// A part of a text that no line ends within.
  public struct Part: Hashable, Sendable {
    /// Its characters, without blanks at its ends.
    public let text: String
    /// Whether a blank stands after it where no line ends.
    public let hasBlank: Bool

    /// What is left of it after so many characters.
    public func dropping(_ count: Int) -> Part { Part(text: String(text.dropFirst(count)), hasBlank: hasBlank) }
  }

  /// The parts of a text; runs of blanks become one, and those at both ends go.
  public static func parts(of text: String) -> [Part] {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.enumerated().flatMap { index, word in
      let isLast = index == words.count - 1
      let pieces = pieces(of: word)
      return pieces.enumerated().map { number, piece in
        Part(text: piece, hasBlank: number == pieces.count - 1 && !isLast)
      }
    }
  }

  /// Parts as they stand on one line.
  public static func joined(_ parts: some Collection<Part>) -> String {
    var text = ""
    var hasBlank = false
    for part in parts {
      text += (hasBlank ? " " : "") + part.text
      hasBlank = part.hasBlank
    }
    return text
  }

  /// Where the words of a Thai text begin, in characters from its start, but for the first.
  public static func thaiWords(in text: [Character]) -> Set<Int> {
    guard text.contains(where: isThai) else { return [] }
    let scalars = text.flatMap { Array($0.unicodeScalars) }
    let wide: [thwchar_t] = scalars.map { thwchar_t($0.value) } + [0]
    var places = [Int32](repeating: 0, count: wide.count)
    let count = breaker.withLock { breaker in
      breaker.map { th_brk_wc_find_breaks($0, wide, &places, places.count) } ?? 0
    }
    let found = Set(places.prefix(Int(max(0, count))).map(Int.init))
    var (result, place): (Set<Int>, Int) = ([], 0)
    for (index, character) in text.enumerated() {
      // Between letters of other scripts it knows nothing.
      if index > 0, found.contains(place), isThai(text[index - 1]) || isThai(character) { result.insert(index) }
      place += character.unicodeScalars.count
    }
    return result
  }

  /// libthai's dictionary, which is read when there is something to break.
  private static let breaker = Mutex(th_brk_new(nil))

  private static func isThai(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0xE01...0xE7F).contains($0.value) } ?? false
  }

  /// Whether a script has no blanks between words.
  private static func isUnspaced(_ character: Character) -> Bool {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0xE01...0xE7F, 0x2E80...0x33FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF: true
    default: false
    }
  }

  private static func pieces(of word: Substring) -> [String] {
    guard word.contains(where: isUnspaced) else { return [String(word)] }
    let characters = Array(word)
    let scalars = characters.flatMap { Array($0.unicodeScalars) }.map(\.value)
    var breaks = [CChar](repeating: 0, count: scalars.count)
    set_linebreaks_utf32(scalars, scalars.count, nil, &breaks)
    let thai = thaiWords(in: characters)
    var (pieces, start, place): ([String], Int, Int) = ([], 0, 0)
    for (index, character) in characters.enumerated() {
      place += character.unicodeScalars.count
      let next = index + 1
      guard next < characters.count else { break }
      if Int32(breaks[place - 1]) == LINEBREAK_ALLOWBREAK || thai.contains(next) {
        pieces.append(String(characters[start..<next]))
        start = next
      }
    }
    return pieces + [String(characters[start...])]
  }
}
