/// The units of an H.264 or H.265 byte stream (Annex B of either): each follows a start code, 00 00 01.
struct NALUnits {
  /// The kinds of units that are told apart (H.264, table 7-1; H.265, table 7-1).
  enum Kind {
    /// Part of a picture that refers to others.
    case slice
    /// Part of a picture that decoding can start at.
    case keySlice
    /// Supplemental information, such as the encoder's name.
    case information
    /// Layers and levels, of H.265 only.
    case videoParameters
    /// Size, profile, colour, clock.
    case sequenceParameters
    /// Entropy coder and other choices of pictures.
    case pictureParameters
    /// The mark between two pictures.
    case delimiter
    /// Padding.
    case filler
  }

  /// The units, without start codes, in order.
  let units: [ArraySlice<UInt8>]

  /// Cuts a byte stream at its start codes; zero bytes before a start code or the end belong to no unit.
  init(byteStream bytes: [UInt8]) {
    var units: [ArraySlice<UInt8>] = []
    var start: Int?
    var index = 0
    func unit(_ from: Int, _ to: Int) -> ArraySlice<UInt8> {
      var end = to
      while end > from, bytes[end - 1] == 0 { end -= 1 }
      return bytes[from..<end]
    }
    while index + 2 < bytes.count {
      if bytes[index + 2] > 1 {
        index += 3
      } else if bytes[index] == 0, bytes[index + 1] == 0, bytes[index + 2] == 1 {
        if let start { units.append(unit(start, index)) }
        index += 3
        start = index
      } else {
        index += 1
      }
    }
    if let start { units.append(unit(start, bytes.count)) }
    self.units = units.filter { !$0.isEmpty }
  }

  /// Cuts bytes in which every unit comes after its length, as `sized` gives it; what is left at the end is none.
  init(sized bytes: [UInt8]) {
    var units: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while rest.count > 4 {
      let count = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      guard count > 0, count <= rest.count - 4 else { break }
      units.append(rest.dropFirst(4).prefix(count))
      rest = rest.dropFirst(4 + count)
    }
    self.units = units
  }

  /// What a unit is; nil for a kind that the codec's encoder does not write.
  static func kind(of unit: some Collection<UInt8>, in codec: VideoCodec) -> Kind? {
    guard let first = unit.first else { return nil }
    return codec == .h265 ? h265(number(of: first, in: codec)) : h264(number(of: first, in: codec))
  }

  /// The number of a unit's kind, which is in its first byte.
  static func number(of first: UInt8, in codec: VideoCodec) -> UInt8 {
    codec == .h265 ? first >> 1 & 63 : first & 31
  }

  private static func h264(_ number: UInt8) -> Kind? {
    switch number {
    case 1: .slice
    case 5: .keySlice
    case 6: .information
    case 7: .sequenceParameters
    case 8: .pictureParameters
    case 9: .delimiter
    case 12: .filler
    default: nil
    }
  }

  private static func h265(_ number: UInt8) -> Kind? {
    switch number {
    case 0, 1: .slice
    case 19, 20: .keySlice
    case 32: .videoParameters
    case 33: .sequenceParameters
    case 34: .pictureParameters
    case 35: .delimiter
    case 38: .filler
    case 39, 40: .information
    default: nil
    }
  }

  /// The unit without the bytes 03 that keep start codes out of it.
  static func payload(of unit: [UInt8]) -> [UInt8] {
    var (payload, zeros): ([UInt8], Int) = ([], 0)
    for byte in unit {
      if zeros >= 2, byte == 3 {
        zeros = 0
        continue
      }
      zeros = byte == 0 ? zeros + 1 : 0
      payload.append(byte)
    }
    return payload
  }

  /// The unit of a payload, which gets bytes 03 wherever it would look like a start code.
  static func unit(of payload: [UInt8]) -> [UInt8] {
    var (unit, zeros): ([UInt8], Int) = ([], 0)
    unit.reserveCapacity(payload.count + 8)
    for byte in payload {
      if zeros >= 2, byte <= 3 {
        unit.append(3)
        zeros = 0
      }
      zeros = byte == 0 ? zeros + 1 : 0
      unit.append(byte)
    }
    if unit.last == 0 { unit.append(3) }
    return unit
  }

  /// The unit after its length in four bytes, big-endian.
  static func sized(_ unit: ArraySlice<UInt8>) -> [UInt8] {
    let count = UInt32(unit.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + unit
  }
}
