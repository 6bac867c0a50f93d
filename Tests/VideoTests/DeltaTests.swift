import Foundation
import Media
import Players
import Testing

@testable import Video

@Suite("pictures between key pictures")
struct DeltaTests {
  /// A chunk of scribbles, what the encoder says is shown of it, and what was drawn.
  struct Clip {
    var chunk: EncodedChunk
    var shown: [[UInt8]] = []
    var drawn: [[UInt8]] = []
  }

  /// Compresses pictures that change in all ways.
  static func clip(
    seed: Int, width: Int, height: Int, factor: Int = 18, frames: Int = 24,
    changes: [Scribbles.Change] = Scribbles.Change.allCases
  ) throws -> Clip {
    var noise = Noise(seed &+ 77)
    var scribbles = Scribbles(seed: seed, width: width, height: height)
    let format = try VideoFormat(width: width, height: height, frameRateNumerator: 60)
    var encoder = try ChunkEncoder(format: format, settings: EncoderSettings(.h264, rate: .factor(factor)))
    var (shown, drawn): ([[UInt8]], [[UInt8]]) = ([], [])
    for index in 0..<frames {
      let motion = index == 0 ? .zero : scribbles.draw(changes.randomElement(using: &noise) ?? .nothing)
      try encoder.encode(scribbles.frame.frame(), motion: motion)
      let picture = encoder.decoded
      shown.append(try #require(picture).shown(width: width, height: height))
      drawn.append(scribbles.frame.samples)
    }
    return Clip(chunk: try encoder.finish(), shown: shown, drawn: drawn)
  }

  static let sizes: [(Int, Int)] = [
    (16, 16), (18, 34), (50, 16), (16, 50), (98, 66), (176, 144), (130, 200), (322, 182), (640, 362), (1080, 1920),
    (3840, 2160),
  ]

  @Test("decode to what the encoder says, in FFmpeg and in OpenH264", arguments: sizes.indices)
  func everySize(index: Int) throws {
    let (width, height) = Self.sizes[index]
    let frames = width * height < 1_000_000 ? 24 : 4
    let clip = try Self.clip(
      seed: index, width: width, height: height, frames: frames,
      changes: frames == 4 ? [.motion, .rectangles] : Scribbles.Change.allCases)
    #expect(clip.chunk.frames.map(\.isKey) == [true] + Array(repeating: false, count: frames - 1))
    #expect(try decoded([clip.chunk]) == clip.shown)
    #expect(try OpenH264.decode(clip.chunk) == clip.shown)
  }

  @Test("do so at every factor but 0, which loses nothing and is left to the encoder", arguments: 1...51)
  func factors(factor: Int) throws {
    let clip = try Self.clip(seed: 100 + factor, width: 162, height: 98, factor: factor, frames: 16)
    #expect(try decoded([clip.chunk]) == clip.shown)
    #expect(try OpenH264.decode(clip.chunk) == clip.shown)
  }

  @Test("do so when cameras move", arguments: 0..<6)
  func motion(seed: Int) throws {
    let clip = try Self.clip(
      seed: 200 + seed, width: 338, height: 190, frames: 20,
      changes: [.motion, .motion, .motion, .rectangles, .nothing])
    #expect(try decoded([clip.chunk]) == clip.shown)
    #expect(try OpenH264.decode(clip.chunk) == clip.shown)
  }

  @Test("do so with the loudest pictures there are, which would break the limit of bits", arguments: [1, 8, 18, 40])
  func loudest(factor: Int) throws {
    let clip = try Self.clip(
      seed: 300 + factor, width: 96, height: 80, factor: factor, frames: 10, changes: [.everything, .noise])
    #expect(try decoded([clip.chunk]) == clip.shown)
    #expect(try OpenH264.decode(clip.chunk) == clip.shown)
    // 3200 bits a macroblock, and a few bytes for the start (H.264, A.3.1).
    for frame in clip.chunk.frames.dropFirst() { #expect(frame.bytes.count <= 30 * 400 * 3 / 2 + 32) }
  }

  @Test("wrap the numbers of frames around")
  func long() throws {
    let clip = try Self.clip(seed: 5, width: 32, height: 32, frames: 300, changes: [.nothing, .nothing, .rectangles])
    #expect(try decoded([clip.chunk]) == clip.shown)
    #expect(try OpenH264.decode(clip.chunk) == clip.shown)
  }

  @Test("show what was drawn", arguments: [8, 18, 28])
  func quality(factor: Int) throws {
    let clip = try Self.clip(
      seed: 7, width: 320, height: 180, factor: factor, frames: 40, changes: [.rectangles, .nothing, .motion])
    // Steps of the quantisers: nothing is off by more than a few of them.
    let step = 0.625 * pow(2, Double(factor + 2) / 6)
    for (shown, drawn) in zip(clip.shown, clip.drawn) {
      let squares = zip(shown, drawn).reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
      #expect((Double(squares) / Double(shown.count)).squareRoot() < step / 2)
    }
  }

  @Test("do not depend on what is said to have changed, as long as it is enough")
  func areas() throws {
    let format = try VideoFormat(width: 190, height: 106, frameRateNumerator: 60)
    func chunk(_ areas: ([[UInt8]]?, PlanarFrame.Copy) -> [PixelRect]?) throws -> EncodedChunk {
      var scribbles = Scribbles(seed: 9, width: 190, height: 106)
      var encoder = try ChunkEncoder(format: format)
      var last: [[UInt8]]?
      for index in 0..<20 {
        if index > 0 { _ = scribbles.draw(index % 3 == 0 ? .nothing : .rectangles) }
        try encoder.encode(scribbles.frame.frame(), changed: areas(last, scribbles.frame))
        last = scribbles.frame.planes
      }
      return try encoder.finish()
    }
    let whole = try chunk { _, _ in nil }
    #expect(
      try chunk { last, frame in
        // Every row that is different, and nothing more.
        guard let last else { return nil }
        return stride(from: 0, to: frame.height, by: 2).compactMap { y in
          let luma = frame.width * y..<frame.width * (y + 2)
          let chroma = frame.width / 2 * (y / 2)..<frame.width / 2 * (y / 2 + 1)
          let isSame =
            last[0][luma] == frame.planes[0][luma]
            && (1...2).allSatisfy { last[$0][chroma] == frame.planes[$0][chroma] }
          return isSame ? nil : PixelRect(x: 0, y: y, width: frame.width, height: 2)
        }
      } == whole)
  }

  @Test("are the same for a frame that is held and for one that is given again")
  func holds() throws {
    let format = try VideoFormat(width: 160, height: 90, frameRateNumerator: 60)
    func chunk(holding: Bool) throws -> EncodedChunk {
      var encoder = try ChunkEncoder(format: format)
      for index in 0..<30 {
        if holding, index % 10 > 2 {
          try encoder.hold()
        } else {
          try encoder.encode(movingPicture(min(index % 10, 2), format))
        }
      }
      return try encoder.finish()
    }
    #expect(try chunk(holding: true) == chunk(holding: false))
  }

  @Test("get finer when they stand, once, and then take a dozen bytes")
  func settling() throws {
    let (width, height) = (320, 180)
    let format = try VideoFormat(width: width, height: height, frameRateNumerator: 60)
    var scribbles = Scribbles(seed: 3, width: width, height: height)
    var encoder = try ChunkEncoder(format: format)
    try encoder.encode(scribbles.frame.frame())
    for _ in 0..<5 {
      _ = scribbles.draw(.rectangles)
      try encoder.encode(scribbles.frame.frame())
    }
    func error(_ picture: CodedPicture.Samples?) throws -> Int {
      let shown = try #require(picture).shown(width: width, height: height)
      return zip(shown, scribbles.frame.samples).reduce(0) { $0 + (Int($1.0) - Int($1.1)) * (Int($1.0) - Int($1.1)) }
    }
    let moving = try error(encoder.decoded)
    for _ in 0..<60 { try encoder.hold() }
    let picture = encoder.decoded
    #expect(try error(picture) < moving)
    let shown = try #require(picture).shown(width: width, height: height)
    #expect(zip(shown, scribbles.frame.samples).allSatisfy { abs(Int($0) - Int($1)) <= 3 })
    let chunk = try encoder.finish()
    #expect(chunk.frames.suffix(20).allSatisfy { $0.bytes.count <= 16 })
  }

  @Test("are the finer, the more of them changes at once")
  func quality() {
    let quality = DeltaQuality(factor: 18)
    #expect([0, 100, 101, 300, 301, 1000].map { quality.changing($0, of: 1000) } == [20, 20, 18, 18, 17, 17])
    #expect(quality.still == 8)
    #expect([1, 51].map { DeltaQuality(factor: $0).changing(5, of: 1000) } == [3, Quantizer.range.upperBound])
    #expect(DeltaQuality(factor: 1).still == Quantizer.range.lowerBound)
  }

  @Test("are seen from any key picture on")
  func seeking() throws {
    let clips = try (0..<3).map { try Self.clip(seed: 20 + $0, width: 96, height: 64, frames: 12) }
    for start in clips.indices {
      #expect(try decoded(clips[start...].map(\.chunk)) == clips[start...].flatMap(\.shown))
    }
  }
}
