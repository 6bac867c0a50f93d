/// What is known of writing: where words end, where a line may, and where it does best.
enum CaptionWords {
  /// The words between blanks; a blank that forbids a break is part of its word.
  static func split(_ text: String) -> [[Character]] {
    text.split { isBlank($0) }.map { Array($0) }
  }

  /// How many characters words have when every run of blanks is one.
  static func count(_ text: String) -> Int {
    let words = split(text)
    return words.reduce(0) { $0 + $1.count } + max(0, words.count - 1)
  }

  /// How many characters a line of a text has at most where one of Latin letters has `longest`.
  ///
  /// Of 42 it is 16 for Chinese or Korean, and 14 for Japanese (Netflix' timed text style guides: 16, 16, 13).
  static func longest(_ longest: Int, in text: String) -> Int {
    let wide = text.reduce(0) { $0 + (isWide($1) ? 1 : 0) }
    guard 2 * wide > count(text) else { return longest }
    let isJapanese = text.unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) }
    return max(1, isJapanese ? longest / 3 : longest * 2 / 5)
  }

  /// Whether a character is as wide as it is high: of Chinese, Japanese and Korean.
  static func isWide(_ character: Character) -> Bool {
    let scalar = character.unicodeScalars.first?.value ?? 0
    if (0xFF61...0xFF9F).contains(scalar) { return false }
    return isIdeograph(character) || (0x1100...0x115F).contains(scalar) || (0xAC00...0xD7A3).contains(scalar)
  }

  /// The same words, those that no line begins or ends with joined to the one they belong to: a dash, a question mark
  /// after a blank as in French, a quotation mark; unless that made them longer than a line.
  static func joined(_ words: [[Character]], longest: Int) -> [[Character]] {
    var result: [[Character]] = []
    var opens = false
    for word in words {
      let closes = word.allSatisfy { closing.contains($0) || isDash($0) } || word == ["-", "-"]
      if opens || closes, let last = result.last, last.count + 1 + word.count <= longest {
        result[result.count - 1] = last + [" "] + word
      } else {
        result.append(word)
      }
      opens = word.allSatisfy { opening.contains($0) }
    }
    return result
  }

  /// Whether a line may end between two characters without a blank: at Chinese and Japanese ones, and after a dash.
  static func breaks(between left: Character, _ right: Character) -> Bool {
    if closing.contains(right) || opening.contains(left) || right == " " || left == " " { return false }
    if left == "—" { return !isDash(right) }
    return (isIdeograph(left) || isIdeograph(right)) && !isDash(right)
  }

  /// How well a line ends after a part of a text that `next` follows.
  static func strength(
    after part: ArraySlice<Character>, next: Character?, hasBlank: Bool
  ) -> CaptionAtom.Break {
    // What closes a sentence may itself be closed: (so.) or "so."
    let core = part.reversed().drop { quotes.contains($0) }
    let rest = next == nil || hasBlank ? CaptionAtom.Break.word : .character
    guard let last = core.first else { return rest }
    // "e.g. this" goes on, "… is stored. δ₃ is read" doesn't.
    let goesOn = next.map { $0.isLowercase && !isSymbol($0) } ?? false
    switch last {
    case "。", "！", "？", "｡": return .sentence
    case "!", "?", "…": return goesOn ? .clause : .sentence
    case ".": return goesOn ? (core.starts(with: "...") ? .clause : .word) : .sentence
    case ",", ";", ":", "、", "，", "；", "：", "､", "،", "؛": return .clause
    case "؟", "।", "॥", "։": return .sentence
    default: return isDash(last) || core.starts(with: "--") ? .clause : rest
    }
  }

  private static func isBlank(_ character: Character) -> Bool {
    // A blank with an accent is no blank.
    guard character.unicodeScalars.count == 1 else { return false }
    return character.isWhitespace && !["\u{A0}", "\u{2007}", "\u{202F}"].contains(character)
  }

  /// Whether a letter is more likely a quantity's than a word's: a Greek one, or one of mathematics.
  private static func isSymbol(_ character: Character) -> Bool {
    let scalar = character.unicodeScalars.first?.value ?? 0
    return (0x370...0x3FF).contains(scalar) || (0x1D400...0x1D7FF).contains(scalar)
  }

  private static func isDash(_ character: Character) -> Bool { character == "–" || character == "—" }

  /// Whether a character is of a script that has no blanks between words and breaks nearly anywhere.
  private static func isIdeograph(_ character: Character) -> Bool {
    switch character.unicodeScalars.first?.value ?? 0 {
    case 0x2E80...0x2FDF, 0x3000...0x30FF, 0x31C0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
    case 0xF900...0xFAFF, 0xFF01...0xFF9F, 0x20000...0x3FFFF: true
    default: false
    }
  }

  /// Quotation marks and brackets that close, after which a sentence may have ended.
  private static let quotes: Set<Character> = [
    "\"", "'", ")", "]", "}", "”", "’", "»", "›", "」", "』", "）", "】", "》", "〉", "］", "｝", "〕", "｣",
  ]
  /// What no line begins with.
  private static let closing: Set<Character> = quotes.subtracting(["\"", "'"]).union([
    ".", ",", ";", ":", "!", "?", "…", "%", "。", "、", "，", "．", "；", "：", "！", "？", "・", "‥", "｡", "､", "ー", "々",
    "〜", "゛", "゜", "ゝ", "ゞ", "ヽ", "ヾ", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ゎ", "ァ", "ィ", "ゥ", "ェ",
    "ォ", "ッ", "ャ", "ュ", "ョ", "ヮ", "ヵ", "ヶ",
  ])
  /// What no line ends with.
  private static let opening: Set<Character> = [
    "(", "[", "{", "“", "‘", "«", "‹", "„", "‚", "¿", "¡", "「", "『", "（", "【", "《", "〈", "［", "｛", "〔", "｢",
  ]
}
