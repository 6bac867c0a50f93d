/// Which columns of a table are x, y and the label.
struct CSVColumns: Hashable {
  /// The places of x, y and label.
  var places = [0, 1, 2]
  /// How many columns there are.
  var count = 3
  /// Whether the first column numbers the rows, though no header says so.
  var hasRowNumbers = false

  /// What the columns are called in messages.
  static let names = ["x", "y", "label"]
  /// How tables call x, y and label, the likelier first.
  private static let known =
    ["label", "class", "target"].map { ["x", "y", $0] }
    + ["y", "label", "class", "target"].flatMap { label in
      [["x1", "x2", label], ["x0", "x1", label], ["x_1", "x_2", label], ["x_0", "x_1", label]]
    }

  /// Columns by their order, as many as a row has.
  init(row: [CSVRecords.Field]) {
    guard row.count == 4, row[0].text == "0" || row[0].text == "1" else { return }
    self = CSVColumns(places: [1, 2, 3], count: 4, hasRowNumbers: true)
  }

  private init(places: [Int], count: Int, hasRowNumbers: Bool = false) {
    (self.places, self.count, self.hasRowNumbers) = (places, count, hasRowNumbers)
  }

  /// Columns by their names; what is missing among the names is reported too.
  ///
  /// - Parameters:
  ///   - header: The names.
  ///   - width: How many fields a row has: one more where the first is a row's own name, as R writes it.
  static func named(_ header: [String], width: Int) -> (columns: CSVColumns, missing: [String]) {
    let shift = width == header.count + 1 ? 1 : 0
    let names = header.map { $0.lowercased() }
    if let places = places(in: names) {
      return (CSVColumns(places: places.map { $0 + shift }, count: header.count + shift), [])
    }
    let missing = Self.names.filter { name in names.count { $0 == name } != 1 }
    // A column whose name is not found is taken to be the first that is left, so that the rows are checked too.
    var others = names.indices.filter { !Self.names.contains(names[$0]) && !isIndex(names[$0]) }
    let named = names.indices.filter { !isIndex(names[$0]) }
    let found = Self.names.enumerated().map { index, name in
      if let place = names.firstIndex(of: name) { return place }
      return others.isEmpty ? min(index, names.count - 1) : others.removeFirst()
    }
    // Three columns by other names are taken in their order; of more, or when some names are known, one is a slip.
    let isPlain = named.count == 3 && found == named
    return (
      CSVColumns(places: found.map { $0 + shift }, count: header.count + shift), isPlain ? [] : missing
    )
  }

  /// Columns by the names in a comment, if it has all of them.
  static func commented(_ names: [String]) -> CSVColumns? {
    places(in: names.map { $0.lowercased() }).map { CSVColumns(places: $0, count: names.count) }
  }

  private static func places(in names: [String]) -> [Int]? {
    for set in known where set.allSatisfy({ name in names.count { $0 == name } == 1 }) {
      return set.compactMap { names.firstIndex(of: $0) }
    }
    return nil
  }

  /// Whether a column only numbers the rows: it has no name, or the one that pandas reads it by.
  private static func isIndex(_ name: String) -> Bool { name.isEmpty || name == "unnamed: 0" }
}
