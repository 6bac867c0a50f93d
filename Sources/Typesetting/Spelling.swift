/// Finds the names that a mistyped one may stand for.
enum Spelling {
  /// The candidates at the least distance, at most two edits and less than the name's own length, in order.
  static func nearest(to name: String, among candidates: [String], limit: Int = 3) -> [String] {
    let measured = candidates.map { (name: $0, distance: distance($0, name)) }
    guard let least = measured.map(\.distance).min(), least <= 2, least < name.count else { return [] }
    return Array(measured.filter { $0.distance == least }.map(\.name).sorted().prefix(limit))
  }

  /// How many characters must be inserted, removed, replaced or swapped with a neighbour to turn one into the other.
  ///
  /// The restricted edit distance of Damerau and Levenshtein, case taken into account.
  static func distance(_ left: String, _ right: String) -> Int {
    let (a, b) = (Array(left), Array(right))
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i]
      for j in 1...b.count {
        var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, before[j - 2] + 1) }
        row.append(cost)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
