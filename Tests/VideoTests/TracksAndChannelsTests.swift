import Foundation
import Media
import Testing

@testable import Video

/// Which sound of a file is heard: its tracks, and what is in their channels.
@Suite("tracks and channels")
struct TracksAndChannelsTests {
  /// A film of three tracks: one that nobody can decode, one in German, one called Mic.
  private func film(in folder: String, ending: String = "mkv") throws -> String {
    for (index, name) in ["a", "b", "c"].enumerated() {
      try put(wav([click(at: 6000 * (index + 1), of: 24_000)], rate: 48_000), in: "\(folder)/\(name).wav")
    }
    let path = "\(folder)/film.\(ending)"
    try ffmpeg(
      ["a", "b", "c"].flatMap { ["-i", "\(folder)/\($0).wav"] } + ["-map", "0", "-map", "1", "-map", "2"]
        + ["-c:a", "flac", "-metadata:s:a:1", "language=ger", "-metadata:s:a:2", "title=Mic", path])
    return path
  }

  private func loudest(of path: String, _ track: TrackName?) throws -> Int {
    var reader = try SoundReader(path: path, track: track)
    var sound = PCMBuffer(silence: 0)
    while let block = try reader.next() { sound.append(block) }
    return sound.loudest
  }

  @Test func aTrackIsFoundByNumberTitleAndLanguage() throws {
    try withFolder { folder in
      let path = try film(in: folder)
      #expect(try loudest(of: path, nil) == 6000)
      #expect(try loudest(of: path, .number(2)) == 12_000)
      for name in ["de", "deu", "ger", "de-AT"] { #expect(try loudest(of: path, .name(name)) == 12_000) }
      for name in ["Mic", "mic"] { #expect(try loudest(of: path, .name(name)) == 18_000) }
      let info = try SoundReader(path: path, track: .number(3)).info
      #expect(info.trackCount == 3 && info.track?.description == "3 \"Mic\" (flac)")
      for track in [TrackName.number(4), .name("Game")] {
        #expect(
          message { _ = try SoundReader(path: path, track: track) }
            == "\(path): the file has no sound track \(track). It has 1 (flac), 2 (deu, flac), 3 \"Mic\" (flac): name one of "
            + "them by its number, its title or its language.")
      }
    }
  }

  @Test func aTrackThatCanNotBeDecodedIsPassedOver() throws {
    try withFolder { folder in
      let path = try film(in: folder)
      var bytes = try bytes(path)
      // Another name for the codec of the first track, which nobody knows.
      let name = Array("A_FLAC".utf8)
      let place = try #require(bytes.indices.first { bytes[$0...].starts(with: name) })
      bytes.replaceSubrange(place..<place + 6, with: Array("A_NONE".utf8))
      try put(bytes, in: path)
      #expect(try loudest(of: path, nil) == 12_000)
      #expect(
        message { _ = try SoundReader(path: path, track: .number(1)) }.contains("its sound is of the kind none, which"))
    }
  }

  @Test func channelsAreMeasured() throws {
    try withFolder { folder in
      // A voice of 1 kHz, the same turned over, hum of 50 Hz, silence: periods of 48 and of 960 samples.
      let voice = (0..<48_000).map { Int16($0 % 48 < 24 ? 8000 : -8000) }
      let hum = (0..<48_000).map { index in
        let phase = index % 960
        return Int16((phase < 480 ? phase : 960 - phase) * 64 - 15_360)
      }
      let silence = [Int16](repeating: 0, count: 48_000)
      let path = folder + "/a.wav"
      try put(wav([voice, voice.map { -$0 }, hum, silence], rate: 48_000), in: path)
      let survey = try #require(try SoundReader.survey(of: path))
      let power = 8000.0 * 8000 / (32_768.0 * 32_768)
      #expect(!survey.hasPlaces && survey.lowFrequency == nil)
      #expect(survey.powers.count == 4 && abs(survey.powers[0] - power) < 1e-9 && survey.powers[3] == 0)
      #expect(survey.correlations[0][1] == -1 && abs(survey.correlations[0][2]) < 0.01)
      #expect(survey.correlations[3] == [0, 0, 0, 0])
      #expect(survey.voicePowers[0] > 0.5 * power && survey.voicePowers[2] < 0.002 * survey.powers[2])
      try put(wav((0..<6).map { _ in voice }, rate: 48_000, layout: 0x60F), in: path)
      let placed = try #require(try SoundReader.survey(of: path))
      #expect(placed.hasPlaces && placed.lowFrequency == 3)
      try put(wav([voice], rate: 48_000), in: path)
      #expect(try SoundReader.survey(of: path) == nil)
    }
  }

  @Test func channelsAreMixedAsToldAndNoneIsLostWithoutPlaces() throws {
    try withFolder { folder in
      let path = folder + "/a.wav"
      try put(wav((0..<6).map { click(at: $0, of: 8, height: 24_000) }, rate: 48_000), in: path)
      let even = try sound(of: path)
      #expect(even.left == even.right)
      let share: Float = 24_000 / 32_768 / 6
      #expect(even.left.prefix(6).allSatisfy { abs($0 - share) < 1e-6 })
      var reader = try SoundReader(path: path, mix: ChannelMix(left: [0, 0, 0, 1, 0, 0], right: [-1, 0, 0, 0, 0, 0]))
      let mixed = try #require(try reader.next())
      let full = Float(24_000) / 32_768
      #expect(mixed.left == [0, 0, 0, full, 0, 0, 0, 0] && mixed.right == [-full, 0, 0, 0, 0, 0, 0, 0])
    }
  }
}
