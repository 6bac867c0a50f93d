/// A list that stands in one text, such as `[x, relu(w @ x)]`.
enum ListText {
  /// The parts between the commas of its outer brackets, each with the number of characters before it.
  ///
  /// - Returns: The text itself when it is no list.
  static func parts(_ text: String) -> [(text: String, offset: Int)] {
    let all = Array(text.unicodeScalars)
    guard let start = all.firstIndex(where: { !isBlank($0) }), let end = all.lastIndex(where: { !isBlank($0) }),
      all[start] == "[", all[end] == "]", end > start
    else { return [(text, 0)] }
    var parts: [(text: String, offset: Int)] = []
    var (depth, first) = (0, start + 1)
    func add(upTo end: Int) {
      let from = all[first..<end].firstIndex { !isBlank($0) } ?? end
      var part = String.UnicodeScalarView()
      part.append(contentsOf: all[from..<end])
      parts.append((String(part), from))
    }
    for index in start + 1..<end {
      switch all[index] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "," where depth == 0:
        add(upTo: index)
        first = index + 1
      default: break
      }
      // What closes before the last character is no list: [1, 2] + [3, 4].
      if depth < 0 { return [(text, 0)] }
    }
    add(upTo: end)
    return parts
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" || scalar == "\t" }
}
