import Testing

/// What the blocks of an animation say, read by the formats' own rules (GIF89a; PNG, third edition).
struct AnimationFile {
  /// How long each stored picture is shown, in fractions of a second.
  var delays: [(numerator: Int, denominator: Int)] = []
  /// Where each lies: x, y, width, height.
  var areas: [[Int]] = []
  /// How often it is played, 0 for ever; nil where nothing is said.
  var plays: Int?

  init(_ file: [UInt8]) throws {
    if file.starts(with: [0x89] + Array("PNG".utf8)) { try readAPNG(file) } else { try readGIF(file) }
  }

  private mutating func readAPNG(_ file: [UInt8]) throws {
    func number(_ start: Int, _ count: Int) -> Int { file[start..<start + count].reduce(0) { $0 << 8 | Int($1) } }
    var (start, sequence, announced) = (8, 0, 0)
    while start < file.count {
      let data = start + 8
      switch String(decoding: file[start + 4..<data], as: UTF8.self) {
      case "acTL": (announced, plays) = (number(data, 4), number(data + 4, 4))
      case "fcTL":
        #expect(number(data, 4) == sequence)
        sequence += 1
        areas.append([number(data + 12, 4), number(data + 16, 4), number(data + 4, 4), number(data + 8, 4)])
        delays.append((number(data + 20, 2), number(data + 22, 2)))
      case "fdAT":
        #expect(number(data, 4) == sequence)
        sequence += 1
      case "IHDR", "pHYs", "sRGB", "cHRM", "gAMA", "IDAT", "IEND": break
      case let other: Issue.record("a chunk \(other)")
      }
      start = data + number(start, 4) + 4
    }
    #expect(start == file.count)
    #expect(announced == delays.count)
  }

  private mutating func readGIF(_ file: [UInt8]) throws {
    #expect(file.starts(with: Array("GIF89a".utf8)))
    func word(_ start: Int) -> Int { Int(file[start]) | Int(file[start + 1]) << 8 }
    func table(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }
    var start = 13 + table(file[10])
    func skipBlocks() {
      while file[start] != 0 { start += Int(file[start]) + 1 }
      start += 1
    }
    while file[start] != 0x3B {
      switch (file[start], file[start + 1]) {
      case (0x21, 0xF9):
        delays.append((word(start + 4), 100))
        start += 2
        skipBlocks()
      case (0x21, 0xFF):
        #expect(file[start + 3..<start + 14] == Array("NETSCAPE2.0".utf8)[...])
        plays = word(start + 16)
        start += 2
        skipBlocks()
      case (0x2C, _):
        areas.append([1, 3, 5, 7].map { word(start + $0) })
        start += 11 + table(file[start + 9])
        skipBlocks()
      case let (kind, label):
        Issue.record("a block \(kind), \(label)")
        return
      }
    }
    #expect(start == file.count - 1)
  }
}
