extension NamedTensor {
  /// Reads the tensors of an NPZ file, an archive of NPY files.
  static func readNPZ(_ bytes: [UInt8]) throws(SavedRunError) -> [NamedTensor] {
    var archive = try ZipArchive(bytes)
    var tensors: [NamedTensor] = []
    while let (file, contents) = try archive.next() {
      tensors.append(try readNPY(contents, name: file.hasSuffix(".npy") ? String(file.dropLast(4)) : file))
    }
    return tensors
  }

  /// Reads an NPY file of versions 1 to 3: the magic, a description in Python's words, then the numbers.
  ///
  /// See NumPy's "numpy.lib.format". The description is `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
  private static func readNPY(_ bytes: [UInt8], name: String) throws(SavedRunError) -> NamedTensor {
    func error(_ damage: SavedRunError.Damage) -> SavedRunError { SavedRunError([.format(.npz, damage, name: name)]) }
    guard bytes.count >= 12, bytes.starts(with: [0x93] + Array("NUMPY".utf8)) else { throw error(.header) }
    let lengthSize = bytes[6] == 1 ? 2 : 4
    let start = 8 + lengthSize
    let length = Int(bytes[...].unsigned(at: 8, size: lengthSize))
    guard length <= bytes.count - start else { throw error(.truncated) }
    let header = String(decoding: bytes[start..<start + length], as: UTF8.self)
    guard
      let kind = text(after: "'descr':", in: header, from: "'", to: "'"),
      let sides = text(after: "'shape':", in: header, from: "(", to: ")")
    else { throw error(.header) }
    let kinds: KeyValuePairs<Substring, NumberFormat> = [
      "<f8": .float64, "<f4": .float32, "<i8": .int64, "<i4": .int32,
    ]
    guard let format = kinds.first(where: { $0.key == kind })?.value else {
      throw SavedRunError([.kind(tensor: name, found: String(kind))])
    }
    var shape: [Int] = []
    for side in sides.split(separator: ",") {
      let digits = side.filter { $0 != " " }
      guard !digits.isEmpty else { continue }
      guard let number = Int(digits) else { throw error(.header) }
      shape.append(number)
    }
    let data = bytes[(start + length)...]
    guard let count = shape.elementCount, data.count % format.size == 0, data.count / format.size == count else {
      throw error(.truncated)
    }
    let values = format.values(data)
    let isFortran = header.contains("'fortran_order': True")
    return NamedTensor(
      name: name, shape: shape, values: isFortran ? reordered(values, fromFortran: shape) : values)
  }

  /// What stands between two marks after a key.
  private static func text(after key: String, in header: String, from: Character, to: Character) -> Substring? {
    guard let end = header.firstRange(of: key)?.upperBound, let start = header[end...].firstIndex(of: from)
    else { return nil }
    let rest = header[header.index(after: start)...]
    return rest.firstIndex(of: to).map { rest[..<$0] }
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
