import Testing
import Text

@Suite("texts of any encoding")
struct DecodedTextTests {
  private func units(_ text: String, big: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return big ? bytes.reversed() : bytes
    }
  }

  private func wide(_ text: String, big: Bool) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> (8 * $0)) }
      return big ? bytes.reversed() : bytes
    }
  }

  @Test("with a byte order mark are what it says", arguments: ["", "a", "Größe 💡\n", "日本"])
  func marked(text: String) {
    let cases: [([UInt8], TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8), ([0xFF, 0xFE] + units(text, big: false), .utf16LittleEndian),
      ([0xFE, 0xFF] + units(text, big: true), .utf16BigEndian),
      ([0xFF, 0xFE, 0, 0] + wide(text, big: false), .utf32LittleEndian),
      ([0, 0, 0xFE, 0xFF] + wide(text, big: true), .utf32BigEndian),
    ]
    for (bytes, encoding) in cases {
      let decoded = DecodedText(bytes)
      #expect(decoded.text == text && decoded.encoding == encoding)
    }
  }

  @Test("without one are what the bytes look like")
  func unmarked() {
    let text = "One small step, 1.5 s.\n"
    #expect(DecodedText(Array(text.utf8)).encoding == .utf8)
    #expect(DecodedText(units(text, big: false)) == DecodedText([0xFF, 0xFE] + units(text, big: false)))
    #expect(DecodedText(units(text, big: true)) == DecodedText([0xFE, 0xFF] + units(text, big: true)))
    #expect(DecodedText([]).text.isEmpty && DecodedText([0x61]).text == "a")
    let old = DecodedText([0x93, 0x47, 0x72, 0xF6, 0xDF, 0x65, 0x94, 0x20, 0x80, 0x81])
    #expect(old.encoding == .windows1252 && old.text == "“Größe” €\u{FFFD}")
  }

  @Test("that are broken are read all the same")
  func broken() {
    #expect(DecodedText([0xFF, 0xFE, 0x61, 0, 0x62]).text == "a")
    #expect(DecodedText([0xFF, 0xFE, 0x00, 0xD8, 0x61, 0]).text == "\u{FFFD}a")
    #expect(DecodedText([0xFF, 0xFE, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F]).text == "\u{FFFD}")
  }
}
