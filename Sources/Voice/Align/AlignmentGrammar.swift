/// What may be said when a script is read: its words, with pauses, sentences left out or said again, and other speech.
///
/// A finite-state grammar for PocketSphinx. Every word has a token of its own, so that the path through the grammar tells
/// which word of the script was said even where words repeat.
struct AlignmentGrammar {
  /// What a token of the path stands for.
  enum Token: Hashable {
    case word(Int)
    /// A word of a sentence that is said again.
    case again(Int)
    case pause
    case extra
  }

  /// Words that are spoken, and after which of them a sentence or a phrase ends.
  let count: Int
  private let sentences: [Range<Int>]
  private let phraseEnds: Set<Int>

  /// Phones that make up any other speech: enough to follow it, few enough to be fast.
  static let otherPhones = ["AH", "IY", "S", "N", "T", "K", "L", "R", "AA", "D", "M", "F"]

  init(_ script: Script) {
    let spoken = script.spoken
    count = spoken.count
    var (sentences, start): ([Range<Int>], Int) = ([], 0)
    var ends = Set<Int>()
    for (index, word) in spoken.enumerated() {
      let isLast = index + 1 == spoken.count || spoken[index + 1].word != word.word
      guard isLast else { continue }
      if script.words[word.word].endsPhrase { ends.insert(index) }
      if script.words[word.word].endsSentence || index + 1 == spoken.count {
        sentences.append(start..<index + 1)
        start = index + 1
      }
    }
    (self.sentences, phraseEnds) = (sentences, ends)
  }

  /// The grammar in PocketSphinx's own format.
  ///
  /// - Parameter isPlain: Whether only the script itself may be said.
  func text(isPlain: Bool) -> String {
    var lines: [String] = []
    func arc(_ from: Int, _ to: Int, _ probability: String, _ word: String = "") {
      lines.append("TRANSITION \(from) \(to) \(probability) \(word)")
    }
    var states = count + 1
    for index in 0..<count { arc(index, index + 1, "1.0", "w\(index)") }
    let hasPhrases = phraseEnds.count > 1
    for state in 0...count {
      let isLikely = state == 0 || state == count || phraseEnds.contains(state - 1) || !hasPhrases
      arc(state, state, isLikely ? "1.0" : "1e-10", "<sil>")
    }
    if !isPlain {
      for sentence in sentences {
        arc(sentence.lowerBound, sentence.upperBound, "1e-10")
        // Said again, from four words into it on.
        if sentence.count >= 4 {
          let copy = states
          states += sentence.count + 1
          for (offset, index) in sentence.enumerated() {
            arc(copy + offset, copy + offset + 1, "1.0", "r\(index)")
            let isLikely = offset == 0 || phraseEnds.contains(index - 1)
            arc(copy + offset, copy + offset, isLikely ? "1.0" : "1e-10", "<sil>")
          }
          for state in sentence.lowerBound + 4...sentence.upperBound { arc(state, copy, "1e-30") }
          arc(copy + sentence.count, sentence.upperBound, "1.0")
        }
      }
      for state in Set(sentences.flatMap { [$0.lowerBound, $0.upperBound] }).sorted() {
        let side = states
        states += 1
        arc(state, side, "1e-20")
        for phone in Self.otherPhones { arc(side, side, "0.1", "x\(phone)") }
        arc(side, side, "0.1", "<sil>")
        arc(side, state, "1.0")
      }
    }
    return """
      FSG_BEGIN align
      NUM_STATES \(states)
      START_STATE 0
      FINAL_STATE \(count)
      \(lines.joined(separator: "\n"))
      FSG_END

      """
  }

  /// What a token of the decoder's path stands for.
  static func token(_ text: String) -> Token {
    let bare = text.prefix { $0 != "(" }
    guard let index = Int(bare.dropFirst()) else { return bare.first == "x" ? .extra : .pause }
    return bare.first == "w" ? .word(index) : .again(index)
  }
}
