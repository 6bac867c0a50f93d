extension NamedTensor {
  /// Reads the tensors of a safetensors file: the length of a JSON header in 8 bytes, the header, then the numbers.
  ///
  /// See "Format" of huggingface/safetensors. An entry of the header is
  /// `"NAME": {"dtype": "F64", "shape": [4, 2], "data_offsets": [0, 64]}`, its offsets counted from the header's end;
  /// `__metadata__` is passed over.
  static func readSafetensors(_ bytes: [UInt8]) throws(SavedRunError) -> [NamedTensor] {
    guard bytes.count >= 10, bytes[8] == UInt8(ascii: "{") else {
      throw SavedRunError([.format(.safetensors, .signature, name: nil)])
    }
    let length = bytes[...].unsigned(at: 0, size: 8)
    guard length <= bytes.count - 8 else { throw SavedRunError([.format(.safetensors, .truncated, name: nil)]) }
    let start = 8 + Int(length)
    var header = TensorReader(bytes[8..<start], format: .safetensors)
    var tensors: [NamedTensor] = []
    try header.read { (json, name) throws(SavedRunError) in
      guard name != "__metadata__" else { return try json.skip() }
      tensors.append(try Entry(&json, name).tensor(bytes[start...]))
    }
    return tensors
  }

  /// What the header says of one tensor.
  private struct Entry {
    let name: String
    private var kind = ""
    private var shape: [Double] = []
    private var offsets: [Double] = []

    init(_ json: inout TensorReader, _ name: String) throws(SavedRunError) {
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

    func tensor(_ data: ArraySlice<UInt8>) throws(SavedRunError) -> NamedTensor {
      let kinds: KeyValuePairs<String, NumberFormat> = [
        "F64": .float64, "F32": .float32, "I64": .int64, "I32": .int32,
      ]
      guard let format = kinds.first(where: { $0.key == kind })?.value else {
        throw SavedRunError([.kind(tensor: name, found: kind)])
      }
      let sides = shape.compactMap(Int.init(exactly:))
      let places = offsets.compactMap(Int.init(exactly:))
      guard sides.count == shape.count, places.count == 2, let count = sides.elementCount else {
        throw SavedRunError([.format(.safetensors, .header, name: name)])
      }
      guard 0 <= places[0], places[0] <= places[1], places[1] <= data.count,
        (places[1] - places[0]) % format.size == 0, (places[1] - places[0]) / format.size == count
      else { throw SavedRunError([.format(.safetensors, .truncated, name: name)]) }
      let first = data.startIndex + places[0]
      return NamedTensor(
        name: name, shape: sides, values: format.values(data[first..<data.startIndex + places[1]]))
    }
  }
}
