import Numerics
public import Text

/// What was odd in a file of word times that was read all the same: facts only.
public struct WordTimesWarning: Hashable, Sendable {
  /// Where it stands.
  public let place: Place
  /// What it is.
  public let kind: Kind

  /// What can be odd.
  public enum Kind: Hashable, Sendable {
    /// An entry can't be read, and is left out.
    case unreadable(String, expected: String)
    /// It ends before it starts, in seconds; its start counts.
    case backwards(start: Double, end: Double)
    /// It starts before the recording, in seconds; it is taken for its start.
    case negative(Double)
    /// It starts before what stands before it; all are put in order.
    case outOfOrder
    /// Nobody says in which unit the times are; this one suits.
    case guessed(unit: String)
    /// Of several recordings only the first one's words are read.
    case recordings(count: Int)
    /// The file is in no encoding of Unicode, and was taken for this one.
    case encoding(TextEncoding)
  }
}

extension WordTimesWarning.Kind: CustomStringConvertible {
  /// What is odd and what was done, in one line.
  public var description: String {
    switch self {
    case .unreadable(let text, let expected):
      "\(quoted(text)) can't be read here, and is left out. Expected \(expected)."
    case .backwards(let start, let end):
      "this ends at \(end.text(decimals: 3)) s, before it starts at \(start.text(decimals: 3)) s; its start counts."
    case .negative(let start):
      "this starts at \(start.text(decimals: 3)) s, before the recording does; taken for 0 s."
    case .outOfOrder: "this starts before what stands before it; the times are put in order."
    case .guessed(let unit): "the file does not say in which unit its times are; taken for \(unit)."
    case .recordings(let count): "the file has the words of \(count) recordings; those of the first are read."
    case .encoding(let encoding): "the file is no Unicode text; taken for \(encoding)."
    }
  }
}

extension [WordTimesWarning] {
  /// The warnings as lines with their places, of each kind three at most, in the order of the file.
  ///
  /// - Parameter file: The file's name.
  public func lines(file: String) -> [String] {
    var counts: [String: Int] = [:]
    var lines: [String] = []
    for warning in self {
      let kind = "\(warning.kind)".split(separator: " ").suffix(4).joined(separator: " ")
      counts[kind, default: 0] += 1
      guard counts[kind, default: 0] <= 3 else { continue }
      lines.append("\(file):\(warning.place.line):\(warning.place.column): \(warning.kind)")
    }
    let more = count - lines.count
    return more > 0 ? lines + ["\(file): \(more) more of these."] : lines
  }
}
