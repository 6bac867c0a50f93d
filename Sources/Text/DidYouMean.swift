/// Finds the word that a misspelt one was meant to be.
public enum DidYouMean {
  /// The known word nearest to `word`, if one is near enough.
  ///
  /// Near are words that are the same but for capitals, or have at most one slip for every three letters; of equally
  /// near ones the first counts.
  public static func suggestion(for word: String, among known: [String]) -> String? {
    guard word.utf8.count <= 64 else { return nil }
    if let same = known.first(where: { $0.lowercased() == word.lowercased() }) { return same }
    let letters = Array(word.lowercased())
    var best: (word: String, slips: Int)?
    for candidate in known {
      let slips = distance(letters, Array(candidate.lowercased()))
      guard slips <= max(1, max(letters.count, candidate.count) / 3), slips < min(letters.count, candidate.count)
      else { continue }
      if best.map({ slips < $0.slips }) ?? true { best = (candidate, slips) }
    }
    return best?.word
  }

  /// How many letters must be put in, left out, changed, or swapped with a neighbour (optimal string alignment).
  public static func distance<Letter: Equatable>(_ a: [Letter], _ b: [Letter]) -> Int {
    var rows = [Array(0...b.count)]
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var slips = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { slips = min(slips, rows[i - 1][j - 1] + 1) }
        row.append(slips)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}

extension DidYouMean {
  /// The question after the nearest known word, with a space after it: `Did you mean "moons"? `; empty when none is near.
  public static func sentence(for word: String, among known: [String]) -> String {
    suggestion(for: word, among: known).map { "Did you mean \(quoted($0))? " } ?? ""
  }
}
