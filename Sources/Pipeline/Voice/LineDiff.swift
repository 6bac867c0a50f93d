/// The lines in which a text differs from another.
struct LineDiff {
  private let old: [Substring]
  private let new: [Substring]
  private static let context = 3

  init(_ old: String, _ new: String) {
    self.old = Self.lines(old)
    self.new = Self.lines(new)
  }

  /// Lines without their line feeds; a carriage return before one belongs to the line.
  private static func lines(_ text: String) -> [Substring] {
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { Substring($0) }
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }

  /// One line of the result, with its places on either side.
  private struct Line {
    let sign: Character
    let text: Substring
    let old: Int
    let new: Int
  }

  /// The differences as `diff -u` writes them, three lines around each; empty when there are none.
  func unified(named name: String) -> String {
    let lines = script()
    let changed = lines.indices.filter { lines[$0].sign != " " }
    guard !changed.isEmpty else { return "" }
    var hunks: [Range<Int>] = []
    for index in changed {
      let range = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
      } else {
        hunks.append(range)
      }
    }
    var text = "--- \(name)\n+++ \(name)\n"
    for hunk in hunks {
      let part = lines[hunk]
      let (olds, news) = (part.count { $0.sign != "+" }, part.count { $0.sign != "-" })
      let (first, second) = (part.first?.old ?? 0, part.first?.new ?? 0)
      // What is empty stands after the line before it.
      text += "@@ -\(olds == 0 ? first : first + 1),\(olds) +\(news == 0 ? second : second + 1),\(news) @@\n"
      for line in part { text += "\(line.sign)\(line.text)\n" }
    }
    return text
  }

  private func script() -> [Line] {
    let difference = new.difference(from: old)
    var removed = Set<Int>()
    var inserted = Set<Int>()
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        lines.append(Line(sign: "-", text: old[i], old: i, new: j))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        lines.append(Line(sign: "+", text: new[j], old: i, new: j))
        j += 1
      } else {
        lines.append(Line(sign: " ", text: old[i], old: i, new: j))
        (i, j) = (i + 1, j + 1)
      }
    }
    return lines
  }
}
