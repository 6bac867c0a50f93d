extension SavedTensors {
  /// How long the description of an NPY file may be.
  private static let longestHeader = 1 << 20

  /// Reads the tensors of an NPZ file, an archive of NPY files, in the order of the archive's directory.
  mutating func readNPZ(_ bytes: [UInt8]) throws(SavedRunError) {
    try ZipArchive.withArchive(bytes) { (archive) throws(SavedRunError) in
      for index in 0..<archive.count { try readNPY(archive, index) }
    }
  }

  /// Reads a file of the archive: all of it where it is wanted, else only what it says of itself.
  private mutating func readNPY(_ archive: borrowing ZipArchive, _ index: Int) throws(SavedRunError) {
    let file = archive.name(index)
    let name = try name(file.hasSuffix(".npy") ? String(file.dropLast(4)) : file)
    guard wants(name) else {
      // What is not asked for may be damaged.
      let contents = try? archive.open(index)
      var header: NPYHeader?
      if let contents { header = try? Self.header(file) { count throws(SavedRunError) in try contents.read(count) } }
      return pass(over: name, kind: header?.words ?? "no array")
    }
    let contents = try archive.open(index)
    try readNPY(file, as: name) { count throws(SavedRunError) in try contents.read(count) }
  }

  /// Reads an NPY file.
  ///
  /// - Parameters:
  ///   - file: What it is called in messages.
  ///   - name: The tensor's name.
  ///   - read: Gives the next bytes: so many, or fewer where the file ends before.
  mutating func readNPY(
    _ file: String, as name: SavedName, _ read: (Int) throws(SavedRunError) -> [UInt8]
  ) throws(SavedRunError) {
    let header = try Self.header(file, read)
    guard let format = header.format else {
      let found = "\(header.words)\(header.kind.isEmpty ? "" : " (\(header.kind))")"
      guard name.isParameter || name.role == .series(.step) else { return pass(over: name, kind: found) }
      throw SavedRunError([.kind(tensor: name.full, found: found)])
    }
    guard let count = header.shape.elementCount else { throw ZipArchive.error(.header, file) }
    try take(count)
    let data = try read(count * format.size)
    guard data.count == count * format.size, try read(1).isEmpty else { throw ZipArchive.error(.truncated, file) }
    if format.kind == .brainFloat { noteBrainFloats(name) }
    let values = format.values(data[...])
    keep(
      NamedTensor(
        name: name, shape: header.shape,
        values: header.isFortran ? Self.reordered(values, fromFortran: header.shape) : values))
  }

  /// The start of an NPY file of versions 1 to 3: the magic, the length of the description, and the description.
  private static func header(
    _ name: String, _ read: (Int) throws(SavedRunError) -> [UInt8]
  ) throws(SavedRunError) -> NPYHeader {
    let start = try read(8)
    guard start.count == 8, start.starts(with: [0x93] + Array("NUMPY".utf8)), 1...3 ~= start[6] else {
      throw ZipArchive.error(.header, name)
    }
    let size = start[6] == 1 ? 2 : 4
    let digits = try read(size)
    guard digits.count == size else { throw ZipArchive.error(.truncated, name) }
    let length = digits[...].unsigned(at: 0, size: size)
    guard length <= longestHeader else { throw ZipArchive.error(.header, name) }
    let text = try read(Int(length))
    guard text.count == length else { throw ZipArchive.error(.truncated, name) }
    guard let header = NPYHeader(String(decoding: text, as: UTF8.self)) else { throw ZipArchive.error(.header, name) }
    return header
  }

  /// Puts numbers whose first index runs fastest into the order in which the last one does.
  private static func reordered(_ values: [Double], fromFortran shape: [Int]) -> [Double] {
    var index = [Int](repeating: 0, count: shape.count)
    var steps = [1]
    for side in shape.dropLast() { steps.append(steps[steps.count - 1] * side) }
    return values.indices.map { _ in
      let value = values[zip(index, steps).reduce(0) { $0 + $1.0 * $1.1 }]
      for axis in shape.indices.reversed() {
        index[axis] += 1
        guard index[axis] == shape[axis] else { break }
        index[axis] = 0
      }
      return value
    }
  }
}
