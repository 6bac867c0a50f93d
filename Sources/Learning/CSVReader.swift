/// The state of reading a table.
struct CSVReader {
  /// A row whose numbers are not read yet.
  struct Row {
    let line: Int
    let point: [String]
    let label: String
  }

  var dialect: CSVDialect
  var rows: [Row] = []
  /// The first problems of single rows, and how many there are.
  var odd: (problems: [DatasetError.Problem], rows: Int) = ([], 0)
  /// What is wrong with the table as a whole.
  var problems: [DatasetError.Problem] = []
  var missing: [Int] = []
  var notes: [DatasetNote] = []
  private var columns: CSVColumns?
  /// The header, until the first row after it is known.
  private var header: CSVRecords.Record?
  private var lastRowNumber: Int?
  /// How many rows there are, readable or not.
  private var count = 0

  /// How many problems of rows are kept; the rest is counted.
  private static let kept = 100

  init(_ dialect: CSVDialect) { self.dialect = dialect }

  // MARK: Rows

  mutating func read(_ bytes: [UInt8]) {
    var bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    var line = 1
    if let (own, length) = Self.statedSeparator(bytes) {
      dialect.separator = dialect.separator ?? own
      bytes = bytes.dropFirst(length)
      line = 2
    }
    let separator = dialect.separator ?? CSVDialect.Separator(of: bytes)
    dialect.separator = separator
    var records = CSVRecords(bytes, separator, line: line)
    while let record = records.next() {
      if case .unclosed(let line) = record.fault { return problems.append(.unclosedQuote(line: line)) }
      take(record, comment: records.comment)
      guard count <= Dataset.maximumSamples else { return problems.append(.tooManyRows(line: record.line)) }
    }
    if let header { findColumns(header, width: Self.trimmed(header.fields, to: 3).count) }
  }

  /// The separator that Excel states in a first line "sep=;", and how many bytes that line has with its end.
  private static func statedSeparator(_ bytes: ArraySlice<UInt8>) -> (CSVDialect.Separator, length: Int)? {
    let line = bytes.prefix(9).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let text = String(decoding: line, as: UTF8.self)
    let plain = text.filter { $0 != "\"" }
    guard plain.lowercased().hasPrefix("sep="), plain.utf8.count == 5, let name = plain.last,
      let separator = CSVDialect.Separator(String(name))
    else { return nil }
    let end = bytes.dropFirst(line.count)
    return (separator, line.count + (end.starts(with: [0x0D, 0x0A]) ? 2 : min(1, end.count)))
  }

  private mutating func take(_ record: CSVRecords.Record, comment: String?) {
    if columns == nil, header == nil, isHeader(record.fields) {
      header = record
      return
    }
    count += 1
    // A title may stand above the table.
    guard columns != nil || header != nil || Self.trimmed(record.fields, to: 1).count >= 3 else {
      return note(
        .columns(line: record.line, found: record.fields.count, expected: 3, separator: separator(in: record)))
    }
    if columns == nil {
      if let header {
        findColumns(header, width: Self.trimmed(record.fields, to: Self.trimmed(header.fields, to: 3).count).count)
      } else {
        let commented = comment.flatMap { Self.names(in: $0, dialect.separator) }.flatMap { CSVColumns.commented($0) }
        columns =
          commented?.count == record.fields.count ? commented : CSVColumns(row: Self.trimmed(record.fields, to: 3))
      }
    }
    if let columns { read(record, columns) }
  }

  /// Whether a first row is names: it has no number, or none in the first two columns; or names are the places of the
  /// columns after an empty one, as pandas has them where there are no names.
  private func isHeader(_ fields: [CSVRecords.Field]) -> Bool {
    let texts = fields.map(\.text)
    if texts.count >= 4, texts[0].isEmpty, texts.dropFirst().enumerated().allSatisfy({ $1 == "\($0)" }) { return true }
    let names = texts.filter { !CSVNumber.isMissing($0) }
    guard texts.count >= 3, names.count >= 2 else { return false }
    return names.allSatisfy { !CSVNumber.isNumber($0) }
      || texts.prefix(2).allSatisfy { !CSVNumber.isMissing($0) && !CSVNumber.isNumber($0) }
  }

  private mutating func findColumns(_ header: CSVRecords.Record, width: Int) {
    let names = Self.trimmed(header.fields, to: 3).map(\.text)
    // Names of columns that are their places name nothing.
    let isNumbered = names.dropFirst().enumerated().allSatisfy { $1 == "\($0)" }
    guard !isNumbered || names.count != 4 else {
      columns = CSVColumns.named(["", "x", "y", "label"], width: width).columns
      self.header = nil
      return
    }
    let (found, missing) = CSVColumns.named(names, width: width)
    columns = found
    if !missing.isEmpty { problems.append(.header(line: header.line, missing: missing, found: names)) }
    self.header = nil
  }

  /// Fields without empty ones at the end, which separators behind the last value make.
  private static func trimmed(_ fields: [CSVRecords.Field], to least: Int) -> [CSVRecords.Field] {
    var fields = fields
    while fields.count > least, let last = fields.last, last.text.isEmpty, !last.isQuoted { fields.removeLast() }
    return fields
  }

  private static func names(in comment: String, _ separator: CSVDialect.Separator?) -> [String]? {
    guard let separator else { return nil }
    var records = CSVRecords(Array(comment.utf8)[...], separator)
    return records.next()?.fields.map(\.text)
  }

  private mutating func read(_ record: CSVRecords.Record, _ columns: CSVColumns) {
    guard record.fault == nil else { return note(.afterQuote(line: record.line)) }
    let fields = Self.trimmed(record.fields, to: columns.count)
    guard fields.count == columns.count, !columns.hasRowNumbers || followsRowNumber(fields[0].text) else {
      let expected = columns.hasRowNumbers ? 3 : columns.count
      return note(
        .columns(line: record.line, found: fields.count, expected: expected, separator: separator(in: record)))
    }
    let point = columns.places.prefix(2).map { fields[$0].text }
    let label = fields[columns.places[2]]
    // A label that holds a whole row is one whose quote is closed by that of another.
    if label.text.split(whereSeparator: \.isNewline).dropFirst().contains(where: { isRow($0, columns) }) {
      return problems.append(.unclosedQuote(line: record.line))
    }
    guard label.text.utf8.count <= Dataset.longestLabel || label.text.count <= Dataset.longestLabel else {
      return note(.longLabel(line: record.line))
    }
    if point.contains(where: CSVNumber.isMissing) || CSVNumber.isMissingLabel(label) {
      missing.append(record.line)
    } else {
      rows.append(Row(line: record.line, point: point, label: Self.oneLine(label.text)))
    }
  }

  private mutating func followsRowNumber(_ text: String) -> Bool {
    guard let number = Int(text), lastRowNumber.map({ number == $0 + 1 }) ?? true else { return false }
    lastRowNumber = number
    return true
  }

  /// Whether a line within a value has as many separators as a row.
  private func isRow(_ line: Substring, _ columns: CSVColumns) -> Bool {
    guard case .character(let byte) = dialect.separator else { return false }
    return line.utf8.count { $0 == byte } >= columns.count - 1
  }

  /// What else may separate the columns of a record that has one.
  private func separator(in record: CSVRecords.Record) -> CSVDialect.Separator? {
    guard record.fields.count == 1 else { return nil }
    return CSVDialect.Separator.usual.first { separator in
      switch separator {
      case .character(let byte): record.fields[0].text.utf8.contains(byte)
      case .whitespace: record.fields[0].text.utf8.contains(UInt8(ascii: " "))
      }
    }
  }

  /// A label without the line ends that quotes can hold.
  private static func oneLine(_ label: String) -> String {
    guard label.contains(where: { $0.isNewline || $0 == "\t" }) else { return label }
    return label.split { $0.isNewline || $0 == "\t" || $0 == " " }.joined(separator: " ")
  }

  mutating func note(_ problem: DatasetError.Problem) {
    if odd.problems.last?.line != problem.line { odd.rows += 1 }
    if odd.problems.count < Self.kept { odd.problems.append(problem) }
  }
}
