/// Reads the little JSON that saved runs are made of: an object of names with nested lists of numbers, straight into
/// flat tensors, so that a long run takes no more memory than its numbers.
struct TensorJSON {
  /// How deep lists may be nested.
  private static let maximumDepth = 8

  private let bytes: ArraySlice<UInt8>
  private let format: SavedRun.Format
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>, format: SavedRun.Format) {
    self.bytes = bytes
    self.format = format
    position = bytes.startIndex
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { position += 3 }
  }

  /// Reads an object, calling `entry` for each key, which reads or skips the value.
  mutating func object(_ entry: (inout TensorJSON, String) throws(SavedRunError) -> Void) throws(SavedRunError) {
    try expect("{")
    guard !take("}") else { return }
    repeat {
      let key = try string()
      try expect(":")
      try entry(&self, key)
    } while take(",")
    try expect("}")
  }

  /// Nothing but spaces may be left.
  mutating func end() throws(SavedRunError) {
    guard peek() == nil else { throw error }
  }

  /// Reads a number, or lists of numbers as long as each other.
  mutating func tensor(_ name: String) throws(SavedRunError) -> NamedTensor {
    var (shape, values) = ([Int](), [Double]())
    try tensor(depth: 0, &shape, &values, name)
    return NamedTensor(name: name, shape: shape.map { max($0, 0) }, values: values)
  }

  private mutating func tensor(
    depth: Int, _ shape: inout [Int], _ values: inout [Double], _ name: String
  ) throws(SavedRunError) {
    guard take("[") else {
      guard depth == shape.count else { throw SavedRunError([.format(format, .ragged, name: name)]) }
      return values.append(try number())
    }
    guard depth < Self.maximumDepth else { throw error }
    if depth == shape.count {
      guard values.isEmpty, !shape.contains(where: { $0 >= 0 }) else {
        throw SavedRunError([.format(format, .ragged, name: name)])
      }
      shape.append(-1)
    }
    var count = 0
    if !take("]") {
      repeat {
        try tensor(depth: depth + 1, &shape, &values, name)
        count += 1
      } while take(",")
      try expect("]")
    }
    guard shape[depth] == -1 || shape[depth] == count else {
      throw SavedRunError([.format(format, .ragged, name: name)])
    }
    shape[depth] = count
  }

  /// Passes over a value of any kind.
  mutating func skip(depth: Int = 0) throws(SavedRunError) {
    guard depth < Self.maximumDepth else { throw error }
    switch peek() {
    case UInt8(ascii: "{"): try object { (json, _) throws(SavedRunError) in try json.skip(depth: depth + 1) }
    case UInt8(ascii: "["):
      try expect("[")
      guard !take("]") else { return }
      repeat { try skip(depth: depth + 1) } while take(",")
      try expect("]")
    case UInt8(ascii: "\""): _ = try string()
    default: _ = word()
    }
  }

  /// Reads a string.
  mutating func string() throws(SavedRunError) -> String {
    try expect("\"")
    var text: [UInt8] = []
    while position < bytes.endIndex {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        // No name has an escape but of these.
        guard position < bytes.endIndex, "\"\\/".utf8.contains(bytes[position]) else { throw error }
        text.append(bytes[position])
        position += 1
      default: text.append(byte)
      }
    }
    throw error
  }

  private mutating func number() throws(SavedRunError) -> Double {
    let word = word()
    // Python writes NaN and Infinity, which is then told of with the tensor's name.
    let isPlain = word.utf8.allSatisfy { Self.isOfNumber($0) }
    guard isPlain || ["NaN", "Infinity", "-Infinity"].contains(word), let number = Double(word) else { throw error }
    return number
  }

  private mutating func word() -> String {
    _ = peek()
    let start = position
    while position < bytes.endIndex, !Self.endsWord(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 }

  private static func endsWord(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "0"..."9", "+", "-", ".", "e", "E": true
    default: false
    }
  }

  /// The next byte that is no space.
  private mutating func peek() -> UInt8? {
    while position < bytes.endIndex, Self.isSpace(bytes[position]) { position += 1 }
    return position < bytes.endIndex ? bytes[position] : nil
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(SavedRunError) {
    guard take(mark) else { throw error }
  }

  /// The text is wrong at the place reached.
  private var error: SavedRunError {
    let line = bytes[..<position].count { $0 == UInt8(ascii: "\n") } + 1
    return SavedRunError([.format(format, format == .json ? .json(line: line) : .header, name: nil)])
  }
}

extension NamedTensor {
  /// Reads the tensors of a JSON object.
  static func readJSON(_ bytes: [UInt8]) throws(SavedRunError) -> [NamedTensor] {
    var json = TensorJSON(bytes[...], format: .json)
    var tensors: [NamedTensor] = []
    try json.object { (json, name) throws(SavedRunError) in tensors.append(try json.tensor(name)) }
    try json.end()
    return tensors
  }
}
