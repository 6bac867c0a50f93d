/// Writes an NPZ file, NumPy's archive of arrays, piece by piece.
///
/// Arrays are stored as they are, under a date that never changes, so that the same arrays make the same bytes. See
/// NumPy's "numpy.lib.format" and PKWARE's "APPNOTE.TXT". All arrays together take less than 4 GiB.
public struct NPZWriter: Sendable {
  private var directory: [UInt8] = []
  /// How many arrays were added, and how many bytes they take in the file.
  private var (count, size) = (0, 0)

  /// Starts a file without arrays.
  public init() {}

  /// Adds an array: numbers as floats of 64 bits, texts as a list of Unicode texts.
  ///
  /// - Parameters:
  ///   - name: What it is called, of at most 65,531 bytes.
  ///   - content: The array.
  /// - Returns: The bytes that come next in the file.
  public mutating func add(_ name: String, _ content: TensorFile.Content) -> [UInt8] {
    let file = Array("\(name).npy".utf8)
    let data = Self.array(content)
    let start = size
    var common: [UInt8] = []
    // Version 2.0, a name in UTF-8, stored, at midnight of 1 January 1980: the first date that there is.
    for number in [20, 1 << 11, 0, 0, 1 << 5 | 1] { common.append(number, size: 2) }
    for number in [Self.checksum(data), data.count, data.count] { common.append(number, size: 4) }
    common.append(file.count, size: 2)
    common.append(0, size: 2)
    var bytes: [UInt8] = []
    bytes.append(0x0403_4b50, size: 4)
    bytes += common + file + data
    directory.append(0x0201_4b50, size: 4)
    directory.append(20, size: 2)
    directory += common + [UInt8](repeating: 0, count: 10)
    directory.append(start, size: 4)
    directory += file
    count += 1
    size += bytes.count
    return bytes
  }

  /// The bytes that end the file, after those of all arrays.
  public var end: [UInt8] {
    var bytes = directory
    // The usual record can't count further than that.
    let isLarge = count >= 0xFFFF
    if isLarge {
      bytes.append(0x0606_4b50, size: 4)
      bytes.append(44, size: 8)
      for number in [45, 45] { bytes.append(number, size: 2) }
      bytes.append(0, size: 8)
      for number in [count, count, directory.count, size] { bytes.append(number, size: 8) }
      bytes.append(0x0706_4b50, size: 4)
      bytes.append(0, size: 4)
      bytes.append(size + directory.count, size: 8)
      bytes.append(1, size: 4)
    }
    bytes.append(0x0605_4b50, size: 4)
    bytes.append(0, size: 4)
    for _ in 0..<2 { bytes.append(isLarge ? 0xFFFF : count, size: 2) }
    bytes.append(directory.count, size: 4)
    bytes.append(size, size: 4)
    bytes.append(0, size: 2)
    return bytes
  }

  /// An NPY file.
  private static func array(_ content: TensorFile.Content) -> [UInt8] {
    switch content {
    case .numbers(let shape, let values):
      var bytes = header("<f8", shape)
      bytes.reserveCapacity(bytes.count + 8 * values.count)
      for value in values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
      return bytes
    case .texts(let texts):
      let width = max(1, texts.map(\.unicodeScalars.count).max() ?? 1)
      var bytes = header("<U\(width)", [texts.count])
      for text in texts {
        for scalar in text.unicodeScalars { bytes.append(Int(scalar.value), size: 4) }
        bytes += [UInt8](repeating: 0, count: 4 * (width - text.unicodeScalars.count))
      }
      return bytes
    }
  }

  /// What an NPY file starts with: the magic, version 1.0, and the description, so long that the data begin at a
  /// multiple of 64 bytes.
  private static func header(_ kind: String, _ shape: [Int]) -> [UInt8] {
    let sides = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let text = "{'descr': '\(kind)', 'fortran_order': False, 'shape': (\(sides)), }"
    let room = 63 - (10 + text.utf8.count) % 64
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes.append(text.utf8.count + room + 1, size: 2)
    return bytes + Array(text.utf8) + [UInt8](repeating: 0x20, count: room) + [0x0A]
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  /// The archive's checksum of a file, CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> Int {
    let sum = table.withUnsafeBufferPointer { table in
      bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
    }
    return Int(~sum)
  }
}

extension [UInt8] {
  /// Appends a number in so many bytes, the lowest first.
  fileprivate mutating func append(_ number: Int, size: Int) {
    for place in 0..<size { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
