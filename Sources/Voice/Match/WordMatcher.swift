import Text

/// Finds the words of a script among words with times, which may be misheard, left out, or more.
///
/// Words that stand once on either side, and the same, are anchors; of these the longest run counts that is in order on
/// both sides (a longest increasing subsequence). Between two anchors the best alignment of what is left is found by
/// dynamic programming, in which words that sound alike may stand for each other.
public struct WordMatcher: Sendable {
  private let script: Script

  /// Prepares to match a script.
  public init(_ script: Script) { self.script = script }

  /// One spoken word of the file, with its times.
  private struct Heard {
    let text: String
    let start: Double
    let end: Double
    let confidence: Double?
    let isShared: Bool
    /// Whether it is the first, and the last, of what is said for a written word.
    let (isFirst, isLast): (Bool, Bool)
  }

  /// Gives the words of the script the times of a file.
  ///
  /// - Returns: The alignment, and how many of the script's words have a time of their own, 0 … 1.
  public func match(_ times: WordTimes) -> (alignment: Alignment, share: Double) {
    let heard = Self.heard(times)
    let spoken = script.spoken
    let pairs = Self.pairs(spoken.map(\.text), heard.map(\.text))
    var found: [[(place: Int, heard: Int)]] = Array(repeating: [], count: script.words.count)
    var offsets: [Int] = []
    for (index, word) in spoken.enumerated() {
      if index == 0 || spoken[index - 1].word != word.word { offsets.append(index) }
    }
    for (place, index) in pairs {
      let word = spoken[place].word
      found[word].append((place - offsets[word], index))
    }
    let groups = regrouped(found, heard)
    var isUsed = Array(repeating: false, count: heard.count)
    var grouped: [Int: Alignment.Word] = [:]
    /// What each word that was found was heard as.
    var ranges: [Range<Int>?] = Array(repeating: nil, count: found.count)
    for group in groups {
      for index in group.heard { isUsed[index] = true }
      for (word, time) in zip(group.words, shared(group, heard)) { (grouped[word], ranges[word]) = (time, group.heard) }
    }
    var words = found.enumerated().map { word, matches -> Alignment.Word? in
      if let word = grouped[word] { return word }
      for match in matches where isUsed[match.heard] { return nil }
      for match in matches { isUsed[match.heard] = true }
      // A word is where its first part is, or nowhere: of `100 %` a percent alone gives no start.
      guard let first = matches.first, let last = matches.last, first.place == 0 else { return nil }
      let (from, to) = (heard[first.heard], heard[last.heard])
      ranges[word] = first.heard..<last.heard + 1
      return Alignment.Word(
        start: from.start, end: max(from.start, to.end), confidence: from.confidence ?? (from.isShared ? 0.5 : 0.9),
        origin: from.isShared ? .shared : .found)
    }
    let known = words.count { $0 != nil }
    for group in replaced(ranges, heard) {
      for index in group.heard { isUsed[index] = true }
      for (word, time) in zip(group.words, shared(group, heard, origin: .placed)) { words[word] = time }
    }
    return (
      Alignment(words: placed(words), extra: Self.extra(heard, isUsed)),
      script.words.isEmpty ? 0 : Double(known) / Double(script.words.count)
    )
  }

  /// Words that were not heard as they are spoken, put together with what was heard in their place.
  private func regrouped(_ found: [[(place: Int, heard: Int)]], _ heard: [Heard]) -> [GroupMatcher.Group] {
    /// Whether a word was heard part by part.
    func isWhole(_ word: Int) -> Bool {
      let spoken = script.words[word].spoken
      guard found[word].count == spoken.count, let first = found[word].first?.heard, first + spoken.count <= heard.count
      else { return false }
      // A part of what was written as one, such as a number, is not the word.
      guard heard[first].isFirst, heard[first + spoken.count - 1].isLast else { return false }
      return found[word].enumerated().allSatisfy { $1.heard == first + $0 && heard[$1.heard].text == spoken[$0] }
    }
    var groups: [GroupMatcher.Group] = []
    var word = 0
    var before = 0
    while word < found.count {
      guard !isWhole(word) else {
        before = max(before, (found[word].last?.heard ?? before) + 1)
        word += 1
        continue
      }
      let end = (word..<found.count).first { isWhole($0) } ?? found.count
      let after = end < found.count ? found[end].first?.heard ?? heard.count : heard.count
      if before < after {
        let own = GroupMatcher.groups(
          script.words[word..<end].map(\.spoken), heard[before..<after].map { ($0.text, $0.isFirst, $0.isLast) })
        groups += own.map { group in
          GroupMatcher.Group(
            words: group.words.lowerBound + word..<group.words.upperBound + word,
            heard: group.heard.lowerBound + before..<group.heard.upperBound + before)
        }
      }
      word = end
    }
    return groups
  }

  /// The times of the words of a group: from its first heard word to its last; several have their shares.
  private func shared(
    _ group: GroupMatcher.Group, _ heard: [Heard], origin: Alignment.Origin? = nil
  ) -> [Alignment.Word] {
    let (from, to) = (heard[group.heard.lowerBound], heard[group.heard.upperBound - 1])
    let end = max(from.start, to.end)
    let letters = group.words.map { Double(script.words[$0].spoken.reduce(1) { $0 + $1.count }) }
    let whole = letters.reduce(0, +)
    var passed = 0.0
    return letters.map { count in
      let (start, stop) = (passed / whole, (passed + count) / whole)
      passed += count
      let isShared = group.words.count > 1 && start > 0 || from.isShared
      return Alignment.Word(
        start: from.start + (end - from.start) * start, end: from.start + (end - from.start) * stop,
        confidence: origin == .placed ? 0.2 : from.confidence ?? (isShared ? 0.5 : 0.9),
        origin: origin ?? (isShared ? .shared : .found))
    }
  }

  /// Words that nothing was recognised as, with what was heard in their place instead: at most five, and about as long.
  ///
  /// - Parameter ranges: What each other word was heard as.
  private func replaced(_ ranges: [Range<Int>?], _ heard: [Heard]) -> [GroupMatcher.Group] {
    var groups: [GroupMatcher.Group] = []
    var word = 0
    while word < ranges.count {
      guard ranges[word] == nil else {
        word += 1
        continue
      }
      let end = ranges[word...].firstIndex { $0 != nil } ?? ranges.count
      let first = word > 0 ? ranges[word - 1]?.upperBound ?? 0 : 0
      let last = end < ranges.count ? ranges[end]?.lowerBound ?? heard.count : heard.count
      if end - word <= 5, first < last {
        let said = heard[first..<last].reduce(0) { $0 + $1.text.count }
        let written = script.words[word..<end].reduce(0) { $0 + $1.spoken.reduce(0) { $0 + $1.count } }
        if said <= 3 * written, written <= 3 * said {
          groups.append(GroupMatcher.Group(words: word..<end, heard: first..<last))
        }
      }
      word = end
    }
    return groups
  }

  /// The words of a file, one by one; those of a line have their share of its time.
  private static func heard(_ times: WordTimes) -> [Heard] {
    var heard: [Heard] = []
    for span in times.spans {
      let tokens = span.text.split(whereSeparator: \.isWhitespace).map { SpokenForm.words(of: String($0)) }
      let words = tokens.flatMap { $0 }
      guard let start = span.start, !words.isEmpty else { continue }
      let stop = span.end ?? start
      let letters = words.map { Double($0.count + 1) }
      let whole = letters.reduce(0, +)
      var passed = 0.0
      var (ends, end): (Set<Int>, Int) = ([], 0)
      for token in tokens {
        end += token.count
        ends.insert(end)
      }
      for (index, (word, count)) in zip(words, letters).enumerated() {
        heard.append(
          Heard(
            text: word, start: start + (stop - start) * passed / whole,
            end: start + (stop - start) * (passed + count) / whole, confidence: span.confidence,
            isShared: tokens.count > 1 && passed > 0, isFirst: index == 0 || ends.contains(index),
            isLast: ends.contains(index + 1)))
        passed += count
      }
    }
    return heard
  }

  /// Places words without a time between their neighbours; at either end there is nothing to place them by.
  private func placed(_ words: [Alignment.Word?]) -> [Alignment.Word?] {
    var placed = words
    var index = 0
    while index < words.count {
      guard words[index] == nil else {
        index += 1
        continue
      }
      let end = words[index...].firstIndex { $0 != nil } ?? words.count
      if index > 0, end < words.count, let before = words[index - 1], let after = words[end] {
        let run = script.words[index..<end]
        let weights = run.map { Double($0.spoken.reduce(0) { $0 + $1.count + 1 }) }
        let room = after.start - before.end
        // Words in no time were not spoken, and a sentence that a file has nothing of was not either: it is numbers and
        // signs that programs leave out.
        if run.count <= 5, room > 0.03 * weights.reduce(0, +) {
          var passed = 0.0
          let whole = weights.reduce(0, +)
          for (offset, weight) in weights.enumerated() {
            placed[index + offset] = Alignment.Word(
              start: before.end + room * passed / whole, end: before.end + room * (passed + weight) / whole,
              confidence: 0.2, origin: .placed)
            passed += weight
          }
        }
      }
      index = end
    }
    return placed
  }

  /// What nothing of the script stands for: runs of three words or more.
  private static func extra(_ heard: [Heard], _ isUsed: [Bool]) -> [ClosedRange<Double>] {
    var extra: [ClosedRange<Double>] = []
    var index = 0
    while index < heard.count {
      let end = heard[index...].indices.first { isUsed[$0] } ?? heard.count
      if end - index >= 3 { extra.append(heard[index].start...max(heard[index].start, heard[end - 1].end)) }
      index = max(end, index) + 1
    }
    return extra
  }

  // MARK: Two sequences of words

  /// Pairs of places, rising on both sides.
  static func pairs(_ a: [String], _ b: [String]) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var (start, other) = (0, 0)
    for (i, j) in anchors(a, b) + [(a.count, b.count)] {
      pairs += aligned(a[start..<i], b[other..<j])
      if i < a.count { pairs.append((i, j)) }
      (start, other) = (i + 1, j + 1)
    }
    return pairs
  }

  /// Words that stand once on either side: the longest run of them that is in order on both.
  private static func anchors(_ a: [String], _ b: [String]) -> [(Int, Int)] {
    func once(_ words: [String]) -> [String: Int] {
      var places: [String: Int] = [:]
      for (index, word) in words.enumerated() { places[word] = places[word] == nil ? index : -1 }
      return places.filter { $0.value >= 0 }
    }
    let others = once(b)
    let candidates = once(a).compactMap { word, place in others[word].map { (place, $0) } }.sorted { $0.0 < $1.0 }
    // Patience sorting: tails[k] ends the lowest run of k + 1.
    var (tails, previous): ([Int], [Int]) = ([], Array(repeating: -1, count: candidates.count))
    for (index, candidate) in candidates.enumerated() {
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if candidates[tails[middle]].1 < candidate.1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tails[low - 1] }
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var run: [(Int, Int)] = []
    var index = tails.last ?? -1
    while index >= 0 {
      run.append(candidates[index])
      index = previous[index]
    }
    return run.reversed()
  }

  /// The best alignment of two rows of words (Needleman and Wunsch), in pairs; of two that are as good, the later.
  private static func aligned(_ a: ArraySlice<String>, _ b: ArraySlice<String>) -> [(Int, Int)] {
    guard !a.isEmpty, !b.isEmpty else { return [] }
    // Two rows without a single anchor that are as long as chapters have nothing to do with each other, but for what they
    // begin with.
    guard a.count * b.count <= 4_000_000 else {
      let same = zip(a.indices, b.indices).prefix { a[$0] == b[$1] }
      let (restA, restB) = (a.dropFirst(same.count), b.dropFirst(same.count))
      return same + (restA.count * restB.count <= 4_000_000 ? aligned(restA, restB) : [])
    }
    let width = b.count + 1
    var scores = Array(repeating: 0.0, count: (a.count + 1) * width)
    var steps = Array(repeating: UInt8(0), count: (a.count + 1) * width)
    let gap = -0.6
    for j in 1...b.count { (scores[j], steps[j]) = (0.5 * gap * Double(j), 2) }
    for (row, word) in a.enumerated() {
      let i = row + 1
      (scores[i * width], steps[i * width]) = (gap * Double(i), 1)
      for (column, other) in b.enumerated() {
        let j = column + 1
        let likeness = likeness(word, other)
        var (best, step) = (scores[(i - 1) * width + j] + gap, UInt8(1))
        // Words beyond the script cost less: they are said more often than words are left out.
        let left = scores[i * width + j - 1] + 0.5 * gap
        if left > best { (best, step) = (left, 2) }
        let both = scores[(i - 1) * width + j - 1] + (likeness > 0.4 ? 2 * likeness : -1.5)
        if likeness > 0.4, both >= best - 1e-9 { (best, step) = (both, 3) }
        (scores[i * width + j], steps[i * width + j]) = (best, step)
      }
    }
    var pairs: [(Int, Int)] = []
    var (i, j) = (a.count, b.count)
    while i > 0 || j > 0 {
      switch steps[i * width + j] {
      case 3:
        pairs.append((a.startIndex + i - 1, b.startIndex + j - 1))
        (i, j) = (i - 1, j - 1)
      case 1: i -= 1
      default: j -= 1
      }
    }
    return pairs.reversed()
  }

  /// How much two words are alike, 0 … 1: the same letters in the same order.
  private static func likeness(_ a: String, _ b: String) -> Double {
    if a == b { return 1 }
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    let longest = max(a.count, b.count)
    // What differs so much in length is not alike.
    guard longest <= 40, 2 * min(a.count, b.count) >= longest else { return 0 }
    return 1 - Double(DidYouMean.distance(a, b)) / Double(longest)
  }
}
