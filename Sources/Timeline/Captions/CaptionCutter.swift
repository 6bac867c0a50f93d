/// Cuts words into pieces of a few lines, by the cheapest of all the ways to do it.
struct CaptionCutter {
  private let atoms: [CaptionAtom]
  /// How wide all atoms before an index are, the blank after the last one included.
  private let widths: [Int]
  private let longestLine: Int
  private let mostLines: Int

  /// Prepares to cut words into pieces of at most `mostLines` lines of at most `longestLine` characters.
  init(_ words: String, longestLine: Int, mostLines: Int) {
    // No line is longer than all the words; what is greater only makes the numbers below large.
    self.longestLine = min(longestLine, max(1, CaptionWords.count(words)))
    self.mostLines = mostLines
    atoms = CaptionAtom.atoms(of: words, longest: self.longestLine)
    widths = atoms.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count + ($1.hasBlank ? 1 : 0)) }
  }

  /// The pieces, each as its lines.
  func pieces() -> [[String]] {
    // The cheapest way to cut what stands before each atom, and where its last piece starts.
    var best: [(cost: Cost, start: Int)?] = Array(repeating: nil, count: atoms.count + 1)
    best[0] = (Cost(), 0)
    for start in atoms.indices {
      guard let before = best[start]?.cost else { continue }
      var (line, lines) = (start, 1)
      for end in start + 1...atoms.count {
        if width(line, end) > longestLine { (line, lines) = (end - 1, lines + 1) }
        guard lines <= mostLines else { break }
        let cost = before + cost(ofPiece: start, end)
        if best[end].map({ cost < $0.cost }) ?? true { best[end] = (cost, start) }
      }
    }
    return ranges(atoms.count) { best[$0]?.start ?? 0 }.map { lines($0) }
  }

  /// What a way to cut costs: first for bad places and pieces, then for pieces of unequal length.
  private struct Cost: Comparable {
    var places = 0
    var squares = 0

    static func + (left: Cost, right: Cost) -> Cost {
      Cost(places: left.places + right.places, squares: left.squares + right.squares)
    }
    static func < (left: Cost, right: Cost) -> Bool { (left.places, left.squares) < (right.places, right.squares) }
  }

  /// The cost of a piece and of the place where it ends.
  ///
  /// A break after a comma costs more than the pieces that it can save, so that none is made in a sentence that fits a
  /// piece; one between words costs more than two after commas. A piece of a few characters, which would flash by,
  /// costs as well, but little when it is a sentence.
  private func cost(ofPiece start: Int, _ end: Int) -> Cost {
    let width = width(start, end)
    let place = end == atoms.count ? .sentence : atoms[end - 1].after
    var cost = Cost(places: 1, squares: width * width)
    switch place {
    case .sentence: break
    case .clause: cost.places += 4
    case .word: cost.places += 9
    case .character: cost.places += 10
    case .inside: cost.places += 40
    }
    if 4 * width < longestLine * min(mostLines, 2) {
      let isSentence = place == .sentence && (start == 0 || atoms[start - 1].after == .sentence)
      cost.places += isSentence ? 1 : 6
    }
    return cost
  }

  /// The lines of a piece: as few as can be, and about equally long.
  ///
  /// For a better place lines may differ by a sixth of the longest line or so. Of two ways that are equally good the one
  /// with the longer lines first is taken.
  private func lines(_ piece: Range<Int>) -> [String] {
    let unit = longestLine * longestLine / 36 + 1
    // The cheapest way to set what stands before each atom, in one line, then in one more each time.
    var best = [Int?](repeating: nil, count: piece.count + 1)
    best[0] = 0
    var starts: [[Int]] = []
    while best[piece.count] == nil || starts.isEmpty {
      var next = [Int?](repeating: nil, count: piece.count + 1)
      var start = [Int](repeating: 0, count: piece.count + 1)
      for from in 0..<piece.count {
        guard let before = best[from] else { continue }
        for to in from + 1...piece.count {
          let width = width(piece.lowerBound + from, piece.lowerBound + to)
          guard width <= longestLine else { break }
          let place = to == piece.count ? .sentence : atoms[piece.lowerBound + to - 1].after
          let cost = before + 2 * width * width + unit * Self.weight(place)
          if next[to].map({ cost <= $0 }) ?? true { (next[to], start[to]) = (cost, from) }
        }
      }
      best = next
      starts.append(start)
    }
    var count = starts.count
    let lines = ranges(piece.count) { end in
      count -= 1
      return starts[count][end]
    }
    return lines.map { text(piece.lowerBound + $0.lowerBound, piece.lowerBound + $0.upperBound) }
  }

  /// What a line's end costs, in squares of a sixth of the longest line.
  private static func weight(_ place: CaptionAtom.Break) -> Int {
    switch place {
    case .sentence: 0
    case .clause: 1
    case .word: 2
    case .character: 6
    case .inside: 20
    }
  }

  /// The ranges that a table of starts leads back through, in order.
  private func ranges(_ end: Int, _ start: (Int) -> Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var end = end
    while end > 0 {
      let from = start(end)
      result.append(from..<end)
      end = from
    }
    return result.reversed()
  }

  /// The characters of a line.
  private func width(_ start: Int, _ end: Int) -> Int {
    widths[end] - widths[start] - (atoms[end - 1].hasBlank ? 1 : 0)
  }

  private func text(_ start: Int, _ end: Int) -> String {
    (start..<end).reduce("") { $0 + atoms[$1].text + (atoms[$1].hasBlank && $1 < end - 1 ? " " : "") }
  }
}
