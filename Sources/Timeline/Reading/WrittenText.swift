public import Text

/// The text of a file, which knows where single characters of its values stand.
struct WrittenText: Sendable {
  private let text: String

  init(_ text: String) { self.text = text }

  /// Where a character of a value's text stands; nil where the text is written in a way that isn't followed.
  ///
  /// Escapes, doubled quotes, blocks and lines that are folded are followed.
  ///
  /// - Parameters:
  ///   - index: The character, in Unicode scalars from 0; the number of all of them for the place behind the last one.
  ///   - value: The text as it was read.
  ///   - start: Where the value begins in the file.
  func place(ofScalar index: Int, in value: String, from start: Place) -> Place? {
    let lines = lines
    guard lines.indices.contains(start.line - 1), lines[start.line - 1].indices.contains(start.column - 1) else {
      return nil
    }
    var cursor = Cursor(lines: lines, line: start.line - 1, column: start.column - 1)
    cursor.open()
    for scalar in value.unicodeScalars.prefix(index) {
      guard cursor.pass(scalar) else { return nil }
    }
    return Place(line: cursor.line + 1, column: cursor.column + 1)
  }

  /// The lines, without what ends them and without a mark of the byte order.
  private var lines: [[Unicode.Scalar]] {
    var lines: [[Unicode.Scalar]] = [[]]
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars.drop(while: { $0 == "\u{FEFF}" }) {
      defer { last = scalar }
      if scalar == "\n", last == "\r" { continue }
      if scalar == "\n" || scalar == "\r" { lines.append([]) } else { lines[lines.count - 1].append(scalar) }
    }
    return lines
  }

  /// A place that goes through a value as it is written.
  private struct Cursor {
    let lines: [[Unicode.Scalar]]
    var line: Int
    var column: Int
    /// What encloses the value; nil for nothing.
    private var quote: Unicode.Scalar?
    /// How far a block is indented; further blanks are its own.
    private var indentation = Int.max

    init(lines: [[Unicode.Scalar]], line: Int, column: Int) {
      (self.lines, self.line, self.column) = (lines, line, column)
    }

    /// What stands here; nil at the end of a line.
    private var scalar: Unicode.Scalar? { column < lines[line].count ? lines[line][column] : nil }

    /// Goes to the first character: behind a quote, or into a block.
    mutating func open() {
      switch scalar {
      case "\"", "'":
        quote = scalar
        column += 1
      case "|", ">":
        if nextLine() { indentation = column }
      default: break
      }
    }

    /// Goes past a character of the value; false where something else is written.
    mutating func pass(_ wanted: Unicode.Scalar) -> Bool {
      guard let scalar else { return wanted == " " || wanted == "\n" ? nextLine() : false }
      if quote == "\"", scalar == "\\" {
        column += escapeLength
        return true
      }
      guard scalar == wanted else { return false }
      column += quote == "'" && scalar == "'" ? 2 : 1
      return true
    }

    /// How many characters the escape here has.
    private var escapeLength: Int {
      let rest = lines[line].dropFirst(column + 1)
      switch rest.first {
      case "x": return 4
      case "U": return 10
      case "u":
        // Two of them are one character where the first is half of a pair.
        let isHalf = ["d8", "d9", "da", "db"].contains(
          String(String.UnicodeScalarView(rest.dropFirst().prefix(2))).lowercased())
        return isHalf ? 12 : 6
      default: return 2
      }
    }

    /// Goes to where the next line begins behind its indentation; false at the last one, and at an empty one.
    private mutating func nextLine() -> Bool {
      guard line + 1 < lines.count else { return false }
      line += 1
      column = min(indentation, lines[line].prefix { $0 == " " || $0 == "\t" }.count)
      return column < lines[line].count
    }
  }
}

extension KeyReader {
  /// Where a character of a text or a number stands in the file; nil where that isn't known, as in what an alias stands
  /// for, or isn't needed, since no more problems are listed.
  ///
  /// - Parameters:
  ///   - index: The character, in Unicode scalars from 0.
  ///   - value: The text or the number.
  public func place(ofScalar index: Int, in value: Located) -> Place? {
    guard omitted == 0 else { return nil }
    if case .alias = value.node.sharing { return nil }
    switch value.node.kind {
    case .string(let text): return written?.place(ofScalar: index, in: text, from: value.node.place)
    case .number: return Place(line: value.node.place.line, column: value.node.place.column + index)
    case .null, .bool, .list, .mapping: return nil
    }
  }
}
