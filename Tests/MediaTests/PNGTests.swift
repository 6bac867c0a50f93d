import Media
import Testing

/// All pixels of a picture, row after row.
private func pixels(of buffer: borrowing PixelBuffer) -> [UInt32] {
  let (width, height, stride) = (buffer.width, buffer.height, buffer.stride)
  return buffer.withPixels { pixels in
    (0..<height).flatMap { Array(pixels[$0 * stride..<$0 * stride + width]) }
  }
}

/// The kinds of a file's chunks, in order.
private func chunks(of file: [UInt8]) -> [String] {
  var kinds: [String] = []
  var start = 8
  while start + 8 <= file.count {
    let length = file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    kinds.append(String(decoding: file[start + 4..<start + 8], as: UTF8.self))
    start += 12 + length
  }
  return kinds
}

@Suite struct PNGTests {
  @Test func anOpaquePictureComesBack() throws {
    let source = picture(37, 19) { x, y in noise(x, y) }
    let file = try PNG.encode(source, opaque: true)
    let decoded = try PNG.decode(file)
    #expect(decoded.width == 37)
    #expect(decoded.height == 19)
    #expect(pixels(of: decoded) == pixels(of: source))
    #expect(file[25] == 2, "RGB")
  }

  @Test func everyColourOfEveryOpacityComesBack() throws {
    // Column: the opacity; row: the colour, as far as it is not above its opacity.
    var source = PixelBuffer(width: 256, height: 256)
    let stride = source.stride
    source.withMutablePixels { pixels in
      for component in 0..<256 {
        for alpha in component..<256 {
          let (a, c) = (UInt32(alpha), UInt32(component))
          pixels[component * stride + alpha] = a << 24 | c << 16 | (a - c) << 8 | c
        }
      }
    }
    let file = try PNG.encode(source, opaque: false)
    #expect(pixels(of: try PNG.decode(file)) == pixels(of: source))
    #expect(file[25] == 6, "RGBA")
  }

  @Test(arguments: [true, false])
  func aPictureThatNothingMakesSmallerComesBack(opaque: Bool) throws {
    // Of random bits.
    var bits: UInt64 = 1
    let source = picture(301, 203) { _, _ in
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 0xFF00_0000 | UInt32(truncatingIfNeeded: bits >> 40)
    }
    let file = try PNG.encode(source, opaque: opaque)
    #expect(pixels(of: try PNG.decode(file)) == pixels(of: source))
    #expect(file.count < 301 * 203 * (opaque ? 3 : 4) + 2000)
  }

  @Test(arguments: [(1, 1), (1, 700), (700, 1), (5, 3)], [true, false])
  func aPictureOfAnySizeComesBack(size: (width: Int, height: Int), opaque: Bool) throws {
    let source = picture(size.width, size.height) { x, y in noise(x, y) }
    let decoded = try PNG.decode(try PNG.encode(source, opaque: opaque))
    #expect(decoded.width == size.width)
    #expect(decoded.height == size.height)
    #expect(pixels(of: decoded) == pixels(of: source))
  }

  @Test func aFileOfAnotherMakerIsRead() throws {
    // 2 × 1 pixels, RGBA: (255, 0, 0, 255), (0, 128, 255, 128), made by zlib alone.
    let file: [UInt8] = [
      137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 2, 0, 0,
      0, 1, 8, 6, 0, 0, 0, 244, 34, 127, 138, 0, 0, 0, 17, 73, 68, 65, 84, 120, 156, 99,
      248, 207, 192, 240, 159, 161, 225, 127, 3, 0, 16, 250, 3, 254, 141, 205, 115, 123, 0, 0, 0, 0,
      73, 69, 78, 68, 174, 66, 96, 130,
    ]
    #expect(pixels(of: try PNG.decode(file)) == [0xFFFF_0000, 0x8000_4080])
  }

  @Test func aFileHoldsNothingThatChanges() throws {
    let source = picture(64, 64) { x, y in noise(x / 8, y / 8) }
    let file = try PNG.encode(source, opaque: true)
    #expect(try PNG.encode(source, opaque: true) == file)
    #expect(chunks(of: file) == ["IHDR", "sRGB", "IDAT", "IEND"])
  }

  @Test func aBadFileIsAnErrorThatSaysWhy() throws {
    func message(_ file: [UInt8]) -> String? {
      do throws(MediaError) {
        _ = try PNG.decode(file)
        return nil
      } catch {
        return error.description
      }
    }
    let whole = try PNG.encode(picture(64, 64) { x, y in noise(x, y) }, opaque: true)
    #expect(
      message(Array("GIF89a, not a PNG".utf8))
        == "This is not a whole PNG file: Not a PNG file. Make the file again.")
    #expect(
      message(Array(whole.prefix(400))) == "This is not a whole PNG file: read beyond end of data. Make the file again."
    )
    var broken = whole
    broken[100] ^= 1
    #expect(message(broken) != nil)
  }
}
