import Foundation

/// Places words by the pauses of a recording alone: it needs no model and knows no language.
///
/// The pauses that are found in the sound are matched with the script's punctuation, by how long the text between them
/// must last. A word after such a pause is about 10 ms from where it is said, if the pause is the right one; one in
/// twenty is off by a quarter of a second or more, and words within a phrase by a tenth of a second. Words left out and
/// said again are not noticed.
public struct SilenceAligner: WordAligner {
  /// Prepares to align.
  public init() {}

  /// What may be expected of it, in a sentence for people.
  public static let reach =
    "words after a pause are then about 10 ms off, one in twenty of them 250 ms or more, and words within a phrase "
    + "about 120 ms"

  /// What is heard between two pauses, in seconds.
  private struct Utterance {
    let start: Double
    let end: Double
  }

  /// Aligns a script with a recording of it.
  ///
  /// The first word and those after a pause that was found are `.found`, all others `.placed`.
  ///
  /// - Throws: `AlignerError.tooShort`.
  public func align(_ script: Script, with samples: [Int16]) throws(AlignerError) -> Alignment {
    let count = script.words.count
    let seconds = Double(samples.count) / Double(SpeechSamples.rate)
    let energy = SpeechEnergy(samples)
    let utterances = energy.sounds(apart: 12).map { span in
      Utterance(start: Double(span.lowerBound) / 100, end: Double(span.upperBound) / 100)
    }
    guard seconds > 0.05 * Double(count), !utterances.isEmpty else {
      throw .tooShort(seconds: seconds, words: count)
    }
    let weights = script.words.map { word in Double(word.spoken.reduce(0) { $0 + 1 + $1.count }) }
    let (breaks, isSure) = Self.breaks(script, weights, utterances)
    var words: [Alignment.Word?] = []
    for (number, utterance) in utterances.enumerated() {
      let range = breaks[number]..<breaks[number + 1]
      let total = weights[range].reduce(0, +)
      var passed = 0.0
      for index in range {
        let start = utterance.start + (utterance.end - utterance.start) * passed / total
        passed += weights[index]
        let end = utterance.start + (utterance.end - utterance.start) * passed / total
        let isFirst = index == range.lowerBound && isSure[number]
        words.append(
          Alignment.Word(start: start, end: end, confidence: isFirst ? 0.7 : 0.3, origin: isFirst ? .found : .placed))
      }
    }
    return Alignment(words: words)
  }

  /// With which word each utterance begins, and whether punctuation stands before it.
  ///
  /// The best way through a table of utterances and words: an utterance costs the more, the less its length fits the
  /// text that it is given, and a pause costs where there is no punctuation. Sentences end in a pause almost always.
  private static func breaks(
    _ script: Script, _ weights: [Double], _ utterances: [Utterance]
  ) -> (words: [Int], isSure: [Bool]) {
    let count = weights.count
    var sums = [0.0]
    for weight in weights { sums.append(sums[sums.count - 1] + weight) }
    let pace = utterances.reduce(0) { $0 + $1.end - $1.start } / sums[count]
    var ends = [0]
    for word in script.words { ends.append(ends[ends.count - 1] + (word.endsSentence ? 1 : 0)) }
    // A pause before word i, and the sentences that end within an utterance, without a pause.
    func pauseCost(_ word: Int) -> Double {
      guard word > 0, word < count else { return 0 }
      let before = script.words[word - 1]
      return before.endsSentence ? 0 : before.endsPhrase ? 0.5 : 5
    }
    var costs = Array(repeating: Double.infinity, count: count + 1)
    costs[0] = 0
    var choices: [[Int]] = []
    var passed = 0.0
    let whole = utterances.reduce(0) { $0 + $1.end - $1.start }
    for (number, utterance) in utterances.enumerated() {
      let length = utterance.end - utterance.start
      passed += length
      var next = Array(repeating: Double.infinity, count: count + 1)
      var choice = Array(repeating: 0, count: count + 1)
      // Not further from an even pace than a tenth of the text and 60 letters.
      let reach = 60 + 0.1 * sums[count]
      let isLast = number == utterances.count - 1
      for end in 0...count where isLast ? end == count : abs(sums[end] - sums[count] * passed / whole) <= reach {
        for start in stride(from: end, through: 0, by: -1) {
          let expected = pace * (sums[end] - sums[start])
          guard expected <= 4 * length + 3 || isLast else { break }
          guard costs[start] < .infinity else { continue }
          let off = (length - expected) / (0.12 + 0.15 * (length + expected) / 2)
          let inside = end > start ? ends[end - 1] - ends[start] : 0
          let cost =
            costs[start] + min(off * off, 8 + abs(off)) + pauseCost(end) + 2.5 * Double(inside) + (end == start ? 6 : 0)
          if cost < next[end] { (next[end], choice[end]) = (cost, start) }
        }
      }
      choices.append(choice)
      costs = next
    }
    var (words, word) = ([count], count)
    for choice in choices.reversed() {
      word = choice[word]
      words.append(word)
    }
    words.reverse()
    let isSure = utterances.indices.map { number in
      let first = words[number]
      return first == 0 || (first < count && script.words[first - 1].endsPhrase)
    }
    return (words, isSure)
  }
}
