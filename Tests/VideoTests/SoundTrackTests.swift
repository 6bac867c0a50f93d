import Foundation
import Media
import Testing

@testable import Video

@Suite("the sound of a film")
struct SoundTrackTests {
  /// Every coding in every container whose picture is H.264.
  static let kinds: [(MovieContainer, SoundCoding)] = [MovieContainer.mp4, .mov].flatMap { container in
    container.soundCodings.map { (container, $0) }
  }

  private func film(
    _ container: MovieContainer, _ coding: SoundCoding, _ sound: PCMBuffer, frames: Int = 20, at path: String,
    block: Int = 4801, soundFirst: Bool = true, rate: (Int, Int) = (25, 1)
  ) throws(VideoError) {
    let format = try VideoFormat(width: 16, height: 16, frameRateNumerator: rate.0, frameRateDenominator: rate.1)
    var writer = try MovieWriter(
      path: path, format: format, container: container, tracks: MovieTracks(sound: MovieTracks.Sound(coding)))
    if !soundFirst { try writer.append(chunk(0..<frames, format)) }
    var rest = sound
    while rest.count > 0 {
      try writer.append(sound: rest.prefix(block))
      rest = rest.dropFirst(block)
    }
    if soundFirst { try writer.append(chunk(0..<frames, format)) }
    try writer.finish()
  }

  @Test(arguments: kinds)
  func aClickIsHeardAtItsSample(container: MovieContainer, coding: SoundCoding) throws {
    try withFolder { folder in
      let path = "\(folder)/film.\(container)"
      try film(container, coding, click(at: 48_000, of: 72_345), frames: 38, at: path)
      let heard = try sound(of: path)
      #expect(heard.loudest == 48_000)
      #expect(heard.left[48_000] > 0.4)
      #expect(heard.count == 72_345)
      let said = try SoundReader(path: path).info
      #expect(said.duration == PresentationTime(72_345, 48_000))
      #expect(said.sampleRate == 48_000)
      #expect(said.channels == 2)
    }
  }

  @Test(arguments: kinds, [2, 100, 649, 1023, 1024, 1025, 4096, 48_000])
  func soundIsAsLongAsWhatWasGiven(kind: (MovieContainer, SoundCoding), count: Int) throws {
    try withFolder { folder in
      let path = "\(folder)/film.\(kind.0)"
      // One packet of Opus cannot be cut at both ends by libavformat.
      let count = kind.1 == .opus ? max(count, 649) : count
      try film(kind.0, kind.1, noise(count), at: path)
      #expect(try sound(of: path).count == count)
    }
  }

  @Test(arguments: [(MovieContainer.mp4, SoundCoding.alac), (.mp4, .flac), (.mov, .alac), (.mov, .pcm)])
  func whatLeavesNothingOutComesBackAsItWas(container: MovieContainer, coding: SoundCoding) throws {
    try withFolder { folder in
      let path = "\(folder)/film.\(container)"
      let given = noise(10_007)
      try film(container, coding, given, at: path)
      let isSame = try sound(of: path) == given
      #expect(isSame)
    }
  }

  @Test(arguments: kinds)
  func theBytesDependOnTheSoundAlone(container: MovieContainer, coding: SoundCoding) throws {
    try withFolder { folder in
      let sound = noise(30_000)
      try film(container, coding, sound, at: folder + "/a")
      try film(container, coding, sound, at: folder + "/b", block: 333)
      try film(container, coding, sound, at: folder + "/c", soundFirst: false)
      let film = try bytes(folder + "/a")
      let (isSame, isSameAfter) = (try bytes(folder + "/b") == film, try bytes(folder + "/c") == film)
      #expect(isSame)
      #expect(isSameAfter)
      let text = String(decoding: film.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
      for word in ["Lavc", "Lavf", "libopus", "FFmpeg"] { #expect(!text.contains(word)) }
    }
  }

  @Test(arguments: [(25, 1), (30_000, 1001), (60, 1), (24_000, 1001), (999_983, 10_007)])
  func thePictureKeepsItsTimes(numerator: Int, denominator: Int) throws {
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try film(.mp4, .aac, noise(48_000), frames: 33, at: path, rate: (numerator, denominator))
      var reader = try MovieReader(path: path)
      if numerator < 999_983 {
        #expect(reader.info.duration == PresentationTime(Int64(33 * denominator), Int64(numerator)))
      }
      var count = 0
      while let frame = try reader.nextFrame() {
        #expect(frame.time == PresentationTime(Int64(count * denominator), Int64(numerator)))
        count += 1
      }
      #expect(count == 33)
    }
  }

  @Test func webMKeepsSamplesAndLength() throws {
    try withFolder { folder in
      for (name, given) in [("click", click(at: 48_000, of: 72_345)), ("short", noise(649)), ("frame", noise(960))] {
        let path = "\(folder)/\(name).webm"
        for file in [path, path + "2"] {
          var writer = try SoundWriter(path: file, muxer: "webm", coding: .opus)
          try writer.append(given)
          try writer.finish()
        }
        let heard = try sound(of: path)
        #expect(heard.count == given.count)
        if name == "click" { #expect(heard.loudest == 48_000) }
        let isSame = try bytes(path) == bytes(path + "2")
        #expect(isSame)
      }
    }
  }

  @Test func tracksAreStoredInTheOrderOfTheirTimes() throws {
    try withFolder { folder in
      let path = folder + "/film.mp4"
      try film(.mp4, .aac, noise(4 * 48_000), frames: 100, at: path)
      let json = try ffprobe(["-show_entries", "packet=stream_index,pts_time,pos"], path)
      let packets = try #require(json["packets"] as? [[String: Any]])
      let places = packets.compactMap { packet -> (Int, Double)? in
        guard let place = (packet["pos"] as? String).flatMap(Int.init) else { return nil }
        return (packet["pts_time"] as? String).flatMap(Double.init).map { (place, $0) }
      }
      #expect(places.count == 100 + 189)
      let times = places.sorted { $0.0 < $1.0 }.map(\.1)
      #expect(times == times.sorted())
    }
  }
}
