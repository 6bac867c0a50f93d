internal import Text

/// Everything that is wrong with a data set, as facts; `description` puts them into words.
public struct DatasetError: Error, Hashable, Sendable {
  /// One thing that is wrong; lines count from 1, as editors count them.
  public enum Problem: Hashable, Sendable {
    /// A shape cannot have this many classes.
    case shapeClasses(Dataset.Shape, found: Int)
    /// The number of samples is out of range.
    case sampleCount(found: Int, least: Int)
    /// The noise is no standard deviation.
    case noise(Double)
    /// The text has no rows, besides some in which a value is missing.
    case empty(missing: Int)
    /// The text has more rows than `Dataset.maximumSamples`.
    case tooManyRows(line: Int)
    /// The header names none of the columns that are needed, or one of them twice.
    case header(line: Int, missing: [String], found: [String])
    /// A row has another number of columns than expected, and perhaps another separator.
    case columns(line: Int, found: Int, expected: Int, separator: CSVDialect.Separator?)
    /// A quote is never closed.
    case unclosedQuote(line: Int)
    /// Text follows a closing quote.
    case afterQuote(line: Int)
    /// A label has more characters than `Dataset.longestLabel`.
    case longLabel(line: Int)
    /// A coordinate is no number, or too large.
    case number(line: Int, column: String, found: String)
    /// Some numbers have a decimal point, and others a decimal comma.
    case decimals(point: String, pointLine: Int, comma: String, commaLine: Int)
    /// A comma may stand before decimals or before thousands.
    case decimal(line: Int, found: String)
    /// All rows have the same label, or there are too many labels.
    case classes(found: [String])

    /// The line that it is of, counted from 1; nil for the whole.
    public var line: Int? {
      switch self {
      case .tooManyRows(let line), .header(let line, _, _), .columns(let line, _, _, _), .unclosedQuote(let line),
        .afterQuote(let line), .longLabel(let line), .number(let line, _, _), .decimal(let line, _):
        line
      case .decimals(_, let point, _, let comma): max(point, comma)
      case .shapeClasses, .sampleCount, .noise, .empty, .classes: nil
      }
    }
  }

  /// What is wrong, in order of the lines; at least one.
  public let problems: [Problem]
}

extension DatasetError: CustomStringConvertible {
  /// How many problems are put into words; of the rest only the number is given.
  static let shown = 20

  /// Each problem on a line of its own.
  public var description: String {
    let rest = problems.count - Self.shown
    return (problems.prefix(Self.shown).map(\.description) + (rest > 0 ? ["and \(rest) more"] : []))
      .joined(separator: "\n")
  }
}

extension DatasetError.Problem: CustomStringConvertible {
  /// What is wrong, where, what was expected and how to fix it.
  public var description: String {
    switch self {
    case .shapeClasses(let shape, let found):
      if shape.classCounts.count == 1 {
        "\(shape.rawValue) has 2 classes, not \(found): leave the number out, or choose blobs or spiral"
      } else {
        "\(shape.rawValue) cannot have \(found) classes: expected \(shape.classCounts.lowerBound) to "
          + "\(shape.classCounts.upperBound)"
      }
    case .sampleCount(let found, let least):
      "there cannot be \(found) samples: expected \(least) to \(Dataset.maximumSamples)"
    case .noise(let found): "the noise is \(found): expected a standard deviation from 0 to \(Dataset.maximumNoise)"
    case .empty(let missing):
      missing == 0
        ? "there are no rows: expected lines of x, y, label"
        : "x, y or label is missing in \(missing == 1 ? "the only row" : "all \(missing) rows"): expected lines of x, y, label"
    case .tooManyRows(let line):
      "line \(line): there are more than \(Dataset.maximumSamples) rows: keep a part of them"
    case .header(let line, let missing, let found):
      "line \(line): the header has no column \(missing.joined(separator: " and no ")), or more than one; found "
        + "\(found.prefix(20).map { cut($0) }.joined(separator: ", ")): name the columns x, y and label, or leave the header out"
    case .columns(let line, let found, let expected, let separator):
      "line \(line): found \(counted(found, "column")), expected \(expected)"
        + (separator.map { ": are they separated by \($0.words)?" } ?? "")
    case .unclosedQuote(let line):
      "line \(line): a quote is never closed: expected another \" at the value's end; a quote in a value is doubled"
    case .afterQuote(let line):
      "line \(line): a value goes on after its closing quote: expected a separator; a quote in a value is doubled"
    case .longLabel(let line):
      "line \(line): the label has more than \(Dataset.longestLabel) characters: expected the name or number of a class"
    case .number(let line, let column, let found):
      "line \(line): \(column) is \(quoted(found)): expected a number from -1e9 to 1e9, such as 0.25"
    case .decimals(let point, let pointLine, let comma, let commaLine):
      "line \(max(pointLine, commaLine)): "
        + (pointLine < commaLine
          ? "\(quoted(comma)) has a decimal comma, and \(quoted(point)) on line \(pointLine) a decimal point"
          : "\(quoted(point)) has a decimal point, and \(quoted(comma)) on line \(commaLine) a decimal comma")
        + ": expected one of them"
    case .decimal(let line, let found):
      "line \(line): \(quoted(found)) may have a decimal comma, or a comma before thousands, and no other number "
        + "decides"
    case .classes(let found) where found.count == 1:
      "every row has the label \(cut(found[0])): expected at least two classes"
    case .classes(let found):
      "there are \(found.count) labels (\(found.prefix(4).map { cut($0) }.joined(separator: ", ")), …): expected at most "
        + "\(Classifier.maximumClasses) classes; is the last column the class?"
    }
  }
}
