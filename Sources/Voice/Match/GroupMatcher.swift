/// Finds words of a script that were heard as several, and several that were heard as one.
///
/// It works on what lies between two places where the script was heard word for word: there, words that come to the same
/// (`SpokenIdentity`) are put together, as few of them as possible, and in order.
struct GroupMatcher {
  /// Some words of the script, and the heard words that they are.
  struct Group: Hashable {
    let words: Range<Int>
    let heard: Range<Int>
  }

  /// The most words of a script, and the most heard words, that are one.
  private static let (mostWords, mostHeard) = (8, 9)
  /// What lies between two places is not looked at where it is longer.
  private static let mostCells = 10_000

  /// Puts words together.
  ///
  /// - Parameters:
  ///   - words: The words of the script, each as it is spoken.
  ///   - heard: The heard words, and whether each is the first and the last of what was written as one.
  /// - Returns: Groups, rising on both sides; words that are in none were not found so.
  static func groups(
    _ words: [[String]], _ heard: [(text: String, isFirst: Bool, isLast: Bool)]
  ) -> [Group] {
    guard !words.isEmpty, !heard.isEmpty, words.count * heard.count <= mostCells else { return [] }
    let width = heard.count + 1
    var best = Array(repeating: 0, count: (words.count + 1) * width)
    var step: [Group?] = Array(repeating: nil, count: best.count)
    // What words come to, from each place on.
    let wordForms = starts(words.count, mostWords) { SpokenIdentity.forms(of: words[$0].flatMap { $0 }) }
    let heardForms = starts(heard.count, mostHeard) { span in
      // A part of a number is not what was heard.
      guard heard[span.lowerBound].isFirst, heard[span.upperBound - 1].isLast else { return [] }
      return SpokenIdentity.forms(of: heard[span].map(\.text))
    }
    for i in stride(from: words.count, through: 0, by: -1) {
      for j in stride(from: heard.count, through: 0, by: -1) {
        var score = 0
        if i < words.count { score = max(score, best[(i + 1) * width + j]) }
        if j < heard.count { score = max(score, best[i * width + j + 1]) }
        if i < words.count, j < heard.count {
          for (a, forms) in wordForms[i].enumerated() {
            for (b, others) in heardForms[j].enumerated() where !forms.isDisjoint(with: others) {
              // Every word that is found counts, and smaller groups before larger ones.
              let own = best[(i + a + 1) * width + j + b + 1] + 100 * (a + 1) - a - b
              if own > score {
                score = own
                step[i * width + j] = Group(words: i..<i + a + 1, heard: j..<j + b + 1)
              }
            }
          }
        }
        best[i * width + j] = score
      }
    }
    var groups: [Group] = []
    var (i, j) = (0, 0)
    while i < words.count, j < heard.count {
      let cell = i * width + j
      if let group = step[cell],
        best[cell] == best[group.words.upperBound * width + group.heard.upperBound] + 100 * group.words.count
          - group.words.count - group.heard.count + 2
      {
        groups.append(group)
        (i, j) = (group.words.upperBound, group.heard.upperBound)
      } else if best[cell] == best[(i + 1) * width + j] {
        i += 1
      } else {
        j += 1
      }
    }
    return groups
  }

  /// For each place, what the next one, two, three … come to.
  private static func starts(
    _ count: Int, _ most: Int, _ forms: (Range<Int>) -> Set<String>
  ) -> [[Set<String>]] {
    (0..<count).map { start in (start + 1...max(start + 1, min(count, start + most))).map { forms(start..<$0) } }
  }
}
