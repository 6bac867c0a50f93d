import Foundation
import Media
import Testing
import Video

@Suite struct ChunkTests {
  /// The kinds of the units of a frame, each after its length.
  private func kinds(_ frame: EncodedChunk.Frame) -> [UInt8] {
    var (kinds, start): ([UInt8], Int) = ([], 0)
    while start + 4 < frame.bytes.count {
      kinds.append(frame.bytes[start + 4] & 31)
      start += 4 + frame.bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(start == frame.bytes.count)
    return kinds
  }

  @Test(
    arguments: [
      "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow",
    ])
  func aChunkIsOneKeyFrameAndFramesThatFollowIt(preset: String) throws {
    let format = try VideoFormat(width: 64, height: 48, frameRateNumerator: 60)
    // Longer than any look-ahead, with a cut in the middle: frames 0 … 9 show another picture than the rest.
    var encoder = try ChunkEncoder(format: format, settings: x264(preset))
    for index in 0..<70 {
      if index < 10 {
        try encoder.encode(movingPicture(index, format))
      } else {
        try encoder.encode(PlanarFrame(width: 64, height: 48))
      }
    }
    let chunk = try encoder.finish()
    #expect(chunk.frames.count == 70)
    #expect(chunk.frames.map(kinds) == [[5]] + Array(repeating: [1], count: 69))
    #expect(chunk.frames.map(\.isKey) == [true] + Array(repeating: false, count: 69))
    #expect(chunk.parameterSets.sequence[0] & 31 == 7)
    // The encoder's own, and those of held frames.
    #expect(chunk.parameterSets.pictures.map { $0[0] & 31 } == [8, 8])
  }

  @Test func allChunksOfAFilmHaveTheSameParameterSets() throws {
    let format = try VideoFormat(width: 64, height: 48, frameRateNumerator: 30_000, frameRateDenominator: 1001)
    let sets = try [chunk(0..<1, format), chunk(5..<60, format), chunk(100..<104, format)].map(\.parameterSets)
    #expect(Set(sets).count == 1)
    let other = try chunk(0..<1, format, x264("ultrafast"))
    #expect(other.parameterSets != sets[0])
  }

  @Test(arguments: ["animation", "stillimage"])
  func tunesAreFollowed(tune: String) throws {
    let format = try VideoFormat(width: 96, height: 64, frameRateNumerator: 60)
    let plain = try chunk(0..<8, format, x264("superfast", tune: nil))
    let tuned = try chunk(0..<8, format, x264("superfast", tune: tune))
    #expect(plain.frames != tuned.frames)
  }

  @Test func aSmallerFactorGivesALargerFile() throws {
    let format = try VideoFormat(width: 96, height: 64, frameRateNumerator: 60)
    let sizes = try [12, 18, 30].map { crf in
      try chunk(0..<8, format, x264("superfast", crf: crf)).frames.reduce(0) { $0 + $1.bytes.count }
    }
    #expect(sizes[0] > sizes[1])
    #expect(sizes[1] > sizes[2])
  }

  @Test func aChunkSurvivesCoding() throws {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 60_000, frameRateDenominator: 1001)
    let source = try chunk(0..<3, format)
    #expect(try JSONDecoder().decode(EncodedChunk.self, from: JSONEncoder().encode(source)) == source)
    let bad = #"{"width": 17, "height": 16, "frameRateNumerator": 60, "frameRateDenominator": 1}"#
    #expect(throws: VideoError.unsupportedSize(width: 17, height: 16)) {
      try JSONDecoder().decode(VideoFormat.self, from: Data(bad.utf8))
    }
  }

  @Test func aChunkSurvivesStoring() throws {
    let format = try VideoFormat(width: 32, height: 16, frameRateNumerator: 30_000, frameRateDenominator: 1001)
    var source = try chunk(0..<4, format)
    source.parameterSets.pictures.append([0x68, 1, 2, 3])
    let bytes = source.serialized()
    #expect(try EncodedChunk(serialized: bytes) == source)
    #expect(try chunk(0..<4, format).serialized().count == bytes.count - 8)
    for count in 0..<bytes.count {
      #expect(throws: VideoError.damagedChunk) { try EncodedChunk(serialized: Array(bytes.prefix(count))) }
    }
    #expect(throws: VideoError.damagedChunk) { try EncodedChunk(serialized: bytes + [0]) }
    // 60000/2002, which is 30000/1001.
    var doubled = bytes
    doubled.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0x07, 0xD2])
    #expect(throws: VideoError.damagedChunk) { try EncodedChunk(serialized: doubled) }
    for index in 0..<11 {
      var changed = bytes
      changed[index] ^= 0x80
      #expect(throws: VideoError.damagedChunk) { try EncodedChunk(serialized: changed) }
    }
  }

  @Test func chunksOnSeveralThreadsAreThoseOfOne() async throws {
    let format = try VideoFormat(width: 96, height: 64, frameRateNumerator: 60)
    let alone = try (0..<4).map { try chunk($0 * 10..<$0 * 10 + 10, format) }
    let together = try await withThrowingTaskGroup(of: (Int, EncodedChunk).self) { group in
      for index in 0..<4 { group.addTask { (index, try chunk(index * 10..<index * 10 + 10, format)) } }
      var chunks: [Int: EncodedChunk] = [:]
      for try await (index, chunk) in group { chunks[index] = chunk }
      return (0..<4).compactMap { chunks[$0] }
    }
    #expect(together == alone)
  }

  @Test func formatsAreInLowestTerms() throws {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 60_000, frameRateDenominator: 2002)
    #expect(format.frameRateNumerator == 30_000)
    #expect(format.frameRateDenominator == 1001)
    #expect(format.ticksPerFrame == 1001)
    #expect(PresentationTime(frame: 30_000, of: format) == PresentationTime(1001, 1))
  }
}
