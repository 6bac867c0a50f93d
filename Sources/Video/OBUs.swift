/// The open bitstream units of one AV1 temporal unit (AV1 bitstream specification, 5.3); each states its own length.
struct OBUs {
  /// The number of a sequence header.
  static let sequenceHeader: UInt8 = 1
  /// The number of the mark between two pictures.
  private static let delimiter: UInt8 = 2

  /// The units with their headers, in order, without delimiters.
  let units: [ArraySlice<UInt8>]

  /// Cuts a temporal unit; nil when a length is missing or leads past the end.
  init?(_ bytes: [UInt8]) {
    var (units, start): ([ArraySlice<UInt8>], Int) = ([], 0)
    while start < bytes.count {
      // Bit 2 announces another byte of header, bit 1 the length.
      guard bytes[start] & 2 != 0 else { return nil }
      var index = start + (bytes[start] & 4 == 0 ? 1 : 2)
      var (length, shift) = (0, 0)
      repeat {
        guard index < bytes.count, shift < 35 else { return nil }
        length |= Int(bytes[index] & 127) << shift
        shift += 7
        index += 1
      } while bytes[index - 1] & 128 != 0
      guard length <= bytes.count - index else { return nil }
      if OBUs.number(of: bytes[start]) != OBUs.delimiter { units.append(bytes[start..<index + length]) }
      start = index + length
    }
    self.units = units
  }

  /// The number of a unit's kind, which is in its first byte.
  static func number(of first: UInt8) -> UInt8 { first >> 3 & 15 }

  /// The sequence header, if there is one.
  var sequence: [UInt8]? {
    units.first { $0.first.map(OBUs.number) == OBUs.sequenceHeader }.map(Array.init)
  }
}
