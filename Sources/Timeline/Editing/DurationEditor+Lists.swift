import Text

extension DurationEditor {
  /// Gives the beat of a list's item another duration: at its place, or with the whole usual list where there is none.
  mutating func setItem(
    _ index: Int, of list: String, under field: String, to value: String, in root: Node, _ entries: [Node.Entry]
  ) throws(Failure) {
    guard let entry = entries.last(where: { $0.key == list }) else {
      let usual = timeline.content.usualItems(of: list)
      guard usual.indices.contains(index) else { throw .noTable(list, root.place) }
      let isInBraces = isInBraces(root)
      let items = usual.enumerated().map { place, item in
        let parts = item.map { part in
          "\(keyText(part.key, in: root)): \(place == index && part.key == field ? value : part.value)"
        }
        return "{ \(parts.joined(separator: ", ")) }"
      }
      // In a block each has its own line.
      let text = isInBraces ? " [\(items.joined(separator: ", "))]" : items.map { "\n  - \($0)" }.joined()
      return insert(list, text, into: root, entries)
    }
    guard !entry.isMerged else { throw .merged(list, entry.keyPlace) }
    let found = entry.value
    guard case .list(let items) = found.kind, items.indices.contains(index), case .mapping = items[index].kind else {
      throw .noTable(list, found.place)
    }
    switch found.sharing {
    case .anchor(let anchor, let use): throw .shared(list, anchor: anchor, found.place, use: use)
    case .alias(let alias, let place): throw .aliased(list, alias: alias, found.place, of: place)
    case nil: break
    }
    try setEntry(field, to: value, in: items[index], called: list, root)
  }
}
