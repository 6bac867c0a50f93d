extension SavedTensors {
  /// Reads the tensors of a safetensors file: the length of a JSON header in 8 bytes, the header, then the numbers.
  ///
  /// See "Format" of huggingface/safetensors. An entry of the header is
  /// `"NAME": {"dtype": "F64", "shape": [4, 2], "data_offsets": [0, 64]}`, its offsets counted from the header's end;
  /// `__metadata__` is passed over.
  mutating func readSafetensors(_ bytes: [UInt8]) throws(SavedRunError) {
    guard bytes.count >= 10, bytes[8] == UInt8(ascii: "{") else {
      throw SavedRunError([.format(.safetensors, .signature, name: nil)])
    }
    let length = bytes[...].unsigned(at: 0, size: 8)
    guard length <= bytes.count - 8 else { throw SavedRunError([.format(.safetensors, .truncated, name: nil)]) }
    let start = 8 + Int(length)
    var header = TensorReader(bytes[8..<start], format: .safetensors, mostNumbers: scope.mostNumbers)
    try header.read { (json, name) throws(SavedRunError) in
      guard name != "__metadata__" else { return try json.skip() }
      let entry = try Entry(&json, self.name(name))
      guard wants(entry.name) else { return pass(over: entry.name, kind: "numbers") }
      keep(try entry.tensor(bytes[start...], &self))
    }
  }

  /// What the header says of one tensor.
  private struct Entry {
    let name: SavedName
    private var kind = ""
    private var shape: [Double] = []
    private var offsets: [Double] = []

    init(_ json: inout TensorReader, _ name: SavedName) throws(SavedRunError) {
      self.name = name
      var (kind, shape, offsets) = ("", [Double](), [Double]())
      try json.object { (json, key) throws(SavedRunError) in
        switch key {
        case "dtype": kind = try json.string()
        case "shape": shape = try json.tensor(name).values
        case "data_offsets": offsets = try json.tensor(name).values
        default: try json.skip()
        }
      }
      (self.kind, self.shape, self.offsets) = (kind, shape, offsets)
    }

    func tensor(_ data: ArraySlice<UInt8>, _ tensors: inout SavedTensors) throws(SavedRunError) -> NamedTensor {
      guard let format = formats.first(where: { $0.key == kind })?.value else {
        throw SavedRunError([.kind(tensor: name.full, found: "numbers (\(kind))")])
      }
      let sides = shape.compactMap(Int.init(exactly:))
      let places = offsets.compactMap(Int.init(exactly:))
      guard sides.count == shape.count, places.count == 2, let count = sides.elementCount else {
        throw SavedRunError([.format(.safetensors, .header, name: name.full)])
      }
      guard 0 <= places[0], places[0] <= places[1], places[1] <= data.count,
        (places[1] - places[0]) % format.size == 0, (places[1] - places[0]) / format.size == count
      else { throw SavedRunError([.format(.safetensors, .truncated, name: name.full)]) }
      try tensors.take(count)
      let first = data.startIndex + places[0]
      return NamedTensor(
        name: name, shape: sides, values: format.values(data[first..<data.startIndex + places[1]]))
    }
  }

  private static let formats: KeyValuePairs<String, NumberFormat> = [
    "F64": NumberFormat(kind: .float, size: 8), "F32": NumberFormat(kind: .float, size: 4),
    "F16": NumberFormat(kind: .float, size: 2), "BF16": NumberFormat(kind: .brainFloat, size: 2),
    "F8_E4M3": NumberFormat(kind: .float8E4M3, size: 1), "F8_E5M2": NumberFormat(kind: .float8E5M2, size: 1),
    "I64": NumberFormat(kind: .signed, size: 8), "I32": NumberFormat(kind: .signed, size: 4),
    "I16": NumberFormat(kind: .signed, size: 2), "I8": NumberFormat(kind: .signed, size: 1),
    "U64": NumberFormat(kind: .unsigned, size: 8), "U32": NumberFormat(kind: .unsigned, size: 4),
    "U16": NumberFormat(kind: .unsigned, size: 2), "U8": NumberFormat(kind: .unsigned, size: 1),
    "BOOL": NumberFormat(kind: .unsigned, size: 1),
  ]
}
