import Foundation
import Media
import Testing

@testable import Video

/// The header of a WAV is a claim: the sound is as long as what can be decoded.
@Suite("headers of WAV files")
struct WAVHeaderTests {
  /// What is read of a file: its sound, and the share of what its header states.
  private func read(_ path: String) throws -> (sound: PCMBuffer, share: Double?) {
    var reader = try SoundReader(path: path)
    var sound = PCMBuffer(silence: 0)
    while let block = try reader.next() { sound.append(block) }
    return (sound, reader.presentShare)
  }

  private func read(_ bytes: some Sequence<UInt8>) throws -> (sound: PCMBuffer, share: Double?) {
    try withFolder { folder in
      try put(bytes, in: folder + "/a.wav")
      return try read(folder + "/a.wav")
    }
  }

  /// Puts a number of 32 bits into bytes.
  private func patch(_ bytes: inout [UInt8], at place: Int, _ value: UInt32) {
    for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> (8 * index)) }
  }

  private static let whole = wav([click(at: 9000, of: 12_000)], rate: 48_000)

  // sox, arecord, FFmpeg, and what others put where they could not know the size.
  @Test(
    arguments: [
      0x7FFF_F000, 0x7FFF_FF00, 0xFFFF_FFFF, 0, 0x7FFF_FFFF, 0x8000_0000, 0x8000_0024, 0xFFFF_FF00, 0xFFFF_F000,
    ] as [UInt32])
  func aPlaceholderIsNoSize(size: UInt32) throws {
    var bytes = Self.whole
    patch(&bytes, at: 4, size)
    patch(&bytes, at: 40, size)
    let read = try read(bytes)
    #expect(read.sound.count == 12_000 && read.sound.loudest == 9000)
    #expect(read.share == nil)
  }

  @Test(arguments: [0, 1, 4_000_000_000] as [UInt32])
  func aWrongByteRateChangesNothing(rate: UInt32) throws {
    var bytes = Self.whole
    patch(&bytes, at: 28, rate)
    let read = try read(bytes)
    #expect(read.sound.count == 12_000 && read.share == nil)
  }

  @Test func whatIsMissingIsTold() throws {
    let read = try read(Self.whole.prefix(44 + 6000))
    #expect(read.sound.count == 3000 && read.share == 0.25)
  }

  @Test func whatIsThereBesidesIsHeardAndTold() throws {
    var bytes = Self.whole
    // A recorder that stopped before it could write the size again.
    patch(&bytes, at: 40, 6000)
    let (sound, share) = try read(bytes)
    #expect(sound.count == 12_000 && sound.loudest == 9000 && share == 4)
    // Chunks after the sound are none of it.
    let list = Array("LIST".utf8) + [4, 0, 0, 0] + Array("INFO".utf8)
    let noted = try read(Self.whole + list)
    #expect(noted.sound.count == 12_000 && noted.share == nil)
  }

  @Test func aFileOfMoreThan32Bits() throws {
    // RF64: the sizes stand in the chunk ds64, and here they were never filled in.
    let samples = Array(Self.whole[44...])
    let head = Array("RF64".utf8) + [255, 255, 255, 255] + Array("WAVEds64".utf8) + [28, 0, 0, 0]
    for sizes in [[UInt8](repeating: 0, count: 28), [UInt8](repeating: 255, count: 8) + Array(repeating: 0, count: 20)]
    {
      let chunks: [[UInt8]] = [
        head, sizes, Array(Self.whole[12..<36]), Array("data".utf8), [255, 255, 255, 255], samples,
      ]
      let bytes = Array(chunks.joined())
      #expect(try read(bytes).sound.count == 12_000)
    }
  }

  @Test func aSizeThatNoFileHas() throws {
    // The largest number of 64 bits, and the largest with a sign.
    for highest in [0xFF, 0x7F] as [UInt8] {
      let sizes = Array(repeating: 0, count: 8) + Array(repeating: 0xFF, count: 7) + [highest] as [UInt8]
      let chunks: [[UInt8]] = [
        Array("RF64".utf8), [255, 255, 255, 255], Array("WAVEds64".utf8), [28, 0, 0, 0], sizes,
        Array(repeating: 0, count: 12), Array(Self.whole[12..<36]), Array("data".utf8), [255, 255, 255, 255],
        Array(Self.whole[44...]),
      ]
      // Some versions of libavformat refuse it.
      #expect([12_000, nil].contains(try? read(chunks.joined()).sound.count))
    }
  }

  @Test func aHeaderWithoutSoundEnds() throws {
    // The chunk that comes first ends far behind the file.
    let bytes = Array("RIFF".utf8) + [164, 0, 0, 0] + Array("WAVEfmt'".utf8) + [202, 3, 223, 255] + Array(0..<200)
    #expect(throws: VideoError.self) { try read(bytes) }
  }

  @Test(arguments: [1, 999, 1_560_329_088, 96_001_001])
  func aRateThatNoSoundHas(rate: Int) throws {
    var bytes = Self.whole
    patch(&bytes, at: 24, UInt32(rate))
    try withFolder { folder in
      let path = folder + "/a.wav"
      try put(bytes, in: path)
      do {
        _ = try read(path)
        Issue.record("it was read")
      } catch {
        #expect(
          "\(error)"
            == "\(path): its sound has \(rate) samples a second, which is not converted here. Export it with 48000.")
      }
    }
  }

  @Test(arguments: [8000, 11_025, 22_050, 44_100, 44_101, 96_000, 192_000, 384_000, 705_600])
  func aRateThatSoundHas(rate: Int) throws {
    let sound = try read(wav([click(at: 9000, of: 12_000)], rate: rate)).sound
    #expect(abs(sound.count - 12_000 * 48_000 / rate) <= 1)
  }

  @Test(arguments: ["adpcm_ms", "adpcm_ima_wav", "pcm_mulaw", "libmp3lame", "pcm_f32le"])
  func compressedSound(codec: String) throws {
    try withFolder { folder in
      try put(Self.whole, in: folder + "/a.wav")
      try ffmpeg(["-i", folder + "/a.wav", "-c:a", codec, folder + "/b.wav"])
      let file = try read(folder + "/b.wav")
      #expect(file.share == nil && (12_000...14_400).contains(file.sound.count))
      #expect(abs(file.sound.loudest - 9000) <= 1200)
      // The same as from a pipe.
      try ffmpeg(["-i", folder + "/a.wav", "-c:a", codec, "-f", "wav", "pipe:1"], to: folder + "/c.wav")
      #expect(try read(folder + "/c.wav").sound.count == file.sound.count)
    }
  }

  @Test(arguments: ["aiff", "au", "w64", "caf"])
  func otherFilesWithoutCompression(kind: String) throws {
    try withFolder { folder in
      try put(Self.whole, in: folder + "/a.wav")
      let path = "\(folder)/b.\(kind)"
      try ffmpeg(["-i", folder + "/a.wav", path])
      let whole = try read(path)
      #expect(whole.sound.count == 12_000 && whole.share == nil)
      try put(try bytes(path).dropLast(12_000), in: path)
      let half = try read(path)
      #expect((5000...6100).contains(half.sound.count), "\(half.sound.count)")
    }
  }
}
