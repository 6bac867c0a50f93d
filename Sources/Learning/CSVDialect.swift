/// How a text of rows is written, as far as it is stated; what is nil is recognised.
public struct CSVDialect: Hashable, Sendable {
  /// What parts the columns.
  public enum Separator: Hashable, Sendable {
    /// One character of ASCII.
    case character(UInt8)
    /// Any number of spaces and tabs.
    case whitespace

    /// The separator that a name stands for: "tab", "space", or the character itself; nil where there is none of it.
    ///
    /// Letters, digits, quotes, signs, points and line ends part no columns.
    public init?(_ name: String) {
      if name == "tab" {
        self = .character(UInt8(ascii: "\t"))
      } else if name == "space" || name == " " {
        self = .whitespace
      } else if name.utf8.count == 1, let byte = name.utf8.first, byte == UInt8(ascii: "\t") || 0x20..<0x7F ~= byte,
        let character = name.first, !character.isLetter, !character.isNumber, !"\"'.+-#".contains(character)
      {
        self = .character(byte)
      } else {
        return nil
      }
    }

    /// It in words.
    var words: String {
      switch self {
      case .character(UInt8(ascii: "\t")): "tabs"
      case .character: "\"\(name)\""
      case .whitespace: "spaces"
      }
    }

    /// The name of it.
    public var name: String {
      switch self {
      case .character(UInt8(ascii: "\t")): "tab"
      case .character(let byte): String(Unicode.Scalar(byte))
      case .whitespace: "space"
      }
    }
  }

  /// The mark between the whole and the decimals of a number.
  public enum DecimalMark: String, CaseIterable, Hashable, Sendable {
    case point = "."
    case comma = ","
  }

  /// What parts the columns; nil to recognise it.
  public var separator: Separator?
  /// The mark before decimals; nil to recognise it.
  public var decimal: DecimalMark?

  /// Describes a way of writing.
  public init(separator: Separator? = nil, decimal: DecimalMark? = nil) {
    (self.separator, self.decimal) = (separator, decimal)
  }
}

extension CSVDialect.Separator {
  /// What is tried where none is stated, the likelier first.
  static let usual: [CSVDialect.Separator] =
    [",", ";", "\t", "|"].map { .character(UInt8(ascii: $0)) } + [.whitespace]

  /// The separator of a text: the one that makes numbers of most fields in most rows.
  ///
  /// Only the text's beginning is looked at.
  init(of bytes: ArraySlice<UInt8>) {
    var best: (separator: CSVDialect.Separator, score: (rows: Int, share: Int, wide: Int))?
    for separator in Self.usual {
      let score = Self.score(separator, bytes.prefix(1 << 16))
      if best.map({ score > $0.score }) ?? true { best = (separator, score) }
    }
    self = best?.separator ?? .whitespace
  }

  /// How many of the first rows have two numbers among three fields or more, how many thousandths of their fields are
  /// numbers, and how many rows have three fields.
  private static func score(
    _ separator: CSVDialect.Separator, _ bytes: ArraySlice<UInt8>
  ) -> (rows: Int, share: Int, wide: Int) {
    var records = CSVRecords(bytes, separator)
    var (rows, wide, numbers, fields) = (0, 0, 0, 0)
    for _ in 0..<200 {
      guard let record = records.next() else { break }
      guard record.fields.count >= 3 else { continue }
      wide += 1
      let count = record.fields.count { CSVNumber.isNumber($0.text) }
      guard count >= 2 else { continue }
      (rows, numbers, fields) = (rows + 1, numbers + count, fields + record.fields.count)
    }
    return (rows, fields == 0 ? 0 : numbers * 1000 / fields, wide)
  }
}
