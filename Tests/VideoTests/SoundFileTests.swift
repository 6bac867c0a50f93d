import Foundation
import Media
import Testing

@testable import Video

@Suite("files of sound")
struct SoundFileTests {
  private func write(_ sound: PCMBuffer, _ format: SoundFormat, to path: String, block: Int = 1000) throws(VideoError) {
    var writer = try SoundWriter(path: path, format: format)
    var rest = sound
    while rest.count > 0 {
      try writer.append(rest.prefix(block))
      rest = rest.dropFirst(block)
    }
    try writer.finish()
  }

  @Test(arguments: SoundFormat.allCases, [1, 100, 4096, 10_007, 96_000])
  func samplesOf24BitsComeBackExactly(format: SoundFormat, count: Int) throws {
    try withFolder { folder in
      let given = noise(count)
      try write(given, format, to: folder + "/a")
      try write(given, format, to: folder + "/b", block: 7777)
      let (isSame, isRepeated) = (
        try sound(of: folder + "/a") == given, try bytes(folder + "/a") == bytes(folder + "/b")
      )
      #expect(isSame)
      #expect(isRepeated)
      #expect(try SoundReader(path: folder + "/a").info.duration == PresentationTime(Int64(count), 48_000))
      let text = String(decoding: try bytes(folder + "/a").map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
      for word in ["Lavf", "Lavc", "ISFT", "INFO"] { #expect(!text.contains(word)) }
    }
  }

  @Test(arguments: SoundFormat.allCases)
  func samplesAreRoundedToTheNearestAndClipped(format: SoundFormat) throws {
    try withFolder { folder in
      let step = Float(1) / 8_388_608
      let given = [0.25 * step, 0.5 * step, 0.75 * step, 1.5 * step, -0.5 * step, -1.5 * step, 1, 2, -1, -2]
      let stored = [0, 0, step, 2 * step, 0, -2 * step, 1 - step, 1 - step, -1, -1]
      try write(PCMBuffer(left: given, right: given.reversed()), format, to: folder + "/a")
      let heard = try sound(of: folder + "/a")
      #expect(heard.left == stored)
      #expect(heard.right == stored.reversed())
    }
  }

  @Test(arguments: [
    ("a.mp3", "libmp3lame"), ("a.ogg", "libvorbis"), ("a.opus", "libopus"), ("a.m4a", "aac"), ("a.mkv", "flac"),
  ])
  func filesOfOthersKeepTime(name: String, encoder: String) throws {
    try withFolder { folder in
      try put(wav([click(at: 30_000, of: 44_100)], rate: 44_100), in: folder + "/a.wav")
      try ffmpeg(["-i", folder + "/a.wav", "-c:a", encoder, folder + "/" + name])
      let heard = try sound(of: folder + "/" + name)
      #expect(abs(heard.loudest - 32_653) <= 1)
      // libavformat takes the first packet of Vorbis, which has no sound, for 128 samples that are to be left out.
      #expect(abs(heard.count - 48_000) <= (name == "a.ogg" ? 140 : 48))
    }
  }

  @Test(arguments: ["mp4", "mov", "mkv", "ts"])
  func soundThatStartsLateIsPrecededBySilence(kind: String) throws {
    try withFolder { folder in
      let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: 25)
      try film([chunk(0..<50, format)], to: folder + "/a.mp4", format)
      try put(wav([click(at: 12_000, of: 48_000)], rate: 48_000), in: folder + "/a.wav")
      let path = "\(folder)/b.\(kind)"
      try ffmpeg(
        [
          "-i", folder + "/a.mp4", "-itsoffset", "0.5", "-i", folder + "/a.wav", "-c:v", "copy", "-c:a", "aac",
        ] + (["mp4", "mov"].contains(kind) ? ["-movie_timescale", "48000"] : []) + [path])
      let heard = try sound(of: path)
      // By default ffmpeg rounds edits to 1/1000 s; a transport stream counts in 1/90 000 s, Matroska in 1/1000 s.
      let slack = kind == "mkv" ? 48 : kind == "ts" ? 1 : 0
      #expect(abs(heard.loudest - 36_000) <= slack)
      #expect(heard.left.prefix(22_000).allSatisfy { $0 == 0 })
      #expect(abs(heard.count - 72_000) < 1200)
    }
  }
}

/// Writes a silent film; a suite's own `write` hides the other.
private func film(_ chunks: [EncodedChunk], to path: String, _ format: VideoFormat) throws(VideoError) {
  try write(chunks, to: path, format)
}
