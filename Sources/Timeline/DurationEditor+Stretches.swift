internal import Text

extension DurationEditor {
  /// Gives a stretch of training another duration: at its place, or with the whole usual list where there is none.
  mutating func setStretch(
    _ segment: Int, to value: String, in root: Node, _ entries: [Node.Entry]
  ) throws(Failure) {
    guard let found = entries.last(where: { $0.key == "train" })?.value else {
      guard segment < usualStretches.count else { throw .noTable("train", root.place) }
      let isInBraces = isInBraces(root)
      let stretches = usualStretches.enumerated().map { index, stretch in
        let parts = stretch.end.split(separator: ": ").map(String.init)
        let (end, milliseconds) = (keyText(parts[0], in: root), keyText("ms", in: root))
        return "{ \(end): \(parts[1]), \(milliseconds): \(index == segment ? value : stretch.milliseconds) }"
      }
      // In a block each has its own line.
      let list =
        isInBraces
        ? " [\(stretches.joined(separator: ", "))]" : stretches.map { "\n  - \($0)" }.joined()
      return insert("train", list, into: root, entries)
    }
    guard case .list(let items) = found.kind, items.indices.contains(segment),
      case .mapping(let parts) = items[segment].kind
    else { throw .noTable("train", found.place) }
    if let entry = parts.last(where: { $0.key == "ms" }) {
      replace(entry.value, with: value)
    } else {
      insert(keyText("ms", in: items[segment]) + ": " + value, into: items[segment], parts)
    }
  }
}
