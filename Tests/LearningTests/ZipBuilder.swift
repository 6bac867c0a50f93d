/// Builds zip archives and NPY files byte by byte, as NumPy writes them, or with numbers that lie.
enum ZipBuilder {
  /// An archive of stored files.
  ///
  /// - Parameters:
  ///   - isLarge: Whether it has the records of large archives (ZIP64); they are needed for more than 65,535 files.
  ///   - count: How many files these records say there are.
  static func archive(_ files: [(name: String, contents: [UInt8])], isLarge: Bool = false, count: Int? = nil) -> [UInt8]
  {
    var (bytes, directory) = ([UInt8](), [UInt8]())
    for file in files {
      let name = Array(file.name.utf8)
      let offset = bytes.count
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4) + little(Int(checksum(file.contents)), 4)
        + little(file.contents.count, 4) + little(file.contents.count, 4) + little(name.count, 2) + little(0, 2)
      bytes += little(0x0403_4b50, 4) + common + name + file.contents
      directory += little(0x0201_4b50, 4) + little(20, 2) + common + little(0, 10) + little(offset, 4) + name
    }
    let start = bytes.count
    bytes += directory
    if isLarge {
      let count = little(count ?? files.count, 8)
      let record = bytes.count
      bytes += little(0x0606_4b50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) + count + count
      bytes += little(directory.count, 8) + little(start, 8)
      bytes += little(0x0706_4b50, 4) + little(0, 4) + little(record, 8) + little(1, 4)
    }
    let short = little(isLarge ? 0xFFFF : files.count, 2)
    bytes += little(0x0605_4b50, 4) + little(0, 4) + short + short + little(directory.count, 4)
    return bytes + little(isLarge ? 0xFFFF_FFFF : start, 4) + little(0, 2)
  }

  /// An NPY file of version 1.
  static func array(_ kind: String, _ shape: String, _ data: [UInt8]) -> [UInt8] {
    let text = "{'descr': \(kind), 'fortran_order': False, 'shape': \(shape), }\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0] + little(text.utf8.count, 2) + Array(text.utf8) + data
  }

  /// 64-bit floats.
  static func floats(_ shape: String, _ values: [Double]) -> [UInt8] {
    array(
      "'<f8'", shape,
      values.flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> ($0 * 8)) } })
  }

  private static func little(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> ($0 * 8)) : 0 }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ $0 >> 8 }
  }
}
