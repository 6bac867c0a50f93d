import Foundation
import Media
import Testing

@testable import Video

@Suite("captions, chapters and tags of a film")
struct MovieContentsTests {
  private func time(_ milliseconds: Int64) -> PresentationTime { PresentationTime(milliseconds, 1000) }

  private func tracks(_ sound: SoundCoding?) throws(VideoError) -> MovieTracks {
    MovieTracks(
      sound: sound.map { MovieTracks.Sound($0) },
      captions: [
        TimedText(start: time(200), end: time(600), text: "How far off is it?"),
        TimedText(start: time(600), end: time(1000), text: "δ₃ < 1 & so\non two lines"),
        TimedText(start: time(1400), end: time(1960), text: "&amp; done"),
      ], captionLanguage: try LanguageCode("en"),
      chapters: [
        MovieChapter(start: time(0), end: time(520), title: "Forward"),
        MovieChapter(start: time(520), end: time(1200), title: "Loss: ½(ŷ − y)²"),
        MovieChapter(start: time(1200), end: time(2000), title: "Backward"),
      ],
      tags: MovieTags(
        title: "Backpropagation", artist: "A. Narrator", comment: "Made of numbers", language: try LanguageCode("de-AT")
      ))
  }

  private func film(_ container: MovieContainer, _ tracks: MovieTracks, at path: String) throws(VideoError) {
    let format = try VideoFormat(width: 32, height: 16, frameRateNumerator: 25)
    var writer = try MovieWriter(path: path, format: format, container: container, tracks: tracks)
    for second in 0..<2 {
      if tracks.sound != nil { try writer.append(sound: noise(48_000, seed: UInt32(second))) }
      try writer.append(chunk(second * 25..<(second + 1) * 25, format))
    }
    try writer.finish()
  }

  @Test(arguments: [MovieContainer.mp4, .mov], [SoundCoding.aac, .alac, nil])
  func theyAreReadBackAsTheyWere(container: MovieContainer, coding: SoundCoding?) throws {
    try withFolder { folder in
      let path = "\(folder)/film.\(container)"
      let given = try tracks(coding)
      try film(container, given, at: path)
      let read = try MovieContents(path: path)
      #expect(read.captions == given.captions)
      #expect(read.captionLanguage?.letters == "eng")
      #expect(read.chapters == given.chapters)
      #expect(read.tags == given.tags)
      #expect(read.sound?.codec == coding?.rawValue)
      #expect(read.sound?.language == (coding == nil ? nil : "deu"))
      if let coding {
        #expect(try sound(of: path).count == 96_000)
        if coding == .aac { #expect(abs((read.sound?.bitRate ?? 0) - 192_000) < 20_000) }
      }
      var reader = try MovieReader(path: path)
      #expect(reader.info.duration == PresentationTime(2, 1))
      var frames = 0
      while let frame = try reader.nextFrame() {
        #expect(frame.time == PresentationTime(Int64(frames), 25))
        frames += 1
      }
      #expect(frames == 50)
    }
  }

  @Test(arguments: [MovieContainer.mp4, .mov])
  func anotherReaderReadsTheSame(container: MovieContainer) throws {
    try withFolder { folder in
      let path = "\(folder)/film.\(container)"
      try film(container, tracks(.aac), at: path)
      let said = try ffprobe(["-show_streams", "-show_chapters", "-show_format"], path)
      let chapters = try #require(said["chapters"] as? [[String: Any]])
      #expect(chapters.map { $0["start_time"] as? String } == ["0.000000", "0.520000", "1.200000"])
      #expect(chapters.map { $0["end_time"] as? String } == ["0.520000", "1.200000", "2.000000"])
      #expect(chapters.map { tag("title", of: $0) } == ["Forward", "Loss: ½(ŷ − y)²", "Backward"])
      let format = try #require(said["format"] as? [String: Any])
      let tags = try #require(format["tags"] as? [String: String])
      #expect(tags["title"] == "Backpropagation")
      #expect(tags["artist"] == "A. Narrator")
      #expect(tags["comment"] == "Made of numbers")
      #expect(tags["encoder"] == nil)
      #expect(tags["creation_time"] == nil)
      #expect(format["duration"] as? String == "2.000000")
      let streams = try #require(said["streams"] as? [[String: Any]])
      #expect(streams.prefix(3).map { $0["codec_name"] as? String } == ["h264", "aac", "mov_text"])
      let languages = streams.prefix(3).map { tag("language", of: $0) }
      #expect(languages == (container == .mov ? ["ger", "ger", "eng"] : ["deu", "deu", "eng"]))
      #expect(streams.prefix(2).allSatisfy { ($0["start_time"] as? String) == "0.000000" })
      let shown = try ffprobe(["-select_streams", "s", "-show_entries", "packet=pts_time,duration_time,size"], path)
      let packets = try #require(shown["packets"] as? [[String: Any]])
      let times = packets.map { "\($0["pts_time"] ?? "") \($0["duration_time"] ?? "")" }
      #expect(
        times == [
          "0.000000 0.200000", "0.200000 0.400000", "0.600000 0.400000", "1.000000 0.400000", "1.400000 0.560000",
        ])
    }
  }

  @Test(arguments: [MovieContainer.mp4, .mov])
  func theBytesAreTheSameEveryTime(container: MovieContainer) throws {
    try withFolder { folder in
      for name in ["a", "b"] { try film(container, tracks(.aac), at: "\(folder)/\(name)") }
      let isSame = try bytes(folder + "/a") == bytes(folder + "/b")
      #expect(isSame)
    }
  }

  @Test(arguments: [
    ("en", "eng"), ("de", "deu"), ("en-GB", "eng"), ("zh_Hant", "zho"), ("FRA", "fra"), ("ga", "gle"), ("zu", "zul"),
    ("ger", "deu"), ("sve", "swe"),
  ])
  func languages(text: String, letters: String) throws {
    #expect(try LanguageCode(text).letters == letters)
  }

  @Test(arguments: ["", "e", "xx", "english", "12", "é"])
  func noLanguages(text: String) {
    #expect(
      message { try LanguageCode(text) }
        == "\"\(text)\" is no language: expected a code of ISO 639 such as \"en\" or \"eng\", or a tag such as "
        + "\"en-GB\".")
  }
}
