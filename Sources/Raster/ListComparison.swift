import Drawing

extension DisplayList {
  /// For each command, the index of an equal one in `other`, or -1; the indices that are found rise.
  ///
  /// Commands that are found stand in the same order in both lists, so a pixel that none but these touch is the same in
  /// both. What is not found within a few steps is taken as new, which costs time but is never wrong.
  func indices(in other: DisplayList) -> [Int] {
    let reach = 64
    var result = Array(repeating: -1, count: commands.count)
    var (start, end, otherEnd) = (0, commands.count, other.commands.count)
    commands.withUnsafeBufferPointer { commands in
      other.commands.withUnsafeBufferPointer { others in
        while start < min(end, otherEnd), commands[start] == others[start] {
          result[start] = start
          start += 1
        }
        while start < min(end, otherEnd), commands[end - 1] == others[otherEnd - 1] {
          end -= 1
          otherEnd -= 1
          result[end] = otherEnd
        }
        var next = start
        for index in start..<end {
          let limit = min(otherEnd, next + reach)
          guard let found = (next..<limit).first(where: { commands[index] == others[$0] }) else { continue }
          result[index] = found
          next = found + 1
        }
      }
    }
    return result
  }
}
