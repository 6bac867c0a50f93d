extension Dataset {
  /// Reads lines of x, y and label, separated by commas.
  ///
  /// A first line whose first two columns are no numbers is a header; when it names x, y and label (in capitals or
  /// not), the columns may stand in any order, among others. Labels are whole numbers or names; classes are numbered in
  /// order of the numbers, or of the names by their Unicode scalars. Spaces around values, empty lines, lines that
  /// start with "#", and a byte order mark are passed over. Values are not quoted.
  ///
  /// Throws everything that is wrong, with line numbers.
  public init(csv text: String) throws(DatasetError) {
    var reader = CSVReader()
    // "\r\n" is one Character, so all line ends are found.
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      reader.read(line, number: index + 1)
      guard reader.samples.count <= Self.maximumSamples else {
        reader.problems.append(.tooManyRows(line: index + 1))
        break
      }
    }
    self = try reader.dataset()
  }
}

/// The state of reading a CSV text, line by line.
private struct CSVReader {
  private(set) var samples: [(point: SIMD2<Double>, label: String)] = []
  var problems: [DatasetError.Problem] = []
  /// Which columns x, y and label are, and how many there are; nil before the first line.
  private var columns: (places: [Int], count: Int)?

  private static let names = ["x", "y", "label"]

  mutating func read(_ line: Substring, number: Int) {
    let values = line.split(separator: ",", omittingEmptySubsequences: false).map(Self.trimmed)
    guard values.count > 1 || !values[0].isEmpty, !values[0].hasPrefix("#") else { return }
    guard let columns else {
      readFirst(values, line: line, number: number)
      return
    }
    readRow(values, columns, line: line, number: number)
  }

  private mutating func readFirst(_ values: [String], line: Substring, number: Int) {
    let plain = (places: [0, 1, 2], count: 3)
    // A row with a slip in one number, or whose columns are parted otherwise, is no header.
    guard values.count >= 3, Double(values[0]) == nil, Double(values[1]) == nil else {
      columns = plain
      return readRow(values, plain, line: line, number: number)
    }
    let found = values.map { $0.lowercased() }
    let missing = Self.names.filter { name in found.count(where: { $0 == name }) != 1 }
    // A column whose name is not found is taken to be the first that is left, so that the rows are checked too.
    var others = found.indices.filter { !Self.names.contains(found[$0]) }
    let places = Self.names.enumerated().map { index, name in
      if let place = found.firstIndex(of: name) { return place }
      return others.isEmpty ? index : others.removeFirst()
    }
    columns = (places, values.count)
    // Three columns by other names are taken in their order; of more, or when some names are known, one is a slip.
    guard missing.isEmpty || values.count == 3 && places == [0, 1, 2] else {
      return problems.append(.header(line: number, missing: missing, found: values))
    }
  }

  private mutating func readRow(
    _ values: [String], _ columns: (places: [Int], count: Int), line: Substring, number: Int
  ) {
    guard values.count == columns.count else {
      let separator = values.count == 1 ? [";", "\t", " "].first(where: line.contains) : nil
      problems.append(
        .columns(line: number, found: values.count, expected: columns.count, separator: separator))
      return
    }
    let numbers = zip(columns.places, Self.names).prefix(2).map { place, name in
      guard let value = Double(values[place]), value.magnitude <= Dataset.maximumCoordinate else {
        problems.append(.number(line: number, column: name, found: values[place]))
        return Double.nan
      }
      return value
    }
    let label = values[columns.places[2]]
    guard !label.isEmpty else {
      problems.append(.label(line: number))
      return
    }
    samples.append((SIMD2(numbers[0], numbers[1]), label))
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace || first == "\u{feff}" { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The whole number that a label stands for: "2", and "2.0" or "2.00e+00", as NumPy writes it.
  private static func integer(_ label: String) -> Int? { Int(label) ?? Double(label).flatMap(Int.init(exactly:)) }

  func dataset() throws(DatasetError) -> Dataset {
    var problems = problems
    if samples.isEmpty, problems.isEmpty { problems.append(.empty) }
    let integers = samples.compactMap { Self.integer($0.label) }
    let areIntegers = integers.count == samples.count
    let labels = areIntegers ? integers.map(String.init) : samples.map(\.label)
    let names =
      areIntegers
      ? Set(integers).sorted().map(String.init)
      : Set(labels).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    if !samples.isEmpty, !(2...Classifier.maximumClasses).contains(names.count), !names.isEmpty {
      if names.count > 1 || problems.isEmpty { problems.append(.classes(found: names)) }
    }
    if !problems.isEmpty { throw DatasetError(problems: problems) }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    return Dataset(
      unchecked: zip(samples, labels).map { .init(point: $0.point, label: numbers[$1] ?? 0) }, classNames: names)
  }
}
