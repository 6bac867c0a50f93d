import Foundation
import Media
import Testing
import Video

@Suite struct FilmTests {
  @Test(arguments: [
    (60, 1, 60_000), (30_000, 1001, 30_000), (24, 1, 24_000), (25, 1, 25_000), (240_000, 1001, 240_000),
  ])
  func everyFrameHasItsExactTime(numerator: Int, denominator: Int, timescale: Int) throws {
    let format = try VideoFormat(
      width: 64, height: 48, frameRateNumerator: numerator, frameRateDenominator: denominator)
    #expect(format.timescale == timescale)
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write([chunk(0..<7, format), chunk(7..<8, format), chunk(8..<20, format)], to: path, format)
      var reader = try MovieReader(path: path)
      #expect(reader.info.frameCount == 20)
      #expect(reader.info.frameRateNumerator == numerator)
      #expect(reader.info.frameRateDenominator == denominator)
      #expect(reader.info.duration == PresentationTime(Int64(20 * denominator), Int64(numerator)))
      var count = 0
      while let frame = try reader.nextFrame() {
        #expect(frame.time == PresentationTime(Int64(count * denominator), Int64(numerator)))
        #expect(frame.isKey == [0, 7, 8].contains(count))
        count += 1
      }
      #expect(count == 20)
      var packets = try MovieReader(path: path)
      while let packet = try packets.nextPacket() {
        #expect(packet.duration == PresentationTime(Int64(denominator), Int64(numerator)))
      }
    }
  }

  @Test func theFileStatesItsSizeAndColours() throws {
    let format = try VideoFormat(width: 66, height: 50, frameRateNumerator: 60)
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write([chunk(0..<3, format)], to: path, format)
      let info = try MovieReader(path: path).info
      #expect(info.codec == "h264")
      #expect(info.width == 66)
      #expect(info.height == 50)
      #expect(info.pixelFormat == "yuv420p")
      #expect(info.colorRange == "tv")
      #expect(info.colorPrimaries == "bt709")
      #expect(info.colorTransfer == "bt709")
      #expect(info.colorSpace == "bt709")
      #expect(info.chromaLocation == "left")
      #expect(info.metadata["encoder"] == nil)
      #expect(info.metadata["creation_time"] == nil)
    }
  }

  @Test(arguments: ["ultrafast", "superfast", "veryfast", "medium"])
  func decodedPicturesAreNearTheirSources(preset: String) throws {
    let format = try VideoFormat(width: 96, height: 64, frameRateNumerator: 60)
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write([chunk(0..<12, format, x264(preset, crf: 12))], to: path, format)
      var reader = try MovieReader(path: path)
      var (squares, samples, count) = (0, 0, 0)
      while let frame = try reader.nextFrame() {
        let (difference, number) = squaredDifference(frame.planes, movingPicture(count, format))
        squares += difference
        samples += number
        count += 1
      }
      #expect(count == 12)
      // PSNR above 45 dB: a mean square below 255² / 10^4.5.
      #expect(Double(squares) / Double(samples) < 2.056)
      #expect(squares > 0, "a lossy encoder was used")
    }
  }

  @Test func losslessPicturesComeBackExactly() throws {
    let format = try VideoFormat(width: 34, height: 18, frameRateNumerator: 25)
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write([chunk(0..<5, format, x264("veryfast", crf: 0))], to: path, format)
      var reader = try MovieReader(path: path)
      var count = 0
      while let frame = try reader.nextFrame() {
        #expect(squaredDifference(frame.planes, movingPicture(count, format)).sum == 0)
        count += 1
      }
      #expect(count == 5)
    }
  }

  @Test func twoRunsGiveTheSameBytesWithoutNamesOrDates() throws {
    let format = try VideoFormat(width: 96, height: 64, frameRateNumerator: 60)
    try withFolder { folder in
      for name in ["a", "b"] {
        try write(
          [chunk(0..<10, format), chunk(10..<25, format)], to: "\(folder)/\(name).mp4", format)
      }
      let film = try bytes(folder + "/a.mp4")
      #expect(try bytes(folder + "/b.mp4") == film)
      let text = String(decoding: film.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
      for word in ["x264", "Lavc", "Lavf", "libav", "FFmpeg"] { #expect(!text.contains(word)) }
      // Times of making and changing are zero: the eight bytes after the version of the movie's and track's headers.
      for box in ["mvhd", "tkhd", "mdhd"] {
        let range = try #require(text.range(of: box))
        let start = text.distance(from: text.startIndex, to: range.upperBound) + 4
        #expect(film[start..<start + 8].allSatisfy { $0 == 0 })
      }
    }
  }

  @Test func theIndexLiesBeforeThePictures() throws {
    let format = try VideoFormat(width: 96, height: 64, frameRateNumerator: 60)
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write([chunk(0..<10, format)], to: path, format)
      let film = try bytes(path)
      var (boxes, start): ([String], Int) = ([], 0)
      while start + 8 <= film.count {
        boxes.append(String(decoding: film[start + 4..<start + 8], as: UTF8.self))
        start += film[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      }
      #expect(start == film.count)
      #expect(boxes.filter { $0 == "moov" || $0 == "mdat" } == ["moov", "mdat"])
    }
  }

  @Test func aFilmHoldsTheFramesOfItsChunksAsTheyAre() throws {
    let format = try VideoFormat(width: 96, height: 64, frameRateNumerator: 60)
    let chunks = try [chunk(0..<6, format), chunk(6..<30, format), chunk(30..<31, format)]
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try write(chunks, to: path, format)
      var reader = try MovieReader(path: path)
      var frames: [EncodedChunk.Frame] = []
      while let packet = try reader.nextPacket() {
        frames.append(EncodedChunk.Frame(bytes: packet.bytes, isKey: packet.isKey))
      }
      #expect(frames == chunks.flatMap(\.frames))
    }
  }

  @Test func anyNameIsALocalFile() throws {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 60)
    try withFolder { folder in
      for name in ["a:b.mp4", "pipe:1", "film with % and ü", "-"] {
        try write([chunk(0..<2, format)], to: folder + "/" + name, format)
        #expect(try MovieReader(path: folder + "/" + name).info.frameCount == 2)
      }
    }
  }
}
