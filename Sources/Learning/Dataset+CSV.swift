extension Dataset {
  /// Reads rows of x, y and label; what is odd about them is not reported.
  ///
  /// See ``read(csv:dialect:)``.
  public init(csv text: String) throws(DatasetError) { self = try Self.read(csv: text).dataset }

  /// Reads rows of x, y and label, as RFC 4180 and the programs that write tables have them.
  ///
  /// Columns are parted by commas, semicolons, tabs, bars or spaces, numbers have a decimal point or comma, and perhaps
  /// marks between thousands; what is not stated is recognised. Fields may be in double quotes. A first row without
  /// numbers is a header; when it names x, y and label (in capitals or not; or x1, x2 and y; class or target), the columns
  /// may stand in any order, among others. Labels are whole numbers or names; classes are numbered in order of the
  /// numbers, or of the names by their Unicode scalars. Empty lines, lines that start with "#", a first line "sep=;" and a
  /// byte order mark are passed over.
  ///
  /// Rows with a value that is missing are left out, and so are rows that can't be read, as long as nine of ten can; both
  /// with a note. Throws everything that is wrong else, with line numbers.
  public static func read(
    csv text: String, dialect: CSVDialect = CSVDialect()
  ) throws(DatasetError) -> (dataset: Dataset, notes: [DatasetNote]) {
    var reader = CSVReader(dialect)
    reader.read(Array(text.utf8))
    return try reader.result()
  }
}
