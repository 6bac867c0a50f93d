extension CSVReader {
  /// The mark before decimals, by all numbers that show one; nil, with a problem, where they don't agree.
  private mutating func decimalMark() -> CSVDialect.DecimalMark? {
    if let own = dialect.decimal { return own }
    var firsts: [CSVNumber.Evidence: (line: Int, text: String)] = [:]
    for row in rows {
      for text in row.point {
        guard let evidence = CSVNumber.evidence(text), firsts[evidence] == nil else { continue }
        firsts[evidence] = (row.line, text)
      }
    }
    switch (firsts[.sure(.point)], firsts[.sure(.comma)], firsts[.unsure(.comma)]) {
    case (let point?, let comma?, _):
      problems.append(.decimals(point: point.text, pointLine: point.line, comma: comma.text, commaLine: comma.line))
      return nil
    case (nil, .some, _): return .comma
    case (nil, nil, let unsure?):
      problems.append(.decimal(line: unsure.line, found: unsure.text))
      return nil
    default: return .point
    }
  }

  /// The samples with their lines, once the numbers are read.
  private mutating func samples(_ decimal: CSVDialect.DecimalMark) -> [(line: Int, point: SIMD2<Double>, label: String)]
  {
    var percent: Int?
    var samples: [(line: Int, point: SIMD2<Double>, label: String)] = []
    for row in rows {
      let numbers = zip(row.point, CSVColumns.names).map { text, name in
        guard let value = CSVNumber.value(text, decimal), value.magnitude <= Dataset.maximumCoordinate else {
          note(.number(line: row.line, column: name, found: text))
          return Double.nan
        }
        return value
      }
      guard numbers.allSatisfy(\.isFinite) else { continue }
      if row.point.contains(where: { $0.hasSuffix("%") }) { percent = percent ?? row.line }
      samples.append((row.line, SIMD2(numbers[0], numbers[1]), row.label))
    }
    if let percent { notes.append(.percent(line: percent)) }
    return samples
  }

  mutating func result() throws(DatasetError) -> (dataset: Dataset, notes: [DatasetNote]) {
    dropNumberedHeader()
    let decimal = decimalMark()
    let samples = decimal.map { self.samples($0) } ?? []
    if !missing.isEmpty { notes.append(.missing(lines: missing)) }
    let isReadable = odd.rows * 9 <= samples.count
    if isReadable {
      noteLeftRows()
    } else {
      problems += odd.problems
    }
    if samples.isEmpty, problems.isEmpty { problems.append(.empty(missing: missing.count)) }
    let (labels, names) = Self.classes(samples.map(\.label), decimal ?? .point)
    if !samples.isEmpty, !(2...Classifier.maximumClasses).contains(names.count) {
      if names.count > 1 || problems.isEmpty { problems.append(.classes(found: names)) }
    }
    if !problems.isEmpty {
      throw DatasetError(problems: problems.enumerated().sorted { Self.precedes($0, $1) }.map(\.element))
    }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let dataset = Dataset(
      unchecked: zip(samples, labels).map { .init(point: $0.point, label: numbers[$1] ?? 0) }, classNames: names)
    return (dataset, notes + DatasetNote.repeated(in: dataset, lines: samples.map(\.line)))
  }

  /// A first row 0, 1, 2 is the numbers of the columns, as pandas writes them where they have no names, if no other row
  /// is of class 2.
  private mutating func dropNumberedHeader() {
    guard let first = rows.first, first.point == ["0", "1"], first.label == "2" else { return }
    let others = Set(rows.dropFirst().map { Self.integer($0.label, .point) })
    guard others.count >= 2, !others.contains(2) else { return }
    rows.removeFirst()
    notes.append(.numberedHeader(line: first.line))
  }

  /// Takes note of the rows that can't be read: one problem of each of the first.
  private mutating func noteLeftRows() {
    var shown = 0
    var last: Int?
    for problem in odd.problems.sorted(by: { ($0.line ?? 0) < ($1.line ?? 0) }) where problem.line != last && shown < 5
    {
      // Of a few rows alone, another separator is not likely.
      if case .columns(let line, let found, let expected, _) = problem {
        notes.append(.left(.columns(line: line, found: found, expected: expected, separator: nil)))
      } else {
        notes.append(.left(problem))
      }
      (shown, last) = (shown + 1, problem.line)
    }
    if odd.rows > shown { notes.append(.moreLeft(odd.rows - shown)) }
  }

  /// Problems come in order of their lines, those of the whole at its end; else as they were found.
  private static func precedes(
    _ a: (offset: Int, element: DatasetError.Problem), _ b: (offset: Int, element: DatasetError.Problem)
  ) -> Bool {
    (a.element.line ?? .max, a.offset) < (b.element.line ?? .max, b.offset)
  }

  /// Every sample's class, and the classes in order: of their numbers, or of their names.
  private static func classes(
    _ labels: [String], _ decimal: CSVDialect.DecimalMark
  ) -> (labels: [String], names: [String]) {
    let integers = labels.compactMap { integer($0, decimal) }
    guard integers.count == labels.count else {
      let names = Set(labels).sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
      return (labels, names)
    }
    return (integers.map(String.init), Set(integers).sorted().map(String.init))
  }

  /// The whole number that a label stands for: "2", and "2.0" or "2.00e+00", as NumPy writes it.
  private static func integer(_ label: String, _ decimal: CSVDialect.DecimalMark) -> Int? {
    Int(label) ?? CSVNumber.value(label, decimal).flatMap(Int.init(exactly:))
  }
}
