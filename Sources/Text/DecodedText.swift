/// The text of a file of any encoding that programs write today, without its byte order mark.
public struct DecodedText: Hashable, Sendable {
  /// The text; what is no character is U+FFFD in it.
  public let text: String
  /// How it was written: as its byte order mark says, else by what the bytes look like.
  public let encoding: TextEncoding

  /// Reads bytes.
  ///
  /// Without a mark it is UTF-16 where most of every second byte is zero, as it is in text with Latin letters; else UTF-8;
  /// and Windows-1252, which can be any bytes, where it is no UTF-8.
  public init(_ bytes: [UInt8]) {
    if let mark = Self.marks.first(where: { bytes.starts(with: $0.bytes) }) {
      encoding = mark.encoding
      text = Self.decode(bytes[mark.bytes.count...], mark.encoding)
    } else if let wide = Self.wide(bytes) {
      encoding = wide
      text = Self.decode(bytes[...], wide)
    } else if let text = String(validating: bytes, as: UTF8.self) {
      (encoding, self.text) = (.utf8, text)
    } else {
      encoding = .windows1252
      text = Self.decode(bytes[...], .windows1252)
    }
  }

  /// The byte order marks; that of UTF-32 begins with that of UTF-16.
  private static let marks: [(bytes: [UInt8], encoding: TextEncoding)] = [
    ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
    ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian), ([0xEF, 0xBB, 0xBF], .utf8),
  ]

  /// Which UTF-16 the bytes are by their zeros; nil for none.
  private static func wide(_ bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(4096)
    guard head.count >= 4 else { return nil }
    var zeros = [0, 0]
    for (index, byte) in head.enumerated() where byte == 0 { zeros[index % 2] += 1 }
    let half = head.count / 2
    if zeros[1] * 10 > half * 4, zeros[0] * 20 < half { return .utf16LittleEndian }
    if zeros[0] * 10 > half * 4, zeros[1] * 20 < half { return .utf16BigEndian }
    return nil
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, _ encoding: TextEncoding) -> String {
    switch encoding {
    case .utf8: return String(decoding: bytes, as: UTF8.self)
    case .utf16LittleEndian: return String(decoding: units(bytes, 2, isBig: false).map { UInt16($0) }, as: UTF16.self)
    case .utf16BigEndian: return String(decoding: units(bytes, 2, isBig: true).map { UInt16($0) }, as: UTF16.self)
    case .utf32LittleEndian: return String(decoding: units(bytes, 4, isBig: false), as: UTF32.self)
    case .utf32BigEndian: return String(decoding: units(bytes, 4, isBig: true), as: UTF32.self)
    case .windows1252:
      var text = String.UnicodeScalarView()
      for byte in bytes {
        let code = 0x80...0x9F ~= byte ? upper[Int(byte) - 0x80] : UInt32(byte)
        text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
      }
      return String(text)
    }
  }

  /// Numbers of some bytes each; a rest that is too short is left out.
  private static func units(_ bytes: ArraySlice<UInt8>, _ width: Int, isBig: Bool) -> [UInt32] {
    stride(from: bytes.startIndex, to: bytes.endIndex - width + 1, by: width).map { start in
      (0..<width).reduce(0 as UInt32) { $0 << 8 | UInt32(bytes[start + (isBig ? $1 : width - 1 - $1)]) }
    }
  }

  /// What Windows-1252 has in the place of the C1 controls; those that it has not are U+FFFD.
  private static let upper: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D,
    0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
    0xFFFD,
    0x017E, 0x0178,
  ]
}
