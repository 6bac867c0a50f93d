import Media
import Testing

/// A picture of 100 × 150 pixels, of some colours, with boxes of another.
private func scene(_ boxes: [PixelRect]) -> PixelBuffer {
  picture(100, 150) { x, y in
    let isInside = boxes.contains {
      ($0.x..<$0.x + $0.width).contains(x) && ($0.y..<$0.y + $0.height).contains(y)
    }
    return isInside ? 0xFFEE_8822 : 0xFF10_1010 &+ UInt32(x / 9 + y / 7)
  }
}

private func pixels(of file: [UInt8]) throws -> [UInt32] {
  let picture = try PNG.decode(file)
  return picture.withPixels { Array($0) }
}

private func pixels(of picture: borrowing PixelBuffer) -> [UInt32] { picture.withPixels { Array($0) } }

@Suite("pictures that are compressed one after the other")
struct PNGSequenceTests {
  private static let boxes: [[PixelRect]] = [
    [], [PixelRect(x: 3, y: 5, width: 20, height: 9)], [PixelRect(x: 60, y: 28, width: 30, height: 90)],
    [PixelRect(x: 0, y: 149, width: 100, height: 1)], [], [PixelRect(x: 0, y: 0, width: 100, height: 150)],
  ]

  @Test("come back, whichever strips changed", arguments: [true, false])
  func exact(opaque: Bool) throws {
    var sequence = try PNGSequence(width: 100, height: 150, opaque: opaque)
    var before: [PixelRect] = [PixelRect(x: 0, y: 0, width: 100, height: 150)]
    for boxes in Self.boxes {
      let picture = scene(boxes)
      let file = try sequence.encode(picture, changedIn: before + boxes)
      #expect(try pixels(of: file) == pixels(of: picture))
      #expect(file[25] == (opaque ? 2 : 6))
      before = boxes
    }
  }

  @Test("have the same bytes whatever came before them")
  func history() throws {
    var sequence = try PNGSequence(width: 100, height: 150, opaque: true)
    var before: [PixelRect] = []
    for boxes in Self.boxes + Self.boxes.reversed() {
      let file = try sequence.encode(scene(boxes), changedIn: before + boxes)
      var alone = try PNGSequence(width: 100, height: 150, opaque: true)
      #expect(try alone.encode(scene(boxes), changedIn: []) == file)
      before = boxes
    }
  }

  @Test("are compressed anew where they are said to differ, and nowhere else")
  func change() throws {
    var sequence = try PNGSequence(width: 100, height: 150, opaque: true)
    _ = try sequence.encode(scene([]), changedIn: [])
    // The rows 32 to 63 are taken from the new picture, the others from the old.
    let file = try sequence.encode(
      scene([PixelRect(x: 0, y: 0, width: 100, height: 150)]),
      changedIn: [PixelRect(x: 4, y: 40, width: 1, height: 1)])
    let mixed = scene([PixelRect(x: 0, y: 32, width: 100, height: 32)])
    #expect(try pixels(of: file) == pixels(of: mixed))
  }

  @Test("have the same bytes each time, whatever lies in memory")
  func repeated() throws {
    let noisy = picture(333, 217) { x, y in noise(x / 2, y / 3) }
    var first: [UInt8]?
    for turn in 0..<200 {
      var sequence = try PNGSequence(width: 333, height: 217, opaque: true)
      // A stream that was used for something else before.
      if turn % 2 == 1 { _ = try sequence.encode(picture(333, 217) { x, y in noise(x * turn, y) }, changedIn: []) }
      let file = try sequence.encode(noisy, changedIn: [PixelRect(x: 0, y: 0, width: 333, height: 217)])
      #expect(first == nil || first == file)
      first = file
    }
  }

  @Test("may be as small as a pixel, and of bits that nothing makes smaller", arguments: [(1, 1), (1, 700), (700, 33)])
  func sizes(size: (width: Int, height: Int)) throws {
    var bits: UInt64 = 1
    let source = picture(size.width, size.height) { _, _ in
      bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return 0xFF00_0000 | UInt32(truncatingIfNeeded: bits >> 40)
    }
    var sequence = try PNGSequence(width: size.width, height: size.height, opaque: true)
    #expect(try pixels(of: sequence.encode(source, changedIn: [])) == pixels(of: source))
  }
}
