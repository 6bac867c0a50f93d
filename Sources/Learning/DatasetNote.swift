internal import Text

/// Something odd about a table of points that is read all the same, as facts; `description` puts it into words.
public enum DatasetNote: Hashable, Sendable {
  /// Rows without x, y or label are left out; their lines.
  case missing(lines: [Int])
  /// A row that can't be read is left out.
  case left(DatasetError.Problem)
  /// So many more are.
  case moreLeft(Int)
  /// Numbers with percent signs are hundredths; the line of the first.
  case percent(line: Int)
  /// A first row 0, 1, 2 is taken for the numbers of the columns.
  case numberedHeader(line: Int)
  /// So many rows have the point and the class of one before; the lines of the first such two.
  case repeated(Int, line: Int, first: Int)
  /// So many rows have the point of one before, and another class; the lines and classes of the first such two.
  case contradicting(Int, line: Int, String, first: Int, String)

  /// The line that it is about, counted from 1; nil for the whole.
  public var line: Int? {
    switch self {
    case .missing(let lines): lines.first
    case .left(let problem): problem.line
    case .moreLeft: nil
    case .percent(let line), .numberedHeader(let line), .repeated(_, let line, _), .contradicting(_, let line, _, _, _):
      line
    }
  }

  /// What is odd about the places of samples, which are of these lines.
  static func repeated(in dataset: Dataset, lines: [Int]) -> [DatasetNote] {
    var firsts: [SIMD2<Double>: Int] = [:]
    var (same, other): ((count: Int, index: Int, first: Int)?, (count: Int, index: Int, first: Int)?)
    for (index, sample) in dataset.samples.enumerated() {
      guard let first = firsts[sample.point] else {
        firsts[sample.point] = index
        continue
      }
      if dataset.samples[first].label == sample.label {
        same = (same.map { $0.count + 1 } ?? 1, same?.index ?? index, same?.first ?? first)
      } else {
        other = (other.map { $0.count + 1 } ?? 1, other?.index ?? index, other?.first ?? first)
      }
    }
    func name(_ index: Int) -> String { dataset.classNames[dataset.samples[index].label] }
    return [
      same.map { .repeated($0.count, line: lines[$0.index], first: lines[$0.first]) },
      other.map {
        .contradicting(
          $0.count, line: lines[$0.index], name($0.index), first: lines[$0.first], name($0.first))
      },
    ].compactMap { $0 }
  }
}

extension DatasetNote: CustomStringConvertible {
  /// What is odd, and what was done.
  public var description: String {
    switch self {
    case .missing(let lines):
      "\(Self.rows(lines.count)) left out, because x, y or label is missing: "
        + (lines.count == 1 ? "line \(lines[0])" : "lines \(Self.text(lines))")
    case .left(let problem): "\(problem); the row is left out"
    case .moreLeft(let count): "\(Self.rows(count, "more row")) left out that can't be read"
    case .percent(let line): "line \(line): numbers with a percent sign are read as hundredths: 12.5% as 0.125"
    case .numberedHeader(let line):
      "line \(line): 0, 1, 2 is taken for a header, as no other row is of class 2; name the columns x, y and label"
    case .repeated(let count, let line, let first):
      "line \(line): the point and its class are those of line \(first)" + Self.more(count)
    case .contradicting(let count, let line, let label, let first, let other):
      "line \(line): the point is of class \(quoted(label)), and on line \(first) of class \(quoted(other)): no network "
        + "can tell them apart" + Self.more(count)
    }
  }

  private static func text(_ lines: [Int]) -> String {
    lines.count > 8 ? lines.prefix(8).map(String.init).joined(separator: ", ") + ", …" : listed(lines.map(String.init))
  }

  private static func rows(_ count: Int, _ noun: String = "row") -> String {
    "\(counted(count, noun)) \(count == 1 ? "is" : "are")"
  }

  private static func more(_ count: Int) -> String {
    count == 1 ? "" : "; \(counted(count - 1, "more row")) like it"
  }
}
