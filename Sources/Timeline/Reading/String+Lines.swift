extension String {
  /// The lines of a text, without what ends them.
  var textLines: [String] {
    var lines: [String] = []
    var line = UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in unicodeScalars {
      switch scalar {
      case "\n" where last == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        lines.append(String(line))
        line = UnicodeScalarView()
      default: line.append(scalar)
      }
      last = scalar
    }
    return lines + [String(line)]
  }

  /// The text on one line: line ends and tabs, with the blanks around them, are one blank, and none at either end.
  ///
  /// A text without them stays as it is.
  var folded: String {
    guard unicodeScalars.contains(where: { $0 == "\t" || "\n\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) })
    else {
      return self
    }
    return textLines.flatMap { $0.split(separator: "\t") }.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How many lines of a text are not blank.
  var filledLines: Int { textLines.count { !$0.allSatisfy(\.isWhitespace) } }
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmed: Substring {
    let front = drop { $0 == " " }
    return front.prefix(front.count - front.reversed().prefix { $0 == " " }.count)
  }
}
