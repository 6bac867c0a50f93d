import Foundation
import Media
import Testing

@testable import Video

@Suite struct AnimationTests {
  private static let palette = Palette((0..<200).map { UInt32($0) * 0x01_0101 })

  private func format(
    _ kind: AnimationKind, _ numerator: Int64, _ denominator: Int64
  ) throws(VideoError) -> AnimationFormat {
    try AnimationFormat(
      coding: kind == .gif ? .gif(Self.palette) : .apng, width: 32, height: 16,
      period: PresentationTime(numerator, denominator))
  }

  /// A grey picture with a lighter column.
  private func picture(_ format: AnimationFormat, column: Int) -> [UInt8] {
    (0..<16 * 32).flatMap { place -> [UInt8] in
      let level: UInt8 = place % 32 == column ? 150 : 40
      return format.coding == .apng ? [level, level, level, 255] : [level]
    }
  }

  private func pixels(_ bytes: [UInt8]) -> PixelBuffer {
    var pixels = PixelBuffer(width: 32, height: 16)
    let stride = pixels.stride
    pixels.withMutablePixels { pixels in
      for place in 0..<16 * 32 {
        let sample = bytes[4 * place..<4 * place + 3].reduce(0xFF) { $0 << 8 | UInt32($1) }
        pixels[place / 32 * stride + place % 32] = sample
      }
    }
    return pixels
  }

  /// Writes pictures, of which each is a column or nil, and answers the file.
  private func write(_ columns: [Int?], _ format: AnimationFormat, to path: String) throws -> [UInt8] {
    var writer = try AnimationWriter(path: path, format: format)
    var patcher = PNGPatcher()
    for column in columns {
      guard let column else {
        try writer.append(nil)
        continue
      }
      let bytes = picture(format, column: column)
      if format.coding == .apng {
        let all = PixelRect(x: 0, y: 0, width: 32, height: 16)
        try writer.append(try patcher.patch(pixels(bytes), in: [all]).map(AnimationPicture.patch))
      } else {
        try writer.append(.indices(bytes))
      }
    }
    try writer.finish()
    return try bytes(path)
  }

  @Test(
    arguments: [
      (.gif, 1, 24, 100, [0, 4, 8, 13, 17, 21, 25]),
      (.gif, 1001, 30_000, 100, [0, 3, 7, 10, 13, 17, 20]),
      (.gif, 1, 40, 100, [0, 3, 5, 8, 10, 13, 15]),
      (.apng, 1, 24, 24, [0, 1, 2, 3, 4, 5, 6]),
      (.apng, 1001, 30_000, 30_000, [0, 1001, 2002, 3003, 4004, 5005, 6006]),
      (.apng, 1001, 90_000, 10_000, [0, 111, 222, 334, 445, 556, 667]),
    ] as [(AnimationKind, Int64, Int64, Int, [Int64])])
  func picturesStartOnTheNearestTick(
    kind: AnimationKind, numerator: Int64, denominator: Int64, timescale: Int, starts: [Int64]
  ) {
    let clock = AnimationClock(kind, period: PresentationTime(numerator, denominator))
    #expect(clock.timescale == timescale)
    #expect(starts.indices.map { clock.start(ofPicture: $0) } == starts)
    // An hour on, still to half a tick.
    let far = Int(3600 * denominator / numerator)
    let exact = Double(far) * Double(numerator) / Double(denominator) * Double(timescale)
    #expect(abs(Double(clock.start(ofPicture: far)) - exact) <= 0.5001)
  }

  @Test(
    arguments: [
      (0, [0]), (65_535, [65_535]), (65_536, [32_768, 32_768]), (131_069, [65_534, 65_535]),
      (131_070, [65_535, 65_535]), (200_000, [65_535, 65_535, 34_465, 34_465]),
    ] as [(Int64, [Int64])])
  func longTimesAreCut(ticks: Int64, parts: [Int64]) {
    #expect(AnimationClock.parts(of: ticks) == parts)
  }

  @Test(arguments: AnimationKind.allCases)
  func picturesAreStoredOnceAndPlayedForEver(kind: AnimationKind) throws {
    try withFolder { folder in
      let format = try format(kind, 1, 24)
      let file = try write([3, nil, 3, 20, nil, 7], format, to: "\(folder)/a")
      let parsed = try AnimationFile(file)
      #expect(parsed.plays == 0)
      #expect(parsed.delays.map(\.numerator) == (kind == .gif ? [13, 8, 4] : [1, 1, 1]))
      #expect(parsed.delays.map(\.denominator) == (kind == .gif ? [100, 100, 100] : [8, 12, 24]))
      // What changes.
      #expect(parsed.areas == [[0, 0, 32, 16], [3, 0, 18, 16], [7, 0, 14, 16]])
      #expect(try write([3, nil, 3, 20, nil, 7], format, to: "\(folder)/b") == file)
      let text = String(decoding: file.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
      for word in ["Lavc", "Lavf", "libav", "FFmpeg"] { #expect(!text.contains(word)) }
    }
  }

  @Test func whatLastsLongerThanOneTimeIsStoredAgain() throws {
    try withFolder { folder in
      let gif = try AnimationFile(write([3, nil, 9], format(.gif, 615, 1), to: "\(folder)/a"))
      #expect(gif.delays.map(\.numerator) == [61_500, 61_500, 61_500])
      #expect(gif.areas == [[0, 0, 32, 16], [31, 15, 1, 1], [3, 0, 7, 16]])
      let apng = try AnimationFile(
        write([3] + Array(repeating: nil, count: 99), format(.apng, 1001, 30_000), to: "\(folder)/b"))
      #expect(apng.areas == [[0, 0, 32, 16], [0, 0, 1, 1]])
      #expect(apng.delays.map { "\($0)/\($1)" } == ["1001/600", "1001/600"])
    }
  }

  @Test func oneAPNGPictureIsAPlainPNG() throws {
    try withFolder { folder in
      let format = try format(.apng, 1, 10)
      let file = try write([3, nil, nil], format, to: "\(folder)/a")
      #expect(try AnimationFile(file).plays == nil)
      let decoded = try PNG.decode(file)
      #expect(decoded.straightRGBA() == picture(format, column: 3))
    }
  }

  @Test func nothingToShow() throws {
    try withFolder { folder in
      for kind in AnimationKind.allCases {
        #expect(
          message { try write([], format(kind, 1, 10), to: folder + "/a") }
            == "\(folder)/a: a film must have at least one frame.")
        #expect(
          message { try write([nil], format(kind, 1, 10), to: folder + "/a") }
            == "\(folder)/a: a film must have at least one frame.")
      }
    }
  }

  @Test func sizesPlacesAndMissingEncoders() throws {
    #expect(
      message {
        _ = try AnimationFormat(coding: .apng, width: 15, height: 16, period: PresentationTime(1, 10))
      } == "A film cannot have 15 x 16 pixels: both sides must be even numbers from 16 to 8192.")
    #expect(
      VideoError.encoderMissing(name: "gif").description
        == "The GIF encoder gif is missing: the FFmpeg libraries of this system were built without it. On Debian, "
        + "install it with: apt-get install libavcodec-extra")
    try withFolder { folder in
      #expect(
        message { try write([1], format(.gif, 1, 10), to: folder + "/none/a.gif") }
          == "\(folder)/none/a.gif: the film cannot be made: No such file or directory (avio_open2, code -2). Make the "
          + "folder \(folder)/none, or write elsewhere.")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")), arguments: AnimationKind.allCases)
  func aFullDisk(kind: AnimationKind) throws {
    // A file of this name takes everything and then reports that there is no room.
    let said = message { try write([1, 2, 3], format(kind, 1, 10), to: "/dev/full") }
    #expect(said.hasPrefix("/dev/full: the film cannot be written: No space left on device ("))
    #expect(said.hasSuffix(" Free some space, or write elsewhere."))
  }
}
