import Foundation
import Media
import Testing

@testable import Video

@Suite struct CodecTests {
  /// Every codec in every kind of file that holds it.
  static let films = MovieContainer.allCases.flatMap { container in container.codecs.map { ($0, container) } }

  /// The chunks of a short film, in a rate of no whole number.
  private func chunks(_ codec: VideoCodec) throws -> (format: VideoFormat, chunks: [EncodedChunk]) {
    let format = try VideoFormat(width: 98, height: 66, frameRateNumerator: 30_000, frameRateDenominator: 1001)
    let settings = EncoderSettings(codec)
    return (
      format, try [chunk(0..<7, format, settings), chunk(7..<9, format, settings), chunk(9..<16, format, settings)]
    )
  }

  @Test func formatsAreThoseOfTheTable() {
    #expect(MovieContainer.mp4.codecs == [.h264, .h265, .av1, .vp9])
    #expect(MovieContainer.mov.codecs == [.prores, .h264, .h265])
    #expect(MovieContainer.webm.codecs == [.vp9, .av1])
    #expect(VideoCodec.vp9.containers == [.mp4, .webm])
  }

  @Test(arguments: films)
  func framesComeBackOnTheirTimes(codec: VideoCodec, container: MovieContainer) throws {
    try withFolder { folder in
      let path = "\(folder)/film.\(container.rawValue)"
      let (format, chunks) = try chunks(codec)
      try write(chunks, to: path, format, container)
      var reader = try MovieReader(path: path)
      #expect(reader.info.frameCount == 16)
      #expect((reader.info.frameRateNumerator, reader.info.frameRateDenominator) == (30_000, 1001))
      var (squares, samples, count) = (0.0, 0.0, 0)
      func check(_ time: PresentationTime, _ isKey: Bool, _ sum: Int, _ number: Int) {
        #expect(time == moment(count, container), "frame \(count)")
        #expect(isKey == (codec == .prores || [0, 7, 9].contains(count)), "frame \(count)")
        squares += Double(sum)
        samples += Double(number)
        count += 1
      }
      if codec.hasAlpha {
        while let frame = try reader.nextAlphaFrame() {
          let (sum, number, sameAlpha) = squaredDifference(frame.planes, clearingPicture(count, format))
          #expect(sameAlpha, "frame \(count)")
          check(frame.time, frame.isKey, sum, number)
        }
      } else {
        while let frame = try reader.nextFrame() {
          let (sum, number) = squaredDifference(frame.planes, movingPicture(count, format))
          check(frame.time, frame.isKey, sum, number)
        }
      }
      #expect(count == 16)
      // In dB of the greatest sample: 1023 for 10 bits.
      let top = codec.hasAlpha ? 1023.0 : 255
      let likeness = 10 * log10(top * top * samples / squares)
      #expect(likeness > 40, "\(likeness) dB")
      #expect(squares > 0, "a lossy encoder was used")
    }
  }

  /// When a frame starts; a WebM counts in milliseconds.
  private func moment(_ frame: Int, _ container: MovieContainer) -> PresentationTime {
    guard container == .webm else { return PresentationTime(Int64(frame * 1001), 30_000) }
    return PresentationTime((Int64(frame) * 1_001_000 + 15_000) / 30_000, 1000)
  }

  @Test(arguments: films)
  func filesStateTheirCodecAndColours(codec: VideoCodec, container: MovieContainer) throws {
    try withFolder { folder in
      let path = "\(folder)/film.\(container.rawValue)"
      let (format, chunks) = try chunks(codec)
      try write(chunks, to: path, format, container)
      let info = try MovieReader(path: path).info
      #expect(info.codec == (codec == .h265 ? "hevc" : codec.rawValue))
      #expect((info.width, info.height) == (98, 66))
      #expect(info.pixelFormat == (codec.hasAlpha ? "yuva444p12le" : "yuv420p"))
      #expect(info.colorRange == "tv")
      #expect([info.colorPrimaries, info.colorTransfer, info.colorSpace] == ["bt709", "bt709", "bt709"])
      // A VP9 stream cannot say it, and of an MP4 FFmpeg reads it from the stream only.
      let saysNothing = codec.hasAlpha || (codec, container) == (.vp9, .mp4)
      #expect(info.chromaLocation == (saysNothing ? "unspecified" : "left"))
      #expect(info.metadata["creation_time"] == nil)
      let file = try bytes(path)
      let text = String(decoding: file.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
      // Matroska wants a name there; it has no version.
      for word in ["x264", "x265", "Lavc", "FFmpeg", "libav"] + (container == .webm ? [] : ["Lavf"]) {
        #expect(!text.contains(word), "\(word)")
      }
      if codec == .h265 { #expect(text.contains("hvc1") && !text.contains("hev1")) }
      if codec == .prores { #expect(text.contains("ap4h") && text.contains("apl0")) }
      try write(try self.chunks(codec).chunks, to: folder + "/again", format, container)
      let again = try bytes(folder + "/again")
      #expect(again == file)
    }
  }

  @Test(arguments: VideoCodec.allCases, VideoQuality.allCases)
  func chunksJoin(codec: VideoCodec, quality: VideoQuality) throws {
    let format = try VideoFormat(width: 64, height: 48, frameRateNumerator: 60)
    let settings = EncoderSettings(codec, quality)
    // Longer than any look-ahead, with a cut in the middle.
    var encoder = try ChunkEncoder(format: format, settings: settings)
    for index in 0..<40 {
      if codec.hasAlpha {
        try encoder.encode(index < 20 ? clearingPicture(index, format) : AlphaFrame(width: 64, height: 48))
      } else {
        try encoder.encode(index < 20 ? movingPicture(index, format) : PlanarFrame(width: 64, height: 48))
      }
    }
    let first = try encoder.finish()
    #expect(first.codec == codec)
    #expect(first.frames.count == 40)
    #expect(first.frames.map(\.isKey) == [true] + Array(repeating: codec.isIntraOnly, count: 39))
    let second = try chunk(3..<5, format, settings)
    #expect(second.parameterSets == first.parameterSets)
    for stored in [first, second] {
      let bytes = stored.serialized()
      #expect(try EncodedChunk(serialized: bytes) == stored)
      #expect(try JSONDecoder().decode(EncodedChunk.self, from: JSONEncoder().encode(stored)) == stored)
      for count in stride(from: 0, to: bytes.count, by: 7) {
        #expect(throws: VideoError.damagedChunk) { try EncodedChunk(serialized: Array(bytes.prefix(count))) }
      }
    }
  }

  @Test(arguments: VideoCodec.allCases)
  func parameterSetsOfAnotherCodecAreDamage(codec: VideoCodec) throws {
    let format = try VideoFormat(width: 64, height: 48, frameRateNumerator: 60)
    let source = try chunk(0..<2, format, EncoderSettings(codec))
    for other in VideoCodec.allCases where other != codec {
      var changed = source
      changed.parameterSets.codec = other
      // VP9 and ProRes have none, so theirs are told apart by the pictures only.
      let areAlike = [codec, other].allSatisfy { [.vp9, .prores].contains($0) }
      #expect(changed.parameterSets.areSound == areAlike, "\(other)")
    }
  }

  @Test(arguments: [VideoCodec.h264, .h265, .av1, .vp9])
  func smallerFactorsAndGreaterRatesGiveLargerFiles(codec: VideoCodec) throws {
    let format = try VideoFormat(width: 320, height: 192, frameRateNumerator: 60)
    func size(_ rate: RateControl) throws -> Int {
      try chunk(0..<30, format, EncoderSettings(codec, rate: rate)).frames.reduce(0) { $0 + $1.bytes.count }
    }
    #expect(try size(.factor(4)) > size(.factor(40)))
    let (low, high) = (try size(.bitrate(150_000)), try size(.bitrate(1_500_000)))
    #expect(high > low)
    // Half a second: the rate, and at most one buffer of twice the rate on top.
    #expect(low * 8 < 150_000 / 2 + 2 * 150_000, "\(low)")
    #expect(high * 8 < 1_500_000 / 2 + 2 * 1_500_000, "\(high)")
    #expect(try size(.bitrate(150_000)) == low)
  }

  @Test func anAV1StreamIsCutIntoItsUnits() {
    #expect(
      OBUs([0x12, 0, 0x0A, 2, 7, 8, 0x32, 0x81, 0x00, 9])?.units.map(Array.init) == [
        [0x0A, 2, 7, 8], [0x32, 0x81, 0, 9],
      ])
    #expect(OBUs([0x12, 0, 0x0A, 2, 7, 8])?.sequence == [0x0A, 2, 7, 8])
    #expect(OBUs([0x12, 0])?.sequence == nil)
    for broken in [[0x0A, 2, 7], [0x08], [0x0A], [0x0A, 0x80], [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0]]
      as [[UInt8]]
    {
      #expect(OBUs(broken) == nil)
    }
  }
}
