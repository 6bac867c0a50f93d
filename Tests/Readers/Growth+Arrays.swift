import Learning

/// Files of arrays.
extension Growth {
  /// The header of an NPY file, padded as NumPy pads it.
  private static func npy(_ shape: String, _ content: [UInt8], type: String = "<f4") -> [UInt8] {
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
    header += String(repeating: " ", count: (64 - (12 + header.utf8.count + 1) % 64) % 64) + "\n"
    return [0x93] + "NUMPY".utf8 + [2, 0] + number(header.utf8.count, 4) + header.utf8 + content
  }

  /// A number of some bytes, the lowest first.
  static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func safetensors(_ header: String, _ content: [UInt8]) -> [UInt8] {
    number(header.utf8.count, 8) + header.utf8 + content
  }

  static let arrays: [Growth] = [
    Growth("npy", "numbers") { npy("(\($0),)", Array(repeating: 0, count: 4 * $0)) },
    Growth("npy", "small numbers") { npy("(\($0),)", Array(repeating: 60, count: $0), type: "|i1") },
    Growth("npy", "dimensions") { npy("(" + String(repeating: "1, ", count: $0) + ")", [0, 0, 0, 0]) },
    Growth("npy", "blanks") { npy("(1,)" + String(repeating: " ", count: $0), [0, 0, 0, 0]) },
    Growth("npy", "digits") { npy("(" + String(repeating: "9", count: $0) + ",)", [0, 0, 0, 0]) },
    Growth("npy", "brackets") { npy(String(repeating: "(", count: $0), [0, 0, 0, 0]) },
    Growth("safetensors", "arrays") { count in
      let arrays = (0..<count).map { "\"a\($0)\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[\($0),\($0 + 1)]}" }
      return safetensors("{" + arrays.joined(separator: ",") + "}", Array(repeating: 1, count: count))
    },
    Growth("safetensors", "arrays that are one") { count in
      let arrays = (0..<count).map { _ in "\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}" }
      return safetensors("{" + arrays.joined(separator: ",") + "}", [1])
    },
    Growth("safetensors", "arrays of no kind") { count in
      let arrays = (0..<count).map { "\"a\($0)\":{\"dtype\":\"X\",\"shape\":[1],\"data_offsets\":[0,1]}" }
      return safetensors("{" + arrays.joined(separator: ",") + "}", [1])
    },
    Growth("safetensors", "arrays in one place") { count in
      let arrays = (0..<count).map { "\"a\($0)\":{\"dtype\":\"U8\",\"shape\":[100],\"data_offsets\":[0,100]}" }
      return safetensors("{" + arrays.joined(separator: ",") + "}", Array(repeating: 1, count: 100))
    },
    Growth("safetensors", "remarks") { count in
      safetensors("{\"__metadata__\":{" + (0..<count).map { "\"a\($0)\":\"b\"" }.joined(separator: ",") + "}}", [])
    },
    Growth("safetensors", "dimensions") { count in
      let ones = Array(repeating: "1", count: count).joined(separator: ",")
      return safetensors("{\"a\":{\"dtype\":\"U8\",\"shape\":[\(ones)],\"data_offsets\":[0,1]}}", [1])
    },
    Growth("safetensors", "numbers") { count in
      safetensors(
        "{\"a\":{\"dtype\":\"U8\",\"shape\":[\(count)],\"data_offsets\":[0,\(count)]}}",
        Array(repeating: 1, count: count))
    },
    Growth("run-safetensors", "arrays of steps") { count in
      let arrays = (0..<count).map {
        "\"w0.\($0)\":{\"dtype\":\"U8\",\"shape\":[2,2],\"data_offsets\":[\(4 * $0),\(4 * $0 + 4)]}"
      }
      return safetensors("{" + arrays.joined(separator: ",") + "}", Array(repeating: 1, count: 4 * count))
    },
    Growth("run-safetensors", "unknown arrays") { count in
      let arrays = (0..<count).map { "\"w\($0)\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[\($0),\($0 + 1)]}" }
      return safetensors("{" + arrays.joined(separator: ",") + "}", Array(repeating: 1, count: count))
    },
  ]

  /// An archive of arrays, each with the same numbers.
  private static func npz(_ count: Int, _ shape: [Int], name: (Int) -> String) -> [UInt8] {
    var writer = NPZWriter()
    let values = [Double](repeating: 1, count: shape.reduce(1, *))
    var bytes: [UInt8] = []
    for index in 0..<count { bytes += writer.add(name(index), .numbers(shape: shape, values: values)) }
    return bytes + writer.end
  }

  static let archives: [Growth] = [
    Growth("npz", "numbers") { npz(1, [$0]) { _ in "a" } },
    Growth("npz", "arrays") { npz($0, [1]) { "a\($0)" } },
    Growth("npz", "arrays of one name") { npz($0, [1]) { _ in "a" } },
    Growth("npz", "bytes before the end") { count in
      npz(1, [1]) { _ in "a" } + [UInt8](repeating: 0x50, count: count)
    },
    Growth("run-npz", "arrays of steps") { npz($0, [2, 2]) { "w0.\($0)" } },
    Growth("run-npz", "unknown arrays") { npz($0, [1]) { "x\($0)" } },
  ]
}
