import Media
import Testing

/// An animation as it is shown, decoded by the formats' own rules and without FFmpeg.
struct Animation {
  /// Every stored picture as it is on screen: 0xAARRGGBB, rows without padding.
  private(set) var pictures: [[UInt32]] = []
  /// How long each is shown, in fractions of a second.
  private(set) var delays: [(numerator: Int, denominator: Int)] = []
  /// How often it is played, 0 for ever; nil where nothing is said.
  private(set) var plays: Int?
  private let width: Int
  private var canvas: [UInt32]

  init(_ file: [UInt8]) throws {
    let isGIF = file.starts(with: Array("GIF89a".utf8))
    func number(_ start: Int) -> Int { file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
    width = isGIF ? Int(file[6]) | Int(file[7]) << 8 : number(16)
    let height = isGIF ? Int(file[8]) | Int(file[9]) << 8 : number(20)
    canvas = Array(repeating: 0, count: width * height)
    if isGIF { try readGIF(file) } else { try readAPNG(file) }
  }

  /// Puts a picture onto the canvas; nil stays as it is.
  private mutating func draw(_ pixels: [UInt32?], x: Int, y: Int, width columns: Int) {
    for (place, pixel) in pixels.enumerated() {
      if let pixel { canvas[(y + place / columns) * width + x + place % columns] = pixel }
    }
    pictures.append(canvas)
  }
}

extension Animation {
  /// A frame of an APNG, not decoded yet.
  private struct Control {
    let (x, y, width, height): (Int, Int, Int, Int)
    let (dispose, blend): (UInt8, UInt8)
    var data: [UInt8] = []
  }

  private mutating func readAPNG(_ file: [UInt8]) throws {
    func number(_ start: Int, _ count: Int = 4) -> Int { file[start..<start + count].reduce(0) { $0 << 8 | Int($1) } }
    var (start, frames): (Int, [Control]) = (8, [])
    while start < file.count {
      let (data, end) = (start + 8, start + 8 + number(start))
      switch String(decoding: file[start + 4..<data], as: UTF8.self) {
      case "acTL": plays = number(data + 4)
      case "fcTL":
        frames.append(
          Control(
            x: number(data + 12), y: number(data + 16), width: number(data + 4), height: number(data + 8),
            dispose: file[data + 24], blend: file[data + 25]))
        delays.append((number(data + 20, 2), number(data + 22, 2)))
      case "IDAT" where !frames.isEmpty: frames[frames.count - 1].data += file[data..<end]
      case "fdAT": frames[frames.count - 1].data += file[data + 4..<end]
      default: break
      }
      start = end + 4
    }
    for frame in frames {
      let before = canvas
      let decoded = try PNG.decode(Self.png(frame, header: file[24..<29]))
      let stride = decoded.stride
      let pixels = decoded.withPixels { source in
        (0..<frame.width * frame.height).map { source[$0 / frame.width * stride + $0 % frame.width] }
      }
      #expect(pixels.allSatisfy { $0 >> 24 == 255 || $0 == 0 }, "opaque or clear")
      draw(
        pixels.map { frame.blend == 1 && $0 == 0 ? nil : $0 }, x: frame.x, y: frame.y, width: frame.width)
      if frame.dispose == 1 {
        for row in frame.y..<frame.y + frame.height {
          for column in frame.x..<frame.x + frame.width { canvas[row * width + column] = 0 }
        }
      } else if frame.dispose == 2 {
        canvas = before
      }
    }
  }

  /// A frame as a PNG of its own.
  private static func png(_ frame: Control, header: ArraySlice<UInt8>) -> [UInt8] {
    func four(_ number: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
    func chunk(_ kind: String, _ data: [UInt8]) -> [UInt8] {
      let body = Array(kind.utf8) + data
      let sum = body.reduce(UInt32.max) { sum, byte in
        (0..<8).reduce(sum ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
      }
      return four(UInt32(data.count)) + body + four(~sum)
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", four(UInt32(frame.width)) + four(UInt32(frame.height)) + header)
      + chunk("IDAT", frame.data) + chunk("IEND", [])
  }
}

extension Animation {
  private mutating func readGIF(_ file: [UInt8]) throws {
    func word(_ start: Int) -> Int { Int(file[start]) | Int(file[start + 1]) << 8 }
    var start = 13
    func table(_ flags: UInt8) -> [UInt32] {
      guard flags & 0x80 != 0 else { return [] }
      let colors = (0..<2 << Int(flags & 7)).map { index in
        file[start + 3 * index..<start + 3 * index + 3].reduce(0xFF) { $0 << 8 | UInt32($1) }
      }
      start += 3 * colors.count
      return colors
    }
    func blocks() -> [UInt8] {
      var data: [UInt8] = []
      while file[start] != 0 {
        data += file[start + 1..<start + 1 + Int(file[start])]
        start += Int(file[start]) + 1
      }
      start += 1
      return data
    }
    let global = table(file[10])
    var clear: Int?
    while file[start] != 0x3B {
      let (kind, label) = (file[start], file[start + 1])
      start += kind == 0x21 ? 2 : 1
      if kind == 0x21 {
        let data = blocks()
        if label == 0xF9 {
          // No disposal but "leave it": 0 and 1.
          #expect(data[0] >> 2 & 7 <= 1)
          delays.append((Int(data[1]) | Int(data[2]) << 8, 100))
          clear = data[0] & 1 == 1 ? Int(data[3]) : nil
        } else if data.starts(with: Array("NETSCAPE2.0".utf8)) {
          plays = Int(data[12]) | Int(data[13]) << 8
        }
      } else {
        let (x, y, columns, rows) = (word(start), word(start + 2), word(start + 4), word(start + 6))
        let flags = file[start + 8]
        start += 9
        let local = table(flags)
        let colors = local.isEmpty ? global : local
        let width = Int(file[start])
        start += 1
        let indices = Self.uncompressed(blocks(), width)
        #expect(indices.count == columns * rows)
        draw(indices.map { Int($0) == clear ? nil : colors[Int($0)] }, x: x, y: y, width: columns)
      }
    }
  }

  /// Lempel, Ziv and Welch's coding with GIF's codes of variable width, undone.
  private static func uncompressed(_ data: [UInt8], _ minimum: Int) -> [UInt8] {
    var output: [UInt8] = []
    var table: [[UInt8]] = []
    var last: [UInt8]?
    var (width, bits, count, next) = (minimum + 1, 0, 0, 0)
    while true {
      while count < width, next < data.count {
        bits |= Int(data[next]) << count
        (count, next) = (count + 8, next + 1)
      }
      guard count >= width else { return output }
      let code = bits & (1 << width - 1)
      (bits, count) = (bits >> width, count - width)
      if code == 1 << minimum {
        table = (0..<1 << minimum + 2).map { [UInt8(truncatingIfNeeded: $0)] }
        (last, width) = (nil, minimum + 1)
        continue
      }
      guard code != 1 << minimum + 1 else { return output }
      let entry = code < table.count ? table[code] : last.map { $0 + [$0[0]] } ?? []
      output += entry
      if let last, table.count < 4096 {
        table.append(last + [entry[0]])
        if table.count == 1 << width, width < 12 { width += 1 }
      }
      last = entry
    }
  }
}
