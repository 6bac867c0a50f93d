import Text

extension DurationEditor {
  /// Gives a text of the timeline another value, such as the name of a file.
  ///
  /// A key of the timeline itself that is missing is put in front of the others.
  ///
  /// - Parameters:
  ///   - keys: Where it stands, from the outermost key.
  ///   - value: What it is to be.
  /// - Returns: Whether there is a text, and one that stands for nothing else.
  public mutating func setText(_ keys: [String], to value: String) throws(Failure) -> Bool {
    var node: Node
    do throws(ReadingError) { node = try Node(reading: text, file: file) } catch {
      throw .unreadable(.text(error.problem), error.place)
    }
    for key in keys {
      guard case .mapping(let entries) = node.kind else { return false }
      guard let entry = entries.last(where: { $0.key == key && !$0.isMerged }) else {
        guard keys.count == 1 else { return false }
        insert(key, " \(JSONText.string(value).line)", into: node, entries)
        return true
      }
      node = entry.value
    }
    guard case .string(let old) = node.kind, node.sharing == nil else { return false }
    replace(node, old, with: JSONText.string(value).line)
    return true
  }

  /// Replaces a text, which may stand without quotes and have spaces then.
  private mutating func replace(_ node: Node, _ old: String, with value: String) {
    let start = index(node.place)
    if text[start...].hasPrefix(old), let end = text.index(start, offsetBy: old.count, limitedBy: text.endIndex) {
      text.replaceSubrange(start..<end, with: value)
    } else {
      replace(node, with: value)
    }
  }
}
