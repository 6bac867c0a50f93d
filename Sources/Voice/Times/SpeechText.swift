import Text

/// Texts of captions and recognisers: what of them is spoken.
enum SpeechText {
  /// How many characters a direction or a description has at most: nobody looks farther for its end.
  static let longestDirection = 400

  /// A text without descriptions of sounds, names of speakers and notes of music, with single spaces.
  static func spoken(_ text: String) -> String {
    guard text.utf8.contains(where: { marks.contains($0) }) || text.contains(where: notes.contains) else {
      return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    var rest = Substring(text.filter { !notes.contains($0) })
    rest = withoutSpeaker(rest)
    var spoken = ""
    var (isBoundary, isBlank) = (true, true)
    while let first = rest.first {
      if isBoundary, let close = closers[first],
        let end = rest.dropFirst().prefix(longestDirection).firstIndex(of: close)
      {
        let inside = rest[rest.index(after: rest.startIndex)..<end]
        let after = rest[rest.index(after: end)...]
        let isWhole = isBlank && after.allSatisfy(\.isWhitespace)
        if isDescription(inside, first, isWhole: isWhole) {
          spoken += " "
          rest = after
          continue
        }
      }
      spoken.append(first)
      isBoundary = first.isWhitespace
      if !isBoundary { isBlank = false }
      rest = rest.dropFirst()
    }
    return spoken.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether what stands in brackets tells of a sound or is a direction.
  private static func isDescription(_ inside: Substring, _ opener: Character, isWhole: Bool) -> Bool {
    switch opener {
    case "[", "【": return !inside.contains("|") && !inside.isEmpty
    case "*": return !inside.isEmpty && !inside.contains { $0.isNumber }
    default: return isWhole || Direction.isOne(inside)
    }
  }

  /// A text without the name of who speaks: `>> `, `- `, `ANNA: `, `Speaker 1: `.
  private static func withoutSpeaker(_ text: Substring) -> Substring {
    var rest = text.drop(while: \.isWhitespace)
    while rest.hasPrefix(">>") { rest = rest.drop { $0 == ">" || $0.isWhitespace } }
    if let first = rest.first, "-–—".contains(first), rest.dropFirst().first?.isWhitespace ?? false {
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    }
    guard let colon = rest.prefix(40).firstIndex(of: ":"), rest[rest.index(after: colon)...].first?.isWhitespace ?? true
    else { return rest }
    let name = rest[..<colon]
    let isLoud = name.count > 1 && name.contains(where: \.isLetter) && !name.contains(where: \.isLowercase)
    let isNumbered = name.lowercased().wholeMatch(of: /speaker[ _]?\w{1,3}/) != nil
    return isLoud || isNumbered ? rest[rest.index(after: colon)...] : rest
  }

  private static let closers: [Character: Character] = ["[": "]", "(": ")", "【": "】", "（": "）", "*": "*"]
  private static let notes: Set<Character> = ["♪", "♫", "♩", "♬", "🎵", "🎶"]
  /// The bytes without which there is nothing to take out.
  private static let marks = Set("[(*:>-".utf8)
}

/// Words that direct a speaker or tell of a sound, where they stand in round brackets.
enum Direction {
  /// Whether a text is a direction: one of the known words, alone or with others such as "long" or "softly".
  static func isOne(_ text: Substring) -> Bool {
    let words = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
    guard !words.isEmpty, words.count <= 4 else { return false }
    return words.contains { known.contains($0) } && words.allSatisfy { known.contains($0) || besides.contains($0) }
  }

  private static let known: Set<String> = [
    "pause", "pauses", "beat", "silence", "laughs", "laughing", "laughter", "laugh", "chuckles", "chuckling", "chuckle",
    "giggles", "sighs", "sigh", "sighing", "coughs", "cough", "coughing", "sniffs", "gasps", "gasp", "breathes",
    "breath", "inhales", "exhales", "whispers", "whispering", "shouts", "shouting", "sings", "singing", "hums",
    "humming",
    "music", "applause", "clapping", "claps", "cheering", "cheers", "clears", "snorts", "yawns", "groans", "smiles",
    "smiling", "inaudible", "unintelligible", "crosstalk", "noise", "click", "clicks", "typing", "beep", "beeps",
    "sarcastically", "excitedly", "sadly", "softly", "loudly", "quietly", "slowly",
  ]
  private static let besides: Set<String> = [
    "a", "the", "in", "of", "to", "long", "short", "brief", "dramatic", "throat", "his", "her", "their", "audience",
    "background", "upbeat", "intro", "outro", "playing", "plays", "fades", "out", "stops", "starts", "ends", "gentle",
    "soft", "loud", "nervously", "again", "and", "deep", "deeply", "breath", "sound", "speaker", "with", "for", "one",
    "two", "second", "seconds",
  ]
}
