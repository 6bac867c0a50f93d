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
    /// The text has no rows.
    case empty
    /// The text has more rows than `Dataset.maximumSamples`.
    case tooManyRows(line: Int)
    /// The header names none of the columns that are needed, or one of them twice.
    case header(line: Int, missing: [String], found: [String])
    /// A row has another number of columns than expected, and perhaps another separator.
    case columns(line: Int, found: Int, expected: Int, separator: Character?)
    /// A coordinate is no number, or too large.
    case number(line: Int, column: String, found: String)
    /// A row has no label.
    case label(line: Int)
    /// All rows have the same label, or there are too many labels.
    case classes(found: [String])
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
    case .empty: "there are no rows: expected lines of x, y, label"
    case .tooManyRows(let line):
      "line \(line): there are more than \(Dataset.maximumSamples) rows: keep a part of them"
    case .header(let line, let missing, let found):
      "line \(line): the header has no column \(missing.joined(separator: " and no ")), or more than one; found "
        + "\(found.joined(separator: ", ")): name the columns x, y and label, or leave the header out"
    case .columns(let line, let found, let expected, let separator):
      "line \(line): found \(found == 1 ? "1 column" : "\(found) columns"), expected \(expected)"
        + (separator.map { ": separate them by commas, not by \($0 == "\t" ? "tabs" : "\"\($0)\"")" } ?? "")
    case .number(let line, let column, let found):
      "line \(line): \(column) is \"\(found)\": expected a number from -1e9 to 1e9, such as 0.25"
    case .label(let line): "line \(line): the label is missing: expected the name or number of a class"
    case .classes(let found) where found.count == 1:
      "every row has the label \(found[0]): expected at least two classes"
    case .classes(let found):
      "there are \(found.count) labels (\(found.prefix(4).joined(separator: ", ")), …): expected at most "
        + "\(Classifier.maximumClasses) classes; is the last column the class?"
    }
  }
}
