/// The units of an H.264 byte stream (ITU-T H.264, Annex B): each follows a start code, 00 00 01.
struct NALUnits {
  /// The kinds of units that are told apart (table 7-1).
  enum Kind: UInt8 {
    /// Part of a picture that refers to others.
    case slice = 1
    /// Part of a picture that decoding can start at.
    case keySlice = 5
    /// Supplemental information, such as the encoder's name.
    case information = 6
    /// Size, profile, colour, clock.
    case sequenceParameters = 7
    /// Entropy coder and other choices of pictures.
    case pictureParameters = 8
    /// The mark between two pictures.
    case delimiter = 9
    /// Padding.
    case filler = 12
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

  /// What a unit is; nil for a kind that x264 does not write.
  static func kind(of unit: ArraySlice<UInt8>) -> Kind? {
    unit.first.flatMap { Kind(rawValue: $0 & 31) }
  }

  /// The unit after its length in four bytes, big-endian.
  static func sized(_ unit: ArraySlice<UInt8>) -> [UInt8] {
    let count = UInt32(unit.count)
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: count >> $0) } + unit
  }
}
