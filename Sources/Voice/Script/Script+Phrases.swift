import Text

extension Script {
  /// Where words are said in a row: the first and the last word of each place, in order.
  ///
  /// - Parameters:
  ///   - phrase: The words, as they are written or as they are said.
  ///   - form: How the script's words are said.
  public func places(of phrase: String, _ form: SpokenForm = SpokenForm()) -> [ClosedRange<Int>] {
    let wanted = phrase.split(whereSeparator: \.isWhitespace).flatMap { form.words(of: String($0)) }
    let spoken = spoken
    guard !wanted.isEmpty, wanted.count <= spoken.count else { return [] }
    return (0...spoken.count - wanted.count).compactMap { start in
      // A word that is said as several begins with the first of these.
      guard start == 0 || spoken[start - 1].word != spoken[start].word,
        spoken[start..<start + wanted.count].elementsEqual(wanted, by: { $0.text == $1 })
      else { return nil }
      return spoken[start].word...spoken[start + wanted.count - 1].word
    }
  }

  /// The words of the script that a phrase was probably meant to be; nil when none is near.
  public func suggestion(for phrase: String) -> String? {
    let count = phrase.split(whereSeparator: \.isWhitespace).count
    let letters = Array(phrase.lowercased())
    guard (1...12).contains(count), words.count >= count, letters.count <= 120 else { return nil }
    var best: (text: String, slips: Int)?
    for start in 0...words.count - count {
      let text = words[start..<start + count].map(\.display).joined(separator: " ")
      let bare = String(text.reversed().drop { ".,;:!?…\"”’".contains($0) }.reversed())
      let slips = DidYouMean.distance(letters, Array(bare.lowercased()))
      guard slips <= max(1, letters.count / 3), slips < letters.count else { continue }
      if best.map({ slips < $0.slips }) ?? true { best = (bare, slips) }
    }
    return best?.text
  }
}
