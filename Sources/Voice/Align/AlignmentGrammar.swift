/// What may be said when a script is read: its words, with pauses, sentences left out or said again, and other speech.
///
/// A finite-state grammar for PocketSphinx. Every word has a token of its own, so that the path through the grammar
/// shows which word of the script was said even where words repeat. State i lies before word i.
struct AlignmentGrammar {
  /// What a token of the path stands for.
  enum Token: Hashable {
    case word(Int)
    case pause
    case extra
  }

  /// A part of the script, and where in it a piece of sound may begin and end.
  struct Part {
    /// The words that may be said.
    let words: Range<Int>
    /// The word with which it most likely begins.
    let start: Int
    /// Whether the sound goes on after the piece, so that it may end anywhere.
    let isOpen: Bool
  }

  /// Words that are spoken.
  let count: Int
  /// The sentences, long ones in several parts.
  let sentences: [Range<Int>]
  private let phraseEnds: Set<Int>

  /// Phones that make up any other speech: enough to follow it, few enough to be fast.
  private static let otherPhones = ["AH", "IY", "S", "N", "T", "K", "L", "R", "AA", "D", "M", "F"]
  /// What people say while they think.
  private static let fillers: [[String]] = [
    ["AH", "M"], ["AH"], ["HH", "AH", "M"], ["Y", "UW", "N", "OW"], ["OW", "K", "EY"], ["S", "OW"], ["L", "AY", "K"],
    ["W", "EH", "L"], ["AY", "M", "IY", "N"], ["K", "AY", "N", "D", "AH", "V"], ["S", "AO", "R", "T", "AH", "V"],
    ["B", "EY", "S", "IH", "K", "L", "IY"], ["R", "AY", "T"], ["S", "AO", "R", "IY"],
  ]

  /// The tokens of other speech, with their sounds.
  static let otherTokens: [(name: String, sounds: [[String]], isFiller: Bool)] =
    otherPhones.map { ("x\($0)", [[$0]], false) } + fillers.map { ("x\($0.joined())0", [$0], true) }

  /// Sentences longer than this are taken in parts.
  private static let longest = 40

  init(_ script: Script) {
    let spoken = script.spoken
    count = spoken.count
    var (sentences, start): ([Range<Int>], Int) = ([], 0)
    var ends = Set<Int>()
    for (index, word) in spoken.enumerated() {
      let isLast = index + 1 == spoken.count || spoken[index + 1].word != word.word
      guard isLast else { continue }
      let length = index + 1 - start
      if script.words[word.word].endsPhrase { ends.insert(index) }
      if script.words[word.word].endsSentence || index + 1 == spoken.count
        || (length >= Self.longest && (script.words[word.word].endsPhrase || length >= 2 * Self.longest))
      {
        sentences.append(start..<index + 1)
        start = index + 1
      }
    }
    (self.sentences, phraseEnds) = (sentences, ends)
  }

  /// The grammar of a part in PocketSphinx's own format.
  ///
  /// - Parameter isNoisy: Whether noise or music lies under the voice: what is not in the script must then be the clearer
  ///   to be believed, or noise passes for it, and is slow to follow.
  func text(_ part: Part, isNoisy: Bool) -> String {
    let (again, before, other, filler) =
      isNoisy ? ("1e-30", "1e-35", "1e-20", "1e-15") : ("1e-12", "1e-14", "1e-10", "1e-12")
    var lines: [String] = []
    let base = part.words.lowerBound
    func arc(_ from: Int, _ to: Int, _ probability: String, _ word: String = "") {
      lines.append("TRANSITION \(from - base) \(to - base) \(probability) \(word)")
    }
    for index in part.words { arc(index, index + 1, "1.0", "w\(index)") }
    let end = part.words.upperBound
    var states = end + 1
    let hasPhrases = phraseEnds.count > 1
    for state in base...end {
      let isLikely =
        state == base || state == end || state == part.start || phraseEnds.contains(state - 1) || !hasPhrases
      arc(state, state, isLikely ? "1.0" : "1e-10", "<sil>")
    }
    let parts = sentences.filter { $0.overlaps(part.words) }.map { $0.clamped(to: part.words) }
    for (number, sentence) in parts.enumerated() {
      arc(sentence.lowerBound, sentence.upperBound, "1e-10")
      // Said again, from some words into it on or with the sentence after it: a state of its own leads to its second
      // word, so that no ring of empty arcs arises.
      let second = states
      states += 1
      arc(second, second, "1.0", "<sil>")
      arc(second, sentence.lowerBound + 1, "1.0", "w\(sentence.lowerBound)")
      for state in sentence.dropFirst(2) { arc(state, second, again) }
      arc(sentence.upperBound, second, again)
      if number + 1 < parts.count { arc(parts[number + 1].upperBound, second, before) }
      if part.isOpen { arc(sentence.upperBound, end, "0.1") }
    }
    if part.isOpen { for state in part.words { arc(state, end, "1e-3") } }
    let borders = Set(parts.flatMap { [$0.lowerBound, $0.upperBound] })
    for state in part.words.lowerBound...end {
      // Within a sentence only what people say while they think; loops without empty arcs, which cost time.
      for token in Self.otherTokens where token.isFiller { arc(state, state, filler, token.name) }
      guard borders.contains(state) else { continue }
      let side = states
      states += 1
      arc(state, side, other)
      for token in Self.otherTokens where !token.isFiller { arc(side, side, "0.1", token.name) }
      arc(side, side, "0.1", "<sil>")
      arc(side, state, "1.0")
    }
    return Self.file(lines, states: states - base, from: part.start - base, to: end - base)
  }

  /// The grammar of a part in which nothing but its words is said.
  func plainText(_ part: Part) -> String {
    let (first, count) = (part.words.lowerBound, part.words.count)
    let words = part.words.map { "TRANSITION \($0 - first) \($0 - first + 1) 1.0 w\($0)" }
    let pauses = (0...count).map { state in
      let isLikely = state == 0 || state == count || phraseEnds.contains(first + state - 1)
      return "TRANSITION \(state) \(state) \(isLikely ? "1.0" : "1e-10") <sil>"
    }
    return Self.file((words + pauses), states: count + 1, from: 0, to: count)
  }

  private static func file(_ lines: [String], states: Int, from start: Int, to end: Int) -> String {
    """
    FSG_BEGIN align
    NUM_STATES \(states)
    START_STATE \(start)
    FINAL_STATE \(end)
    \(lines.joined(separator: "\n"))
    FSG_END

    """
  }

  /// What a token of the decoder's path stands for.
  static func token(_ text: String) -> Token {
    guard text.first == "w", let index = Int(text.dropFirst().prefix { $0 != "(" }) else {
      return text.first == "x" ? .extra : .pause
    }
    return .word(index)
  }
}
