import Testing

@testable import Video

@Suite("H.264's bits")
struct HeldPicturesTests {
  /// What x264 writes for some pictures, as bytes, and what FFmpeg's `trace_headers` reads there.
  static let known:
    [(unit: String, profile: Int, chroma: Int, order: Int, references: Int, Int, Int, isProgressive: Bool)] =
      [
        ("6764001eacd940a02ff93011000003000100000300320f162d96", 100, 1, 0, 4, 40, 23, true),
        ("67640028acd94078044fde0220000003002000000643e2c5b2c0", 100, 1, 0, 4, 120, 34, false),
        ("67f4000c919681419f8dc044000003000400000300c83c50aa80", 244, 3, 2, 1, 20, 12, true),
        ("677a000abcb4397c447e0220000003002000000641e244d4", 122, 2, 2, 1, 7, 5, true),
      ]

  @Test("of known sequences are read", arguments: known.indices)
  func sequences(index: Int) throws {
    let row = Self.known[index]
    let sequence = try #require(SequenceParameters(unit: unit(row.unit)))
    #expect(sequence.identifier == 0)
    #expect(sequence.profile == row.profile)
    #expect(sequence.chromaFormat == row.chroma)
    #expect(!sequence.hasSeparatePlanes)
    #expect(sequence.frameNumberBits == 4)
    #expect(sequence.orderType == row.order)
    #expect(sequence.referenceFrames == row.references)
    #expect((sequence.columns, sequence.rows) == (row.5, row.6))
    #expect(sequence.isProgressive == row.isProgressive)
    #expect(sequence.isPlain)
  }

  @Test("of sequences with everything in them are read")
  func allOfASequence() throws {
    // Separate planes, factors of all kinds, an order with a cycle, long numbers of frames.
    let separate = sequence(profile: 244) { writer in
      for number in [3] { writer.unsigned(number) }
      writer.flag(true)
      for number in [2, 2] { writer.unsigned(number) }
      writer.bits(0b01, 2)
      for list in 0..<12 {
        writer.flag(list % 2 == 0)
        guard list % 2 == 0 else { continue }
        // The first ends at once, the others after some or all of their factors.
        if list == 0 { writer.signed(-8) } else { writeFactors(&writer, list: list) }
      }
      writer.unsigned(12)
      writer.unsigned(1)
      writer.flag(false)
      for number in [-3, 70] { writer.signed(number) }
      writer.unsigned(3)
      for number in [1, -1, 500] { writer.signed(number) }
    }
    #expect(separate?.hasSeparatePlanes == true)
    #expect(separate?.chromaFormat == 3)
    #expect(separate?.isPlain == false)
    #expect(separate?.frameNumberBits == 16)
    #expect(separate?.orderType == 1)
    let plain = sequence(profile: 66) { writer in for number in [3, 2] { writer.unsigned(number) } }
    #expect(plain?.chromaFormat == 1)
    #expect(plain?.isPlain == true)
    #expect(plain?.frameNumberBits == 7)
    for sequence in [separate, plain] {
      #expect(sequence?.identifier == 5)
      #expect((sequence?.columns, sequence?.rows) == (10, 4))
      #expect(sequence?.referenceFrames == 1)
      #expect(sequence?.isProgressive == true)
    }
  }

  @Test("of what is no sequence, or not all of one, are none")
  func brokenSequences() throws {
    let whole = unit(Self.known[0].unit)
    for count in 0..<9 { #expect(SequenceParameters(unit: Array(whole.prefix(count))) == nil, "\(count) bytes") }
    #expect(SequenceParameters(unit: [0x68] + whole.dropFirst()) == nil)
    #expect(SequenceParameters(unit: whole.prefix(4) + Array(repeating: 0, count: 40)) == nil)
    // An order of no known type; numbers of frames that are too long; a picture of 5000 macroblocks across.
    #expect(sequence(profile: 66) { for number in [0, 3] { $0.unsigned(number) } } == nil)
    #expect(sequence(profile: 66) { for number in [13, 2] { $0.unsigned(number) } } == nil)
    #expect(sequence(profile: 66, columns: 5000) { for number in [0, 2] { $0.unsigned(number) } } == nil)
  }

  @Test("come back as they were written")
  func bits() throws {
    var writer = BitWriter(after: [7])
    let numbers = Array(0..<70) + [254, 255, 256, 65_535, 262_144]
    for number in numbers {
      writer.unsigned(number)
      writer.signed(number)
      writer.signed(-number)
      writer.bits(number & 31, 5)
      writer.flag(number % 3 == 0)
    }
    var reader = BitReader(writer.finish())
    #expect(try reader.bits(8) == 7)
    for number in numbers {
      #expect(try reader.unsigned() == number)
      #expect(try reader.signed() == number)
      #expect(try reader.signed() == -number)
      #expect(try reader.bits(5) == number & 31)
      #expect(try reader.flag() == (number % 3 == 0))
    }
    #expect(try reader.flag())
    while reader.position % 8 > 0 { #expect(try !reader.flag()) }
    #expect(throws: BitReader.Broken.self) { try reader.flag() }
    var zeros = BitReader(Array(repeating: 0, count: 9) + [255, 255, 255, 255, 255, 255, 255, 255, 255, 255])
    #expect(throws: BitReader.Broken.self) { try zeros.unsigned() }
  }

  @Test("never look like a start code")
  func escapes() {
    for payload in [[0x41], [1, 0, 0, 0, 0, 0, 1], [1, 0, 0, 2], [1, 0, 0, 3, 0, 0, 3], [1, 0, 0], [1, 0, 0, 4]]
      as [[UInt8]]
    {
      let unit = NALUnits.unit(of: payload)
      #expect(NALUnits.payload(of: unit) == payload)
      #expect(NALUnits(byteStream: [0, 0, 1] + unit).units.map(Array.init) == [unit])
    }
    #expect(NALUnits.unit(of: [1, 0, 0, 0, 0, 0, 1]) == [1, 0, 0, 3, 0, 0, 3, 0, 1])
    #expect(NALUnits.unit(of: [1, 0, 0, 4]) == [1, 0, 0, 4])
    #expect(NALUnits.unit(of: [1, 0, 0]) == [1, 0, 0, 3])
  }

  @Test("of a slice are changed where its number stands, and nowhere else")
  func numbers() throws {
    let held = HeldPictures(try #require(DeltaSyntax(for: sets(numberBits: 16))))
    // Numbers of zeros make bytes that must be kept from looking like a start code; then they must go again.
    for rest in [[0xFF, 0xFF], [0, 0, 1], [0, 0, 0, 0, 3, 9], [0x12]] as [[UInt8]] {
      var writer = BitWriter(after: [0x61])
      for number in [0, 5, 0] { writer.unsigned(number) }
      writer.bits(9, 16)
      for byte in rest { writer.bits(Int(byte), 8) }
      let slice = NALUnits.unit(of: writer.finish())
      #expect(held.renumbered(slice, from: 9, to: 9) == slice)
      #expect(held.renumbered(slice, from: 65_545, to: 9) == slice)
      #expect(held.renumbered(slice, from: 8, to: 9) == nil)
      for number in [0, 1, 2, 3, 255, 256, 768, 65_535, 65_536 + 5] {
        let moved = try #require(held.renumbered(slice, from: 9, to: number))
        #expect(NALUnits(byteStream: [0, 0, 1] + moved).units.map(Array.init) == [moved])
        #expect(held.renumbered(moved, from: number, to: 9) == slice)
        var reader = BitReader(NALUnits.payload(of: moved))
        #expect(try reader.bits(8) == 0x61)
        #expect(try [reader.unsigned(), reader.unsigned(), reader.unsigned()] == [0, 5, 0])
        #expect(try reader.bits(16) == number & 65_535)
        #expect(try rest.map { _ in UInt8(try reader.bits(8)) } == rest)
      }
    }
    #expect(held.renumbered([0x61], from: 0, to: 1) == nil)
  }

  @Test("of a held picture say that it is the one before, whole")
  func slice() throws {
    let syntax = try #require(DeltaSyntax(for: sets(numberBits: 7)))
    let held = HeldPictures(syntax)
    for number in [0, 1, 5, 127, 128 + 3, 1000] {
      let unit = held.slice(number: number)
      var reader = BitReader(NALUnits.payload(of: unit))
      #expect(try reader.bits(8) == 0x41)
      #expect(try [reader.unsigned(), reader.unsigned(), reader.unsigned()] == [0, 5, 1])
      #expect(try reader.bits(7) == number & 127)
      #expect(try reader.bits(3) == 0)
      #expect(try [reader.signed(), reader.unsigned()] == [0, 1])
      #expect(try reader.unsigned() == 40)
      #expect(try reader.flag())
    }
    var reader = BitReader(NALUnits.payload(of: syntax.parameters))
    #expect(try reader.bits(8) == 0x68)
    #expect(try [reader.unsigned(), reader.unsigned()] == [1, 5])
  }

  @Test("allow held pictures only where a skipped slice is the picture before")
  func conditions() throws {
    #expect(DeltaSyntax(for: sets(numberBits: 4)) != nil)
    #expect(DeltaSyntax(for: sets(numberBits: 4, order: 0)) == nil)
    #expect(DeltaSyntax(for: sets(numberBits: 4, references: 2)) == nil)
    #expect(DeltaSyntax(for: sets(numberBits: 4, isProgressive: false)) == nil)
    var two = sets(numberBits: 4)
    two.pictures.append([0x68, 0x40])
    #expect(DeltaSyntax(for: two) == nil)
    var others = sets(numberBits: 4)
    others.codec = .h265
    #expect(DeltaSyntax(for: others) == nil)
    others.codec = .h264
    others.sequence = [0x67, 1]
    #expect(DeltaSyntax(for: others) == nil)
  }

  /// Parameter sets of pictures of 10 × 4 macroblocks, with number 5.
  private func sets(
    numberBits: Int, order: Int = 2, references: Int = 1, isProgressive: Bool = true
  ) -> EncodedChunk.ParameterSets {
    var writer = BitWriter(after: [0x67, 66, 0, 30])
    for number in [5, numberBits - 4, order] { writer.unsigned(number) }
    if order == 0 { writer.unsigned(0) }
    writer.unsigned(references)
    writer.flag(false)
    for number in [9, 3] { writer.unsigned(number) }
    writer.flag(isProgressive)
    return EncodedChunk.ParameterSets(
      codec: .h264, sequence: NALUnits.unit(of: writer.finish()), pictures: [[0x68, 0xC0]])
  }

  /// A sequence of a profile; `body` writes what comes between its number and its references.
  private func sequence(profile: Int, columns: Int = 10, _ body: (inout BitWriter) -> Void) -> SequenceParameters? {
    var writer = BitWriter(after: [0x67, UInt8(profile), 0, 30])
    writer.unsigned(5)
    body(&writer)
    writer.unsigned(1)
    writer.flag(false)
    for number in [columns - 1, 3] { writer.unsigned(number) }
    writer.flag(true)
    return SequenceParameters(unit: NALUnits.unit(of: writer.finish()))
  }

  /// A list of factors: all of them where its number leaves no rest by 4, else the first three and an end.
  private func writeFactors(_ writer: inout BitWriter, list: Int) {
    let count = list < 6 ? 16 : 64
    guard list % 4 == 0 else {
      for step in [1, 2, -11] { writer.signed(step) }
      return
    }
    for index in 0..<count { writer.signed(index % 2 == 0 ? 3 : -2) }
  }

  /// The bytes of a text of hexadecimal digits.
  private func unit(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return Swift.stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
