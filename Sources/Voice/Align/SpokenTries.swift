/// Which of several tries at a sentence counts, and what else was said.
struct SpokenTries {
  /// For each spoken word of the script, where it was heard; nil for one that was not.
  let words: [TakeReader.Heard?]
  /// Frames in which something else was said.
  let extra: [ClosedRange<Int>]

  /// Tells the tries apart: one ends where the path goes back in the script.
  ///
  /// Of each sentence the last complete try counts, and where none is complete, the one with the most words.
  init(_ heard: [TakeReader.Heard], grammar: AlignmentGrammar) {
    var sentence = Array(repeating: 0, count: grammar.count)
    for (number, range) in grammar.sentences.enumerated() { for word in range { sentence[word] = number } }
    var tries: [[[TakeReader.Heard]]] = Array(repeating: [], count: grammar.sentences.count)
    var extra: [ClosedRange<Int>] = []
    var last: Int?
    for item in heard {
      switch item.token {
      case .pause: break
      case .extra: extra.append(item.frames)
      case .word(let word):
        let number = sentence[word]
        if let last, last < word, sentence[last] == number {
          tries[number][tries[number].count - 1].append(item)
        } else {
          tries[number].append([item])
        }
        last = word
      }
    }
    var words: [TakeReader.Heard?] = Array(repeating: nil, count: grammar.count)
    for all in tries {
      let most = all.map(\.count).max() ?? 0
      guard let chosen = all.lastIndex(where: { $0.count == most }) else { continue }
      for (index, one) in all.enumerated() {
        if index == chosen {
          for item in one { if case .word(let word) = item.token { words[word] = item } }
        } else if let first = one.first, let last = one.last {
          extra.append(first.frames.lowerBound...last.frames.upperBound)
        }
      }
    }
    (self.words, self.extra) = (words, Self.joined(extra))
  }

  /// Spans in their order, those with less than 300 ms between them as one.
  private static func joined(_ spans: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, span.lowerBound - last.upperBound < 30 {
        result[result.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        result.append(span)
      }
    }
    return result
  }
}
