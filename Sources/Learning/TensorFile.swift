internal import Text

/// All that a file of numbers holds: the arrays of an NPY, NPZ, safetensors or JSON file, or the columns of a table.
public struct TensorFile: Sendable {
  /// How many numbers are read at most.
  public static let maximumNumbers = 1 << 24

  /// The kinds of files.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    /// One array of NumPy's.
    case npy
    /// NumPy's archive of arrays.
    case npz
    /// The format of huggingface/safetensors.
    case safetensors
    /// An object of names with nested lists of numbers.
    case json
    /// A table with commas or semicolons between its columns.
    case csv
    /// A table with tabs between its columns.
    case tsv

    /// The format that the ending of a file's name stands for; nil for another ending.
    public init?(fileName: String) {
      guard let ending = fileName.split(separator: ".").last else { return nil }
      self.init(rawValue: ending.lowercased())
    }
  }

  /// What has a name.
  public enum Content: Hashable, Sendable {
    /// Numbers, the last index running fastest.
    case numbers(shape: [Int], values: [Double])
    /// The words of a column that has no numbers.
    case texts([String])
  }

  /// What the file holds, in its order; what is neither numbers nor words is left out.
  public let entries: [(name: String, content: Content)]

  /// Reads a file.
  ///
  /// The columns of a table are called what its first row says, or `c0`, `c1`, … where that has numbers. Numbers have a
  /// decimal point or comma. Rows that are empty, or start with "#", are passed over.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - format: What it is.
  /// - Throws: `TensorFileError`, with all that is wrong.
  public init(_ bytes: [UInt8], _ format: Format) throws(TensorFileError) {
    switch format {
    case .csv: entries = try Self.columns(of: Array(DecodedText(bytes).text.utf8), nil)
    case .tsv: entries = try Self.columns(of: Array(DecodedText(bytes).text.utf8), .character(UInt8(ascii: "\t")))
    case .npy: entries = try Self.array(bytes)
    case .npz: entries = try Self.arrays(bytes, .npz)
    case .safetensors: entries = try Self.arrays(bytes, .safetensors)
    case .json: entries = try Self.arrays(bytes, .json)
    }
    guard !entries.isEmpty else { throw TensorFileError([.empty]) }
  }

  private static let scope = SavedTensors.Scope(isAll: true, mostNumbers: maximumNumbers)

  private static func arrays(
    _ bytes: [UInt8], _ format: SavedRun.Format
  ) throws(TensorFileError) -> [(name: String, content: Content)] {
    do throws(SavedRunError) {
      return contents(try SavedTensors(bytes, format, scope))
    } catch {
      throw TensorFileError(error)
    }
  }

  private static func array(_ bytes: [UInt8]) throws(TensorFileError) -> [(name: String, content: Content)] {
    guard bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else { throw TensorFileError([.noNPY]) }
    var file = SavedTensors(.npz, scope)
    var rest = bytes[...]
    do throws(SavedRunError) {
      let name = try file.name("the array")
      try file.readNPY("the array", as: name) { count in
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
      }
    } catch {
      // Of what an archive has, only damage can be in a file.
      let damages = error.problems.compactMap { if case .format(_, let damage, _) = $0 { damage } else { nil } }
      throw damages.isEmpty ? TensorFileError(error) : TensorFileError(damages.map(TensorFileError.Problem.array))
    }
    guard let other = file.others.first else { return contents(file) }
    throw TensorFileError([.noNumbers(found: other.kind)])
  }

  private static func contents(_ file: SavedTensors) -> [(name: String, content: Content)] {
    file.tensors.map { ($0.name.full, .numbers(shape: $0.shape, values: $0.values)) }
  }
}

extension TensorFile {
  /// The columns of a table; the separator is recognised where it is nil.
  private static func columns(
    of bytes: [UInt8], _ separator: CSVDialect.Separator?
  ) throws(TensorFileError) -> [(name: String, content: Content)] {
    var records = CSVRecords(bytes[...], separator ?? self.separator(of: bytes[...]))
    var (rows, problems): ([CSVRecords.Record], [TensorFileError.Problem]) = ([], [])
    var count = 0
    while let record = records.next() {
      count += record.fields.count
      guard count <= maximumNumbers else { throw TensorFileError([.tooLarge(numbers: count)]) }
      if case .unclosed(let line) = record.fault {
        problems.append(.unclosedQuote(line: line))
      } else if record.fault == .afterQuote {
        problems.append(.afterQuote(line: record.line))
      } else if let first = rows.first, first.fields.count != record.fields.count {
        problems.append(.columns(line: record.line, found: record.fields.count, expected: first.fields.count))
      } else {
        rows.append(record)
      }
    }
    guard let first = rows.first else {
      guard problems.isEmpty else { throw TensorFileError(problems) }
      return []
    }
    let hasNames = !first.fields.contains { CSVNumber.isNumber($0.text) }
    let names = first.fields.enumerated().map { hasNames && !$1.text.isEmpty ? $1.text : "c\($0)" }
    var known: Set<String> = []
    for name in names where !known.insert(name).inserted { problems.append(.repeated(name)) }
    let body = hasNames ? rows.dropFirst() : rows[...]
    if body.isEmpty, problems.isEmpty { problems.append(.empty) }
    let decimal = decimalMark(of: body)
    var entries: [(name: String, content: Content)] = []
    for (index, name) in names.enumerated() {
      let fields = body.map { (line: $0.line, text: $0.fields[index].text) }
      // A column of words has no number at all.
      guard fields.isEmpty || fields.contains(where: { CSVNumber.isNumber($0.text) }) else {
        entries.append((name, .texts(fields.map(\.text))))
        continue
      }
      var values: [Double] = []
      for (line, text) in fields {
        guard let value = CSVNumber.value(text, decimal), value.isFinite else {
          problems.append(.cell(line: line, column: name, found: text))
          continue
        }
        values.append(value)
      }
      entries.append((name, .numbers(shape: [values.count], values: values)))
    }
    guard problems.isEmpty else {
      throw TensorFileError(
        problems.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
          .map(\.element))
    }
    return entries
  }

  /// The separator that makes rows of as many fields as the first, more than one, and most of these numbers.
  ///
  /// Only the text's beginning is looked at.
  private static func separator(of bytes: ArraySlice<UInt8>) -> CSVDialect.Separator {
    var best: (separator: CSVDialect.Separator, score: (rows: Int, share: Int)) = (
      .character(UInt8(ascii: ",")), (0, 0)
    )
    for separator in CSVDialect.Separator.usual where separator != .whitespace {
      var records = CSVRecords(bytes.prefix(1 << 16), separator)
      guard let width = records.next()?.fields.count, width > 1 else { continue }
      var (rows, numbers) = (1, 0)
      for _ in 0..<50 {
        guard let record = records.next() else { break }
        guard record.fields.count == width else { continue }
        rows += 1
        numbers += record.fields.count { CSVNumber.isNumber($0.text) }
      }
      let score = (rows: rows, share: numbers * 1000 / (rows * width))
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }

  /// A comma where a number shows one for certain, else a point.
  private static func decimalMark(of rows: ArraySlice<CSVRecords.Record>) -> CSVDialect.DecimalMark {
    let evidence = Set(rows.lazy.flatMap(\.fields).compactMap { CSVNumber.evidence($0.text) })
    return evidence.contains(.sure(.comma)) && !evidence.contains(.sure(.point)) ? .comma : .point
  }
}

/// What is wrong with a file of numbers, as facts; `description` puts them into words.
public struct TensorFileError: Error, Hashable, Sendable {
  /// One thing that is wrong.
  public enum Problem: Hashable, Sendable {
    /// A file of arrays is damaged, or holds what is not read.
    case arrays(SavedRunError.Problem)
    /// The bytes of one array are damaged.
    case array(SavedRunError.Damage)
    /// It does not start as NPY files do.
    case noNPY
    /// The array holds something else than numbers.
    case noNumbers(found: String)
    /// There are more numbers than are read.
    case tooLarge(numbers: Int)
    /// There is nothing in it.
    case empty
    /// A row has another number of values than the first.
    case columns(line: Int, found: Int, expected: Int)
    /// A value of a column of numbers is none.
    case cell(line: Int, column: String, found: String)
    /// Two columns have one name.
    case repeated(String)
    /// A quote is never closed.
    case unclosedQuote(line: Int)
    /// Text follows a closing quote.
    case afterQuote(line: Int)
  }

  /// What is wrong; at least one.
  public let problems: [Problem]

  init(_ problems: [Problem]) { self.problems = problems }

  init(_ error: SavedRunError) {
    problems = error.problems.map { problem in
      if case .tooLarge(let numbers) = problem { return .tooLarge(numbers: numbers) }
      return .arrays(problem)
    }
  }
}

extension TensorFileError: CustomStringConvertible {
  /// Each problem on a line of its own, at most 20 of them.
  public var description: String {
    let rest = problems.count - SavedRunError.shown
    return (problems.prefix(SavedRunError.shown).map(\.description) + (rest > 0 ? ["and \(rest) more"] : []))
      .joined(separator: "\n")
  }
}

extension TensorFileError.Problem: CustomStringConvertible {
  /// The line of a table, counted from 1; nil for what has none.
  public var line: Int? {
    switch self {
    case .columns(let line, _, _), .cell(let line, _, _), .unclosedQuote(let line), .afterQuote(let line): line
    case .arrays, .array, .noNPY, .noNumbers, .tooLarge, .empty, .repeated: nil
    }
  }

  /// What is wrong, where, what was found and expected, and how to fix it.
  public var description: String { (line.map { "line \($0): " } ?? "") + words }

  /// The same without the line.
  public var words: String {
    switch self {
    case .arrays(let problem): problem.description
    case .array(let damage): damage.words("NPY")
    case .noNPY: "this is no NPY file: is the name's ending right?"
    case .noNumbers(let found): "the array holds \(found): expected floats or whole numbers of at most 64 bits"
    case .tooLarge(let numbers):
      "there are \(numbers) numbers or more: expected at most \(TensorFile.maximumNumbers); save a part of them"
    case .empty: "there are no numbers in it: expected arrays, or rows of numbers"
    case .columns(_, let found, let expected):
      "\(found) value\(found == 1 ? "" : "s"), expected \(expected), as in the first row"
    case .cell(_, let column, let found):
      "\(column) is \(found.isEmpty ? "empty" : "\"\(found)\""): expected a number, as in other rows"
    case .repeated(let name): "two columns are called \(name): give each a name of its own"
    case .unclosedQuote: "a quote that is never closed"
    case .afterQuote: "text after a closing quote; double quotes within a value: \"\""
    }
  }
}
