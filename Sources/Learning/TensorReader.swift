internal import Text

/// Reads the little JSON that saved runs are made of: an object of names with nested lists of numbers, straight into
/// flat tensors, so that a long run takes no more memory than its numbers.
struct TensorReader {
  /// How deep a tensor's lists may be nested.
  private static let maximumDepth = 8

  private var json: JSONReader
  private let format: SavedRun.Format
  private let mostNumbers: Int

  init(_ bytes: ArraySlice<UInt8>, format: SavedRun.Format, mostNumbers: Int) {
    self.mostNumbers = mostNumbers
    json = JSONReader(bytes, limits: JSONReader.Limits(depth: Self.maximumDepth + 2))
    self.format = format
  }

  /// Reads the whole text, an object, calling `entry` for each key, which reads or skips the value.
  mutating func read(_ entry: (inout TensorReader, String) throws(SavedRunError) -> Void) throws(SavedRunError) {
    try step { (json) throws(ReadingError) in try json.begin() }
    try object(entry)
    try step { (json) throws(ReadingError) in try json.end() }
  }

  /// Reads an object, calling `entry` for each key, which reads or skips the value.
  mutating func object(_ entry: (inout TensorReader, String) throws(SavedRunError) -> Void) throws(SavedRunError) {
    guard json.start == .mapping else { throw unexpected }
    var bracket = try step { (json) throws(ReadingError) in try json.openMapping() }
    while let key = try step({ (json) throws(ReadingError) in try json.nextKey(in: &bracket)?.key }) {
      try entry(&self, key)
    }
  }

  /// Reads a number, or lists of numbers as long as each other.
  mutating func tensor(_ name: SavedName) throws(SavedRunError) -> NamedTensor {
    var (shape, values) = ([Int](), [Double]())
    try tensor(depth: 0, &shape, &values, name.full)
    return NamedTensor(name: name, shape: shape.map { max($0, 0) }, values: values)
  }

  private mutating func tensor(
    depth: Int, _ shape: inout [Int], _ values: inout [Double], _ name: String
  ) throws(SavedRunError) {
    guard json.start == .list else {
      guard depth == shape.count else { throw ragged(name) }
      // Python writes NaN and Infinity, which are reported later, with the tensor's name.
      let number = try step { (json) throws(ReadingError) in try json.readNumber(allowsNonFinite: true) }
      guard let number else { throw unexpected }
      guard values.count < mostNumbers else {
        throw SavedRunError([.tooLarge(numbers: values.count + 1)])
      }
      return values.append(number)
    }
    guard depth < Self.maximumDepth else { throw unexpected }
    if depth == shape.count {
      guard values.isEmpty, !shape.contains(where: { $0 >= 0 }) else { throw ragged(name) }
      shape.append(-1)
    }
    var bracket = try step { (json) throws(ReadingError) in try json.openList() }
    var count = 0
    while try step({ (json) throws(ReadingError) in try json.nextItem(in: &bracket) }) {
      try tensor(depth: depth + 1, &shape, &values, name)
      count += 1
    }
    guard shape[depth] == -1 || shape[depth] == count else { throw ragged(name) }
    shape[depth] = count
  }

  /// What the next value is, in words.
  var words: String {
    switch json.start {
    case .string: "text"
    case .mapping: "an object"
    case .list: "a list"
    default: "a value"
    }
  }

  /// Whether the next value can be numbers.
  var hasNumbers: Bool {
    switch json.start {
    case .word, .list: true
    default: false
    }
  }

  /// Passes over a value of any kind.
  mutating func skip() throws(SavedRunError) {
    try step { (json) throws(ReadingError) in try json.skipValue() }
  }

  /// Reads a string.
  mutating func string() throws(SavedRunError) -> String {
    guard json.start == .string else { throw unexpected }
    return try step { (json) throws(ReadingError) in try json.readString() }
  }

  private mutating func step<Value>(
    _ body: (inout JSONReader) throws(ReadingError) -> Value
  ) throws(SavedRunError) -> Value {
    do throws(ReadingError) { return try body(&json) } catch {
      switch (format, error.problem) {
      case (.json, .badJSON), (.json, .notFinite):
        throw SavedRunError([.format(format, .syntax(error.problem, error.place), name: nil)])
      default: throw unexpected
      }
    }
  }

  private func ragged(_ name: String) -> SavedRunError { SavedRunError([.format(format, .ragged, name: name)]) }

  /// Something else stands here than what the format has.
  private var unexpected: SavedRunError {
    SavedRunError([.format(format, format == .json ? .json(line: json.place.line) : .header, name: nil)])
  }
}

extension SavedTensors {
  /// Reads the tensors of a JSON object, in its order.
  mutating func readJSON(_ bytes: [UInt8]) throws(SavedRunError) {
    var reader = TensorReader(bytes[...], format: .json, mostNumbers: scope.mostNumbers)
    try reader.read { (json, key) throws(SavedRunError) in
      let name = try name(key)
      guard wants(name), !scope.isAll || json.hasNumbers else {
        pass(over: name, kind: json.words)
        return try json.skip()
      }
      let tensor = try json.tensor(name)
      try take(tensor.values.count)
      keep(tensor)
    }
  }
}
